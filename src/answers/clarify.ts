import { ITEM_KINDS, isOneOf } from '../plan/terms.ts';
import type { Asking } from './evidence/asking.ts';
import { className } from './evidence/asking.ts';
import { describeScope, nameOf } from './evidence/describe.ts';
import type { Ambiguity } from './interpret/reading.ts';
import { isItemField } from './interpret/scope.ts';
import { readable } from './interpret/text.ts';

const MAX_CHOICES = 5;

/** Asks back with a short choice; each choice is a question that has one reading. */
export async function clarify(asking: Asking, ambiguities: readonly Ambiguity[]): Promise<void> {
  const [ambiguity] = ambiguities;
  if (!ambiguity) return;
  asking.book.draft.outcome = 'clarify';
  if (ambiguity.about === 'investment')
    return askField(asking, ambiguity, asking.messages.answers.clarify.investment);
  if (ambiguity.about === 'measure')
    return askField(asking, ambiguity, asking.messages.answers.clarify.measure);
  if (ambiguity.about === 'which_item') return askWhich(asking, ambiguity);
  return askName(asking, ambiguity);
}

function askField(
  { book, messages, question, language }: Asking,
  { options }: Ambiguity,
  sentence: string,
): void {
  book.say(sentence);
  for (const field of options) {
    if (!isItemField(field)) continue;
    const label = messages.terms.fields[field];
    book.draft.choices.push({
      label,
      question:
        language === 'zh' ? `${question.replace(/[?？。]+$/, '')}（${label}）` : `${label}: ${question}`,
    });
  }
}

async function askWhich(asking: Asking, { options }: Ambiguity): Promise<void> {
  const { book, messages, reader, visibility, reading } = asking;
  const kind = options.find((one) => isOneOf(ITEM_KINDS, one));
  if (kind === undefined || !isOneOf(ITEM_KINDS, kind)) return;
  const say = messages.answers.clarify;
  book.say(say.whichItem(messages.terms.kinds[kind]));
  const { what } = describeScope(asking, reading.scope);
  book.draft.choices.push({ label: say.overall(what), question: say.overviewQuestion(what) });
  book.draft.choices.push({ label: say.lateQuestion(what), question: say.lateQuestion(what) });
  const { items } = await reader.findItems(
    { kinds: [kind], statuses: ['open'] },
    {
      sort: [
        { by: 'lastUpdatedAt', direction: 'descending' },
        { by: 'code', direction: 'ascending' },
      ],
      limit: MAX_CHOICES - 2,
    },
    visibility,
  );
  for (const item of items) book.draft.choices.push({ label: nameOf(asking, item), question: item.code });
}

async function askName(asking: Asking, { about, options, text }: Ambiguity): Promise<void> {
  const { book, messages, reader, visibility, question } = asking;
  book.say(messages.answers.clarify.whichName(text));
  const replaced = (code: string): string => {
    const normal = readable(question).text;
    const at = normal.indexOf(text);
    return at < 0
      ? `${code} ${question}`
      : `${normal.slice(0, at)} ${code} ${normal.slice(at + text.length)}`.trim();
  };
  if (about === 'item') {
    for (const item of await reader.getItems(options.slice(0, MAX_CHOICES), visibility)) {
      book.item(item);
      book.draft.choices.push({ label: nameOf(asking, item), question: replaced(item.code) });
    }
  } else if (about === 'class') {
    for (const code of options.slice(0, MAX_CHOICES))
      book.draft.choices.push({ label: `${code} ${className(asking, code)}`, question: replaced(code) });
  } else {
    for (const person of await reader.listPeople(options.slice(0, MAX_CHOICES))) {
      const label = asking.language === 'zh' ? (person.nameZh ?? person.name) : person.name;
      book.draft.choices.push({
        label: person.unit ? `${label}（${person.unit}）` : label,
        question: replaced(person.id),
      });
    }
  }
}

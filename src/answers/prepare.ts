import { formatDate } from '../messages/format.ts';
import { messagesFor } from '../messages/index.ts';
import { addDays, instantAt, plainDateIn } from '../plan/dates.ts';
import type { LightThresholds } from '../plan/lights.ts';
import type { Visibility } from '../plan/query.ts';
import type { PlanReader } from '../plan/store.ts';
import type { Language } from '../plan/terms.ts';
import type { Question } from './answer.ts';
import type { AudienceRights } from './audience.ts';
import { clarify } from './clarify.ts';
import type { Asking } from './evidence/asking.ts';
import { createBook, type Draft } from './evidence/book.ts';
import { gather } from './forms/gather.ts';
import { notRecorded } from './forms/not-recorded.ts';
import { interpret } from './interpret/interpret.ts';
import type { Form, Interpretation, Reading } from './interpret/reading.ts';
import { addNotes } from './notes.ts';

export interface PrepareRequest {
  readonly store: PlanReader;
  readonly question: Question;
  readonly now: Date;
  readonly timeZone: string;
  readonly staleDays: number;
  readonly thresholds: LightThresholds;
  readonly language: Language;
  readonly previous?: Reading | undefined;
  readonly rights: AudienceRights;
  readonly visibility: Visibility;
}

/** Evidence, and what the template says of it. */
export interface Prepared {
  readonly draft: Draft;
  readonly reading: Reading;
  readonly interpretation: Interpretation;
  readonly asking: Asking;
  readonly asOf: Date;
}

/** Forms that can look for unknown words in names and descriptions. */
const TEXT_FORMS: ReadonlySet<Form> = new Set([
  'list',
  'count',
  'aggregate',
  'group',
  'rank',
  'rank_groups',
  'share',
  'overview',
]);
/** Forms that make something of unknown words themselves, or need none. */
const OWN_WORDS: ReadonlySet<Form> = new Set([
  'policy_match',
  'reason',
  'unknown',
  'write',
  'hostile',
  'help',
  'greeting',
]);

/** Interprets the question and gathers its evidence, for what the given rights let see. */
export async function prepare(request: PrepareRequest): Promise<Prepared> {
  const { store, question, now, language, timeZone } = request;
  const today = plainDateIn(timeZone, now);
  const interpretation = await interpret(question.text, {
    reader: store,
    visibility: request.visibility,
    today,
    askerId: question.askerId,
    homeClass: request.rights.homeClass,
    previous: request.previous,
  });
  const reading = settled(interpretation);
  const at = asOfInstant(reading, today, now, timeZone);
  const classes = new Map((await store.listClasses(at ? { at } : undefined)).map((one) => [one.code, one]));
  const asking: Asking = {
    reader: store,
    visibility: request.visibility,
    reading,
    unknown: interpretation.unknown,
    language,
    messages: messagesFor(language),
    now: at ?? now,
    today: at ? plainDateIn(timeZone, new Date(at.getTime() - 1)) : today,
    asOf: at ? { at } : {},
    timeZone,
    staleDays: request.staleDays,
    thresholds: request.thresholds,
    classes,
    book: createBook(language),
    question: question.text,
    askerId: question.askerId,
  };
  await answerWith(asking, interpretation);
  if (at) asking.book.note(asking.messages.answers.notes.asOf(formatDate(asking.today, language)));
  for (const { written, name } of interpretation.corrected)
    asking.book.note(asking.messages.answers.notes.corrected(written, name));
  await addNotes(asking);
  return { draft: asking.book.draft, reading, interpretation, asking, asOf: at ?? now };
}

/** Words that nothing explains narrow a list; names that may be several narrow it too. */
function settled({ reading, unknown, ambiguities }: Interpretation): Reading {
  if (!TEXT_FORMS.has(reading.form)) return reading;
  const vague = ambiguities.filter((one) => one.about === 'item');
  const words = [...reading.scope.words, ...unknown, ...vague.map((one) => one.text)];
  if (words.length === 0) return reading;
  const items = reading.scope.items.filter((code) => !vague.some((one) => one.options.includes(code)));
  return { ...reading, scope: { ...reading.scope, items, words: [...new Set(words)] } };
}

async function answerWith(asking: Asking, interpretation: Interpretation): Promise<void> {
  const { reading } = asking;
  if (reading.form === 'hostile' || reading.form === 'help' || reading.form === 'greeting')
    return gather(asking);
  if (
    interpretation.unknownCodes.length > 0 &&
    reading.scope.items.length + reading.scope.classes.length === 0
  ) {
    return notRecorded(asking, { codes: interpretation.unknownCodes, near: interpretation.nearest });
  }
  const asksBack = interpretation.ambiguities.filter(
    (one) => one.about !== 'item' || !TEXT_FORMS.has(reading.form),
  );
  const strangers =
    interpretation.unknown.length > 0 && !TEXT_FORMS.has(reading.form) && !OWN_WORDS.has(reading.form);
  if (strangers || (reading.form === 'unknown' && interpretation.unknown.length > 0)) {
    return notRecorded(asking, {
      words: interpretation.unknown,
      near: [...reading.scope.items, ...interpretation.nearest],
    });
  }
  if (asksBack.length > 0) return clarify(asking, asksBack);
  await gather(asking);
  for (const code of interpretation.unknownCodes)
    asking.book.say(asking.messages.answers.notRecorded.code(code));
}

/** The instant at which the store is asked: the end of the as-of day, or of the month whose figure is wanted. */
function asOfInstant(reading: Reading, today: string, now: Date, timeZone: string): Date | undefined {
  const period = reading.scope.periods.find((one) => one.role === 'as_of');
  const to = period?.to;
  if (to === undefined || to >= today) return undefined;
  const at = instantAt(addDays(to, 1), '00:00', timeZone);
  return at < now ? at : undefined;
}

import { formatList } from '../../messages/format.ts';
import { messagesFor } from '../../messages/index.ts';
import type { Draft } from '../../plan/records.ts';
import type { Language } from '../../plan/terms.ts';
import { LIMITS } from '../limits.ts';
import { type InputBlock, type ModalView, section } from './block.ts';
import { modal, pickInput, selectInput } from './form.ts';
import { VIEW } from './ids.ts';

const NAMES_SHOWN = 20;
const CODES_SHOWN = 6;

/** A name to settle, as the form shows it. */
export interface NameToSettle {
  readonly key: string;
  readonly name: string;
  /** What stands under it: roles and, where the reader may see them, codes. */
  readonly holds: readonly { readonly role: string; readonly codes: readonly string[] }[];
  readonly places: readonly string[];
  readonly candidateIds: readonly string[];
}

/** For each name of a ledger that is nobody's yet: a chooser of people. `nobody` is the value of "not a person". */
export function namesForm(facts: {
  readonly names: readonly NameToSettle[];
  readonly people: readonly Draft<'person'>[];
  readonly nobody: string;
  readonly language: Language;
}): ModalView {
  const { names, language } = facts;
  const words = messagesFor(language).slack;
  const shown = names.slice(0, NAMES_SHOWN);
  const rest = names.length - shown.length;
  return modal({
    callbackId: VIEW.adminNames,
    title: words.admin.names,
    submit: words.save,
    close: words.cancel,
    metadata: JSON.stringify({ language }),
    blocks: [
      section(words.admin.namesIntro),
      ...shown.map((one) => chooser(one, facts)),
      ...(rest > 0 ? [section(words.admin.namesLater(rest))] : []),
    ],
  });
}

function chooser(
  one: NameToSettle,
  facts: {
    readonly people: readonly Draft<'person'>[];
    readonly nobody: string;
    readonly language: Language;
  },
): InputBlock {
  const { language } = facts;
  const words = messagesFor(language).slack;
  const holds = one.holds.map(({ role, codes }) => {
    const shown = codes.slice(0, CODES_SHOWN);
    return `${role} ${formatList(shown, language)}${codes.length > shown.length ? words.admin.andMore(codes.length) : ''}`.trim();
  });
  const label = [one.name, ...holds].join(' · ');
  const hint = words.admin.namePlaces(formatList(one.places.slice(0, CODES_SHOWN), language));
  const candidates = facts.people.filter(({ id }) => one.candidateIds.includes(id));
  const choices = candidates.length > 0 ? candidates : facts.people;
  // More people than a list takes are looked for in Slack's own.
  if (choices.length >= LIMITS.selectOptions)
    return { ...pickInput(one.key, label, 'users_select', {}), hint: { type: 'plain_text', text: hint } };
  return selectInput(
    one.key,
    label,
    [
      ...choices.map((person) => ({ text: labelOf(person, language), value: person.id })),
      { text: words.admin.nobody, value: facts.nobody },
    ],
    { hint, placeholder: words.form.choose },
  );
}

function labelOf(person: Draft<'person'>, language: Language): string {
  const name = (language === 'zh' ? person.nameZh : undefined) || person.name;
  return [name, person.unit, person.email ?? person.id].filter((part) => part).join(' · ');
}

import { messagesFor } from '../../messages/index.ts';
import { LANGUAGES, type Language } from '../../plan/terms.ts';
import { readable } from '../interpret/text.ts';
import {
  FIELD_WORDS,
  PARTING_WORDS,
  PAST_WORDS,
  PLAIN_WORDS,
  UNIT_WORDS,
  VALUE_WORDS,
} from './writing-lexicon.ts';

export type TokenKind = 'name' | 'quote' | 'value' | 'field' | 'unit' | 'parting' | 'past' | 'plain';

/** What a phrase means in a written answer. `value` is `light:red`, `dueOn`, `role:lead`, a code, a unit. */
export interface Phrase {
  readonly text: string;
  readonly kind: TokenKind;
  readonly value: string;
}

/** Phrases by their first character, the longest first. */
export type Dictionary = ReadonlyMap<string, readonly Phrase[]>;

const PRIORITY: readonly TokenKind[] = [
  'name',
  'quote',
  'value',
  'field',
  'unit',
  'parting',
  'past',
  'plain',
];

export function dictionaryOf(phrases: readonly Phrase[]): Dictionary {
  const byFirst = new Map<string, Phrase[]>();
  for (const phrase of phrases) {
    const text = fold(phrase.text);
    if (text === '') continue;
    const first = text[0] ?? '';
    byFirst.set(first, [...(byFirst.get(first) ?? []), { ...phrase, text }]);
  }
  for (const list of byFirst.values())
    list.sort((a, b) => b.text.length - a.text.length || PRIORITY.indexOf(a.kind) - PRIORITY.indexOf(b.kind));
  return byFirst;
}

export function fold(text: string): string {
  return readable(text).text.replace(/\s+/g, ' ').trim();
}

const words = (kind: TokenKind, value: string, list: string): Phrase[] =>
  list.split('|').map((text) => ({ text, kind, value }));

/** The words of the plan and of plain writing in one language. */
const OF_LANGUAGE: Readonly<Record<Language, readonly Phrase[]>> = {
  en: phrasesOf('en'),
  zh: phrasesOf('zh'),
};
const DICTIONARIES: Readonly<Record<Language, Dictionary>> = {
  en: dictionaryOf(OF_LANGUAGE.en),
  zh: dictionaryOf(OF_LANGUAGE.zh),
};

export function planDictionary(language: Language): Dictionary {
  return DICTIONARIES[language];
}

function phrasesOf(language: Language): Phrase[] {
  const { terms, answers } = messagesFor(language);
  const values = (type: string, names: Readonly<Record<string, string>>): Phrase[] =>
    Object.entries(names).map(([value, text]) => ({ text, kind: 'value', value: `${type}:${value}` }));
  return [
    ...values('kind', terms.kinds),
    ...values('kind', terms.kindsPlural),
    ...values('light', answers.lights),
    ...values('stage', terms.stages),
    ...values('status', terms.statuses),
    ...values('nature', terms.natures),
    ...values('fundSource', terms.fundSources),
    ...values('cities', terms.cities),
    ...values('industry', terms.industries),
    ...values('cond', answers.conditions),
    ...Object.entries(terms.fields).map(([value, text]): Phrase => ({ text, kind: 'field', value })),
    ...Object.entries(terms.roles).map(
      ([role, text]): Phrase => ({ text, kind: 'field', value: `role:${role}` }),
    ),
    { text: answers.columns.left, kind: 'field', value: 'left' },
    ...Object.entries(FIELD_WORDS[language]).flatMap(([value, list]) => words('field', value, list)),
    ...Object.entries(VALUE_WORDS[language]).flatMap(([value, list]) => words('value', value, list)),
    ...Object.entries(UNIT_WORDS[language]).flatMap(([value, list]) => words('unit', value, list)),
    ...words('parting', '', PARTING_WORDS[language]),
    ...words('past', '', PAST_WORDS[language]),
    ...words('plain', '', PLAIN_WORDS[language]),
  ];
}

/** Labels of facts, in every language, to the field that they name. */
const FIELD_OF_LABEL: ReadonlyMap<string, string> = new Map(
  LANGUAGES.flatMap((language) => {
    const { terms } = messagesFor(language);
    return Object.entries(terms.fields).map(([field, label]) => [label, field] as const);
  }),
);
const ROLE_OF_LABEL: readonly (readonly [string, string])[] = LANGUAGES.flatMap((language) =>
  Object.entries(messagesFor(language).terms.roles).map(
    ([role, label]) => [`${label} `, `role:${role}`] as const,
  ),
);

/** The field, role or computed light that a fact's label names; undefined where only its own sentence may be used. */
export function fieldOfLabel(label: string): string | undefined {
  if (label === 'computed') return label;
  const field = FIELD_OF_LABEL.get(label);
  if (field !== undefined) return field;
  return ROLE_OF_LABEL.find(
    ([start]) => label.startsWith(start) && !/\s/.test(label.slice(start.length)),
  )?.[1];
}

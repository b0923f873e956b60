import { isPlainDate } from '../plan/dates.ts';
import { AMOUNT_FIELDS, type PersonName, type StatusUpdate } from '../plan/records.ts';
import type { ChangeRequest } from '../plan/requests.ts';
import type { ChangeVia, Language } from '../plan/terms.ts';
import {
  formatDate,
  formatFen,
  formatInstant,
  formatList,
  formatName,
  formatNumber,
  formatPercent,
} from './format.ts';

/** One thing that happened to an item; the updates room's `HistoryEntry` has it. */
export interface HistoryItem {
  readonly kind: 'update' | 'created' | 'change' | 'asked' | 'decided';
  readonly at: Date;
  readonly by: PersonName;
  readonly via?: ChangeVia | undefined;
  readonly fields?:
    | readonly { readonly field: string; readonly before?: unknown; readonly after?: unknown }[]
    | undefined;
  readonly update?: StatusUpdate | undefined;
  readonly superseded?: boolean | undefined;
  readonly request?: ChangeRequest | undefined;
}

/** What a language gives for the history. */
export interface HistoryWords {
  readonly language: Language;
  readonly vias: Readonly<Record<ChangeVia, string>>;
  /** The stored field names in words; others are shown as they are. */
  readonly fields: Readonly<Record<string, string>>;
  /** By field: the names of the values of closed lists. */
  readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly yes: string;
  readonly no: string;
  readonly empty: string;
  readonly said: Readonly<Record<'done' | 'problems' | 'nextSteps' | 'supportNeeded', string>>;
  change(heading: string, before: string | undefined, after: string): string;
  /** When, who, through which door, what. */
  line(when: string, who: string, via: string | undefined, what: string): string;
  reported(superseded: boolean): string;
  readonly unchanged: string;
  readonly changed: string;
  readonly created: string;
  asked(request: ChangeRequest): string;
  decided(request: ChangeRequest): string;
}

const TEXTS = ['done', 'problems', 'nextSteps', 'supportNeeded'] as const;
/** Kept with another field, or of no interest to people. */
const UNSHOWN: readonly string[] = ['amountTexts'];

/** An entry in plain text: when, who and what it was; then a line for each thing that was said or changed. */
export interface HistoryText {
  readonly head: string;
  readonly parts: readonly string[];
}

export function historyText(entry: HistoryItem, words: HistoryWords, timeZone: string): HistoryText {
  const when = formatInstant(entry.at, timeZone, words.language);
  const { what, parts } = whatOf(entry, words);
  const who = formatName(entry.by, words.language);
  return {
    head: oneLine(words.line(when, who, entry.via && words.vias[entry.via], what)),
    parts: parts.map(oneLine),
  };
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ');
}

/** Each changed field, old → new, as people read it. */
export function changeLines(fields: NonNullable<HistoryItem['fields']>, words: HistoryWords): string[] {
  return fields
    .filter(({ field }) => !UNSHOWN.includes(field))
    .map(({ field, before, after }) =>
      words.change(
        words.fields[field] ?? field,
        valueText(field, before, words),
        valueText(field, after, words),
      ),
    );
}

function whatOf(
  entry: HistoryItem,
  words: HistoryWords,
): { readonly what: string; readonly parts: readonly string[] } {
  const changes = changeLines(entry.fields ?? [], words);
  switch (entry.kind) {
    case 'created':
      return { what: words.created, parts: [] };
    case 'asked':
      return { what: entry.request ? words.asked(entry.request) : '', parts: [] };
    case 'decided':
      return { what: entry.request ? words.decided(entry.request) : '', parts: [] };
    case 'change':
      return { what: words.changed, parts: changes };
    case 'update': {
      const said = TEXTS.flatMap((field) => {
        const text = entry.update?.[field];
        return text ? [words.change(words.said[field], undefined, text)] : [];
      });
      const parts = [...changes, ...said];
      return {
        what: words.reported(entry.superseded ?? false),
        parts: parts.length > 0 ? parts : [words.unchanged],
      };
    }
  }
}

/** A stored value as people read it: lights, stages, amounts, days, percentages. */
export function valueText(field: string, value: unknown, words: HistoryWords): string {
  if (value === undefined || value === null || value === '') return words.empty;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return numberText(field, value, words.language);
  if (Array.isArray(value)) {
    if (value.length === 0) return words.empty;
    return formatList(
      value.map((one) => valueText(field, one, words)),
      words.language,
    );
  }
  if (typeof value !== 'string') return JSON.stringify(value);
  return words.values[field]?.[value] ?? (isPlainDate(value) ? formatDate(value, words.language) : value);
}

function numberText(field: string, value: number, language: Language): string {
  if ((AMOUNT_FIELDS as readonly string[]).includes(field)) return formatFen(value, language);
  return field === 'progress' ? formatPercent(value, language) : formatNumber(value, language);
}

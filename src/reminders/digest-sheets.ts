import { messagesFor } from '../messages/index.ts';
import type { PlainDate, SpecialClass } from '../plan/records.ts';
import { LIGHTS } from '../plan/terms.ts';
import type { Digest, DigestInvestment } from './digest.ts';
import { investmentName, nameOf, reasonsText, titleOf } from './digest-words.ts';

export type DigestCell =
  | { readonly text: string }
  | { readonly number: number }
  | { readonly date: PlainDate };

/** One table of the digest in full. */
export interface DigestSheet {
  readonly name: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly (DigestCell | undefined)[])[];
}

const FEN_PER_TEN_THOUSAND_YUAN = 1e6;
const text = (value: string | undefined): DigestCell | undefined =>
  value === undefined ? undefined : { text: value };
const number = (value: number | undefined): DigestCell | undefined =>
  value === undefined ? undefined : { number: value };
const date = (value: PlainDate | undefined): DigestCell | undefined =>
  value === undefined ? undefined : { date: value };

/** All tables of a digest, nothing left out: the sheets of a workbook. Numbers are numbers, dates are dates. */
export function digestSheets(digest: Digest): DigestSheet[] {
  const { language } = digest;
  const { reminders, terms } = messagesFor(language);
  const { columns, sheets, none } = reminders.digest;
  const lights = [...LIGHTS, 'none' as const].map((light) => ({
    light,
    label: light === 'none' ? none : terms.lights[light],
  }));
  const named = (
    item: Parameters<typeof titleOf>[0] & { readonly code: string; readonly classCode: string },
  ) => [text(item.code), text(titleOf(item, language)), text(item.classCode)];
  const item = [columns.code, columns.title, columns.class];
  const ofClass = (one: SpecialClass) => [text(one.code), text(nameOf(one, language))];
  return [
    {
      name: sheets.lights,
      headers: [
        columns.code,
        columns.class,
        ...lights.flatMap(({ label }) => [label, columns.before(label)]),
      ],
      rows: digest.lights.map((one) => [
        ...(one.class ? ofClass(one.class) : []),
        ...lights.flatMap(({ light }) => [number(one.now[light]), number(one.before[light])]),
      ]),
    },
    {
      name: sheets.turnedRed,
      headers: [...item, columns.from, columns.on, columns.why],
      rows: digest.turnedRed.map((one) => [
        ...named(one.item),
        text(one.from && terms.lights[one.from]),
        date(one.on),
        text(one.why),
      ]),
    },
    {
      name: sheets.overdue,
      headers: [...item, columns.dueOn, columns.days],
      rows: digest.overdue.map((one) => [...named(one.item), date(one.item.dueOn), number(one.days)]),
    },
    {
      name: sheets.timeliness,
      headers: [
        columns.rank,
        columns.code,
        columns.class,
        columns.expected,
        columns.onTime,
        columns.late,
        columns.percent,
      ],
      rows: digest.timeliness.map((one) => [
        number(one.rank),
        ...ofClass(one.class),
        number(one.expected),
        number(one.onTime),
        number(one.late),
        number(one.percent),
      ]),
    },
    {
      name: sheets.disagreements,
      headers: [...item, columns.declared, columns.computed, columns.reasons],
      rows: digest.disagreements.map((one) => [
        ...named(one.item),
        text(terms.lights[one.declared]),
        text(terms.lights[one.computed]),
        text(reasonsText(one.reasons, language)),
      ]),
    },
    investmentSheet(sheets.byClass, columns.class, digest.investmentByClass, digest),
    investmentSheet(sheets.byCity, columns.city, digest.investmentByCity, digest),
    {
      name: sheets.closed,
      headers: [...item, columns.closedOn],
      rows: digest.closed.map((one) => [...named(one), date(one.closedOn)]),
    },
    {
      name: sheets.waiting,
      headers: [...item, columns.days],
      rows: digest.waiting.map((one) => [...named(one.item), number(one.days)]),
    },
  ];
}

function investmentSheet(
  name: string,
  label: string,
  rows: readonly DigestInvestment[],
  { language }: Digest,
): DigestSheet {
  const { columns } = messagesFor(language).reminders.digest;
  return {
    name,
    headers: [label, columns.invested, columns.plan, columns.percent],
    rows: rows.map((row) => [
      text(investmentName(row, language)),
      number(row.investedFen / FEN_PER_TEN_THOUSAND_YUAN),
      number(row.planFen / FEN_PER_TEN_THOUSAND_YUAN),
      number(row.percent),
    ]),
  };
}

import type { AnswerFigure, AnswerTable } from '../answer.ts';
import type { Asking } from '../evidence/asking.ts';

interface Side {
  readonly name: string;
  readonly code?: string | undefined;
}

/** One thing that is compared: its label, and what each side has of it. */
export interface Aspect {
  readonly label: string;
  readonly unit?: AnswerFigure['unit'] | undefined;
  readonly values: readonly ({ readonly text: string; readonly number?: number | undefined } | undefined)[];
}

/** What is compared as a table of one row a side, and as bars where it is one number. */
export function showSideBySide(
  { book, messages }: Asking,
  sides: readonly Side[],
  aspects: readonly Aspect[],
): void {
  const [only, second] = aspects;
  if (only === undefined || sides.length < 2) return;
  const named = sides.some((one) => one.code !== undefined);
  const { fields } = messages.terms;
  book.draft.table = {
    caption: aspects.map((one) => one.label).join(messages.answers.separator),
    columns: [
      ...(named ? [{ label: fields.code, align: 'left' as const }] : []),
      { label: fields.title, align: 'left' },
      ...aspects.map((one) => ({
        label: one.label,
        align: one.unit ? ('right' as const) : ('left' as const),
      })),
    ],
    rows: sides.map((side, index): AnswerTable['rows'][number] => [
      ...(named ? [{ text: side.code ?? '', code: side.code }] : []),
      { text: side.name },
      ...aspects.map(({ values }) => ({ ...(values[index] ?? { text: messages.answers.notSet }) })),
    ]),
    total: sides.length,
  };
  const numbers = only.values.flatMap((one) => one?.number ?? []);
  if (second !== undefined || only.unit === undefined || numbers.length < sides.length) return;
  book.draft.chart = {
    kind: 'bar',
    title: only.label,
    labels: sides.map((one) => (one.code ? messages.answers.named(one.code, one.name) : one.name)),
    series: [{ name: only.label, values: numbers }],
    unit: only.unit,
  };
}

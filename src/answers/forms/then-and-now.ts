import { formatDate } from '../../messages/format.ts';
import { addDays, instantAt } from '../../plan/dates.ts';
import type { ItemFilter } from '../../plan/query.ts';
import type { PlainDate } from '../../plan/records.ts';
import type { AnswerFigure } from '../answer.ts';
import type { Asking } from '../evidence/asking.ts';
import { describeScope } from '../evidence/describe.ts';
import { filterOf } from '../evidence/filter.ts';
import { roundMean } from './measures.ts';
import { notRecorded } from './not-recorded.ts';

const INDICATORS = ['open', 'green', 'amber', 'red', 'overdue', 'progress'] as const;
type Indicator = (typeof INDICATORS)[number];

interface Value {
  readonly value: number | undefined;
  readonly codes: readonly string[];
}

/** A class, a kind or the plan on several days: open items by light, what was overdue, and the mean progress. */
export async function sayThenAndNow(asking: Asking, days: readonly PlainDate[]): Promise<void> {
  const { reading, book, messages, language } = asking;
  const scope = { ...reading.scope, periods: [] };
  const columns: { readonly date: PlainDate; readonly values: Readonly<Record<Indicator, Value>> }[] = [];
  for (const date of days) columns.push({ date, values: await valuesOn(asking, date) });
  const stored = columns.filter(
    ({ values }) => (values.open.value ?? 0) > 0 || values.progress.value !== undefined,
  );
  const blank = columns.find((one) => !stored.includes(one));
  if (stored.length < 2) {
    if (blank) book.say(messages.standing.nothingThen(formatDate(blank.date, language)));
    return notRecorded(asking, {});
  }
  const { what, filter } = describeScope(asking, scope);
  const cites = [...scope.classes, ...new Set(stored.flatMap(({ values }) => values.open.codes))].slice(
    0,
    200,
  );
  for (const code of scope.classes) {
    const record = asking.classes.get(code);
    if (record) book.classRecord(record);
  }
  const say = messages.standing.thenAndNow;
  const labels: Readonly<Record<Indicator, string>> = {
    open: messages.terms.statuses.open,
    green: messages.answers.lights.green,
    amber: messages.answers.lights.amber,
    red: messages.answers.lights.red,
    overdue: messages.answers.conditions.overdue,
    progress: say.meanProgress,
  };
  const rows = INDICATORS.flatMap((indicator) => {
    const unit: AnswerFigure['unit'] = indicator === 'progress' ? 'percent' : 'count';
    const label = labels[indicator];
    const cells = stored.map(({ date, values }) => {
      const { value, codes } = values[indicator];
      const day = formatDate(date, language);
      const text =
        value === undefined
          ? messages.answers.notSet
          : book.figure(value, unit, `${filter || what} ${label} ${day}`, [...scope.classes, ...codes]);
      return { value, day, text };
    });
    book.say(
      say.line(
        label,
        cells
          .map((cell) => messages.answers.changes.at(cell.day, cell.text))
          .join(messages.answers.separator),
      ),
      cites,
    );
    return [{ label, cells }];
  });
  const first = book.draft.sentences.at(-rows.length);
  if (first) first.text = say.opening(filter || what, first.text);
  book.draft.table = {
    caption: filter || what,
    columns: [
      { label: '', align: 'left' },
      ...stored.map(({ date }) => ({ label: formatDate(date, language), align: 'right' as const })),
    ],
    rows: rows.map(({ label, cells }) => [
      { text: label },
      ...cells.map((cell) => ({ text: cell.text, number: cell.value })),
    ]),
    total: rows.length,
  };
}

async function valuesOn(asking: Asking, date: PlainDate): Promise<Readonly<Record<Indicator, Value>>> {
  const { reader, reading, visibility, timeZone, today } = asking;
  const at = date < today ? instantAt(addDays(date, 1), '00:00', timeZone) : undefined;
  const then: Asking = at ? { ...asking, asOf: { at }, now: at, today: date } : asking;
  const base = await filterOf(then, { ...reading.scope, periods: [] });
  const open: ItemFilter = { ...base, statuses: ['open'] };
  const counted = async (filter: ItemFilter): Promise<Value> => {
    const [group] = await reader.aggregateItems(filter, { measures: [] }, visibility, then.asOf);
    return { value: group?.count ?? 0, codes: group?.codes ?? [] };
  };
  const [all] = await reader.aggregateItems(base, { measures: ['progress'] }, visibility, then.asOf);
  const progress = all?.measures.progress;
  return {
    open: await counted(open),
    green: await counted({ ...open, lights: ['green'] }),
    amber: await counted({ ...open, lights: ['amber'] }),
    red: await counted({ ...open, lights: ['red'] }),
    overdue: await counted({ ...open, overdueOn: date }),
    progress: {
      value: progress && progress.count > 0 ? roundMean(progress.sum / progress.count, 'percent') : undefined,
      codes: all?.codes ?? [],
    },
  };
}

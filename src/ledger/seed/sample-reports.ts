import { kindOfCode } from '../../plan/codes.ts';
import { addDays, instantAt, isoWeekOf, mondayOf, PLAN_TIME_ZONE } from '../../plan/dates.ts';
import { formatAmountText } from '../../plan/money.ts';
import type { PlainDate, StatusUpdate } from '../../plan/records.ts';
import type { Light } from '../../plan/terms.ts';
import type { PhrasesFile, SampleClass, SampleItem } from './files.ts';
import { type Investments, investedBefore, investments } from './sample-investments.ts';
import { hashOf } from './seed-dates.ts';

interface Report {
  /** Weeks from the present one: -8 to 0. */
  readonly week: number;
  readonly light: Light;
  readonly progress: number;
  readonly spentWan?: number | undefined;
}

const LETTERS: Readonly<Record<string, Light>> = { G: 'green', A: 'amber', R: 'red' };

/** Reads `G50 G52 . A55 … | A60`: eight weeks, oldest first, and the present one. */
export function reportsOf(one: SampleItem): Report[] {
  const [past = '', present = ''] = (one.report ?? '').split('|').map((part) => part.trim());
  const weeks = past === '' ? [] : past.split(/\s+/);
  if (weeks.length !== 0 && weeks.length !== 8) throw new Error(`${one.code} has no eight weeks of reports`);
  return [...weeks, present].flatMap((token, index) => {
    const light = LETTERS[token.charAt(0)];
    if (!light) return [];
    const week = weeks.length === 0 ? 0 : index - 8;
    return [{ week, light, progress: Number(token.slice(1)), spentWan: one.spend?.[index] }];
  });
}

/** Where the item stood before its first report. */
export function firstReport(
  one: SampleItem,
): { readonly light: Light; readonly progress: number } | undefined {
  const [first, second] = reportsOf(one);
  if (!first) return undefined;
  const step = second ? Math.abs(second.progress - first.progress) : 0;
  return { light: first.light, progress: Math.max(0, first.progress - step) };
}

/** What had been invested before the first report; undefined for an item that does not report it. */
export function firstInvested(
  one: SampleItem,
  today: PlainDate,
): Omit<Investments, 'investedMonthFen'> | undefined {
  // The day within a week does not matter here: what came before is the same whenever in the week it was said.
  const reports = reportsOf(one).map((report) => ({
    ...report,
    recordedOn: addDays(mondayOf(today), report.week * 7),
  }));
  const [first] = investments(one.amounts ?? {}, reports, today);
  return first && investedBefore(first, reports[0]?.spentWan ?? 0);
}

interface ReportContext {
  readonly class: SampleClass;
  readonly phrases: PhrasesFile;
  readonly today: PlainDate;
  readonly authorId: string;
}

/** The item's status updates in the order of their times. */
export function sampleUpdates(one: SampleItem, context: ReportContext): StatusUpdate[] {
  const reports = reportsOf(one).map((report) => ({
    ...report,
    recordedOn: reportDay(report.week, context),
    recordedAt: reportTime(one, report.week, context),
  }));
  const invested = investments(one.amounts ?? {}, reports, context.today);
  return reports.map((report, index) => {
    const period = isoWeekOf(addDays(mondayOf(context.today), report.week * 7));
    const id = `SU-${one.code}-${period}`;
    const said = one.says?.[String(report.week)];
    const amounts = invested[index];
    return {
      id,
      itemCode: one.code,
      period,
      light: report.light,
      progress: report.progress,
      done: said ? said.done : phrase(one, report, context.phrases),
      problems: said?.problems,
      nextSteps: said?.next,
      supportNeeded: said?.support,
      ...amounts,
      amountTexts: Object.fromEntries(
        Object.entries(amounts ?? {}).map(([field, fen]) => [field, formatAmountText(fen)]),
      ),
      authorId: context.authorId,
      recordedAt: report.recordedAt,
      via: 'seed',
      requestId: id,
      sample: true,
    };
  });
}

function reportDay(week: number, context: ReportContext): PlainDate {
  const monday = addDays(mondayOf(context.today), week * 7);
  return week === 0 ? monday : addDays(monday, context.class.report.weekday - 1);
}

/** The present week's reports came on its Monday: in the afternoon, or early when today is that Monday. */
function reportTime(one: SampleItem, week: number, context: ReportContext): Date {
  const day = reportDay(week, context);
  const past = week !== 0 || day !== context.today;
  const hour = week === 0 ? (past ? 14 : 7) : context.class.report.hour;
  const minute = hashOf(`${one.code} ${week}`) % 55;
  return instantAt(day, `${hour}:${minute}`, PLAN_TIME_ZONE);
}

function phrase(one: SampleItem, report: Report, phrases: PhrasesFile): string | undefined {
  const pool = phrases[kindOfCode(one.code) ?? '']?.[report.light] ?? [];
  return pool[hashOf(`${one.code} ${report.week} said`) % pool.length];
}

import { kindOfCode } from '../../plan/codes.ts';
import { addDays, instantAt, isoWeekOf, mondayOf, PLAN_TIME_ZONE } from '../../plan/dates.ts';
import type { Fen, PlainDate, StatusUpdate } from '../../plan/records.ts';
import type { Light } from '../../plan/terms.ts';
import type { PhrasesFile, SampleClass, SampleItem } from './files.ts';
import { seedFen, textInWan, wanToFen } from './seed-amounts.ts';
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
  const invested = investments(one, reports, context.today);
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
        Object.entries(amounts ?? {}).map(([field, fen]) => [field, textInWan(fen)]),
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

interface Investments {
  readonly investedMonthFen: Fen;
  readonly investedYearFen: Fen;
  readonly investedTotalFen: Fen;
}

/** Three different numbers, each as it stood at each report; the newest ones are those that the item states. */
function investments(
  one: SampleItem,
  reports: readonly { readonly spentWan?: number | undefined; readonly recordedOn: PlainDate }[],
  today: PlainDate,
): (Investments | undefined)[] {
  const { investedTotal, investedYear } = one.amounts ?? {};
  if (!one.spend || investedTotal === undefined || investedYear === undefined) return [];
  const sum = (list: typeof reports): Fen =>
    list.reduce((total, report) => total + wanToFen(report.spentWan ?? 0), 0);
  const thisYear = today.slice(0, 4);
  const startsThisYear = reports[0]?.recordedOn.startsWith(thisYear) ?? false;
  return reports.map(({ recordedOn }, index) => {
    const year = recordedOn.slice(0, 4);
    const later = reports.slice(index + 1);
    const known = startsThisYear || year !== thisYear;
    return {
      investedMonthFen: sum(
        reports.slice(0, index + 1).filter((report) => report.recordedOn.startsWith(recordedOn.slice(0, 7))),
      ),
      investedYearFen: known
        ? seedFen(investedYear) - sum(later.filter((report) => report.recordedOn.startsWith(year)))
        : sum(reports.slice(0, index + 1).filter((report) => report.recordedOn.startsWith(year))),
      investedTotalFen: seedFen(investedTotal) - sum(later),
    };
  });
}

function phrase(one: SampleItem, report: Report, phrases: PhrasesFile): string | undefined {
  const pool = phrases[kindOfCode(one.code) ?? '']?.[report.light] ?? [];
  return pool[hashOf(`${one.code} ${report.week} said`) % pool.length];
}

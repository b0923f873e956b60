import type { IsoWeek, PlainDate } from '../plan/records.ts';
import type { ReminderPlan } from './plan-reminders.ts';

/** What a run did, or in a dry run would do. It is the JSON of `linkage remind --json` as it stands. */
export interface RemindReport {
  /** ISO instant for which it was decided. */
  readonly at: string;
  readonly due: readonly RemindReportEntry[];
  /** This week's slots that stand on another day than usual. */
  readonly moved: readonly {
    readonly class: string;
    readonly week: IsoWeek;
    readonly from: PlainDate;
    readonly to: PlainDate;
  }[];
}

export interface RemindReportEntry {
  readonly class: string;
  readonly channel: string | null;
  readonly kind: string;
  readonly week: IsoWeek;
  /** `due`: in a dry run, would be posted. `taken`: another replica is at it, or it was posted before. */
  readonly outcome: 'due' | 'sent' | 'skipped' | 'failed' | 'unclear' | 'missed' | 'taken';
  readonly reason?: string | undefined;
  readonly dueAt: string;
  /** Codes of the items that the message names. */
  readonly items: readonly string[];
}

export function createReport(
  at: Date,
  due: readonly RemindReportEntry[],
  moved: ReminderPlan['moved'],
): RemindReport {
  return {
    at: at.toISOString(),
    due,
    moved: moved.map(({ classCode, week, from, to }) => ({ class: classCode, week, from, to })),
  };
}

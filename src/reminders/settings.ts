import { PLAN_TIME_ZONE } from '../plan/dates.ts';
import { DEFAULT_LIGHT_THRESHOLDS, type LightThresholds } from '../plan/lights.ts';
import type { Language } from '../plan/terms.ts';

/** Wall-clock times are `HH:MM` in the class's zone. */
export interface ReminderSettings {
  /** A slot that was missed while nobody ran is still posted when it is at most this late. */
  readonly maxLateHours: number;
  /** Where a slot on a day off goes: the next workday of the same week, or the second one. */
  readonly movedTo: 'next_workday' | 'second_workday';
  /** How far ahead an item counts as due soon. */
  readonly dueSoonDays: number;
  readonly whenAllReported: 'one_line' | 'nothing';
  /** Nothing late is posted, and nobody is chased, from `from` to `to` and on days off. */
  readonly quietHours: { readonly from: string; readonly to: string };
  /** Posts in flight at once; the channels differ, so Slack's one-a-second of a channel is kept. */
  readonly concurrency: number;
  /** A post without an answer for so long is unclear. */
  readonly postTimeoutMs: number;
  /** A claim that nobody touched for so long is taken from its holder. Far longer than any one post may take. */
  readonly leaseMs: number;
  /** An unclear post is looked up only after so long: Slack may show it a little later than it took it. */
  readonly settleMs: number;
  /** How often a post that was certainly not taken (429) is tried in all. */
  readonly maxAttempts: number;
  /** A pause that Slack asks for is waited out in the same run up to this length. */
  readonly longestPauseMs: number;
  /** Before another try of such a post when Slack named no time. */
  readonly retryMs: number;
  /** The leading group's channel: escalations and digests. Without one, neither is posted. */
  readonly leadingGroupChannelId?: string | undefined;
  /** Language and zone of what is not one class's: escalations, digests, admin notices. */
  readonly language: Language;
  readonly timeZone: string;
  /** Where the computed light turns. */
  readonly thresholds: LightThresholds;
  /** Told what is broken, besides the people with the role. */
  readonly adminUserIds: readonly string[];
  /** When the week's reports are due: ISO weekday and time. On a day off, at that time on the last workday before. */
  readonly deadline: { readonly weekday: number; readonly time: string };
  /** The hours in which half a workday is counted. */
  readonly workHours: { readonly from: string; readonly to: string };
  /** Items that nobody reported for so many weeks, this one included, come to the leading group. */
  readonly silentWeeksLimit: number;
  /** Items that have been red for more than so many days come to the leading group. */
  readonly redDaysLimit: number;
  /** The slot of the weekly digest. */
  readonly weeklyDigest: { readonly weekday: number; readonly time: string };
  /** On the first workday of a month, about the month before. */
  readonly monthlyDigest: { readonly time: string };
  /** The daily audit of what was expected against what was delivered. */
  readonly auditTime: string;
  /** How many weeks back an unrecorded slot is still written down as missed. */
  readonly lookbackWeeks: number;
}

export const DEFAULT_REMINDER_SETTINGS: ReminderSettings = {
  maxLateHours: 72,
  movedTo: 'next_workday',
  dueSoonDays: 14,
  whenAllReported: 'one_line',
  quietHours: { from: '20:00', to: '07:30' },
  concurrency: 8,
  postTimeoutMs: 45_000,
  leaseMs: 300_000,
  settleMs: 30_000,
  maxAttempts: 6,
  longestPauseMs: 90_000,
  retryMs: 60_000,
  language: 'zh',
  timeZone: PLAN_TIME_ZONE,
  thresholds: DEFAULT_LIGHT_THRESHOLDS,
  adminUserIds: [],
  deadline: { weekday: 5, time: '12:00' },
  workHours: { from: '09:00', to: '17:00' },
  silentWeeksLimit: 2,
  redDaysLimit: 14,
  weeklyDigest: { weekday: 5, time: '16:30' },
  monthlyDigest: { time: '09:30' },
  auditTime: '08:30',
  lookbackWeeks: 53,
};

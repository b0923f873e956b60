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
  lookbackWeeks: 53,
};

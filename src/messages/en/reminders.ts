const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** What the reminders room says: the circular as a message, as plain text and as a workbook. */
export const reminders = {
  digest: {
    weekly: (week: string, code: string) => `Weekly circular ${code} (${week})`,
    monthly: (month: string) => `Monthly circular ${month}`,
    draft: 'Draft, not released',
    asOf: (instant: string) => `As of ${instant}`,
    sample: 'Sample data: invented for demonstration',
    confidential: (count: number) => `with ${plural(count, 'confidential item', 'confidential items')}`,
    /** Beside a light's count, where it was another one when the period began. */
    was: (before: number) => `(was ${before})`,
    open: (count: number) => plural(count, 'open item', 'open items'),
    state: (overdue: number, turnedRed: number, closed: number) =>
      `${overdue} overdue · ${turnedRed} turned red · ${closed} closed`,
    onTime: (onTime: number, expected: number, percent: string) =>
      `reports on time ${onTime} of ${expected} (${percent})`,
    lights: 'Lights by class',
    lightsChart: 'Open items by light',
    none: 'no light',
    count: (name: string, now: number) => `${name} ${now}`,
    row: (name: string, values: string) => `${name}: ${values}`,
    separator: ', ',
    turnedRed: 'Turned red',
    turned: (title: string, from: string | undefined, on: string) =>
      `${title}: ${from === undefined ? 'new' : `was ${from}`}, red since ${on}`,
    noReason: 'no reason given',
    closed: 'Closed',
    overdue: 'Overdue',
    overdueBy: (title: string, days: number, due: string) =>
      `${title}: ${plural(days, 'day', 'days')}, due ${due}`,
    days: (days: number) => plural(days, 'day', 'days'),
    timeliness: 'Reported on time',
    timelinessRow: (
      rank: number,
      names: string,
      onTime: number,
      expected: number,
      percent: string,
      late: number,
    ) => `${rank}. ${names}: ${percent} (${onTime} of ${expected}${late > 0 ? `, ${late} late` : ''})`,
    tied: (rank: number, names: string, percent: string) => `${rank}. ${names}: ${percent}`,
    disagreements: 'Declared light against computed light',
    disagreement: (title: string, declared: string, computed: string, reasons: string) =>
      `${title}: declared ${declared}, computed ${computed} (${reasons})`,
    reasons: {
      overdue: (days: number) => `${plural(days, 'day', 'days')} overdue`,
      behind_pace: (points: string) => `${points} points behind the pace`,
      silent: (days: number | undefined) =>
        days === undefined ? 'never reported' : `silent for ${plural(days, 'day', 'days')}`,
      none: 'on pace',
    },
    investment: 'Invested this year against plan',
    byClass: 'Investment by class',
    byCity: 'Investment by city (a project under two cities stands in both)',
    invested: (invested: string, plan: string, percent: string | undefined) =>
      `${invested} of ${plan}${percent === undefined ? '' : ` (${percent})`}`,
    waiting: 'Waiting for a decision',
    waitingRow: (title: string, days: number) => `${title}: ${plural(days, 'day', 'days')}`,
    nothing: 'none',
    more: (count: number) => `… and ${count} more`,
    fileName: (period: string) => `circular-${period}.xlsx`,
    columns: {
      class: 'Class',
      code: 'Code',
      title: 'Title',
      before: (light: string) => `${light}, before`,
      from: 'Was',
      on: 'Since',
      why: 'Why',
      closedOn: 'Closed on',
      dueOn: 'Due',
      days: 'Days',
      rank: 'Rank',
      expected: 'Expected',
      onTime: 'On time',
      late: 'Late',
      percent: 'Per cent',
      declared: 'Declared',
      computed: 'Computed',
      reasons: 'Reasons',
      city: 'City',
      plan: "This year's plan (CNY 10,000)",
      invested: 'Invested this year (CNY 10,000)',
    },
    /** Names of a workbook's sheets: at most 31 characters. */
    sheets: {
      lights: 'Lights',
      turnedRed: 'Turned red',
      closed: 'Closed',
      overdue: 'Overdue',
      timeliness: 'On time',
      disagreements: 'Declared against computed',
      byClass: 'Investment by class',
      byCity: 'Investment by city',
      waiting: 'Waiting',
    },
  },
};

export type RemindersMessages = typeof reminders;

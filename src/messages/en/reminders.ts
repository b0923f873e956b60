const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** What the reminders room says: the circular as plain text and as a workbook. */
export const reminders = {
  digest: {
    weekly: (week: string, code: string) => `Weekly circular ${code} (${week})`,
    monthly: (month: string) => `Monthly circular ${month}`,
    draft: 'Draft, not released',
    asOf: (instant: string) => `As of ${instant}`,
    sample: 'Sample data: invented for demonstration',
    lights: 'Lights by class (in brackets: at the beginning of the period)',
    all: 'All classes',
    none: 'no light',
    light: (name: string, now: number, before: number) => `${name} ${now} (${before})`,
    lightsRow: (name: string, lights: readonly string[]) => `${name}: ${lights.join(', ')}`,
    turnedRed: 'Turned red',
    turned: (title: string, from: string | undefined, on: string, why: string | undefined) =>
      `${title}: ${from === undefined ? 'new' : `was ${from}`}, red since ${on}${why === undefined ? '' : `. ${why}`}`,
    closed: 'Closed',
    overdue: 'Overdue',
    overdueBy: (title: string, days: number, due: string) =>
      `${title}: ${plural(days, 'day', 'days')}, due ${due}`,
    timeliness: 'Reported on time',
    timelinessRow: (
      rank: number,
      name: string,
      onTime: number,
      expected: number,
      percent: string,
      late: number,
    ) => `${rank}. ${name}: ${onTime} of ${expected} (${percent})${late > 0 ? `, ${late} late` : ''}`,
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
    byClass: 'By class',
    byCity: 'By city (a project under two cities stands in both)',
    invested: (name: string, invested: string, plan: string, percent: string | undefined) =>
      `${name}: ${invested} of ${plan}${percent === undefined ? '' : ` (${percent})`}`,
    waiting: 'Waiting for a decision',
    waitingRow: (title: string, days: number) => `${title}: ${plural(days, 'day', 'days')}`,
    nothing: 'none',
    columns: {
      class: 'Class',
      code: 'Code',
      title: 'Title',
      before: 'before',
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
      requestedAt: 'Asked on',
    },
  },
};

export type RemindersMessages = typeof reminders;

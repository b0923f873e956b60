/** What is said of how things stand and how they came there: lights that turned, reporting, what needs attention. */
export const standing = {
  turned: {
    summary: (counted: string, filter: string, from: string, to: string, period: string) =>
      `${counted}${filter ? ` (${filter})` : ''} went from ${from} to ${to}${period ? ` ${period}` : ', in all that is recorded'}.`,
    line: (name: string, from: string, to: string, days: string, now: string) =>
      `${name}: ${from} → ${to} on ${days}; ${now} now.`,
    never: (name: string, from: string, to: string, period: string) =>
      `No. No change of ${name} from ${from} to ${to} is recorded${period ? ` ${period}` : ''}.`,
    since: (date: string) => `Only changes from ${date} on were looked at.`,
  },
  reporters: {
    total: (reported: string, open: string, period: string) =>
      `${reported} of ${open} open items were reported (${period}).`,
    line: (name: string, people: string, reported: string, open: string) =>
      `${name}: ${reported} of ${open}${people ? `, by ${people}` : ''}.`,
    all: (name: string, _reported: string, open: string, period: string) =>
      `Yes. ${name ? `${name}: ` : ''}all ${open} open items were reported (${period}).`,
    none: (name: string, _reported: string, open: string, period: string) =>
      `No. ${name ? `${name}: ` : ''}none of ${open} open items was reported (${period}).`,
    part: (name: string, reported: string, open: string, period: string) =>
      `In part. ${name ? `${name}: ` : ''}${reported} of ${open} open items were reported (${period}).`,
    missing: (names: string) => `Not reported: ${names}.`,
    reported: 'reported',
    itemYes: (name: string, date: string, person: string) =>
      `Yes. ${name} was reported on ${date}${person ? ` by ${person}` : ''}.`,
    itemNo: (name: string, period: string, date: string, person: string) =>
      `No. ${name} has no report (${period}); the last one is of ${date}${person ? ` by ${person}` : ''}.`,
    itemNever: (name: string) => `No. ${name}: no status update is recorded.`,
  },
  record: {
    label: 'reports that came',
    came: 'came',
    expected: 'expected',
    rate: (percent: string, came: string, expected: string) => `${percent} (${came} of ${expected})`,
    first: (names: string, rate: string, lowest: boolean, from: string, to: string) =>
      `${lowest ? 'Fewest' : 'Most'} of the expected reports came from ${names}: ${rate}, in the weeks from ${from} to ${to}.`,
    how: 'Expected is one report a week for each open item; it counts when it came by the end of the week after.',
  },
  attention: {
    of: (name: string, open: string) => `${name}: ${open} open items.`,
    yours: (names: string) => `Of what you are responsible for (${names})`,
    whole: (open: string) => `The plan has ${open} open items.`,
    line: (what: string, count: string, names: string, more: boolean) =>
      `${what}: ${count} (${names}${more ? ', …' : ''}).`,
    nothing: 'None of them is red, overdue, without an update this week or due within 14 days.',
    reasons: {
      red: 'Red',
      overdue: 'Overdue',
      silent: 'Without an update this week',
      due_soon: 'Due within 14 days',
    },
    caption: 'What needs attention',
    why: 'why',
  },
  thenAndNow: {
    line: (what: string, list: string) => `${what.charAt(0).toUpperCase()}${what.slice(1)}: ${list}.`,
    opening: (scope: string, line: string) => `${scope}. ${line}`,
    meanProgress: 'average progress',
  },
  blockers: {
    owner: (name: string, person: string) => `${name}: to be solved by ${person}.`,
    noOwner: (name: string) => `${name}: nobody is recorded who is to solve it.`,
    none: (name: string) => `${name}: no open dependency, issue or problem is recorded.`,
  },
  ofDistrict: (field: string) => `${field}: a unit of the district`,
  confidential: 'Confidential records are shown only to those who may read them; nothing is said of others.',
  nothingThen: (date: string) => `Nothing of it was recorded yet on ${date}.`,
  litFor: {
    unknown: (count: string) =>
      `${count} more had it already when they were entered, less than so long ago; since when is not recorded.`,
    summary: (counted: string, filter: string, days: string, over: boolean) =>
      `${counted} (${filter}) for ${over ? 'more than' : 'at least'} ${days} days.`,
    line: (name: string, light: string, date: string, days: string) =>
      `${name}: ${light} since ${date}, ${days} days.`,
    days: 'days',
  },
  reportCount: {
    label: 'reports',
    total: (name: string, n: number, count: string, items: string, period: string) =>
      `${name ? `${name}: ` : ''}${count} ${n === 1 ? 'report' : 'reports'} on ${items} items${period ? ` ${period}` : ''}.`,
    most: (names: string, count: string, fewest: boolean, period: string) =>
      `${fewest ? 'Fewest' : 'Most'} reports${period ? ` ${period}` : ''}: ${names}, ${count}.`,
    none: (period: string) => `Nothing was reported${period ? ` ${period}` : ''}.`,
  },
};

export type StandingMessages = typeof standing;

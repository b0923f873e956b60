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
};

export type StandingMessages = typeof standing;

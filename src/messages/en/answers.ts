import type { GroupKey } from '../../plan/query.ts';
import type { ItemKind, StatementTopic } from '../../plan/terms.ts';
import { terms } from './terms.ts';

/** What the answers room says. */
export const answers = {
  lights: { green: 'green', amber: 'amber', red: 'red' },
  /** `n` is the exact number that `text` shows; one kind of item, or several together. */
  counted: (n: number, text: string, kinds: readonly ItemKind[]) => {
    const [kind] = kinds;
    if (kinds.length !== 1 || kind === undefined) return `${text} ${n === 1 ? 'item' : 'items'}`;
    return `${text} ${n === 1 ? terms.kinds[kind] : terms.kindsPlural[kind]}`;
  },
  mu: (value: string) => `${value} mu`,
  points: (value: string) => `${value} percentage points`,
  separator: ', ',
  of: (owner: string, thing: string) => `${thing} of ${owner}`,
  named: (code: string, title: string) => `${code} ${title}`,
  conditions: {
    overdue: 'overdue',
    due_soon: 'due within 14 days',
    expiring_soon: 'expiring within 60 days',
    expired: 'expired',
    in_force: 'in force today',
    below_target: 'below target',
    short_received: 'not fully received',
    silent: 'without an update this week',
    reported: 'with an update this week',
    stale: 'without an update for a long time',
    blocked: 'waiting for something else',
    lit_badly: 'red or amber',
    has_issue: 'with an open issue',
    unpaid: 'with money received and not yet paid out',
    sample: 'sample data',
    improved: 'improved',
    worsened: 'worsened',
    pace: 'behind the pace',
    changed: 'changed',
    confidential: 'confidential',
    support_needed: 'with support needed',
    has_problems: 'with a problem reported',
  },
  filter: {
    without: (condition: string) => `not ${condition}`,
    silentDays: (days: number) => `no update for over ${days} days`,
    unheld: (role: string) => `no ${role}, of its own or of its class`,
    except: (codes: string) => `without ${codes}`,
    serving: (codes: string) => `serving ${codes}`,
    servedBy: (sources: string) => `served by ${sources}`,
    supportedBy: (names: string) => `supported by ${names}`,
    cityCount: (range: string) => `number of cities ${range}`,
    silentIn: (week: string) => `no update in the week of ${week}`,
    reportedIn: (week: string) => `with an update in the week of ${week}`,
    unserved: 'served by no fund',
    missing: (field: string) => `no ${field} recorded`,
    words: (words: string) => `“${words}” in name or description`,
    holding: (field: string, text: string) => `${field} contains “${text}”`,
    every: (condition: string) => `every open item: ${condition}`,
    held: (names: string) => `responsible: ${names}`,
    issue: (type: string) => `open issue: ${type}`,
    amount: (field: string, range: string) => `${field} ${range}`,
    overdueDays: (range: string) => `overdue by ${range} days`,
    periods: {
      due: (period: string) => `due ${period}`,
      start: (period: string) => `start ${period}`,
      closed: (period: string) => `closed ${period}`,
      updated: (period: string) => `newest update ${period}`,
      valid_to: (period: string) => `expiring ${period}`,
      valid_from: (period: string) => `taking effect ${period}`,
      window: (period: string) => period,
      as_of: (period: string) => `as of ${period}`,
    },
    between: (from: string, to: string) => `from ${from} to ${to}`,
    on: (day: string) => `on ${day}`,
    since: (from: string) => `from ${from} on`,
    until: (to: string) => `until ${to}`,
    atLeast: (value: string) => `at least ${value}`,
    over: (value: string) => `over ${value}`,
    atMost: (value: string) => `at most ${value}`,
    under: (value: string) => `under ${value}`,
    exactly: (value: string) => value,
  },
  updateParts: {
    done: 'done',
    problems: 'problems',
    nextSteps: 'next steps',
    supportNeeded: 'support needed',
  },
  milestonesLabel: 'milestones',
  milestones: {
    label: 'milestones',
    late: 'date past, not done',
    open: 'not done, next by date',
    done: 'done on',
    count: (n: number, count: string, filter: string) =>
      `${count} ${n === 1 ? 'milestone' : 'milestones'}${filter ? ` (${filter})` : ''}.`,
    line: (name: string, text: string) => `${name}: ${text}.`,
  },
  leadUnitLabel: 'lead unit',
  channelLabel: 'channel',
  slotLabel: 'weekly reminder',
  budgetLabel: 'budget',
  partsLabel: 'parts',
  items: 'items',
  item: 'item',
  none: 'none',
  notSet: 'not recorded',
  joinFilter: (parts: readonly string[]) => parts.join('; '),
  lookup: {
    field: (name: string, field: string, value: string) => `${name}: ${field} ${value}.`,
    yes: (sentence: string) => `Yes. ${sentence}`,
    no: (sentence: string) => `No. ${sentence}`,
    light: (name: string, light: string) => `${name}: the light is ${light}.`,
    notRecorded: (name: string, field: string) => `${name}: ${field} is not recorded.`,
    overdueBy: (name: string, days: string) => `${name} is overdue by ${days} days.`,
    closedOn: (name: string, date: string) => `${name} was closed on ${date}.`,
    dueText: (text: string) => `its source wrote “${text}”`,
    problem: (name: string, text: string, date: string) => `${name}, problem reported on ${date}: ${text}`,
    update: (name: string, label: string, text: string, date: string) =>
      `${name}, ${label} (reported ${date}): ${text}`,
    noUpdate: (name: string) => `${name}: no status update is recorded.`,
    computed: (name: string, declared: string, computed: string) =>
      `${name}: the declared light is ${declared}, while due date, pace and reporting give ${computed}.`,
    disagree: (
      name: string,
      field: string,
      told: { readonly recorded: string; readonly reported: string; readonly date: string },
    ) =>
      `${name}, two records disagree: ${field} is ${told.recorded} in the ledger and ${told.reported} in the newest report (${told.date}).`,
    card: (name: string, kind: string, owner: string) => `${name} is a ${kind} of the ${owner}.`,
    milestone: (title: string, due: string, done: string) => `${title}: due ${due}, ${done}`,
    milestoneDone: (date: string) => `done on ${date}`,
    milestoneOpen: 'not done yet',
    milestones: (name: string, list: string) => `${name}, milestones: ${list}.`,
    children: (name: string, list: string) => `${name} has the parts ${list}.`,
    unpaid: (name: string, left: string, received: string, paid: string) =>
      `${name} has ${left} left: ${received} received, ${paid} paid.`,
    issue: (name: string, type: string, text: string, since: string) =>
      `${name}, open issue (${type}, since ${since}): ${text}`,
    noProblem: (name: string) => `${name}: no problem is recorded.`,
    author: (name: string, person: string, date: string) =>
      `${name} was last updated by ${person} on ${date}.`,
  },
  list: {
    named: (what: string, filter: string) => `${what} (${filter})`,
    found: (counted: string, filter: string) => (filter ? `${counted} (${filter}).` : `${counted}.`),
    worst: (name: string, days: string) => `Longest overdue: ${name}, by ${days} days.`,
    these: (list: string) => `${list}.`,
    more: (shown: number, total: number) => `The first ${shown} of ${total} are listed.`,
    caption: (what: string) => upper(what),
    closedAmong: (count: string) => `${count} of them are closed already.`,
    daysLate: (days: string) => `${days} days`,
    overdueColumn: 'overdue by',
  },
  aggregate: {
    sum: (field: string, amount: string, counted: string, filter: string) =>
      `${upper(field)}: ${amount} in all, from ${counted}${filter ? ` (${filter})` : ''}.`,
    avg: (field: string, amount: string, counted: string, filter: string) =>
      `Average ${field}: ${amount}, over ${counted}${filter ? ` (${filter})` : ''}.`,
    median: (field: string, amount: string, counted: string, filter: string) =>
      `Median ${field}: ${amount}, over ${counted}${filter ? ` (${filter})` : ''}.`,
    left: (name: string, left: string, received: string, paid: string) =>
      `Left in ${name}: ${left} (${received} received, ${paid} paid).`,
    nobody: (field: string, what: string, filter: string) =>
      `No ${field} is recorded for ${what}${filter ? ` (${filter})` : ''}.`,
    partsOnly: 'A parent and its parts are counted once.',
    overlap: 'An item under several headings stands in each of them; a total counts it once.',
  },
  group: {
    line: (name: string, value: string) => `${name}: ${value}`,
    cross: (name: string, list: string) => `${name}: ${list}.`,
    lines: (what: string, by: string, list: string) => `${upper(what)} by ${by}: ${list}.`,
    counted: (counted: string, filter: string, names: string) =>
      `${counted}${filter ? ` (${filter})` : ''}: ${names}.`,
    headings: (by: GroupKey, n: number, text: string) => `${text} ${(n === 1 ? HEADING : HEADINGS)[by]}`,
    nobody: (by: GroupKey, filter: string) => `No ${HEADING[by]}${filter ? ` (${filter})` : ''}.`,
    count: 'count',
    none: 'none recorded',
    first: (name: string, what: string, value: string, lowest: boolean) =>
      `${lowest ? 'Lowest' : 'Highest'} ${what}: ${name}, ${value}.`,
    most: (names: string, what: string, value: string, lowest: boolean, each: boolean) =>
      `${lowest ? 'Fewest' : 'Most'} ${what}: ${names}, ${value}${each ? ' each' : ''}.`,
    tied: (names: string, what: string, value: string, lowest: boolean) =>
      `${lowest ? 'Lowest' : 'Highest'} ${what}: ${names}, ${value} each.`,
  },
  rank: {
    first: (name: string, field: string, value: string, lowest: boolean) =>
      `${lowest ? 'Lowest' : 'Highest'} ${field}: ${name}, ${value}.`,
    date: (name: string, field: string, value: string, first: boolean) =>
      `${first ? 'Earliest' : 'Latest'} by ${field}: ${name}, ${value}.`,
    several: (field: string, list: string) => `By ${field}: ${list}.`,
    entry: (name: string, value: string) => `${name} (${value})`,
  },
  compare: {
    side: (name: string, value: string) => `${name}: ${value}`,
    line: (field: string, sides: string) => `${upper(field)}: ${sides}.`,
    more: (name: string, field: string, difference: string) =>
      `${name} has the higher ${field}, by ${difference}.`,
    moreOf: (name: string, what: string, difference: string) => `${name} has more ${what}, by ${difference}.`,
    earlier: (name: string, field: string, days: string) => `${name}: ${field} ${days} days earlier.`,
    equal: (field: string) => `Equal in ${field}.`,
  },
  share: {
    line: (part: string, partCount: string, base: string, baseCount: string, percent: string) =>
      `${partCount} of ${baseCount} ${base} are ${part}: ${percent}.`,
    sum: (part: string, partSum: string, base: string, baseSum: string, percent: string, field: string) =>
      `${upper(part)}: ${field} ${partSum}, which is ${percent} of the ${baseSum} of all ${base}.`,
    rates: {
      received_of_planned: 'received of planned funds',
      paid_of_received: 'paid of received funds',
      year_invested_of_plan: "invested of this year's plan",
      total_invested_of_total: 'invested since start of total investment',
      recruited_of_target: 'recruited of target',
      reported_of_open: 'items with an update this week of open items',
      closed_of_all: 'closed of all items',
      overdue_of_open: 'overdue of open items',
    },
    rate: (rate: string, percent: string, numerator: string, denominator: string, filter: string) =>
      `${upper(rate)}: ${percent} (${numerator} of ${denominator})${filter ? ` (${filter})` : ''}.`,
    noBase: (rate: string) => `There is nothing to compute “${rate}” from.`,
    pairsOnly: 'Only items that hold both numbers are counted.',
  },
  classes: {
    card: (name: string, unit: string) => (unit ? `${name}, lead unit ${unit}.` : `${name}.`),
    items: (name: string, count: string, open: string) => `${name} has ${count} items, ${open} of them open.`,
    lights: (green: string, amber: string, red: string) =>
      `Declared lights: ${green} green, ${amber} amber, ${red} red.`,
    late: (overdue: string, silent: string) => `Overdue: ${overdue}; without an update this week: ${silent}.`,
    list: (count: string, names: string) => `There are ${count} special classes: ${names}.`,
    channel: (name: string, channel: string) => `${name}: Slack channel ${channel}.`,
    slot: (name: string, weekday: string, time: string, zone: string) =>
      `${name}: the weekly reminder is on ${weekday} at ${time} (${zone}).`,
    unit: (name: string, unit: string) => `${name}: the lead unit is ${unit}.`,
    aliases: (name: string, list: string) => `${name} is also called ${list}.`,
  },
  silent: {
    total: (counted: string, classes: string, week: string) =>
      `${counted} in ${classes} have no update for the week of ${week}.`,
    totalDays: (counted: string, classes: string, days: number) =>
      `${counted} in ${classes}: no update for over ${days} days.`,
    noneFor: (days: number) => `Everything that is open was updated within the last ${days} days.`,
    classes: (n: number, text: string) => `${text} ${n === 1 ? 'special class' : 'special classes'}`,
    most: (name: string, lead: string, silent: string, open: string) =>
      `Most of them: ${name}${lead ? ` (${lead})` : ''}, ${silent} of ${open}.`,
    none: (week: string) => `Everything that is open was reported for the week of ${week}.`,
    notReported: 'not reported',
    ofOpen: 'of open',
  },
  reports: {
    count: (counted: string, name: string, period: string) =>
      `${name}: ${counted}${period ? ` ${period}` : ''}.`,
    counted: (n: number, text: string) => `${text} ${n === 1 ? 'report' : 'reports'}`,
    none: (name: string, period: string) => `${name}: nothing was reported${period ? ` ${period}` : ''}.`,
    by: (person: string, about: string) => (about ? `${person} on ${about}` : person),
    last: 'newest',
    newest: (name: string, shown: string, counted: string, period: string) =>
      `${name}: the newest ${shown} of ${counted}${period ? ` ${period}` : ''}.`,
    line: (name: string, text: string) => `${name}: ${text}`,
    part: (label: string, text: string) => `${label}: ${text}`,
  },
  overview: {
    counts: (counted: string, open: string, closed: string, filter: string) =>
      `${counted}${filter ? ` (${filter})` : ''}: ${open} open, ${closed} closed.`,
    progress: (value: string) => `Average progress is ${value}.`,
  },
  people: {
    leadingGroup: (names: string) => `Recorded as members of the leading group: ${names}.`,
    holds: (role: string, target: string, names: string) => `${target}: ${role} ${names}.`,
    since: (name: string, date: string) => `${name} (since ${date})`,
    during: (name: string, from: string, to: string) => `${name} (${from} to ${to})`,
    nobody: (role: string, target: string) => `${target}: no ${role} is recorded.`,
    anyRole: 'responsible person',
    plan: 'the plan as a whole',
    on: (date: string) => `as of ${date}`,
    held: (name: string, list: string) => `${name}: ${list}.`,
    heldNothing: (name: string) => `${name}: no responsibility is recorded.`,
    byClass: 'through the class',
  },
  changes: {
    between: (from: string, to: string) => `from ${from} to ${to}`,
    was: (name: string, field: string, before: string, after: string, actor: string, at: string) =>
      `${name}: ${field} changed from ${before} to ${after}, by ${actor} on ${at}.`,
    set: (name: string, field: string, after: string, actor: string, at: string) =>
      `${name}: ${field} set to ${after}, by ${actor} on ${at}.`,
    nothing: (target: string, field: string, period: string) =>
      `${target}: no change of ${field} is recorded${period ? ` ${period}` : ''}.`,
    anyField: 'any field',
    summary: (n: number, count: string, period: string) =>
      `${count} ${n === 1 ? 'item' : 'items'} changed${period ? ` ${period}` : ''}.`,
    unchanged: (n: number, count: string, period: string) =>
      `${count} ${n === 1 ? 'item' : 'items'} did not change${period ? ` ${period}` : ''}.`,
    line: (name: string, list: string) => `${name}: ${list}`,
    arrow: (field: string, before: string, after: string) => `${field} ${before} → ${after}`,
    updated: 'new status update',
    created: 'recorded for the first time',
    updates: (name: string, count: string) => `${name}: ${count} status updates.`,
    at: (date: string, value: string) => `${date} ${value}`,
    series: (name: string, field: string, list: string) => `${name}, ${field}: ${list}.`,
    empty: 'nothing',
    yes: (sentence: string) => `Yes. ${sentence}`,
    no: (sentence: string) => `No. ${sentence}`,
    steady: (name: string, field: string, value: string, period: string, since: string) =>
      `${name}: ${field} ${value}; no change is recorded${period ? ` ${period}` : since ? ` since it was entered on ${since}` : ''}.`,
    turn: (before: string, after: string, date: string) => `from ${before} to ${after} on ${date}`,
    turned: (name: string, field: string, turns: string) => `${name}: ${field} turned ${turns}.`,
    same: (name: string, field: string, value: string, since: string) =>
      `${name}: ${field} ${value} in every report since ${since}.`,
    never: (name: string, field: string, value: string, since: string) =>
      `${name}: ${field} did not turn ${value} in any report since ${since}.`,
  },
  overTime: {
    series: (what: string, list: string) => `${upper(what)}: ${list}.`,
    change: (amount: string, more: boolean, days: string) =>
      `That is ${amount} ${more ? 'more' : 'less'}, over ${days} days.`,
    same: (days: string) => `That is the same, over ${days} days.`,
  },
  dependencies: {
    waitsFor: (name: string, target: string, note: string) =>
      `${name} waits for ${target}${note ? `: ${note}` : ''}.`,
    nothing: (name: string) => `${name}: no open dependency is recorded.`,
    count: (n: number, count: string) => `${count} open ${n === 1 ? 'dependency' : 'dependencies'}.`,
  },
  issues: {
    line: (name: string, type: string, text: string) => `${name}, ${type}: ${text}`,
    count: (n: number, count: string, filter: string) =>
      `${count} ${n === 1 ? 'item' : 'items'} with an open issue${filter ? ` (${filter})` : ''}.`,
    none: (filter: string) => `No open issue is recorded${filter ? ` (${filter})` : ''}.`,
  },
  match: {
    stalled: (count: string, one: boolean) =>
      `${count} ${one ? 'item has' : 'items have'} an open funding issue.`,
    money: (counted: string, left: string) =>
      `Money received and not yet paid in ${counted}: ${left} in all.`,
    fund: (name: string, left: string, serves: string) =>
      `${name}: ${left} left${serves ? `, serves ${serves}` : ''}.`,
    serving: (fund: string, item: string) => `${fund} already names ${item} among the items that it serves.`,
    noDecision: 'Whether a fund may be used for an item is not decided here.',
    policies: (counted: string) => `${counted} may be of interest; the wording:`,
    clause: (name: string, clause: string) => `${name}: “${clause}”`,
    eligibility: (name: string, eligibility: string) => `${name}, eligibility as written: “${eligibility}”`,
    notDecided: 'Whether somebody is eligible is not decided here; the wording counts.',
  },
  prediction: {
    noPrediction: 'I make no prediction. What is recorded:',
    item: (name: string, due: string, left: string, progress: string) =>
      `${name}: due ${due} (${left}), progress ${progress}.`,
    left: (days: string) => `${days} days left`,
    late: (days: string) => `${days} days overdue`,
    pace: (elapsed: string, difference: string, behind: boolean) =>
      `By the calendar ${elapsed} of the time has passed; progress is ${difference} points ${behind ? 'behind' : 'ahead of'} that pace.`,
    noDue: (name: string) => `${name}: no due date is recorded.`,
    closed: (name: string) => `${name} is closed.`,
  },
  statements: {
    yes: (text: string) => `Yes. ${text}`,
    no: (text: string) => `The plan does not state that. What it states: ${text}`,
    /** What the plan names of a topic: `n` names, joined in `names`. */
    names: (topic: StatementTopic, n: number, names: string) => {
      const what = (text: string) => `The ${NUMBERS[n] ?? String(n)} ${text} are ${names}.`;
      switch (topic) {
        case 'cities':
          return what('cities');
        case 'levers':
          return what('levers');
        case 'pillar_industries':
          return what('pillar industries');
        case 'developing_industries':
          return what('industries to be developed');
        case 'problems':
          return `The plan addresses ${NUMBERS[n] ?? String(n)} problems: ${names}.`;
        case 'support':
          return `The linkage is supported in ${NUMBERS[n] ?? String(n)} respects: ${names}.`;
        default:
          return `${names}.`;
      }
    },
    topics: {
      leading_group: 'leading group',
      special_classes: 'special classes',
      cities: 'cities',
      pillar_industries: 'pillar industries',
      developing_industries: 'industries to be developed',
      levers: 'levers',
      problems: 'problems that the plan addresses',
      support: 'aspects of support',
      goal: 'goals',
      zone: 'development zone',
      meeting: 'meetings',
    },
  },
  disagreement: {
    count: (n: number, count: string) =>
      `${count} ${n === 1 ? 'item' : 'items'} whose declared light differs from the one computed by due date, pace and reporting.`,
    line: (name: string, declared: string, computed: string, why: string) =>
      `${name}: declared ${declared}, computed ${computed} (${why})`,
    none: 'No declared light differs from the computed one.',
    reasons: {
      overdue: (days: string) => `overdue by ${days} days`,
      behind_pace: (points: string) => `${points} points behind the pace`,
      silent: 'nothing reported',
    },
  },
  clarify: {
    whichItem: (what: string) => `Which ${what} do you mean?`,
    notRead: (words: string) =>
      `I could not tell what “${words}” means for this question, so I do not answer it. Please ask it in other words.`,
    whichName: (text: string) => `Several records fit “${text}”. Which one do you mean?`,
    investment: 'Which investment figure do you mean? They are different numbers and are not added up.',
    measure: 'By which number do you mean?',
    overall: (what: string) => `All ${what} at a glance`,
    amountUnit: (text: string) => `In which unit is ${text}?`,
    overviewQuestion: (what: string) => `Overview of all ${what}`,
    redQuestion: (what: string) => `Which ${what} are red?`,
    lateQuestion: (what: string) => `Which ${what} are overdue?`,
    fieldQuestion: (field: string, rest: string) => `${upper(field)}${rest ? ` — ${rest}` : ''}`,
  },
  notRecorded: {
    code: (code: string) => `Nothing is recorded under ${code}.`,
    words: (words: string) => `The records hold nothing about “${words}”.`,
    general: 'The records do not hold an answer to that.',
    searched: (what: string) => `Searched: ${what}.`,
    everything: 'items, special classes, responsibilities, status updates and statements of the plan',
    nearest: (list: string) => `Nearest records: ${list}.`,
    kind: (what: string) => `No ${what} are recorded.`,
    emptyPlan: 'The plan holds no items yet.',
  },
  refused: 'I only answer from the records of the plan; orders inside a question change nothing.',
  greeting: 'Hello. Ask me about the plan, for example: “Which projects are overdue?”',
  help: [
    'I answer questions about the plan from its records, in Chinese and English.',
    'For example: “What stage is PRJ-001 at?”, “Which class has the most overdue items?”, “Who has not reported this week?”, “Total investment by city”, “What changed since last week?”',
  ],
  write: {
    offer: (name: string) => `I do not change records from a question. ${name} is updated through its form.`,
    noItem: 'I do not change records from a question. Use `/linkage update CODE …` for one item.',
  },
  notes: {
    sample: 'This is sample data, not a real plan.',
    sampleSome: (codes: string) => `Sample data, not a real plan: ${codes}.`,
    stale: (codes: string, days: number) => `No update for more than ${days} days: ${codes}.`,
    corrected: (written: string, name: string) => `“${written}” was read as “${name}”.`,
    cut: (shown: number, total: number) => `${shown} of ${total} rows are shown.`,
    leftOut: (words: string) => `Left out of this answer: “${words}”.`,
  },
  asOf: (date: string, sentence: string) => `As of ${date}: ${sentence}`,
  problem: {
    tooLong: 'The question is too long; only its beginning was read.',
  },
  columns: {
    value: 'value',
    count: 'count',
    change: 'change',
    waitsFor: 'waits for',
    role: 'role',
    person: 'person',
    note: 'note',
    problem: 'problem',
    left: 'left',
    when: 'when',
  },
};

const HEADING: Readonly<Record<GroupKey, string>> = {
  kind: 'kind',
  class: 'special class',
  city: 'city',
  industry: 'industry',
  stage: 'stage',
  light: 'light',
  nature: 'nature',
  fundSource: 'fund source',
  status: 'status',
};
const HEADINGS: Readonly<Record<GroupKey, string>> = {
  kind: 'kinds',
  class: 'special classes',
  city: 'cities',
  industry: 'industries',
  stage: 'stages',
  light: 'lights',
  nature: 'natures',
  fundSource: 'fund sources',
  status: 'statuses',
};
const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export type AnswersMessages = typeof answers;

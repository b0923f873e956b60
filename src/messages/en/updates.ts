import type { DateValue } from '../../plan/date-text.ts';
import type { LightReason } from '../../plan/lights.ts';
import type { Item, Milestone, PersonName, StatusUpdate } from '../../plan/records.ts';
import type { ChangeRequest } from '../../plan/requests.ts';
import type { Role } from '../../plan/terms.ts';
import { formatDate, formatFen, formatList, formatName, formatNumber } from '../format.ts';
import {
  changeLines,
  type HistoryItem,
  type HistoryText,
  type HistoryWords,
  historyText,
} from '../history.ts';
import { type Receipt, receiptLines } from '../receipt.ts';
import { terms } from './terms.ts';

/** What a message about a typed text needs: `UpdateTextErrorDetail` has it. */
interface TypedDetail {
  readonly itemCode?: string | undefined;
  readonly part?: PartKey | undefined;
  readonly word: string;
  readonly assumed?: DateValue | undefined;
  readonly suggestion?: string | undefined;
}

/** What a message about a refused update needs: `UpdateErrorDetail` has it. */
interface RefusalDetail {
  readonly itemCode: string;
  readonly field?: string | undefined;
  readonly mayRoles?: readonly Role[] | undefined;
  readonly mayPeople?: readonly PersonName[] | undefined;
  readonly similar?: readonly string[] | undefined;
  readonly request?: ChangeRequest | undefined;
  readonly decider?: PersonName | undefined;
}

const parts = {
  light: 'light',
  progress: 'progress',
  stage: 'stage',
  done: 'done',
  problems: 'problems',
  nextSteps: 'next',
  supportNeeded: 'support',
  investedMonthFen: 'month',
  investedYearFen: 'year',
  investedTotalFen: 'total',
  dueOn: 'due',
};
type PartKey = keyof typeof parts;

const form = 'KT-03 amber 60% waiting for land approval';
const quote = (text: string): string => `“${text}”`;
const may = (detail: RefusalDetail): string => {
  const roles = formatList([...new Set((detail.mayRoles ?? []).map((role) => terms.roles[role]))], 'en');
  const names = formatList(
    (detail.mayPeople ?? []).map((one) => formatName(one, 'en')),
    'en',
  );
  return names === '' ? roles : `${names} (${roles})`;
};

const fields = {
  light: 'Light',
  progress: 'Progress',
  stage: 'Stage',
  done: 'Done',
  problems: 'Problems',
  nextSteps: 'Next steps',
  supportNeeded: 'Support needed',
  investedMonthFen: 'Invested this month',
  investedYearFen: 'Invested this year',
  investedTotalFen: 'Invested since start',
  dueOn: 'Due date',
};
const reasons = {
  overdue: (days: number) => (days === 1 ? '1 day overdue' : `${days} days overdue`),
  behind_pace: (points: number, pace: number) =>
    `${formatNumber(points, 'en', 1)} points behind the pace of ${formatNumber(pace, 'en', 1)}%`,
  silent: (daysSince: number | undefined, timeLeft: number) =>
    `${formatNumber(timeLeft, 'en', 1)}% of the time left and ${
      daysSince === undefined ? 'nothing ever reported' : `no report for ${daysSince} days`
    }`,
};
const reason = (one: LightReason): string => {
  if (one.code === 'overdue') return reasons.overdue(one.days);
  if (one.code === 'behind_pace') return reasons.behind_pace(one.points, one.pacePercent);
  return reasons.silent(one.daysSince, one.timeLeftPercent);
};
const change = (heading: string, before: string | undefined, after: string): string =>
  before === undefined ? `${heading}: ${after}` : `${heading}: ${before} → ${after}`;
const disagreement = (declared: string, computed: string, reasons: readonly string[]): string =>
  `The declared light is ${declared}; by due date and pace it would be ${computed}${
    reasons.length === 0 ? '' : `: ${reasons.join('; ')}`
  }.`;
const amount = (
  update: Pick<StatusUpdate, 'amountTexts'>,
  field: keyof StatusUpdate['amountTexts'],
  fen: number,
): string => {
  const exact = formatFen(fen, 'en');
  const written = update.amountTexts[field];
  return written === undefined || written === exact ? exact : `${exact} (${written})`;
};

const greenWaits = (itemCode: string): string =>
  `${itemCode} stays red until a second person agrees that it is green. They have been asked.`;
const milestone = (one: Milestone): string =>
  one.doneOn === undefined ? `Not reached after all: ${one.titleEn}` : `Milestone reached: ${one.titleEn}`;
const requestStates = {
  waiting: 'waiting',
  accepted: 'accepted',
  returned: 'returned',
  withdrawn: 'taken back',
  overtaken: 'no longer needed',
};

const askedOf = (request: ChangeRequest, item: Item): string => {
  if (request.kind === 'close') return `Close ${item.code} ${item.titleEn}`;
  if (request.kind === 'light_green') return `Turn ${item.code} ${item.titleEn} from red to green`;
  const old = request.seenDueOn ? formatDate(request.seenDueOn, 'en') : '–';
  const due = request.newDueOn ? formatDate(request.newDueOn, 'en') : '–';
  return `Move the due date of ${item.code} ${item.titleEn}: ${old} → ${due}`;
};
const vias: HistoryWords['vias'] = {
  slash: 'command',
  form: 'form',
  button: 'button',
  reply: 'reply',
  shortcut: 'message',
  cli: 'terminal',
  import: 'import',
  seed: 'sample plan',
  admin: 'administration',
  system: 'system',
};
const historyWords = (item: Item): HistoryWords => ({
  language: 'en',
  vias,
  fields: {
    ...terms.fields,
    titleEn: 'English title',
    titleZh: 'Chinese title',
    classCode: 'special class',
    supportingClassCodes: 'supporting classes',
    parentCode: 'part of',
    servesCodes: 'serves',
    dueText: 'due as written',
    aliases: 'other names',
    confidential: 'confidential',
    sample: 'sample data',
    withdrawn: 'withdrawn',
  },
  values: {
    light: terms.lights,
    stage: terms.stages,
    status: terms.statuses,
    kind: terms.kinds,
    cities: terms.cities,
    industry: terms.industries,
    nature: terms.natures,
    fundSource: terms.fundSources,
  },
  yes: 'yes',
  no: 'no',
  empty: '–',
  said: {
    done: fields.done,
    problems: fields.problems,
    nextSteps: fields.nextSteps,
    supportNeeded: fields.supportNeeded,
  },
  change,
  line: (when, who, via, what) => `${when} · ${who}${via === undefined ? '' : ` (${via})`} · ${what}`,
  reported: (superseded) => (superseded ? 'reported, corrected later' : 'reported'),
  unchanged: 'no change',
  changed: 'changed',
  created: 'recorded for the first time',
  asked: (request) =>
    `asked: ${askedOf(request, item)}${request.reason === '' ? '' : ` – ${request.reason}`}`,
  decided: (request) =>
    `Request ${requestStates[request.state]}: ${askedOf(request, item)}${
      request.decisionReason ? ` – ${request.decisionReason}` : ''
    }`,
});

/** What the updates room says. */
export const updates = {
  /** The form of a right one. */
  form,
  formHint: `For example: \`${form}\`. Name longer parts with a colon: done: … problems: … next: … support: … month: CNY 3 million`,
  /** Words of the typed form; the parser reads every one of them back. */
  typed: {
    parts,
    lights: { green: 'green', amber: 'amber', red: 'red' },
    stages: {
      planned: 'planned',
      signed: 'signed',
      preliminary: 'preliminary',
      started: 'started',
      under_construction: 'under construction',
      completed: 'completed',
      in_production: 'in production',
      at_capacity: 'at capacity',
      suspended: 'suspended',
      cancelled: 'cancelled',
    },
  },
  /** The headings of an update's parts for people. */
  fields,
  line: (lineNumber: number, sentence: string): string => `Line ${lineNumber}: ${sentence}`,
  textErrors: {
    no_code: (detail: TypedDetail) =>
      detail.suggestion
        ? `Begin with the code, please: ${detail.suggestion}, then what is new.`
        : `An update begins with the item's code; ${quote(detail.word)} is none.`,
    not_a_code: (detail: TypedDetail) =>
      `${quote(detail.word)} is not an item's code. Codes look like KT-03, PRJ-001, PLT-002, FND-003, POL-004 or TAL-005.`,
    several_codes: (detail: TypedDetail) =>
      `Is this about ${detail.itemCode} or about ${detail.word}? Write one item on each line.`,
    nothing_said: (detail: TypedDetail) =>
      `What is new about ${detail.itemCode}? Add a light, a percentage or a sentence.`,
    said_twice: (detail: TypedDetail) =>
      `The ${parts[detail.part ?? 'light']} is given twice; the second is ${quote(detail.word)}. Which one holds?`,
    unknown_light: (detail: TypedDetail) =>
      `${quote(detail.word)} is no light. Use green, amber or red (or on track, at risk, off track).`,
    unknown_stage: (detail: TypedDetail) =>
      `${quote(detail.word)} is no stage. Stages: ${formatList(Object.values(terms.stages), 'en')}.`,
    no_percent: (detail: TypedDetail) => `${quote(detail.word)} is no percentage. Write it like 60%.`,
    progress_out_of_range: (detail: TypedDetail) =>
      `Progress is between 0% and 100%, and ${quote(detail.word)} is not.`,
    number_unclear: (detail: TypedDetail) =>
      `What does ${quote(detail.word)} mean? Write ${detail.suggestion ?? '60%'} for progress, or an amount with its unit.`,
    amount_unclear: (detail: TypedDetail) =>
      `Is ${quote(detail.word)} what was invested this month, this year or since the start? Write month: ${detail.word}, year: ${detail.word} or total: ${detail.word}.`,
    closing_is_asked: (detail: TypedDetail) =>
      `${detail.itemCode} is closed by a second person, with evidence. Open its card and press “Ask for closure”.`,
    no_amount: (detail: TypedDetail) =>
      `${quote(detail.word)} is no amount. Write it like CNY 3 million or 300万元.`,
    unit_missing: (detail: TypedDetail) =>
      `${quote(detail.word)} has no unit. Is it ${detail.word} yuan, ${detail.word} 万元 or ${detail.word} 亿元?`,
    finer_than_fen: (detail: TypedDetail) => `${quote(detail.word)} is finer than one fen.`,
    amount_too_large: (detail: TypedDetail) => `${quote(detail.word)} is too large to be right.`,
    no_date: (detail: TypedDetail) =>
      `${quote(detail.word)} is no date. Write it like 2026-12-10 or 10 December 2026.`,
    year_missing: (detail: TypedDetail) =>
      `Which year is ${quote(detail.word)}? ${
        detail.assumed
          ? `If you mean ${formatDate(detail.assumed.to, 'en')}, write ${detail.assumed.to}.`
          : ''
      }`.trim(),
    vague: (detail: TypedDetail) => `${quote(detail.word)} gives no date. Write the day, like 2026-12-10.`,
    no_such_day: (detail: TypedDetail) => `There is no such day as ${quote(detail.word)}.`,
  },
  errors: {
    unknown_item: (detail: RefusalDetail) =>
      `There is no item ${detail.itemCode}.${
        detail.similar && detail.similar.length > 0 ? ` Did you mean ${detail.similar.join(', ')}?` : ''
      }`,
    not_your_class: (detail: RefusalDetail) =>
      `You may not update ${detail.itemCode}. Those who may: ${may(detail)}.`,
    item_closed: (detail: RefusalDetail) => `${detail.itemCode} is closed; its record stays as it is.`,
    nothing_said: (detail: RefusalDetail) =>
      `Nothing new was said about ${detail.itemCode}. Add a light, a percentage or a sentence.`,
    progress_out_of_range: (_detail: RefusalDetail) => 'Progress is between 0% and 100%.',
    text_too_long: (_detail: RefusalDetail) =>
      'This text is longer than 2,000 characters. Please shorten it.',
    amount_out_of_range: (_detail: RefusalDetail) => 'This amount is negative or too large to be right.',
    changed_meanwhile: (detail: RefusalDetail) =>
      `Somebody changed ${detail.itemCode} while you were writing. Look at what is new, then save again or leave it.`,
    never_reported: (detail: RefusalDetail) =>
      `Nothing was ever reported of ${detail.itemCode}, so there is nothing that could stay the same. Please say where it stands.`,
    unknown_class: (detail: RefusalDetail) => `There is no special class ${detail.itemCode}.`,
    unknown_update: (_detail: RefusalDetail) => 'There is no such update.',
    too_late_to_correct: (detail: RefusalDetail) =>
      `The last update of ${detail.itemCode} is too old to be corrected. Report anew; the history keeps both.`,
    not_the_last: (detail: RefusalDetail) =>
      `${detail.itemCode} was reported again since. Only the last update can be corrected.`,
    reason_missing: (_detail: RefusalDetail) => 'Please give a reason.',
    due_missing: (_detail: RefusalDetail) =>
      'Which day should the new due date be? Write it like 2026-12-10.',
    same_due: (detail: RefusalDetail) => `${detail.itemCode} is due on that day already.`,
    due_in_past: (_detail: RefusalDetail) =>
      'This day is past. A due date can only be moved to a day to come, like 2026-12-10.',
    not_red: (detail: RefusalDetail) => `${detail.itemCode} is not red; just report it as green.`,
    already_waiting: (detail: RefusalDetail) =>
      `The same was asked for ${detail.itemCode} already and waits for a decision.`,
    unknown_request: (_detail: RefusalDetail) => 'There is no such request.',
    not_your_request: (_detail: RefusalDetail) => 'Only the person who asked can take a request back.',
    own_request: (_detail: RefusalDetail) => 'You asked for this yourself; a second person has to decide.',
    not_a_reviewer: (detail: RefusalDetail) => `You may not decide on this. Those who may: ${may(detail)}.`,
    already_decided: (detail: RefusalDetail) =>
      `This was decided already${detail.decider ? ` by ${formatName(detail.decider, 'en')}` : ''}${
        detail.request ? `: ${requestStates[detail.request.state]}` : ''
      }.`,
    overtaken: (detail: RefusalDetail) =>
      `${detail.itemCode} has changed since this was asked, so there is nothing left to decide.`,
    nobody_to_ask: (detail: RefusalDetail) =>
      `The class of ${detail.itemCode} has no supervising official on record. An admin can add one.`,
    snooze_limit: (detail: RefusalDetail) => `${detail.itemCode} cannot be put off again this week.`,
    unknown_draft: (detail: RefusalDetail) => `There is no draft for ${detail.itemCode} any more.`,
  },
  /** At a form's field. */
  fieldErrors: {
    unknown_light: (word: string) => `${quote(word)} is no light: green, amber or red.`,
    unknown_stage: (word: string) => `${quote(word)} is no stage.`,
    no_percent: (word: string) => `${quote(word)} is no percentage. Write it like 60%.`,
    progress_out_of_range: (_word: string) => 'Progress is between 0% and 100%.',
    no_amount: (word: string) => `${quote(word)} is no amount. Write it like CNY 3 million or 300万元.`,
    unit_missing: (word: string) => `${quote(word)} has no unit: ${word} yuan, ${word} 万元 or ${word} 亿元?`,
    finer_than_fen: (_word: string) => 'This amount is finer than one fen.',
    amount_too_large: (_word: string) => 'This amount is too large to be right.',
    text_too_long: (_word: string) => 'This text is longer than 2,000 characters.',
  },
  reply: {
    title: (item: Item): string => `Read from your reply, not saved yet: ${item.code} ${item.titleEn}`,
    readByModel: 'A language model read this. Please check it.',
    nothing_of_yours: 'None of the items in this reply is yours to update.',
    which_item: 'Which item is this about? Begin with its code.',
    nothing_said: `I could not find a light, a percentage or news in this. For example: ${form}`,
    promised: (due: string): string =>
      `Done by ${formatDate(due, 'en')}? The due date itself is moved by a request.`,
    saidTwice: (word: string): string =>
      `${quote(word)} says something else than what stands before it. Which one holds?`,
    noChange: 'No change this week: everything stays as it was.',
  },
  draftIsOlder: 'The item was updated after you typed this.',
  requests: {
    kinds: { close: 'close', due_date: 'move the due date', light_green: 'red to green' },
    states: requestStates,
    /** What is asked, in a sentence without who. */
    asked: askedOf,
    askedBy: (name: string): string => `asked by ${name}`,
    stored: 'The request was sent. It waits for a second person.',
    accepted: (name: string): string => `Accepted by ${name}`,
    returned: (name: string, reason: string): string => `Returned by ${name}: ${reason}`,
  },
  /** Red to green was reported and waits. */
  greenWaits,
  milestone,
  allAsLastWeek: (outcome: {
    readonly reported: readonly string[];
    readonly neverReported: readonly string[];
    readonly alreadyReported: readonly string[];
  }): string[] => [
    outcome.reported.length === 0
      ? 'Nothing was left to report.'
      : `Reported as last week: ${outcome.reported.join(', ')}.`,
    ...(outcome.neverReported.length === 0
      ? []
      : [`Never reported yet, please say where they stand: ${outcome.neverReported.join(', ')}.`]),
  ],
  helpAsked: (names: readonly string[]): string =>
    `${formatList(names, 'en')} will see your request for help.`,
  snoozed: (item: Item, until: string, left: number): string =>
    `${item.code} is put off until ${formatDate(until, 'en')}. ${
      left === 0 ? 'That was the last time this week.' : `${left} more this week.`
    }`,
  vias,
  /** One entry of an item's history. */
  historyText: (entry: HistoryItem, item: Item, timeZone: string): HistoryText =>
    historyText(entry, historyWords(item), timeZone),
  /** What was changed of an item, a line a field. */
  changeLines: (fields: NonNullable<HistoryItem['fields']>, item: Item): string[] =>
    changeLines(fields, historyWords(item)),
  historyCut: (shown: number): string => `The ${shown} newest entries are shown; there are older ones.`,
  noChange: 'no change this week',
  correctedFrom: 'corrects the update before it',
  /** One line of a confirmation: old → new. */
  change,
  empty: '–',
  disagreement,
  reason,
  amount,
  /** A stored update in plain text, line by line. */
  receipt: (receipt: Receipt): string[] =>
    receiptLines(receipt, {
      language: 'en',
      fields,
      lights: terms.lights,
      stages: terms.stages,
      sample: terms.sample,
      empty: '–',
      title: ({ after, duplicate }) =>
        duplicate
          ? `This update of ${after.code} had been recorded already`
          : `Recorded for ${after.code} ${after.titleEn}`,
      change,
      amount,
      disagreement,
      reason,
      greenWaits,
      milestone,
    }),
};

export type UpdatesMessages = typeof updates;

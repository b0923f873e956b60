import { formatDate } from '../../messages/format.ts';
import { messagesFor } from '../../messages/index.ts';
import type { Assignment, Person, PlainDate, SpecialClass } from '../../plan/records.ts';
import { LANGUAGES, type Language, ROLES } from '../../plan/terms.ts';
import { actions, button, context, header, type ModalView, type SlackBlock, section } from './block.ts';
import { dateInput, modal, pickInput, selectInput, textInput } from './form.ts';
import { ACTION, VIEW } from './ids.ts';
import { nameOfClass, nameOfPerson } from './words.ts';

const CLASSES_SHOWN = 100;

const PROBLEMS_SHOWN = 10;

/** What is broken, one line each. */
export function problemLines(problems: readonly string[], language: Language): string[] {
  const shown = problems.slice(0, PROBLEMS_SHOWN).map((one) => `⚠️ ${one}`);
  const rest = problems.length - shown.length;
  return rest > 0 ? [...shown, messagesFor(language).slack.status.more(rest)] : shown;
}

export function adminMenuBlocks(facts: {
  readonly problems: readonly string[];
  readonly classes: readonly SpecialClass[];
  /** How many names of ledgers wait for somebody to say whose they are. */
  readonly namesWaiting: number;
  readonly language: Language;
}): SlackBlock[] {
  const words = messagesFor(facts.language).slack.admin;
  const problems = problemLines(facts.problems, facts.language);
  return [
    header(words.title),
    ...(problems.length > 0 ? [section(problems.join('\n'))] : [context([words.nothingBroken])]),
    actions([
      button(ACTION.adminClass, words.classes, 'choose', { style: 'primary' }),
      button(ACTION.adminAssignment, words.assignments, 'choose'),
      ...(facts.namesWaiting > 0
        ? [button(ACTION.adminNames, words.namesButton(facts.namesWaiting), 'choose')]
        : []),
      button(ACTION.adminExport, words.export, 'all'),
      button(ACTION.adminImportHelp, words.import, 'help'),
    ]),
  ];
}

/** Which class to change; an empty choice begins a new one. */
export function chooseClassForm(classes: readonly SpecialClass[], language: Language): ModalView {
  const words = messagesFor(language).slack;
  const choices = classes
    .slice(0, CLASSES_SHOWN)
    .map((one) => ({ text: `${one.code} ${language === 'zh' ? one.nameZh : one.nameEn}`, value: one.code }));
  return modal({
    callbackId: VIEW.adminChooseClass,
    title: words.admin.classes,
    submit: words.form.next,
    close: words.cancel,
    metadata: JSON.stringify({ language }),
    blocks: [
      ...(choices.length > 0
        ? [selectInput('class', words.admin.class, choices, { placeholder: words.form.choose })]
        : []),
      textInput('newCode', words.admin.newCode, { hint: words.admin.newCodeHint, maxLength: 10 }),
    ],
  });
}

/** A class's name, channel, weekly slot and whether it is active. */
export function classForm(options: {
  readonly code: string;
  readonly stored?: SpecialClass | undefined;
  readonly language: Language;
}): ModalView {
  const { stored, language } = options;
  const words = messagesFor(language).slack;
  const weekdays = words.admin.weekdays.map((text, index) => ({ text, value: String(index + 1) }));
  const yesNo = [
    { text: words.admin.yes, value: 'yes' },
    { text: words.admin.no, value: 'no' },
  ];
  return modal({
    callbackId: VIEW.adminClass,
    title: options.code,
    submit: words.save,
    close: words.cancel,
    metadata: JSON.stringify({ language, code: options.code, version: stored?.version ?? 0 }),
    blocks: [
      textInput('nameZh', words.admin.nameZh, { optional: false, initial: stored?.nameZh, maxLength: 100 }),
      textInput('nameEn', words.admin.nameEn, { optional: false, initial: stored?.nameEn, maxLength: 100 }),
      pickInput('channel', words.admin.channel, 'conversations_select', { initial: stored?.channelId }),
      textInput('channelId', words.admin.channelId, {
        initial: stored?.channelId,
        hint: words.admin.channelHint,
        maxLength: 20,
      }),
      selectInput('weekday', words.admin.weekday, weekdays, { initial: String(stored?.slotWeekday ?? 1) }),
      textInput('time', words.admin.time, {
        initial: stored?.slotTime ?? '09:00',
        hint: words.admin.timeHint,
        maxLength: 5,
      }),
      textInput('zone', words.admin.zone, { initial: stored?.timeZone ?? 'Asia/Shanghai', maxLength: 50 }),
      selectInput(
        'language',
        words.admin.language,
        LANGUAGES.map((one) => ({ text: messagesFor(one).slack.home.languageName, value: one })),
        { initial: stored?.language ?? language },
      ),
      selectInput('active', words.admin.active, yesNo, { initial: stored?.active === false ? 'no' : 'yes' }),
    ],
  });
}

/** Who holds what, from when to when. A role without a class is held for the whole plan. */
export function assignmentForm(options: {
  readonly classes: readonly SpecialClass[];
  readonly held: readonly { readonly assignment: Assignment; readonly person: Person | undefined }[];
  readonly today: PlainDate;
  readonly language: Language;
}): ModalView {
  const { language } = options;
  const words = messagesFor(language).slack;
  const { roles } = messagesFor(language).terms;
  const ends = options.held.map(({ assignment, person }) => ({
    text: [
      language === 'zh' ? person?.nameZh || person?.name : person?.name,
      roles[assignment.role],
      assignment.classCode ?? assignment.itemCode ?? '',
    ].join(' '),
    value: assignment.id,
  }));
  return modal({
    callbackId: VIEW.adminAssignment,
    title: words.admin.assignments,
    submit: words.save,
    close: words.cancel,
    metadata: JSON.stringify({ language }),
    blocks: [
      section(`*${words.admin.assign}*`),
      pickInput('person', words.admin.person, 'users_select', {}),
      textInput('personId', words.admin.personId, { hint: words.admin.personHint, maxLength: 60 }),
      selectInput(
        'role',
        words.admin.role,
        ROLES.map((role) => ({ text: roles[role], value: role })),
        { placeholder: words.form.choose },
      ),
      selectInput(
        'class',
        words.admin.class,
        options.classes.slice(0, CLASSES_SHOWN).map((one) => ({
          text: `${one.code} ${language === 'zh' ? one.nameZh : one.nameEn}`,
          value: one.code,
        })),
        { placeholder: words.form.choose, hint: words.admin.wholePlan },
      ),
      dateInput('from', words.admin.from, { initial: options.today }),
      dateInput('to', words.admin.to),
      ...(ends.length > 0
        ? [
            section(`*${words.admin.end}*`),
            selectInput('ends', words.admin.ends, ends, { placeholder: words.form.choose }),
          ]
        : []),
    ],
  });
}

/** One saved assignment, said back. */
export function assignmentText(
  facts: {
    readonly assignment: Assignment;
    readonly person: Person | undefined;
    readonly class?: SpecialClass | undefined;
  },
  language: Language,
): string {
  const { assignment } = facts;
  const { roles } = messagesFor(language).terms;
  const name = nameOfPerson(facts.person, assignment.personId, language);
  const where = facts.class
    ? `${facts.class.code} ${nameOfClass(facts.class, language)}`
    : (assignment.itemCode ?? '');
  const { period } = messagesFor(language).slack.admin;
  const until = assignment.validTo === undefined ? undefined : formatDate(assignment.validTo, language);
  return [name, roles[assignment.role], where, period(formatDate(assignment.validFrom, language), until)]
    .filter((part) => part !== '')
    .join(' · ');
}

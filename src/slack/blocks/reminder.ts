import { formatDay, formatWeek } from '../../messages/format.ts';
import { messagesFor } from '../../messages/index.ts';
import { firstDayOfWeek } from '../../plan/dates.ts';
import type { Language } from '../../plan/terms.ts';
import {
  REMINDER_GROUPS,
  type Reminder,
  type ReminderGroup,
  type ReminderLine,
} from '../../reminders/reminder.ts';
import { escapeInline, escapeText } from '../escape.ts';
import { cut } from '../limits.ts';
import { actions, button, context, header, type SlackBlock, type SlackMessage, section } from './block.ts';
import { ACTION } from './ids.ts';
import { lightMark, nameOfClass, titleOf } from './words.ts';

/** With more lines than this a message is no longer read; the rest stands behind "whole list". */
const LINES_SHOWN = 10;
const PROBLEM_LENGTH = 90;

/** The weekly message to a class. */
export function reminderMessage(reminder: Reminder): SlackMessage {
  const { language } = reminder;
  const words = messagesFor(language).slack.reminder;
  const name = nameOfClass(reminder.class, language);
  const waiting = reminder.lines.filter((line) => !line.reported);
  const overdue = waiting.filter((line) => line.group === 'overdue').length;
  return {
    text: words.fallback(name, reminder.openCount, overdue),
    blocks: [
      header(words.title(name)),
      context([stateLine(reminder)]),
      ...(reminder.summary ? [section(escapeText(reminder.summary))] : []),
      ...(reminder.leadIds.length > 0 && waiting.length > 0
        ? [section(words.leads(reminder.leadIds.map((id) => `<@${id}>`).join(' ')))]
        : []),
      ...groupBlocks(waiting, language),
      ...reportedBlock(reminder),
      ...(waiting.length > 0 ? [classButtons(reminder)] : []),
    ],
  };
}

function stateLine(reminder: Reminder): string {
  const catalogue = messagesFor(reminder.language);
  const words = catalogue.slack.reminder;
  const state =
    reminder.openCount === 0
      ? words.nothingOpen
      : reminder.reportedCount >= reminder.openCount
        ? words.allReported(reminder.openCount)
        : words.open(reminder.openCount, reminder.reportedCount);
  return [
    formatWeek(firstDayOfWeek(reminder.week), reminder.language),
    state,
    ...(reminder.sample ? [catalogue.slack.sample] : []),
  ].join(' · ');
}

function groupBlocks(waiting: readonly ReminderLine[], language: Language): SlackBlock[] {
  const words = messagesFor(language).slack.reminder;
  const blocks: SlackBlock[] = [];
  let left = LINES_SHOWN;
  for (const group of REMINDER_GROUPS) {
    const lines = waiting.filter((line) => line.group === group);
    if (lines.length === 0) continue;
    blocks.push(context([`*${words.groups[group]}* (${lines.length})`]));
    const shown = lines.slice(0, left);
    left -= shown.length;
    for (const line of shown) {
      blocks.push(
        section(lineText(line, group, language), button(ACTION.openUpdateForm, words.update, line.item.code)),
      );
    }
    if (shown.length < lines.length) blocks.push(context([words.more(lines.length - shown.length)]));
  }
  return blocks;
}

function lineText(line: ReminderLine, group: ReminderGroup, language: Language): string {
  const problem = line.latest?.problems;
  return [
    `${lightMark(line.item.light)} *${line.item.code}*  ${cut(titleOf(line.item, language), 80)}`,
    [dueText(line, group, language), progressText(line)].filter((part) => part !== '').join(' · '),
    ...(problem ? [`_${cut(escapeInline(problem), PROBLEM_LENGTH)}_`] : []),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function dueText(line: ReminderLine, group: ReminderGroup, language: Language): string {
  const words = messagesFor(language).slack.reminder;
  if (group === 'overdue' && line.daysOverdue !== undefined)
    return `*${words.daysOverdue(line.daysOverdue)}*`;
  if (!line.item.dueOn) return '';
  const date = formatDay(line.item.dueOn, language);
  return line.daysLeft !== undefined && group === 'due_soon'
    ? words.dueIn(line.daysLeft, date)
    : words.due(date);
}

function progressText(line: ReminderLine): string {
  return line.item.progress === undefined ? '' : `${line.item.progress}%`;
}

/** What is reported stands on one line, so that nobody is asked for it again. */
function reportedBlock(reminder: Reminder): SlackBlock[] {
  const reported = reminder.lines.filter((line) => line.reported);
  if (reported.length === 0) return [];
  const words = messagesFor(reminder.language).slack.reminder;
  const list = reported.map((line) =>
    `${lightMark(line.item.light)} ${line.item.code} ${progressText(line)}`.trim(),
  );
  return [context([`✅ ${words.reported}: ${list.join('  ')}`])];
}

function classButtons(reminder: Reminder): SlackBlock {
  const words = messagesFor(reminder.language).slack.reminder;
  return actions([
    button(ACTION.chooseUpdateItem, words.chooseUpdate, reminder.class.code, { style: 'primary' }),
    button(ACTION.showClass, words.status, reminder.class.code),
  ]);
}

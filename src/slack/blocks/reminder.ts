import { formatList, formatWeek } from '../../messages/format.ts';
import { messagesFor } from '../../messages/index.ts';
import { firstDayOfWeek } from '../../plan/dates.ts';
import {
  REMINDER_GROUPS,
  type Reminder,
  type ReminderGroup,
  type ReminderLine,
} from '../../reminders/reminder.ts';
import type { SlackCapabilities } from '../capabilities.ts';
import { escapeInline } from '../escape.ts';
import { cut } from '../limits.ts';
import {
  actions,
  type Button,
  button,
  context,
  header,
  type SlackBlock,
  type SlackMessage,
  section,
} from './block.ts';
import { ACTION } from './ids.ts';
import { formatNearDay, lightMark, nameOfClass, titleOf } from './words.ts';

/** With more lines than this a message is no longer read; the rest stands behind "whole list". */
const LINES_SHOWN = 10;
const UPDATE_BUTTONS = 4;
const REPORTED_SHOWN = 20;
const PROBLEM_LENGTH = 90;

/** The weekly message to a class. */
export function reminderMessage(reminder: Reminder, capabilities: SlackCapabilities): SlackMessage {
  const { language } = reminder;
  const words = messagesFor(language).slack.reminder;
  const name = nameOfClass(reminder.class, language);
  const waiting = reminder.lines.filter((line) => !line.reported);
  const done = reminder.lines.filter((line) => line.reported && !isForOthers(line));
  const overdue = waiting.filter((line) => line.group === 'overdue').length;
  return {
    text: words.fallback(name, reminder.openCount, overdue),
    blocks: [
      header(words.title(name)),
      context([stateLine(reminder)]),
      ...(reminder.summary ? [section(escapeInline(reminder.summary))] : []),
      ...(reminder.leadIds.length > 0 && waiting.length > 0
        ? [section(words.leads(reminder.leadIds.map((id) => `<@${id}>`).join(' ')))]
        : []),
      ...groupBlocks(reminder, capabilities),
      ...reportedBlock(reminder, done),
      ...(waiting.length > 0 ? controls(reminder, waiting, capabilities) : []),
    ],
  };
}

/** Reported, and now up to a reviewer or another class: it stands in its group, and nobody is asked for it. */
function isForOthers(line: ReminderLine): boolean {
  return line.group === 'waiting_for_review' || line.group === 'blocked';
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

/** A group has its name and its items; beside each its button where the workspace puts it at the side. */
function groupBlocks(reminder: Reminder, capabilities: SlackCapabilities): SlackBlock[] {
  const words = messagesFor(reminder.language).slack.reminder;
  const blocks: SlackBlock[] = [];
  let left = LINES_SHOWN;
  for (const group of REMINDER_GROUPS) {
    const lines = reminder.lines.filter(
      (line) => line.group === group && (!line.reported || isForOthers(line)),
    );
    if (lines.length === 0) continue;
    const shown = lines.slice(0, left);
    left -= shown.length;
    const title = `*${words.groups[group]}* (${lines.length})`;
    const texts = shown.map((line) => lineText(line, group, reminder));
    if (capabilities.blocks === 'rich') {
      blocks.push(context([title]));
      shown.forEach((line, index) => {
        const update = line.reported
          ? undefined
          : button(ACTION.openUpdateForm, words.update, line.item.code);
        blocks.push(section(texts[index] ?? '', update));
      });
    } else {
      blocks.push(section([title, ...texts].join('\n')));
    }
    if (shown.length < lines.length) blocks.push(context([words.more(lines.length - shown.length)]));
  }
  return blocks;
}

function lineText(line: ReminderLine, group: ReminderGroup, reminder: Reminder): string {
  const { problem } = line;
  const facts = [
    dueText(line, group, reminder),
    progressText(line),
    waitingText(line, group, reminder),
  ].filter((part) => part !== '');
  return [
    `${lightMark(line.item.light)} *${line.item.code}*  ${cut(titleOf(line.item, reminder.language), 80)}  ${facts.join(' · ')}`,
    ...(problem ? [`↳ ${cut(escapeInline(problem), PROBLEM_LENGTH)}`] : []),
  ].join('\n');
}

function dueText(line: ReminderLine, group: ReminderGroup, reminder: Reminder): string {
  const words = messagesFor(reminder.language).slack.reminder;
  if (group === 'overdue' && line.daysOverdue !== undefined)
    return `*${words.daysOverdue(line.daysOverdue)}*`;
  if (!line.item.dueOn) return '';
  const date = formatNearDay(line.item.dueOn, reminder.on, reminder.language);
  return line.daysLeft !== undefined && group === 'due_soon'
    ? words.dueIn(line.daysLeft, date)
    : words.due(date);
}

function progressText(line: ReminderLine): string {
  return line.item.progress === undefined ? '' : `${line.item.progress}%`;
}

function waitingText(line: ReminderLine, group: ReminderGroup, reminder: Reminder): string {
  const words = messagesFor(reminder.language).slack.reminder;
  const waitsFor = line.waitsFor ?? [];
  return [
    ...(line.waitingForReview && group !== 'waiting_for_review' ? [words.waitingForReview] : []),
    ...(waitsFor.length > 0 ? [words.waitsFor(formatList(waitsFor, reminder.language))] : []),
  ].join(' · ');
}

/** What is reported stands on one line, so that nobody is asked for it again. */
function reportedBlock(reminder: Reminder, reported: readonly ReminderLine[]): SlackBlock[] {
  if (reported.length === 0) return [];
  const words = messagesFor(reminder.language).slack.reminder;
  const list = reported
    .slice(0, REPORTED_SHOWN)
    .map((line) => `${lightMark(line.item.light)} ${line.item.code} ${progressText(line)}`.trim());
  if (reported.length > list.length) list.push(words.more(reported.length - list.length));
  return [context([words.reported(list.join('  '))])];
}

function controls(
  reminder: Reminder,
  waiting: readonly ReminderLine[],
  capabilities: SlackCapabilities,
): SlackBlock[] {
  const words = messagesFor(reminder.language).slack.reminder;
  const { code } = reminder.class;
  const direct: Button[] =
    capabilities.blocks === 'rich'
      ? []
      : waiting
          .slice(0, UPDATE_BUTTONS)
          .map((line) =>
            button(
              `${ACTION.openUpdateForm}_${line.item.code}`,
              `${words.update} ${line.item.code}`,
              line.item.code,
            ),
          );
  const held: Button[] = [
    button(ACTION.chooseNoChange, words.noChange, code),
    button(ACTION.chooseHelp, words.help, code),
    button(ACTION.chooseSnooze, words.snooze, code),
    button(ACTION.showClass, words.status, code),
  ];
  // With one item to report its own button is all there is to choose.
  if (waiting.length === 1) return [actions([...direct, ...held])];
  return [
    ...(direct.length > 0 ? [actions(direct)] : []),
    actions([
      button(ACTION.chooseUpdateItem, words.chooseUpdate, code, { style: 'primary' }),
      button(ACTION.allAsLastWeek, words.allSame, code),
      ...held,
    ]),
  ];
}

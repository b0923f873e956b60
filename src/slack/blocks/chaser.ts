import { formatInstant } from '../../messages/format.ts';
import { messagesFor } from '../../messages/index.ts';
import type { Chaser, ChaserLine } from '../../reminders/notice.ts';
import { escapeInline } from '../escape.ts';
import { cut } from '../limits.ts';
import { actions, button, context, type SlackBlock, type SlackMessage, section } from './block.ts';
import { ACTION } from './ids.ts';
import { lightMark, nameOfClass, titleOf } from './words.ts';

const LINES_SHOWN = 10;
const UPDATE_BUTTONS = 5;
const NO_CHANGE_BUTTONS = 3;

/** A message that asks for reports: short, naming only the reader's items, with the buttons to report them. */
export function chaserMessage(chaser: Chaser): SlackMessage {
  const { language } = chaser;
  const words = messagesFor(language).slack.chaser;
  const deadline = formatInstant(chaser.deadline, chaser.timeZone, language);
  const count = chaser.classes.reduce((sum, one) => sum + one.lines.length, 0);
  const title =
    chaser.rung === 'group'
      ? words.group(count)
      : chaser.rung === 'head'
        ? words.head(count, chaser.classes.length, deadline)
        : words.lead(count, deadline);
  return {
    text: title,
    blocks: [
      section(`*${title}*`),
      ...chaser.classes.flatMap((one) => classBlocks(one, chaser)),
      ...updateButtons(chaser),
      ...(chaser.sample ? [context([messagesFor(language).slack.sample])] : []),
    ],
  };
}

function classBlocks(one: Chaser['classes'][number], chaser: Chaser): SlackBlock[] {
  const { language } = chaser;
  const words = messagesFor(language).slack;
  const shown = one.lines.slice(0, LINES_SHOWN);
  const lines = shown.map((line, index) => lineText(line, shown[index - 1], chaser));
  if (one.lines.length > lines.length) lines.push(words.status.more(one.lines.length - lines.length));
  const title = `*${one.class.code}*  ${nameOfClass(one.class, language)}`;
  const text = section([title, ...lines].join('\n'));
  // Only the leading group reads who may waive; a head or a lead may not.
  if (chaser.rung !== 'group') return [text];
  const value = JSON.stringify({ classCode: one.class.code, week: chaser.week });
  return [text, actions([button(`${ACTION.waiveChaser}_${one.class.code}`, words.chaser.waive, value)])];
}

function lineText(line: ChaserLine, before: ChaserLine | undefined, chaser: Chaser): string {
  const { language } = chaser;
  const words = messagesFor(language).slack.chaser;
  const reason =
    line.reason === 'silent_weeks' && line.weeks !== undefined
      ? words.silentWeeks(line.weeks)
      : line.reason === 'red_too_long' && line.days !== undefined
        ? words.redDays(line.days)
        : '';
  // Leads are named where others read, not in their own message; once for items that follow one another.
  const isNamed = chaser.rung === 'lead' || before?.leadIds.join() === line.leadIds.join();
  const leads = isNamed ? '' : line.leadIds.map((id) => `<@${id}>`).join(' ');
  const facts = [reason, leads].filter((part) => part !== '');
  return [
    `${lightMark(line.item.light)} *${line.item.code}*  ${cut(titleOf(line.item, language), 60)}  ${facts.join(' · ')}`.trimEnd(),
    ...(line.problem ? [`↳ ${cut(escapeInline(line.problem), 100)}`] : []),
  ].join('\n');
}

function updateButtons(chaser: Chaser): SlackBlock[] {
  if (chaser.rung !== 'lead') return [];
  const words = messagesFor(chaser.language).slack.reminder;
  const items = chaser.classes.flatMap((one) => one.lines).slice(0, UPDATE_BUTTONS);
  const buttons = items.map(({ item }) =>
    button(`${ACTION.openUpdateForm}_${item.code}`, `${words.update} ${item.code}`, item.code),
  );
  const several = chaser.classes.length > 1;
  // An action stands once in a block, so each class has a block of its own.
  const noChange = chaser.classes
    .slice(0, NO_CHANGE_BUTTONS)
    .map(({ class: one }) =>
      actions([
        button(ACTION.chooseNoChange, several ? `${words.noChange} ${one.code}` : words.noChange, one.code),
      ]),
    );
  return [...(buttons.length > 0 ? [actions(buttons)] : []), ...noChange];
}

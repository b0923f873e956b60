import { messagesFor } from '../../messages/index.ts';
import type { Item } from '../../plan/records.ts';
import type { Language } from '../../plan/terms.ts';
import { cut } from '../limits.ts';
import { context, type ModalView, type SlackBlock, section } from './block.ts';
import { checkInput, dateInput, fileInput, modal, selectInput, textInput } from './form.ts';
import { VIEW } from './ids.ts';
import { lightMark } from './words.ts';

/** Checkboxes hold ten. */
const CHECKED_AT_ONCE = 10;

interface ItemFormOptions {
  /** Those to choose among; with one it is chosen. */
  readonly items: readonly Item[];
  readonly language: Language;
  /** Where the button was pressed: the confirmation is shown there. */
  readonly channelId?: string | undefined;
}

const metadataOf = ({ items, language, channelId }: ItemFormOptions): string =>
  JSON.stringify({ language, channelId, ...(items.length === 1 ? { itemCode: items[0]?.code } : {}) });

function choicesOf({ items, language }: ItemFormOptions): { text: string; value: string }[] {
  return items.map((item) => ({
    text: cut(`${lightMark(item.light)} ${item.code} ${language === 'zh' ? item.titleZh : item.titleEn}`, 75),
    value: item.code,
  }));
}

/** The item: named where there is one, chosen where there are several, told where there is none. */
function itemBlocks(options: ItemFormOptions): SlackBlock[] {
  const words = messagesFor(options.language).slack;
  const choices = choicesOf(options);
  const [first] = choices;
  if (!first) return [section(words.update.noItems)];
  if (choices.length === 1) return [section(first.text)];
  return [
    selectInput('item', words.form.item, choices, {
      optional: false,
      placeholder: words.form.itemPlaceholder,
    }),
  ];
}

function form(
  callbackId: string,
  title: string,
  submit: string,
  options: ItemFormOptions,
  inputs: readonly SlackBlock[],
): ModalView {
  const blocks = itemBlocks(options);
  return modal({
    callbackId,
    title,
    submit: options.items.length > 0 ? submit : undefined,
    close: messagesFor(options.language).slack.cancel,
    metadata: metadataOf(options),
    blocks: options.items.length > 0 ? [...blocks, ...inputs] : blocks,
  });
}

/** "No change this week" for the items that are ticked. */
export function noChangeForm(options: ItemFormOptions): ModalView {
  const words = messagesFor(options.language).slack.forms;
  const choices = choicesOf(options).slice(0, CHECKED_AT_ONCE);
  return modal({
    callbackId: VIEW.noChange,
    title: words.noChange,
    submit: choices.length > 0 ? messagesFor(options.language).slack.save : undefined,
    close: messagesFor(options.language).slack.cancel,
    metadata: JSON.stringify({ language: options.language, channelId: options.channelId }),
    blocks:
      choices.length > 0
        ? [checkInput('items', words.noChangeItems, choices, { optional: false })]
        : [context([messagesFor(options.language).slack.mine.allReported])],
  });
}

export function helpForm(options: ItemFormOptions): ModalView {
  const words = messagesFor(options.language).slack.forms;
  return form(VIEW.help, words.help, words.send, options, [
    textInput('text', words.helpText, { multiline: true, maxLength: 1000, hint: words.helpHint }),
  ]);
}

export function snoozeForm(options: ItemFormOptions): ModalView {
  const words = messagesFor(options.language).slack.forms;
  return form(VIEW.snooze, words.snooze, messagesFor(options.language).slack.save, options, [
    textInput('reason', words.reason, { optional: false, maxLength: 500, hint: words.snoozeHint }),
  ]);
}

const EVIDENCE_FILES = 5;

export function closeForm(options: ItemFormOptions): ModalView {
  const words = messagesFor(options.language).slack.forms;
  return form(VIEW.requestClose, words.close, words.send, options, [
    textInput('reason', words.closeReason, { optional: false, multiline: true, maxLength: 1000 }),
    textInput('evidence', words.evidence, { multiline: true, maxLength: 1000, hint: words.evidenceHint }),
    fileInput('files', words.evidenceFiles, { most: EVIDENCE_FILES, hint: words.evidenceFilesHint }),
  ]);
}

export function dueForm(options: ItemFormOptions): ModalView {
  const words = messagesFor(options.language).slack.forms;
  const due = options.items.length === 1 ? options.items[0]?.dueOn : undefined;
  return form(VIEW.requestDue, words.due, words.send, options, [
    dateInput('dueOn', words.newDue, { optional: false, initial: due }),
    textInput('reason', words.reason, { optional: false, multiline: true, maxLength: 1000 }),
  ]);
}

/** Why a request is returned, or a chaser waived. `subject` is carried through. */
export function reasonForm(options: {
  readonly callbackId: string;
  readonly title: string;
  readonly subject: Readonly<Record<string, string>>;
  readonly language: Language;
}): ModalView {
  const words = messagesFor(options.language).slack;
  return modal({
    callbackId: options.callbackId,
    title: options.title,
    submit: words.forms.send,
    close: words.cancel,
    metadata: JSON.stringify({ ...options.subject, language: options.language }),
    blocks: [textInput('reason', words.forms.reason, { optional: false, multiline: true, maxLength: 1000 })],
  });
}

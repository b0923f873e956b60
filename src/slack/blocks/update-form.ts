import { z } from 'zod';
import { formatFen, formatInstant, formatName } from '../../messages/format.ts';
import { messagesFor } from '../../messages/index.ts';
import type { DraftValues } from '../../plan/drafts.ts';
import type { Item } from '../../plan/records.ts';
import { type Language, LIGHTS, STAGES } from '../../plan/terms.ts';
import type { FormState } from '../../updates/form-state.ts';
import { escapeInline } from '../escape.ts';
import { cut } from '../limits.ts';
import { actions, button, context, type ModalView, type SlackBlock, section } from './block.ts';
import { checkInput, modal, selectInput, textInput } from './form.ts';
import { ACTION, VIEW } from './ids.ts';
import { lightMark, titleOf } from './words.ts';

/** Carried through the form: what the person saw when it was opened. */
export const FORM_METADATA = z.object({
  itemCode: z.string(),
  seenVersion: z.number().int(),
  language: z.enum(['en', 'zh']),
  via: z.enum(['form', 'button', 'shortcut', 'reply']),
  permalink: z.string().optional(),
  /** Where the button was pressed: the confirmation is shown there. */
  channelId: z.string().optional(),
  /** The update that this form corrects. */
  corrects: z.string().optional(),
});
export type FormMetadata = z.infer<typeof FORM_METADATA>;

const TEXT_LENGTH = 2000;
const MILESTONES_SHOWN = 10;

/** The form of one item, filled in with what was said last, so that only what changed is typed. */
export function updateForm(options: {
  readonly state: FormState;
  readonly metadata: FormMetadata;
  /** What was understood already, on top of the last update. */
  readonly given?: DraftValues | undefined;
  /** Said on top: somebody else changed the item meanwhile. mrkdwn. */
  readonly notice?: string | undefined;
  readonly timeZone: string;
}): ModalView {
  const { state, metadata } = options;
  const { language } = metadata;
  const { item } = state;
  const words = messagesFor(language).slack.form;
  const { lights } = messagesFor(language).terms;
  const values: DraftValues = { ...state.values, ...options.given };
  const text = (field: 'done' | 'problems' | 'nextSteps' | 'supportNeeded'): SlackBlock =>
    textInput(field, words[field], {
      initial: values[field],
      multiline: true,
      maxLength: TEXT_LENGTH,
      heard: !metadata.corrects,
    });
  return modal({
    callbackId: metadata.corrects ? VIEW.correct : VIEW.update,
    title: metadata.corrects ? messagesFor(language).slack.forms.correctTitle : words.title,
    submit: words.submit,
    close: messagesFor(language).slack.cancel,
    metadata: JSON.stringify(metadata),
    notifyOnClose: !metadata.corrects,
    blocks: [
      ...(options.notice ? [section(`⚠️ ${options.notice}`)] : []),
      section(`*${item.code}*  ${titleOf(item, language)}`),
      context([aboutLine(state, language, options.timeZone)]),
      selectInput(
        'light',
        words.light,
        LIGHTS.map((one) => ({ text: `${lightMark(one)} ${lights[one]}`, value: one })),
        {
          initial: values.light,
          placeholder: words.choose,
          hint: item.light && words.now(lights[item.light]),
        },
      ),
      textInput('progress', words.progress, {
        initial: values.progress,
        placeholder: words.progressHint,
        maxLength: 40,
      }),
      text('done'),
      text('problems'),
      text('nextSteps'),
      text('supportNeeded'),
      ...(item.kind === 'project' ? projectInputs(item, values, language) : []),
      ...(metadata.corrects ? [] : milestoneInput(state, language)),
      ...(state.mayCorrect && state.last && !metadata.corrects
        ? [correctOffer(state.last.id, item, language)]
        : []),
    ],
  });
}

/** When it was reported last, by whom, and what else stands about it. */
function aboutLine(state: FormState, language: Language, timeZone: string): string {
  const catalogue = messagesFor(language);
  const words = catalogue.slack.form;
  const last = state.last
    ? words.last(
        formatInstant(state.last.recordedAt, timeZone, language),
        escapeInline(state.lastAuthor ? formatName(state.lastAuthor, language) : ''),
      )
    : words.noLast;
  return [
    last,
    ...(state.item.sample ? [catalogue.slack.sample] : []),
    ...(state.draft ? [`✏️ ${state.draftIsOlder ? catalogue.updates.draftIsOlder : words.draft}`] : []),
    ...state.waiting.map((one) => `⏳ ${escapeInline(catalogue.updates.requests.asked(one, state.item))}`),
  ].join(' · ');
}

function projectInputs(item: Item, values: DraftValues, language: Language): SlackBlock[] {
  const words = messagesFor(language).slack.form;
  const { stages } = messagesFor(language).terms;
  const amount = (
    field: 'investedMonthFen' | 'investedYearFen' | 'investedTotalFen',
    label: string,
  ): SlackBlock => {
    const stored = item[field];
    return textInput(field, label, {
      initial: values[field],
      placeholder: words.amountHint,
      maxLength: 60,
      hint: stored === undefined ? undefined : words.now(formatFen(stored, language)),
    });
  };
  return [
    selectInput(
      'stage',
      words.stage,
      STAGES.map((stage) => ({ text: stages[stage], value: stage })),
      { initial: values.stage, placeholder: words.choose, hint: item.stage && words.now(stages[item.stage]) },
    ),
    amount('investedMonthFen', words.investedMonth),
    amount('investedYearFen', words.investedYear),
    amount('investedTotalFen', words.investedTotal),
  ];
}

/** Those that are not reached yet: to be ticked. */
function milestoneInput(state: FormState, language: Language): SlackBlock[] {
  const open = state.milestones.filter((one) => one.doneOn === undefined).slice(0, MILESTONES_SHOWN);
  if (open.length === 0) return [];
  const choices = open.map((one) => ({ text: language === 'zh' ? one.titleZh : one.titleEn, value: one.id }));
  return [checkInput('milestones', messagesFor(language).slack.form.milestones, choices)];
}

function correctOffer(updateId: string, item: Item, language: Language): SlackBlock {
  const value = JSON.stringify({ updateId, itemCode: item.code });
  return actions([button(ACTION.correctUpdate, messagesFor(language).slack.form.correctLast, value)]);
}

/** The first step where no item is known yet. */
export function chooseItemForm(options: {
  readonly items: readonly Item[];
  readonly language: Language;
  readonly channelId?: string | undefined;
}): ModalView {
  const { language, items } = options;
  const words = messagesFor(language).slack.form;
  const choices = items.map((item) => ({
    text: cut(`${lightMark(item.light)} ${item.code} ${language === 'zh' ? item.titleZh : item.titleEn}`, 75),
    value: item.code,
  }));
  return modal({
    callbackId: VIEW.chooseItem,
    title: words.title,
    submit: words.next,
    close: messagesFor(language).slack.cancel,
    metadata: JSON.stringify({ language, channelId: options.channelId }),
    blocks: [
      ...(choices.length > 0
        ? [selectInput('item', words.item, choices, { placeholder: words.itemPlaceholder })]
        : [section(messagesFor(language).slack.update.noItems)]),
      textInput('itemCode', words.itemCode, { hint: words.itemCodeHint, maxLength: 20 }),
    ],
  });
}

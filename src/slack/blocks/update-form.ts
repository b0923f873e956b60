import { z } from 'zod';
import { formatFen } from '../../messages/format.ts';
import { messagesFor } from '../../messages/index.ts';
import type { Item, StatusUpdate } from '../../plan/records.ts';
import { type Language, LIGHTS, STAGES } from '../../plan/terms.ts';
import type { UpdateFields } from '../../updates/update.ts';
import { cut } from '../limits.ts';
import { context, type ModalView, type SlackBlock, section } from './block.ts';
import { modal, selectInput, textInput } from './form.ts';
import { VIEW } from './ids.ts';
import { lightMark, titleOf } from './words.ts';

/** Carried through the form: what the person saw when it was opened. */
export const FORM_STATE = z.object({
  itemCode: z.string(),
  seenVersion: z.number().int(),
  language: z.enum(['en', 'zh']),
  via: z.enum(['form', 'button', 'shortcut']),
  permalink: z.string().optional(),
  /** Where the button was pressed: the confirmation is shown there. */
  channelId: z.string().optional(),
});
export type FormState = z.infer<typeof FORM_STATE>;

const TEXT_LENGTH = 1500;

/** The form of one item, filled in with what was said last, so that only what changed is typed. */
export function updateForm(options: {
  readonly item: Item;
  readonly latest?: StatusUpdate | undefined;
  readonly latestLine: string;
  readonly state: FormState;
  /** What was understood already, above the last update. */
  readonly given?: UpdateFields | undefined;
  /** Said on top: somebody else changed the item meanwhile. */
  readonly notice?: string | undefined;
}): ModalView {
  const { item, latest, state } = options;
  const { language } = state;
  const words = messagesFor(language).slack.form;
  const terms = messagesFor(language).terms;
  const given: UpdateFields = options.given ?? {};
  const now = (value: string | undefined): { hint?: string } => (value ? { hint: words.now(value) } : {});
  const light = given.light ?? item.light;
  const progress = given.progress ?? item.progress;
  const text = (field: 'done' | 'problems' | 'nextSteps' | 'supportNeeded'): SlackBlock =>
    textInput(field, words[field], {
      initial: given[field] ?? latest?.[field],
      multiline: true,
      maxLength: TEXT_LENGTH,
    });
  return modal({
    callbackId: VIEW.update,
    title: words.title,
    submit: words.submit,
    close: messagesFor(language).slack.cancel,
    metadata: JSON.stringify(state),
    blocks: [
      ...(options.notice ? [section(`⚠️ ${options.notice}`)] : []),
      section(`*${item.code}*  ${titleOf(item, language)}`),
      context([options.latestLine]),
      selectInput(
        'light',
        words.light,
        LIGHTS.map((one) => ({ text: `${lightMark(one)} ${terms.lights[one]}`, value: one })),
        { initial: light, placeholder: words.choose, ...now(item.light && terms.lights[item.light]) },
      ),
      textInput('progress', words.progress, {
        initial: progress === undefined ? undefined : String(progress),
        placeholder: words.progressHint,
        maxLength: 10,
        ...now(item.progress === undefined ? undefined : `${item.progress}%`),
      }),
      text('done'),
      text('problems'),
      text('nextSteps'),
      text('supportNeeded'),
      ...(item.kind === 'project' ? projectInputs(item, given, language) : []),
    ],
  });
}

function projectInputs(item: Item, given: UpdateFields, language: Language): SlackBlock[] {
  const words = messagesFor(language).slack.form;
  const { stages } = messagesFor(language).terms;
  const amount = (
    field: 'investedMonthFen' | 'investedYearFen' | 'investedTotalFen',
    label: string,
  ): SlackBlock => {
    const stored = item[field];
    const fen = given[field];
    return textInput(field, label, {
      initial: fen === undefined ? undefined : formatFen(fen, language),
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
      {
        initial: given.stage ?? item.stage,
        placeholder: words.choose,
        hint: item.stage ? words.now(stages[item.stage]) : undefined,
      },
    ),
    amount('investedMonthFen', words.investedMonth),
    amount('investedYearFen', words.investedYear),
    amount('investedTotalFen', words.investedTotal),
  ];
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

import { formatFen, formatPercent } from '../../messages/format.ts';
import { messagesFor } from '../../messages/index.ts';
import type { Item } from '../../plan/records.ts';
import type { Language } from '../../plan/terms.ts';
import type { UpdateReceipt } from '../../updates/update.ts';
import { escapeInline } from '../escape.ts';
import { cut } from '../limits.ts';
import { actions, button, context, type SlackBlock, type SlackMessage, section } from './block.ts';
import { ACTION } from './ids.ts';
import { lightMark, titleOf } from './words.ts';

/** What was saved, old → new. `refusals` are ready sentences about lines that were not saved. */
export function receiptMessage(
  receipts: readonly UpdateReceipt[],
  refusals: readonly string[],
  language: Language,
): SlackMessage {
  const words = messagesFor(language).slack.update;
  const blocks: SlackBlock[] = receipts.map((receipt) => section(receiptText(receipt, language)));
  if (refusals.length > 0) blocks.push(section(refusals.join('\n')));
  const only = receipts.length === 1 ? receipts[0] : undefined;
  if (only) blocks.push(actions([button(ACTION.openCard, words.seeCard, only.after.code)]));
  const title =
    receipts.length > 0
      ? `${words.saved}: ${receipts.map((one) => one.after.code).join(', ')}`
      : words.notSaved;
  return { text: title, blocks: blocks.length > 0 ? blocks : [context([title])] };
}

function receiptText(receipt: UpdateReceipt, language: Language): string {
  const words = messagesFor(language).slack.update;
  const { before, after, update } = receipt;
  const said = [update.done, update.problems, update.nextSteps, update.supportNeeded].flatMap((text) =>
    text ? [`> ${cut(escapeInline(text), 200)}`] : [],
  );
  const computed = receipt.computedLight
    ? [`⚠️ ${words.computed(messagesFor(language).terms.lights[receipt.computedLight])}`]
    : [];
  return [
    `✅ ${receipt.duplicate ? words.duplicate : words.saved}  *${after.code}*  ${titleOf(after, language)}`,
    changes(before, after, language).join(' · '),
    ...said,
    ...computed,
  ]
    .filter((line) => line !== '')
    .join('\n');
}

/** Every changed value as `old → new`, with its name. */
function changes(before: Item, after: Item, language: Language): string[] {
  const words = messagesFor(language).slack;
  const { lights, stages, fields } = messagesFor(language).terms;
  const pair = (label: string, old: string | undefined, now: string | undefined): string[] => {
    if (now === undefined) return [];
    return [`${label} ${old === now ? now : words.update.arrow(old ?? words.none, now)}`];
  };
  const light = (item: Item): string | undefined =>
    item.light && `${lightMark(item.light)} ${lights[item.light]}`;
  const percent = (item: Item): string | undefined =>
    item.progress === undefined ? undefined : formatPercent(item.progress, language);
  const amounts = (['investedMonthFen', 'investedYearFen', 'investedTotalFen'] as const).flatMap((field) =>
    before[field] === after[field]
      ? []
      : pair(fields[field], money(before[field], language), money(after[field], language)),
  );
  return [
    ...pair(words.update.light, light(before), light(after)),
    ...pair(words.update.progress, percent(before), percent(after)),
    ...(before.stage === after.stage
      ? []
      : pair(words.update.stage, before.stage && stages[before.stage], after.stage && stages[after.stage])),
    ...amounts,
  ];
}

function money(fen: number | undefined, language: Language): string | undefined {
  return fen === undefined ? undefined : formatFen(fen, language);
}

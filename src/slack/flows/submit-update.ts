import { messagesFor } from '../../messages/index.ts';
import type { Language } from '../../plan/terms.ts';
import { refusalSentence, type TextOutcome } from '../../updates/submit-text.ts';
import { actions, button, type SlackMessage, section } from '../blocks/block.ts';
import { ACTION } from '../blocks/ids.ts';
import { receiptMessage } from '../blocks/receipt.ts';
import { escapeText } from '../escape.ts';

/** What became of a typed update, line by line; where nothing was saved, the form of a right one. */
export function typedUpdateMessage(outcomes: readonly TextOutcome[], language: Language): SlackMessage {
  const catalogue = messagesFor(language);
  const receipts = outcomes.flatMap((one) => one.receipt ?? []);
  const asked = outcomes
    .filter((one) => one.request)
    .map((one) => `⏳ ${one.itemCode}: ${catalogue.updates.requests.stored}`);
  const refusals = outcomes.flatMap(({ lineNumber, refusals }) =>
    refusals.map((refusal) => {
      const sentence = refusalSentence(refusal, language);
      return `⚠️ ${escapeText(outcomes.length > 1 ? catalogue.updates.line(lineNumber, sentence) : sentence)}`;
    }),
  );
  if (receipts.length + asked.length > 0) return receiptMessage(receipts, [...asked, ...refusals], language);
  const words = catalogue.slack.update;
  const code = outcomes.find((one) => one.itemCode)?.itemCode ?? 'KT-03';
  return {
    text: words.notSaved,
    blocks: [
      section([...refusals, `${words.usage} \`${words.example(code)}\``].join('\n')),
      actions([button(ACTION.chooseUpdateItem, words.openForm, '')]),
    ],
  };
}

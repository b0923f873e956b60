import type { Answer } from '../../answers/answer.ts';
import { messagesFor } from '../../messages/index.ts';
import { isClassCode, normalizeCode } from '../../plan/codes.ts';
import type { SlackCapabilities } from '../capabilities.ts';
import { escapeInline } from '../escape.ts';
import { cut, LIMITS } from '../limits.ts';
import { actions, type Button, button, context, option, type SlackBlock } from './block.ts';
import { ACTION } from './ids.ts';

const CHOICES_SHOWN = 5;
const SOURCE_BUTTONS = 3;
/** A list is as wide as its longest line: so that it fits beside a thread. */
const SOURCE_TITLE = 36;

/** What the reader may do next because of what the answer is: choose a reading, ask somebody, open a form. */
export function answerOffers(answer: Answer): SlackBlock[] {
  const words = messagesFor(answer.language).slack.answer;
  const blocks: SlackBlock[] = [];
  if (answer.choices.length > 0) {
    blocks.push(
      actions(
        answer.choices
          .slice(0, CHOICES_SHOWN)
          .map((choice, index) =>
            button(`${ACTION.choice}_${index}`, choice.label, cut(choice.question, LIMITS.buttonValue)),
          ),
      ),
    );
  }
  if (answer.updateOffer) {
    const { itemCode, text } = answer.updateOffer;
    const value = JSON.stringify({ itemCode, text: cut(text, 1500) });
    blocks.push(actions([button(ACTION.openUpdateForm, words.openForm, value, { style: 'primary' })]));
  }
  const person = answer.mayKnow[0];
  if (person) {
    const names = answer.mayKnow.slice(0, 3).map((one) => escapeInline(one.name));
    blocks.push(context([words.mayKnow(names)]));
    const value = JSON.stringify({ answerId: answer.id, personId: person.personId });
    blocks.push(actions([button(ACTION.askPerson, words.askPerson(person.name), value)]));
  }
  return blocks;
}

/** The row under every answer: the rest of a list, its records, and whether it helped. */
export function answerControls(
  answer: Answer,
  capabilities: SlackCapabilities,
  rowsShown: number,
): SlackBlock[] {
  const words = messagesFor(answer.language).slack.answer;
  const codes = [...new Set(answer.citations)].filter((code) => {
    const known = normalizeCode(code);
    return known !== undefined && !isClassCode(known);
  });
  const elements: (Button | object)[] = [];
  if (answer.table && answer.table.total > rowsShown)
    elements.push(button(ACTION.showAll, words.showAll(answer.table.total), answer.id));
  if (codes.length > 0 && codes.length <= SOURCE_BUTTONS) {
    elements.push(...codes.map((code, index) => button(`${ACTION.openCard}_${index}`, code, code)));
  } else if (codes.length > 0) {
    elements.push({
      type: 'static_select',
      action_id: ACTION.openCardSelect,
      placeholder: { type: 'plain_text', text: words.sources },
      options: codes.slice(0, LIMITS.selectOptions).map((code) => {
        const title = answer.sources.find((one) => one.code === code)?.title ?? '';
        return option(cut(`${code} ${title}`, SOURCE_TITLE), code);
      }),
    });
  }
  if (capabilities.blocks === 'rich') {
    return [
      ...(elements.length > 0 ? [actions(elements as Button[])] : []),
      {
        type: 'context_actions',
        elements: [
          {
            type: 'feedback_buttons',
            action_id: ACTION.feedback,
            positive_button: { text: { type: 'plain_text', text: words.good }, value: `up:${answer.id}` },
            negative_button: { text: { type: 'plain_text', text: words.bad }, value: `down:${answer.id}` },
          },
        ],
      },
    ];
  }
  elements.push(
    button(ACTION.feedbackGood, `👍 ${words.good}`, answer.id),
    button(ACTION.feedbackBad, `👎 ${words.bad}`, answer.id),
  );
  return [actions(elements as Button[])];
}

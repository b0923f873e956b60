import { messagesFor } from '../../messages/index.ts';
import type { Language } from '../../plan/terms.ts';
import type { ModalView } from './block.ts';
import { modal, selectInput, textInput } from './form.ts';
import { VIEW } from './ids.ts';

/** Why an answer was not right. */
export function feedbackForm(answerId: string, language: Language): ModalView {
  const { answer, cancel } = messagesFor(language).slack;
  const reasons = Object.entries(answer.reasons).map(([value, text]) => ({ text, value }));
  return modal({
    callbackId: VIEW.feedback,
    title: answer.reasonTitle,
    submit: answer.send,
    close: cancel,
    metadata: JSON.stringify({ answerId }),
    blocks: [
      selectInput('reason', answer.reason, reasons),
      textInput('comment', answer.comment, { multiline: true, maxLength: 500 }),
    ],
  });
}

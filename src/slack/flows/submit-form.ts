import { messagesFor } from '../../messages/index.ts';
import type { UpdateReceipt } from '../../updates/update.ts';
import type { ModalView, SlackMessage } from '../blocks/block.ts';
import { receiptMessage } from '../blocks/receipt.ts';
import { FORM_STATE } from '../blocks/update-form.ts';
import { nameOfPerson } from '../blocks/words.ts';
import { escapeText } from '../escape.ts';
import type { FormInput } from '../inbound/read-form.ts';
import type { Services } from '../services.ts';
import { buildUpdateForm } from './open-update-form.ts';
import { readUpdateForm } from './save-form.ts';

export type FormOutcome =
  | {
      readonly kind: 'saved';
      readonly receipt: UpdateReceipt;
      readonly channelId?: string | undefined;
      readonly message: SlackMessage;
    }
  | { readonly kind: 'errors'; readonly errors: Record<string, string> }
  /** Somebody changed the item meanwhile: the form once more, with what is new on top and what was typed kept. */
  | { readonly kind: 'again'; readonly view: ModalView };

/** Checks and saves the update form. The window's id makes pressing twice one update. */
export async function submitUpdateForm(
  services: Services,
  form: FormInput,
  personId: string,
): Promise<FormOutcome> {
  const state = FORM_STATE.parse(JSON.parse(form.metadata));
  const { language } = state;
  const fields = readUpdateForm(form, language);
  if (!fields.ok) return { kind: 'errors', errors: { ...fields.detail } };
  const saved = await services.updates.submit({
    itemCode: state.itemCode,
    fields: fields.value,
    personId,
    via: state.via,
    requestId: `form:${form.viewId}`,
    seenVersion: state.seenVersion,
    ...(state.permalink ? { permalink: state.permalink } : {}),
  });
  if (saved.ok) {
    const message = receiptMessage([saved.value], [], language);
    return { kind: 'saved', receipt: saved.value, channelId: state.channelId, message };
  }
  if (saved.code === 'changed_meanwhile') {
    const view = await buildUpdateForm(services, {
      ...state,
      personId,
      given: fields.value,
      notice: await changedNotice(services, state.itemCode, language),
    });
    if (view) return { kind: 'again', view };
  }
  const sentence = messagesFor(language).updates.errors[saved.code](saved.detail);
  const field =
    saved.detail.field && saved.detail.field in form.values ? saved.detail.field : form.firstField;
  return { kind: 'errors', errors: { [field]: sentence } };
}

async function changedNotice(services: Services, itemCode: string, language: 'en' | 'zh'): Promise<string> {
  const words = messagesFor(language).slack.form;
  const [latest] = await services.store.latestUpdates([itemCode]);
  const [author] = latest ? await services.store.listPeople([latest.authorId]) : [];
  const name = nameOfPerson(author, latest?.authorId ?? '', language);
  const said = latest?.done ?? latest?.problems;
  return [words.changed(name), ...(said ? [`> ${escapeText(said)}`] : []), words.changedNow].join('\n');
}

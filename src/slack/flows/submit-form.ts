import { formatName } from '../../messages/format.ts';
import { messagesFor } from '../../messages/index.ts';
import type { Language } from '../../plan/terms.ts';
import { formValuesOf, readForm } from '../../updates/form-values.ts';
import type { UpdateErrorDetail, UpdateFields, UpdateReceipt } from '../../updates/update.ts';
import type { ModalView, SlackMessage } from '../blocks/block.ts';
import { receiptMessage } from '../blocks/receipt.ts';
import { FORM_METADATA, type FormMetadata } from '../blocks/update-form.ts';
import { escapeInline } from '../escape.ts';
import type { FormInput } from '../inbound/read-form.ts';
import type { Services } from '../services.ts';
import { buildUpdateForm } from './open-update-form.ts';

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
  const metadata = FORM_METADATA.parse(JSON.parse(form.metadata));
  const { language } = metadata;
  const fields = readForm(definedOf(form.values));
  if (!fields.ok) {
    const words = messagesFor(language).updates.fieldErrors;
    return {
      kind: 'errors',
      errors: Object.fromEntries(fields.detail.map((one) => [one.field, words[one.code](one.word)])),
    };
  }
  const saved = await save(services, form, metadata, fields.value, personId);
  if (saved.ok) {
    const message = receiptMessage([saved.value], [], language);
    return { kind: 'saved', receipt: saved.value, channelId: metadata.channelId, message };
  }
  if (saved.code === 'changed_meanwhile') {
    const notice = changedNotice(saved.detail, language);
    const given = formValuesOf(fields.value);
    const view = await buildUpdateForm(services, { ...metadata, personId, given, notice });
    return { kind: 'again', view };
  }
  const field =
    saved.detail.field && saved.detail.field in form.values ? saved.detail.field : form.firstField;
  return {
    kind: 'errors',
    errors: { [field]: messagesFor(language).updates.errors[saved.code](saved.detail) },
  };
}

function save(
  services: Services,
  form: FormInput,
  metadata: FormMetadata,
  fields: UpdateFields,
  personId: string,
): ReturnType<Services['updates']['submit']> | ReturnType<Services['updates']['correct']> {
  const requestId = `form:${form.viewId}`;
  const { itemCode, seenVersion, permalink, via, corrects } = metadata;
  if (corrects) return services.updates.correct({ updateId: corrects, fields, personId, via, requestId });
  const milestones = (form.lists.milestones ?? []).map((id) => ({ id, done: true }));
  return services.updates.submit({
    itemCode,
    fields,
    personId,
    via,
    requestId,
    seenVersion,
    permalink,
    milestones,
  });
}

/** Who changed what since the form was opened. */
function changedNotice(detail: UpdateErrorDetail, language: Language): string {
  const { form } = messagesFor(language).slack;
  const { fields: names } = messagesFor(language).terms;
  const [latest] = detail.changes ?? [];
  if (!latest) return form.changedNow;
  const changed = latest.fields.slice(0, 6).map((one) => {
    const name = one.field in names ? names[one.field as keyof typeof names] : one.field;
    return `• ${escapeInline(name)}: ${shown(one.before)} → ${shown(one.after)}`;
  });
  return [form.changed(escapeInline(formatName(latest.by, language))), ...changed, form.changedNow].join(
    '\n',
  );
}

function shown(value: unknown): string {
  return value === null || value === undefined ? '–' : escapeInline(String(value)).slice(0, 80);
}

export function definedOf(values: FormInput['values']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}

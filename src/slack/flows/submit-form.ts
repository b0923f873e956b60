import { formatName } from '../../messages/format.ts';
import { messagesFor } from '../../messages/index.ts';
import type { Language } from '../../plan/terms.ts';
import { readForm } from '../../updates/form-values.ts';
import type { UpdateErrorDetail, UpdateFields, UpdateReceipt } from '../../updates/update.ts';
import type { ModalView, SlackMessage } from '../blocks/block.ts';
import { receiptMessage } from '../blocks/receipt.ts';
import { FORM_METADATA, type FormMetadata } from '../blocks/update-form.ts';
import { escapeInline } from '../escape.ts';
import type { FormInput } from '../inbound/read-form.ts';
import { cut } from '../limits.ts';
import type { Services } from '../services.ts';
import { buildUpdateForm } from './open-update-form.ts';

const CHANGES_SHOWN = 3;
const FIELDS_SHOWN = 6;

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
    // What was not touched shows how it stands now, so that saving takes nobody's words back unseen.
    const given = touchedOf(form);
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
  const { slack, updates } = messagesFor(language);
  const changes = detail.changes ?? [];
  const said = changes
    .slice(0, CHANGES_SHOWN)
    .flatMap((one) => [
      slack.form.changed(escapeInline(formatName(one.by, language))),
      ...(detail.current ? updates.changeLines(one.fields, detail.current) : [])
        .slice(0, FIELDS_SHOWN)
        .map((line) => `• ${cut(escapeInline(line), 200)}`),
    ]);
  return [...said, slack.form.changedNow].join('\n');
}

function definedOf(values: FormInput['values']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}

export function touchedOf(form: FormInput): Record<string, string> {
  return Object.fromEntries(form.touched.map((field) => [field, form.values[field] ?? '']));
}

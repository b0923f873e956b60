import { FORM_METADATA } from '../blocks/update-form.ts';
import { readForm } from '../inbound/read-form.ts';
import type { Services } from '../services.ts';
import { definedOf } from './submit-form.ts';

/** Keeps what stands in an update form as the person's draft, where it says anything new. */
export async function keepDraft(services: Services, view: unknown, personId: string): Promise<void> {
  const form = readForm(view);
  const { itemCode, seenVersion, permalink } = FORM_METADATA.parse(JSON.parse(form.metadata));
  if (!form.touched) return;
  const { item: _item, itemCode: _code, ...values } = definedOf(form.values);
  await services.updates.saveDraft({ personId, itemCode, values, source: 'form', permalink, seenVersion });
}

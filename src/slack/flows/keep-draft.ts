import { FORM_METADATA } from '../blocks/update-form.ts';
import { readForm } from '../inbound/read-form.ts';
import type { Services } from '../services.ts';
import { touchedOf } from './submit-form.ts';

/**
 * Keeps what a person typed into an update form as their draft. What was only filled in is left out: when the form
 * is opened again, it shows how the item stands by then.
 */
export async function keepDraft(services: Services, view: unknown, personId: string): Promise<void> {
  const form = readForm(view);
  const { itemCode, seenVersion, permalink } = FORM_METADATA.parse(JSON.parse(form.metadata));
  if (form.touched.length === 0) return;
  const earlier = await services.store.drafts.find(personId, itemCode);
  const values = { ...earlier?.values, ...touchedOf(form) };
  await services.updates.saveDraft({ personId, itemCode, values, source: 'form', permalink, seenVersion });
}

import { z } from 'zod';
import type { Language } from '../../../plan/terms.ts';
import { type FormInput, readForm } from '../../inbound/read-form.ts';

const METADATA = z.object({
  language: z.enum(['en', 'zh']),
  channelId: z.string().optional(),
  itemCode: z.string().optional(),
});

/** What a small form about one item says. @throws when the payload is none of ours. */
export function readItemForm(view: unknown): FormInput & {
  readonly language: Language;
  readonly channelId?: string | undefined;
  readonly itemCode: string;
} {
  const form = readForm(view);
  const { itemCode, ...metadata } = METADATA.parse(JSON.parse(form.metadata));
  return { ...form, ...metadata, itemCode: form.values.item ?? itemCode ?? '' };
}

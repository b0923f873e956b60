import { z } from 'zod';
import { LIGHTS, STAGES } from '../plan/terms.ts';
import { normalizeText } from '../plan/text.ts';
import type { UpdateFields } from './update.ts';
import { TEXT_PARTS } from './update-lexicon.ts';

/** A language model that reads a reply where the parser could not. It only proposes. */
export interface DraftReader {
  /** Undefined when it is not at hand. What comes back is checked by `groundedDrafts`. */
  read(request: {
    readonly text: string;
    readonly personId: string;
    readonly items: readonly { readonly code: string; readonly title: string }[];
  }): Promise<unknown>;
}

const proposalSchema = z.array(
  z.object({
    itemCode: z.string(),
    light: z.enum(LIGHTS).optional(),
    progress: z.number().min(0).max(100).optional(),
    stage: z.enum(STAGES).optional(),
    done: z.string().max(2_000).optional(),
    problems: z.string().max(2_000).optional(),
    nextSteps: z.string().max(2_000).optional(),
    supportNeeded: z.string().max(2_000).optional(),
  }),
);

/**
 * What of a model's proposals the reply holds: the items are among those asked about, texts stand in the reply word
 * for word, and so does the number of a percentage. The rest is left out; amounts are never taken from a model.
 */
export function groundedDrafts(
  proposals: unknown,
  reply: string,
  codes: readonly string[],
): { readonly itemCode: string; readonly fields: UpdateFields }[] {
  const parsed = proposalSchema.safeParse(proposals);
  if (!parsed.success) return [];
  const said = bare(reply);
  return parsed.data.flatMap(({ itemCode, light, progress, stage, ...texts }) => {
    if (!codes.includes(itemCode)) return [];
    const held = TEXT_PARTS.flatMap((part) => {
      const text = texts[part]?.trim();
      return text && said.includes(bare(text)) ? [[part, text] as const] : [];
    });
    const isSaid = progress !== undefined && new RegExp(`(?<![\\d.])${progress}(?![\\d.])`).test(said);
    const fields: UpdateFields = {
      light,
      progress: isSaid ? progress : undefined,
      stage,
      ...Object.fromEntries(held),
    };
    return Object.values(fields).some((value) => value !== undefined) ? [{ itemCode, fields }] : [];
  });
}

function bare(text: string): string {
  return normalizeText(text).replace(/\s+/g, '').toLowerCase();
}

import { create, insertMultiple, search, type Tokenizer } from '@orama/orama';
import type { Contender, Document } from './contender.ts';
import { segment } from './segment.ts';

const FIELDS = {
  code: 'string',
  titleEn: 'string',
  titleZh: 'string',
  aliases: 'string',
  description: 'string',
} as const;

/** As its documentation advises: a tokenizer of the language, one slip, names before descriptions. */
export async function createOrama(documents: readonly Document[]): Promise<Contender> {
  const tokenizer: Tokenizer = {
    language: 'chinese',
    normalizationCache: new Map(),
    tokenize: (text) => [...new Set(segment(text))],
  };
  const index = create({ schema: FIELDS, components: { tokenizer } });
  await insertMultiple(
    index,
    documents.map((one) => ({ ...one, aliases: one.aliases.join(' ') })),
  );
  return {
    search: async (term) => {
      const { hits } = await search(index, {
        term,
        tolerance: 1,
        limit: 10,
        boost: { code: 4, titleEn: 2, titleZh: 2, aliases: 2 },
      });
      return hits.map((hit) => hit.document.code);
    },
    close: async () => {},
  };
}

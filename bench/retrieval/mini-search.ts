import MiniSearch from 'minisearch';
import type { Contender, Document } from './contender.ts';
import { segment } from './segment.ts';

/** As its documentation advises for names: slips, beginnings of words, names before descriptions. */
export function createMiniSearch(documents: readonly Document[]): Contender {
  const index = new MiniSearch<{ readonly code: string }>({
    idField: 'code',
    fields: ['code', 'titleEn', 'titleZh', 'aliases', 'description'],
    tokenize: segment,
    searchOptions: {
      tokenize: segment,
      fuzzy: 0.2,
      prefix: true,
      boost: { code: 4, titleEn: 2, titleZh: 2, aliases: 2 },
    },
  });
  index.addAll(documents.map((one) => ({ ...one, aliases: one.aliases.join(' ') })));
  return {
    search: async (text) =>
      index
        .search(text)
        .slice(0, 10)
        .map((hit) => String(hit.id)),
    close: async () => {},
  };
}

import { ITEM_FIELDS } from '../../plan/query.ts';
import type { Draft } from '../evidence/book.ts';
import { fieldValue } from '../evidence/field-text.ts';
import type { Prepared } from '../prepare.ts';

const MAX_RECORDS = 24;
const MAX_FIGURES = 40;
const MAX_TEXT = 300;
const HIDDEN: readonly string[] = ['code', 'title', 'description', 'source'];

/** Puts everything that is stored of the answer's records among its facts, so that the check knows it. */
export async function completeFacts({ asking, draft }: Prepared): Promise<void> {
  const codes = draft.sources
    .filter((one) => !['class', 'statement', 'update', 'assignment'].includes(one.kind))
    .map((one) => one.code);
  const items = await asking.reader.getItems(codes.slice(0, MAX_RECORDS), asking.visibility, asking.asOf);
  for (const item of items) {
    for (const field of ITEM_FIELDS) {
      if (HIDDEN.includes(field)) continue;
      const value = fieldValue(asking, item, field);
      if (value) asking.book.fact(item.code, asking.messages.terms.fields[field], value.text);
    }
  }
}

/** The evidence as lines of text for a model. */
export function materialOf(draft: Draft): {
  readonly draft: string;
  readonly figures: string;
  readonly records: string;
} {
  return {
    draft: draft.sentences
      .map(
        (one) =>
          `${one.text} ${one.cites
            .slice(0, 20)
            .map((cite) => `[${cite}]`)
            .join('')}`,
      )
      .join('\n'),
    figures:
      draft.figures
        .slice(0, MAX_FIGURES)
        .map((one) => `{${one.id}} = ${one.text}: ${one.label}; from ${one.codes.slice(0, 20).join(', ')}`)
        .join('\n') || '-',
    records:
      draft.sources
        .slice(0, MAX_RECORDS)
        .map((source) => {
          const facts = [...(draft.facts.get(source.code)?.entries() ?? [])].map(
            ([label, text]) => `${label}: ${text.slice(0, MAX_TEXT)}`,
          );
          return `[${source.code}] ${source.title.slice(0, MAX_TEXT)} | ${facts.join(' | ')}`;
        })
        .join('\n') || '-',
  };
}

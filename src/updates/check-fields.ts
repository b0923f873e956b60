import type { Item } from '../plan/records.ts';
import { fail } from '../plan/result.ts';
import { lengthOf } from '../plan/text.ts';
import type { SubmitRequest, UpdateErrorCode, UpdateErrorDetail, UpdateFields } from './update.ts';
import { AMOUNT_PARTS, TEXT_PARTS } from './update-lexicon.ts';

/** The longest text of one part, in characters. */
export const MAX_TEXT_LENGTH = 2_000;

interface Refusal {
  readonly ok: false;
  readonly code: UpdateErrorCode;
  readonly detail: UpdateErrorDetail;
}

/** Why these fields cannot be stored for the item as it is now, whoever asks; undefined when they can. */
export function faultOf(
  request: Pick<SubmitRequest, 'fields' | 'milestones' | 'seenVersion'>,
  item: Item,
): Refusal | undefined {
  const { fields } = request;
  const wrong = (code: UpdateErrorCode, field?: keyof UpdateFields): Refusal =>
    fail(code, { itemCode: item.code, field });
  if (item.status === 'closed') return wrong('item_closed');
  const said = Object.entries(fields).some(
    ([field, value]) => field !== 'amountTexts' && value !== undefined && value !== '',
  );
  if (!said && (request.milestones ?? []).length === 0) return wrong('nothing_said');
  if (fields.progress !== undefined && !(fields.progress >= 0 && fields.progress <= 100))
    return wrong('progress_out_of_range', 'progress');
  for (const field of TEXT_PARTS) {
    if (lengthOf(fields[field] ?? '') > MAX_TEXT_LENGTH) return wrong('text_too_long', field);
  }
  for (const field of AMOUNT_PARTS) {
    const fen = fields[field];
    if (fen !== undefined && !(Number.isSafeInteger(fen) && fen >= 0))
      return wrong('amount_out_of_range', field);
  }
  if (request.seenVersion !== undefined && request.seenVersion !== item.version)
    return fail('changed_meanwhile', { itemCode: item.code, current: item });
  return undefined;
}

import type { InvariantCode } from '../plan/invariants.ts';

/** What can be wrong with a cell or a row of a ledger, besides what an item itself must hold. */
export const CELL_FAULTS = [
  'not_a_code',
  'not_a_date',
  'year_missing',
  'vague_date',
  'no_such_day',
  'not_an_amount',
  'unit_missing',
  'finer_than_fen',
  'amount_too_large',
  'not_a_number',
  'not_a_count',
  'not_a_percentage',
  'percent_unclear',
  'not_yes_or_no',
  'not_a_time',
  'not_one_of',
  'unknown_class',
  'unknown_item',
  'unknown_person',
  'formula_failed',
  'kind_missing',
  'code_twice',
  'name_twice',
  'name_ambiguous',
  'item_hidden',
  'own_ancestor',
  'subject_missing',
  'id_missing',
  'second_person',
] as const;
export type FaultCode = (typeof CELL_FAULTS)[number] | InvariantCode;

export interface FaultDetail {
  /** What would have been right, in the ledger's words. */
  readonly allowed?: readonly string[] | undefined;
  /** The records that a name may mean, or the rows that say the same. */
  readonly candidates?: readonly string[] | undefined;
}

/** A cell (or a row, without `column`) that was refused. Row numbers and letters as a spreadsheet shows them. */
export interface RowFault {
  readonly sheet: string;
  readonly row: number;
  readonly column?: string | undefined;
  readonly header?: string | undefined;
  /** What stood there. */
  readonly value: string;
  readonly code: FaultCode;
  readonly detail: FaultDetail;
}

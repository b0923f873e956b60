import type { DateErrorCode, DateValue } from '../plan/date-text.ts';
import type { AmountErrorCode } from '../plan/money.ts';
import type { Result } from '../plan/result.ts';
import type { UpdateFields } from './update.ts';
import type { PartName } from './update-lexicon.ts';

/** What was not understood in a typed update. */
export type UpdateTextErrorCode =
  | 'no_code'
  | 'not_a_code'
  | 'several_codes'
  | 'nothing_said'
  | 'said_twice'
  | 'unknown_light'
  | 'unknown_stage'
  | 'no_percent'
  | 'progress_out_of_range'
  /** A number alone: a percentage, or money in which unit? */
  | 'number_unclear'
  /** Money, but spent this month, this year or since the start? */
  | 'amount_unclear'
  /** Closing needs evidence and a second person, so that it is asked for on the item's card. */
  | 'closing_is_asked'
  | AmountErrorCode
  | DateErrorCode;

export interface UpdateTextErrorDetail {
  /** The item that the line names, where it does. */
  readonly itemCode?: string | undefined;
  readonly part?: PartName | undefined;
  /** What stood there, as typed; at most 80 characters. */
  readonly word: string;
  /** For `year_missing`: the date with the present year. */
  readonly assumed?: DateValue | undefined;
  /** For a number that may be a percentage: the percentage. For a line without a code at its head: the one in it. */
  readonly suggestion?: string | undefined;
}

/** One item's update as typed. `dueOn`: the due date that the writer wants; a second person decides on it. */
export interface TypedUpdate {
  readonly itemCode: string;
  readonly fields: UpdateFields;
  readonly dueOn?: DateValue | undefined;
  /** The writer said that nothing changed, and nothing else. */
  readonly noChange?: true | undefined;
}

export interface ParsedLine {
  /** From 1, in the text as typed. */
  readonly lineNumber: number;
  readonly text: string;
  readonly result: Result<TypedUpdate, UpdateTextErrorCode, UpdateTextErrorDetail>;
}

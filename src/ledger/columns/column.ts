import type { MoneyUnit } from '../../plan/money.ts';
import type { PlainDate, SpecialClass } from '../../plan/records.ts';
import { fail, type Result } from '../../plan/result.ts';
import type { Language } from '../../plan/terms.ts';
import type { FaultCode, FaultDetail } from '../faults.ts';
import type { Cell } from '../read/index.ts';
import type { TermList } from './value-lexicon.ts';

/** What a cell's meaning depends on. */
export interface ReadContext {
  /** The day on which the ledger is read: relative dates count from it. */
  readonly today: PlainDate;
  /** The unit that the header or the sheet states. */
  readonly moneyUnit?: MoneyUnit | undefined;
  findClasses(name: string): readonly Pick<SpecialClass, 'code' | 'nameZh'>[];
}

export interface WriteContext {
  readonly language: Language;
  readonly today: PlainDate;
  /** How people are written so that they are found again: name and id. */
  personLabel(id: string): string;
  termLabel(list: TermList, term: string): string;
  yesNo(value: boolean): string;
  /** 1 is Monday. */
  weekday(day: number): string;
  /** A due date as its source wrote it, where those words still mean the same day. */
  due(date: PlainDate | undefined, text: string | undefined): OutCell | undefined;
}

/** A cell to be written. Text never becomes a formula: it is stored as text. */
export type OutCell = { readonly text: string } | { readonly number: number } | { readonly date: PlainDate };

/** One column of a table: how its cells are read into a part of a record, and written from it. */
export interface Column<Patch, Source> {
  readonly key: string;
  /** Its numbers are money: header and sheet may state their unit. */
  readonly money?: boolean | undefined;
  /** What an explicit "(clear)" makes of the record; without it, the column cannot be cleared. */
  readonly cleared?: Patch | undefined;
  read(cell: Cell, context: ReadContext): Result<Patch, FaultCode, FaultDetail>;
  write(source: Source, context: WriteContext): OutCell | undefined;
}

export function refuse(
  code: FaultCode,
  detail: FaultDetail = {},
): { readonly ok: false; readonly code: FaultCode; readonly detail: FaultDetail } {
  return fail(code, detail);
}

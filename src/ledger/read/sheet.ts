import type { CellColour } from './colours.ts';

/** One cell as it stands in a file, before anybody knows what its column means. */
export interface Cell {
  /** `number` is written in decimals, exactly as the file holds it; `date` is `YYYY-MM-DD`. */
  readonly type: 'text' | 'number' | 'date' | 'boolean' | 'error';
  readonly text: string;
  /** The cell's format shows it in percent: 0.6 is seen as 60 %. */
  readonly percent?: boolean | undefined;
}

/** A sheet with its merged areas filled in: each of their cells holds what the area shows. */
export interface Sheet {
  readonly name: string;
  /** By row, 0 is the sheet's first; cells by column, absent where empty. */
  readonly rows: ReadonlyMap<number, Row>;
  readonly hidden: boolean;
  /** The cells that are filled, or written, in a colour; none in a file without colours. */
  readonly colours?: ReadonlyMap<number, ReadonlyMap<number, CellColour>> | undefined;
}

export type Row = ReadonlyMap<number, Cell>;

export interface Workbook {
  readonly sheets: readonly Sheet[];
  /** When the file says it was last saved. */
  readonly savedAt?: Date | undefined;
}

/** `A`, `Z`, `AA`: the letters of a column, 0 being `A`. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** Row and column, both from 0, of `B3`; undefined for anything else. */
export function cellAddress(
  reference: string,
): { readonly row: number; readonly column: number } | undefined {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference);
  if (!match?.[1] || !match[2]) return undefined;
  let column = 0;
  for (const letter of match[1]) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(match[2]) - 1, column: column - 1 };
}

import { type Cell, columnLetters, type Sheet } from '../read/index.ts';
import type { TableHead } from './header-row.ts';

/** A mark that says nothing but its colour. */
const MARK = /^[●⬤■◆▲★•○◯□]+$/u;

/**
 * Many a ledger paints its lights and writes nothing: under a header of lights the colour of an empty cell, or of a mark
 * in it, stands for the word. `unread` names the coloured cells that say something which nobody can read: another colour
 * there, or lights painted where no column is one of lights.
 */
export function withPaintedLights(
  sheet: Sheet,
  head: TableHead,
): { readonly sheet: Sheet; readonly unread: readonly string[] } {
  const { colours } = sheet;
  if (colours === undefined || colours.size === 0) return { sheet, unread: [] };
  const lights = new Set(
    [...head.columns]
      .filter(([, { key, others }]) => key === 'light' || others?.includes('light'))
      .map(([at]) => at),
  );
  const rows = new Map(sheet.rows);
  const unread: string[] = [];
  for (const [row, painted] of [...colours].sort(([one], [other]) => one - other)) {
    const cells = rows.get(row);
    if (row < head.firstRow || cells === undefined) continue;
    const read = new Map<number, Cell>();
    for (const [at, colour] of painted) {
      const place = `${columnLetters(at)}${row + 1}`;
      if (!lights.has(at)) {
        if (lights.size === 0 && colour !== 'other') unread.push(place);
        continue;
      }
      const text = cells.get(at)?.text.trim() ?? '';
      if (text !== '' && !MARK.test(text)) continue;
      if (colour === 'other') unread.push(place);
      else read.set(at, { type: 'text', text: colour });
    }
    if (read.size > 0) rows.set(row, new Map([...cells, ...read]));
  }
  return { sheet: { ...sheet, rows }, unread };
}

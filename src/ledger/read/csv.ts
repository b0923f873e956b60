import { FileRefused, type ReadLimits } from './refusal.ts';
import type { Cell, Workbook } from './sheet.ts';

interface CsvOptions {
  readonly limits: ReadLimits;
  /** Shown as the sheet's name in messages. */
  readonly name: string;
}

/**
 * Reads a table of comma, semicolon or tab separated texts in UTF-8 (with or without its mark), UTF-16 or GBK.
 * @throws FileRefused for other encodings and for files that are no text.
 */
export function readCsv(bytes: Uint8Array, { limits, name }: CsvOptions): Workbook {
  const text = decodeText(bytes);
  const separator = separatorOf(text);
  const rows = new Map<number, Map<number, Cell>>();
  let cells = 0;
  let index = 0;
  for (const fields of rowsOf(text, separator)) {
    const row = new Map<number, Cell>();
    for (const [column, field] of fields.entries()) {
      if (field.trim() !== '') row.set(column, { type: 'text', text: unguard(field) });
    }
    if (row.size > 0) rows.set(index, row);
    cells += row.size;
    index += 1;
    if (rows.size > limits.rows || cells > limits.cells) throw new FileRefused('too_many_rows');
  }
  return { sheets: [{ name, rows, hidden: false }] };
}

/** UTF-8 where the bytes are valid UTF-8, else GBK: what Chinese spreadsheets save as "CSV". */
export function decodeText(bytes: Uint8Array): string {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const marked = first === 0xef && second === 0xbb && third === 0xbf;
  if (bytes.subarray(0, 4096).includes(0)) throw new FileRefused('not_a_spreadsheet');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    if (marked) throw new FileRefused('unknown_encoding');
  }
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  } catch {
    throw new FileRefused('unknown_encoding');
  }
}

/** The separator that the first lines hold most of, outside of quotes. */
function separatorOf(text: string): string {
  const head = text.slice(0, 20_000).replace(/"(?:[^"]|"")*"/g, '');
  const counts = [',', '\t', ';'].map((separator) => ({ separator, count: head.split(separator).length }));
  return counts.reduce((most, one) => (one.count > most.count ? one : most)).separator;
}

function* rowsOf(text: string, separator: string): Generator<string[], void> {
  let fields: string[] = [];
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length) {
    const { value, next } = text[at] === '"' ? quoted(text, at) : bare(text, at, separator);
    fields.push(value);
    at = next;
    if (text[at] === separator) {
      at += 1;
      if (at === text.length) fields.push('');
      continue;
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
    at += 1;
    yield fields;
    fields = [];
  }
  if (fields.length > 0) yield fields;
}

function bare(text: string, from: number, separator: string): { value: string; next: number } {
  let at = from;
  while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1;
  return { value: text.slice(from, at), next: at };
}

function quoted(text: string, from: number): { value: string; next: number } {
  let value = '';
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    // A quote that never closes: the file was cut.
    if (quote === -1) throw new FileRefused('damaged_workbook');
    value += text.slice(at, quote);
    if (text[quote + 1] !== '"') return { value, next: quote + 1 };
    value += '"';
    at = quote + 2;
  }
}

/** `'=1+1` and `="00123"`: how texts are kept from becoming formulas or numbers. */
function unguard(field: string): string {
  const held = /^="((?:[^"]|"")*)"$/.exec(field.trim());
  if (held?.[1] !== undefined) return held[1].replaceAll('""', '"');
  return /^'[=+\-@\t\r]/.test(field) ? field.slice(1) : field;
}

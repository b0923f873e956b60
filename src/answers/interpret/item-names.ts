import type { Item } from '../../plan/records.ts';
import type { Residue } from './cover.ts';
import { GENERIC_NAME_WORDS } from './name-lexicon.ts';
import { namesOfItem, occurrences } from './names.ts';
import type { Tag } from './tag.ts';
import { isHan, type ReadableText, readable } from './text.ts';

/** Items whose whole title or alias stands in the text. */
export function findWholeNames({ text }: ReadableText, items: readonly Item[]): Tag[] {
  const spans = new Map<string, Tag>();
  for (const item of items) {
    for (const name of namesOfItem(item)) {
      for (const start of occurrences(text, name)) add(spans, start, start + name.length, item.code, 'whole');
    }
  }
  return [...spans.values()];
}

/**
 * Items of whose names a part stands in the text, where that part holds something which nothing else explains:
 * 博览中心 names 国际博览中心改造, while 汽车零部件 names an industry and no item.
 */
export function findPartNames(
  source: ReadableText,
  residues: readonly Residue[],
  items: readonly Item[],
): Tag[] {
  const spans = new Map<string, Tag>();
  const longest = new Map<string, number>();
  for (const item of items) {
    for (const name of namesOfItem(item)) {
      for (const part of [...hanParts(source.text, name), ...wordParts(source, name)]) {
        const unexplained = residues.filter((one) => one.start < part.end && part.start < one.end);
        if (!unexplained.some((one) => weighs(source.text, one, part))) continue;
        for (const one of unexplained) {
          const key = String(one.start);
          const length = part.end - part.start;
          const best = longest.get(key) ?? 0;
          if (length < best) continue;
          if (length > best) {
            for (const [span, tag] of spans)
              if (tag.start < one.end && one.start < tag.end) spans.delete(span);
          }
          longest.set(key, length);
          add(spans, part.start, part.end, item.code, 'part');
        }
      }
    }
  }
  return [...spans.values()];
}

function weighs(text: string, residue: Residue, part: { start: number; end: number }): boolean {
  const shared = text.slice(Math.max(residue.start, part.start), Math.min(residue.end, part.end));
  const han = [...shared].filter(isHan).length;
  if (han > 0) return han >= 2 || part.end - part.start >= 4;
  return shared
    .split(/[^a-z0-9]+/)
    .some((word) => word.length >= 3 && !GENERIC_NAME_WORDS.has(readable(word).words[0]?.stem ?? ''));
}

function add(spans: Map<string, Tag>, start: number, end: number, code: string, detail: string): void {
  const key = `${start}:${end}`;
  const known = spans.get(key);
  if (known?.meanings.some((one) => one.value === code)) return;
  const meaning = { type: 'item', value: code };
  spans.set(key, { start, end, meanings: known ? [...known.meanings, meaning] : [meaning], detail });
}

/** The longest stretches of Chinese that text and name share, one for each place in the text. */
function hanParts(text: string, name: string): { start: number; end: number }[] {
  const parts: { start: number; end: number }[] = [];
  for (let start = 0; start + 1 < text.length; start += 1) {
    if (!isHan(text[start] ?? '')) continue;
    let end = start;
    while (
      end < text.length &&
      /[\p{Script=Han}a-z0-9]/u.test(text[end] ?? '') &&
      name.includes(text.slice(start, end + 1))
    )
      end += 1;
    if (end - start >= 2) {
      parts.push({ start, end });
      start = end - 1;
    }
  }
  return parts;
}

/** Runs of words that follow each other in text and name alike. */
function wordParts({ words }: ReadableText, name: string): { start: number; end: number }[] {
  const own = readable(name).words.map((word) => word.stem);
  if (own.length === 0) return [];
  const parts: { start: number; end: number }[] = [];
  for (let from = 0; from < words.length; from += 1) {
    let length = 0;
    for (let at = 0; at < own.length; at += 1) {
      let run = 0;
      while (own[at + run] !== undefined && own[at + run] === words[from + run]?.stem) run += 1;
      length = Math.max(length, run);
    }
    const first = words[from];
    const last = words[from + length - 1];
    if (length > 0 && first && last) {
      parts.push({ start: first.start, end: last.end });
      from += length - 1;
    }
  }
  return parts;
}

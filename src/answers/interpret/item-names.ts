import type { Item } from '../../plan/records.ts';
import type { Residue } from './cover.ts';
import { GENERIC_NAME_WORDS, SMALL_WORDS } from './name-lexicon.ts';
import { namesOfItem, occurrences } from './names.ts';
import type { Tag } from './tag.ts';
import { isHan, type ReadableText, readable } from './text.ts';

interface Stretch {
  readonly start: number;
  readonly end: number;
}

interface Region extends Stretch {
  readonly code: string;
  /** A whole title or alias fills it. */
  readonly exact: boolean;
  /** A whole title or alias stands in it. */
  readonly whole: boolean;
  /** Characters in it that nothing else explains. */
  readonly unexplained: number;
}

/**
 * Items that the text names, wholly or in part. A part names an item when it holds something that nothing else
 * explains: 博览中心 names 国际博览中心改造, while 汽车零部件 names an industry and no item. Several items of one name
 * become one tag with several meanings.
 */
export function findItemTags(
  source: ReadableText,
  residues: readonly Residue[],
  items: readonly Item[],
): Tag[] {
  const regions = items.flatMap((item) => regionsOf(source, residues, item));
  const tags: Tag[] = [];
  for (const region of regions) {
    const rivals = regions.filter(
      (one) => one.code !== region.code && one.start < region.end && region.start < one.end,
    );
    if (rivals.some((one) => better(one, region))) continue;
    const peers = [
      region,
      ...rivals.filter((one) => !better(region, one) && one.start === region.start && one.end === region.end),
    ];
    const meanings = [...new Set(peers.map((one) => one.code))]
      .sort()
      .map((value) => ({ type: 'item', value }));
    if (!tags.some((tag) => tag.start === region.start && tag.end === region.end))
      tags.push({ start: region.start, end: region.end, meanings, detail: region.whole ? 'whole' : 'part' });
  }
  return tags;
}

function better(one: Region, other: Region): boolean {
  if (one.exact !== other.exact && one.end - one.start >= other.end - other.start) return one.exact;
  if (one.unexplained !== other.unexplained) return one.unexplained > other.unexplained;
  const [length, otherLength] = [one.end - one.start, other.end - other.start];
  if (length !== otherLength) return length > otherLength;
  return one.exact && !other.exact;
}

/** The stretches of the text that one item's names explain, side by side ones joined. */
function regionsOf(source: ReadableText, residues: readonly Residue[], item: Item): Region[] {
  const names = namesOfItem(item);
  const wholes = names.flatMap((name) =>
    occurrences(source.text, name).map((start) => ({ start, end: start + name.length })),
  );
  const parts = names.flatMap((name) => [...hanParts(source.text, name), ...wordParts(source, name)]);
  return joinSideBySide([...wholes, ...parts], source.text).flatMap((stretch) => {
    const unexplained = residues.reduce((sum, one) => sum + weightOf(source.text, one, stretch), 0);
    const whole = wholes.some((one) => stretch.start <= one.start && one.end <= stretch.end);
    const tells = residues.some((one) => weighs(source.text, one, stretch));
    if (!whole && !tells) return [];
    return [
      {
        ...stretch,
        code: item.code,
        whole,
        unexplained,
        exact: wholes.some((one) => one.start === stretch.start && one.end === stretch.end),
      },
    ];
  });
}

function joinSideBySide(stretches: readonly Stretch[], text: string): Stretch[] {
  const joined: Stretch[] = [];
  for (const stretch of [...stretches].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = joined.at(-1);
    if (last && (stretch.start <= last.end || /^[\s,'\-的]*$/.test(text.slice(last.end, stretch.start)))) {
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, stretch.end) };
    } else joined.push(stretch);
  }
  return joined;
}

function weightOf(text: string, residue: Residue, stretch: Stretch): number {
  const start = Math.max(residue.start, stretch.start);
  const end = Math.min(residue.end, stretch.end);
  return start >= end ? 0 : text.slice(start, end).replace(/\s/g, '').length;
}

/** Whether what the stretch explains of a residue is more than a common word or a single character. */
function weighs(text: string, residue: Residue, stretch: Stretch): boolean {
  if (weightOf(text, residue, stretch) === 0) return false;
  const shared = text.slice(Math.max(residue.start, stretch.start), Math.min(residue.end, stretch.end));
  const han = [...shared].filter(isHan).length;
  if (han > 0) return han >= 2 || stretch.end - stretch.start >= 4;
  return shared
    .split(/[^a-z0-9]+/)
    .some((word) => word.length >= 3 && !GENERIC_NAME_WORDS.has(readable(word).words[0]?.stem ?? ''));
}

/** The longest runs of Chinese that text and name share. */
function hanParts(text: string, name: string): Stretch[] {
  const parts: Stretch[] = [];
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

/** Runs of words that follow each other in text and name alike, without small words at their ends. */
function wordParts({ words }: ReadableText, name: string): Stretch[] {
  const named = readable(name);
  const own = named.words.map((word) => word.stem);
  // "live" is no part of "live-commerce": a compound counts whole.
  const joins = named.words.map((word) => named.text[word.end] === '-');
  const parts: Stretch[] = [];
  for (let from = 0; from < words.length && own.length > 0; from += 1) {
    let length = 0;
    for (let at = 0; at < own.length; at += 1) {
      let run = 0;
      while (own[at + run] !== undefined && own[at + run] === words[from + run]?.stem) run += 1;
      if (joins[at - 1] === true || joins[at + run - 1] === true) run = 0;
      length = Math.max(length, run);
    }
    let last = from + length - 1;
    while (last > from && SMALL_WORDS.has(words[last]?.text ?? '')) last -= 1;
    const first = words[from];
    const end = words[last];
    if (length > 0 && first && end && !SMALL_WORDS.has(first.text))
      parts.push({ start: first.start, end: end.end });
    if (length > 0) from += length - 1;
  }
  return parts;
}

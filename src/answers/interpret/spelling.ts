import type { Visibility } from '../../plan/query.ts';
import type { Person, SpecialClass } from '../../plan/records.ts';
import type { PlanReader } from '../../plan/store.ts';
import type { Cover } from './cover.ts';
import { similarWord, spelledInPinyin } from './lexicon.ts';
import { GENERIC_NAME_WORDS } from './name-lexicon.ts';
import { namesOfItem } from './names.ts';
import { near, samePinyin } from './near.ts';
import { meaningfulResidues } from './residue.ts';
import type { Meaning, Tag } from './tag.ts';
import { isHan, type ReadableText, readable } from './text.ts';

interface SpellingContext {
  readonly reader: PlanReader;
  readonly visibility: Visibility;
  readonly classes: readonly SpecialClass[];
  readonly people: readonly Person[];
}

export interface Spelled {
  readonly tags: readonly Tag[];
  readonly nearest: readonly string[];
  readonly corrected: readonly { readonly written: string; readonly name: string }[];
}

/** Explains leftover words as names, or words of the vocabulary, with a slip of the pen or in pinyin. */
export async function correctSpelling(
  source: ReadableText,
  cover: Cover,
  context: SpellingContext,
): Promise<Spelled> {
  const residues = meaningfulResidues(cover.residues);
  if (residues.length === 0) return { tags: [], nearest: [], corrected: [] };
  const tags: Tag[] = [];
  const corrected: { written: string; name: string }[] = [];
  const nearest: string[] = [];
  for (const residue of residues.slice(0, 4)) {
    const hits = await context.reader.searchItems(
      residue.text.slice(0, 60),
      { limit: 12 },
      context.visibility,
    );
    const items = await context.reader.getItems(
      hits.map((hit) => hit.code),
      context.visibility,
    );
    nearest.push(
      ...hits
        .filter((hit) => hit.score > 0.2)
        .slice(0, 3)
        .map((hit) => hit.code),
    );
    const named = [
      ...items.flatMap((item) =>
        namesOfItem(item).map((name) => ({ name, meaning: { type: 'item', value: item.code } })),
      ),
      ...context.classes.flatMap((one) =>
        [one.nameEn, one.nameZh, ...one.aliases].map((raw) => ({
          name: readable(raw).text,
          meaning: { type: 'class', value: one.code },
        })),
      ),
      ...context.people.flatMap((one) =>
        [one.name, one.nameZh ?? ''].map((raw) => ({
          name: readable(raw).text,
          meaning: { type: 'person', value: one.id },
        })),
      ),
    ];
    const found = bestName(source, residue, named);
    if (found) {
      tags.push({ start: found.start, end: found.end, meanings: found.meanings, detail: 'spelled' });
      corrected.push({ written: source.text.slice(found.start, found.end), name: found.name });
    }
    tags.push(
      ...similarWords(source, residue).filter(
        (tag) => found === undefined || tag.end <= found.start || found.end <= tag.start,
      ),
    );
  }
  return { tags, nearest: [...new Set(nearest)], corrected };
}

interface Named {
  readonly name: string;
  readonly meaning: Meaning;
}

/** The stretch around a residue that is nearly a name, or a part of one that tells it apart. */
function bestName(
  source: ReadableText,
  residue: { start: number; end: number; text: string },
  named: readonly Named[],
) {
  const stretches = [...residue.text].some(isHan)
    ? hanStretches(source.text, residue)
    : wordStretches(source, residue);
  for (const stretch of stretches) {
    const written = source.text.slice(stretch.start, stretch.end);
    if (isGeneric(written)) continue;
    const fits = named.filter(({ name }) => near(written, name) || samePinyin(written, name));
    if (fits.length === 0) continue;
    const meanings = [...new Map(fits.map(({ meaning }) => [meaning.value, meaning])).values()];
    if (meanings.length <= 4) return { ...stretch, meanings, name: fits[0]?.name ?? '' };
  }
  return undefined;
}

/** Words that many names have tell none of them. */
function isGeneric(written: string): boolean {
  const { words } = readable(written);
  return words.length > 0 && words.every((word) => GENERIC_NAME_WORDS.has(word.stem));
}

/** The residue with up to six characters of its surroundings, longest first. */
function hanStretches(
  text: string,
  residue: { start: number; end: number },
): { start: number; end: number }[] {
  const stretches: { start: number; end: number }[] = [];
  for (let before = 6; before >= 0; before -= 1) {
    for (let after = 6; after >= 0; after -= 1) {
      const start = residue.start - before;
      const end = residue.end + after;
      if (start < 0 || end > text.length || ![...text.slice(start, end)].every(isHan) || end - start < 3)
        continue;
      stretches.push({ start, end });
    }
  }
  return stretches.sort((a, b) => b.end - b.start - (a.end - a.start));
}

function wordStretches(
  { words }: ReadableText,
  residue: { start: number; end: number },
): { start: number; end: number }[] {
  const own = words.filter((word) => word.start < residue.end && residue.start < word.end);
  const first = words.indexOf(own[0] as (typeof words)[number]);
  const last = first + own.length - 1;
  const stretches: { start: number; end: number }[] = [];
  for (let before = 3; before >= 0; before -= 1) {
    for (let after = 3; after >= 0; after -= 1) {
      const from = words[first - before];
      const to = words[last + after];
      if (from && to && to.end - from.start >= 4) stretches.push({ start: from.start, end: to.end });
    }
  }
  // Of a residue of several words a part may be the name: "bolan zhongxin jindu".
  for (let from = first; from <= last; from += 1)
    for (let to = from; to <= last; to += 1) {
      const [start, end] = [words[from], words[to]];
      if (start && end && to - from < last - first && end.end - start.start >= 6)
        stretches.push({ start: start.start, end: end.end });
    }
  return stretches.sort((a, b) => b.end - b.start - (a.end - a.start));
}

function similarWords({ words }: ReadableText, residue: { start: number; end: number }): Tag[] {
  return words
    .filter((word) => residue.start <= word.start && word.end <= residue.end)
    .flatMap((word) => {
      const similar = similarWord(word.text);
      const meanings = similar.length > 0 ? similar : spelledInPinyin(word.text);
      return meanings.length === 0 ? [] : [{ start: word.start, end: word.end, meanings }];
    });
}

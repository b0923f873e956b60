import { parseChineseNumber } from '../../plan/chinese-number.ts';
import type { Item, Person, SpecialClass } from '../../plan/records.ts';
import { meaningsOf } from './lexicon.ts';
import { CLASS_NOUNS_EN, CLASS_NOUNS_ZH, GENERIC_NAME_PARTS_ZH, GENERIC_NAME_WORDS } from './name-lexicon.ts';
import { NUMBER_WORDS, ORDINAL_WORDS } from './number-lexicon.ts';
import type { Tag } from './tag.ts';
import { isHan, type ReadableText, readable, stemOf } from './text.ts';

/** Where a text names a whole phrase; Latin phrases must stand as words. */
export function occurrences(text: string, phrase: string): number[] {
  const places: number[] = [];
  if (phrase === '') return places;
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    const bounded = (edge: string, beyond: string): boolean =>
      !/[a-z0-9]/.test(edge) || !/[a-z0-9]/.test(beyond);
    if (
      bounded(phrase[0] ?? '', text[at - 1] ?? ' ') &&
      bounded(phrase.at(-1) ?? '', text[at + phrase.length] ?? ' ')
    )
      places.push(at);
  }
  return places;
}

/** Special classes by code number, whole name, alias, or "the finance class", 金融专班. */
export function findClassTags(source: ReadableText, classes: readonly SpecialClass[]): Tag[] {
  const { text } = source;
  const tags: Tag[] = [];
  const push = (start: number, end: number, codes: readonly string[]): void => {
    if (codes.length > 0)
      tags.push({ start, end, meanings: codes.map((value) => ({ type: 'class', value })) });
  };
  for (const one of classes) {
    for (const name of [one.nameZh, one.nameEn, ...one.aliases, ...unitNames(one), ...bareNames(one)].map(
      (raw) => readable(raw).text.trim(),
    )) {
      if ([...name].length < 2 || GENERIC_NAME_WORDS.has(name)) continue;
      for (const at of occurrences(text, name)) push(at, at + name.length, [one.code]);
    }
  }
  for (const one of classes) {
    // "the capital pool and talent valley classes": the noun stands after the last one only.
    const name = readable(one.nameEn)
      .words.filter((word) => !CLASS_NOUNS_EN.has(word.stem))
      .map((word) => word.text)
      .join(' ');
    for (const at of name.includes(' ') ? occurrences(text, name) : [])
      if (/^(?:,| and| or)\s[^.?]{0,60}\b(?:classes|teams)\b/.test(text.slice(at + name.length)))
        push(at, at + name.length, [one.code]);
  }
  for (const { start, end, number } of classNumbers(text)) {
    const code = `SC-${String(number).padStart(2, '0')}`;
    tags.push({
      start,
      end,
      meanings: [{ type: classes.some((one) => one.code === code) ? 'class' : 'unknown_code', value: code }],
    });
  }
  for (const partial of [...partialHan(text, classes), ...partialWords(source, classes)])
    push(partial.start, partial.end, partial.codes);
  return tags;
}

/** "red items in water works": the name without its noun, where its words mean nothing else. */
function bareNames({ nameEn }: SpecialClass): string[] {
  const bare = readable(nameEn)
    .words.filter((word) => !CLASS_NOUNS_EN.has(word.stem))
    .map((word) => word.text);
  const name = bare.join(' ');
  return bare.length >= 2 && meaningsOf(name).length === 0 ? [name] : [];
}

/** The lead unit without what is added in brackets; a class may be called by it. */
function unitNames({ leadUnit }: SpecialClass): string[] {
  const bare = (leadUnit ?? '').replace(/[（(][^）)]*[）)]/g, '').trim();
  return [...bare].length >= 3 ? [bare] : [];
}

function classNumbers(text: string): { start: number; end: number; number: number }[] {
  const words = Object.keys({ ...NUMBER_WORDS, ...ORDINAL_WORDS }).join('|');
  const patterns = [
    new RegExp(
      `(?:special\\s+)?(?:class|task force)\\s*(?:no\\.?|number|nr\\.?|#)?\\s*(\\d{1,3}|${words})\\b`,
      'g',
    ),
    new RegExp(
      `\\b(${Object.keys(ORDINAL_WORDS).join('|')}|\\d{1,3}(?:st|nd|rd|th))\\s+(?:special\\s+)?(?:class|task force)\\b`,
      'g',
    ),
    /第([一二三四五六七八九十百\d]{1,4})(?:号|个)?(?:工作)?专班/g,
    /(?<![第\d一二三四五六七八九十])([一二三四五六七八九十\d]{1,3})号(?:工作)?专班/g,
    /(?:工作)?专班(?:第|编号|no\.?)?\s*([一二三四五六七八九十\d]{1,3})(?:号)?(?![个项月年季亿万%\d共起定般直样些律切])/g,
  ];
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const raw = match[1] ?? '';
      const number =
        NUMBER_WORDS[raw] ??
        ORDINAL_WORDS[raw] ??
        (/^\d/.test(raw) ? Number.parseInt(raw, 10) : parseChineseNumber(raw));
      return number === undefined || number > 999
        ? []
        : [{ start: match.index, end: match.index + match[0].length, number }];
    }),
  );
}

interface Partial {
  readonly start: number;
  readonly end: number;
  readonly codes: readonly string[];
}

/** 金融专班: the longest run before the noun that stands in the core of a class's name. */
function partialHan(text: string, classes: readonly SpecialClass[]): Partial[] {
  return [...text.matchAll(new RegExp(`(?:${CLASS_NOUNS_ZH.join('|')})`, 'g'))].flatMap((match) => {
    let longest = 1;
    let codes: string[] = [];
    for (const one of classes) {
      const cores = [one.nameZh, ...one.aliases].map((name) => coreOf(readable(name).text));
      for (let length = 8; length > longest - 1 && length >= 2; length -= 1) {
        const run = text.slice(Math.max(0, match.index - length), match.index);
        if (run.length < length || ![...run].every(isHan)) continue;
        if (GENERIC_NAME_PARTS_ZH.some((part) => part === run)) continue;
        if (!cores.some((core) => core.includes(run))) continue;
        if (length > longest) codes = [];
        longest = length;
        codes.push(one.code);
        break;
      }
    }
    return codes.length === 0
      ? []
      : [{ start: match.index - longest, end: match.index + match[0].length, codes }];
  });
}

function coreOf(name: string): string {
  return name.replace(new RegExp(`(?:${CLASS_NOUNS_ZH.join('|')})`, 'g'), '');
}

/** "the finance class": the words before the noun, each matching a word of the class's name. */
function partialWords({ text, words }: ReadableText, classes: readonly SpecialClass[]): Partial[] {
  return words.flatMap((word, index) => {
    if (!CLASS_NOUNS_EN.has(word.stem)) return [];
    let best: { count: number; start: number; codes: string[] } = { count: 0, start: 0, codes: [] };
    for (const one of classes) {
      const core = [one.nameEn, ...one.aliases]
        .flatMap((name) => readable(name).words.map((part) => part.stem))
        .filter((stem) => !GENERIC_NAME_WORDS.has(stem) && !CLASS_NOUNS_EN.has(stem));
      let count = 0;
      let start = word.start;
      for (let back = index - 1; back >= 0 && back >= index - 5; back -= 1) {
        const previous = words[back];
        if (previous === undefined || text.slice(previous.end, words[back + 1]?.start).trim().length > 1)
          break;
        if (core.some((stem) => alike(stem, previous.stem))) {
          count += 1;
          start = previous.start;
        } else if (!GENERIC_NAME_WORDS.has(previous.stem)) break;
        // "talent valley classes": a common word of its name belongs to it.
        else if (count > 0 && readable(one.nameEn).words.some((own) => own.stem === previous.stem))
          start = previous.start;
      }
      if (count === 0) continue;
      if (count > best.count) best = { count, start, codes: [one.code] };
      else if (count === best.count) best.codes.push(one.code);
    }
    return best.count === 0 ? [] : [{ start: best.start, end: word.end, codes: best.codes }];
  });
}

/** "finance" and "financial" are one word here. */
function alike(one: string, other: string): boolean {
  if (one === other) return true;
  let shared = 0;
  while (shared < one.length && one[shared] === other[shared]) shared += 1;
  return shared >= 5 && shared >= Math.min(one.length, other.length) - 3;
}

/** People by name in either language, in either order of its parts, or by a Slack mention. */
export function findPersonTags({ text }: ReadableText, people: readonly Person[]): Tag[] {
  const spans = new Map<string, Tag>();
  for (const person of people) {
    const names = [
      person.nameZh,
      person.name,
      person.name.split(/\s+/).reverse().join(' '),
      person.name.replace(/\s+/g, ''),
      `<@${person.id}>`,
      person.id,
    ]
      .filter((name): name is string => name !== undefined)
      .map((name) => readable(name).text.trim())
      .filter((name) => [...name].length >= 2);
    for (const name of new Set(names)) {
      for (const start of occurrences(text, name)) {
        const key = `${start}:${name.length}`;
        const known = spans.get(key);
        const meaning = { type: 'person', value: person.id };
        spans.set(key, {
          start,
          end: start + name.length,
          meanings: known ? [...known.meanings, meaning] : [meaning],
        });
      }
    }
  }
  return [...spans.values()];
}

export function namesOfItem(item: Item): string[] {
  return [item.titleZh, item.titleEn, ...item.aliases]
    .map((name) => readable(name).text.trim())
    .filter((name) => [...name].length >= 2);
}

export { stemOf };

import { pinyin } from 'pinyin-pro';
import type { BenchQuestion } from '../plan/questions.ts';
import { randomFrom } from '../plan/random.ts';
import type { Document } from './contender.ts';

/** A text with the one record that it means. */
export interface Query {
  readonly kind: string;
  readonly text: string;
  readonly target: string;
}

const MOST_SHARING = 10;

/** The evaluation's questions that mean one record, and names as people type them, of records drawn from all. */
export function createQueries(
  documents: readonly Document[],
  questions: readonly BenchQuestion[],
  each: number,
): Query[] {
  const known = new Set(documents.map((one) => one.code));
  const evaluation = questions.flatMap(({ text, language, codes }): Query[] => {
    const [target] = codes ?? [];
    if (
      target === undefined ||
      codes?.length !== 1 ||
      !known.has(target) ||
      !namesOne(text, documents, target)
    )
      return [];
    return [{ kind: `evaluation, ${language}`, text, target }];
  });
  const random = randomFrom(documents.length);
  const typed = Object.entries(TYPED).flatMap(([kind, type]) => {
    const queries: Query[] = [];
    for (let tries = 0; queries.length < each && tries < each * 20; tries += 1) {
      const document = documents[random(documents.length)];
      const text = document && type(document, random, documents);
      if (document && text) queries.push({ kind, text, target: document.code });
    }
    return queries;
  });
  return shuffled([...evaluation, ...typed], random);
}

/** Whether the words lead to this record: its code or one of its names stands in them. "The largest project" does not. */
function namesOne(text: string, documents: readonly Document[], target: string): boolean {
  const record = documents.find((one) => one.code === target);
  const names = record ? [record.code, record.titleEn, record.titleZh, ...record.aliases] : [];
  return names.some((name) => text.toLowerCase().includes(name.toLowerCase()));
}

type Type = (
  document: Document,
  random: (below: number) => number,
  documents: readonly Document[],
) => string | undefined;

const TYPED: Readonly<Record<string, Type>> = {
  'name in a question, en': ({ titleEn }, random) =>
    pick(
      [`How far along is ${titleEn}?`, `who is responsible for ${titleEn}`, `${titleEn} deadline`],
      random,
    ),
  'name in a question, zh': ({ titleZh }, random) =>
    pick([`${titleZh}进展怎么样了？`, `请问${titleZh}什么时候完成`, `${titleZh}投了多少钱`], random),
  'slip of a letter, en': ({ titleEn }, random) => withLetterSlip(titleEn, random),
  'character that sounds the same, zh': ({ titleZh }, random) => withHomophone(titleZh, random),
  'part of the name, en': ({ titleEn }, random, documents) =>
    shared(
      withoutWord(titleEn.split(' '), random).join(' '),
      documents.map((one) => one.titleEn),
    ),
  'part of the name, zh': ({ titleZh }, random, documents) =>
    shared(
      withoutEnd(titleZh, random),
      documents.map((one) => one.titleZh),
    ),
  'words in another order, en': ({ titleEn }, random) => shuffled(titleEn.split(' '), random).join(' '),
  'pinyin, zh': ({ titleZh }) => toneless(titleZh, ' '),
  'pinyin in one, zh': ({ titleZh }) => toneless(titleZh, ''),
};

function pick(texts: readonly string[], random: (below: number) => number): string | undefined {
  return texts[random(texts.length)];
}

/** Two neighbours exchanged, a letter left out or doubled, in a word of six letters or more. */
function withLetterSlip(name: string, random: (below: number) => number): string | undefined {
  const words = name.split(' ');
  const long = words.flatMap((word, index) => (/^[A-Za-z]{6,}$/.test(word) ? [index] : []));
  const at = long[random(Math.max(1, long.length))];
  if (at === undefined) return undefined;
  const word = words[at] ?? '';
  const place = 1 + random(word.length - 3);
  const kind = random(3);
  const middle =
    kind === 0
      ? `${word[place + 1]}${word[place]}`
      : kind === 1
        ? (word[place + 1] ?? '')
        : `${word[place]}${word[place]}${word[place + 1]}`;
  words[at] = `${word.slice(0, place)}${middle}${word.slice(place + 2)}`;
  return words.join(' ');
}

function withHomophone(name: string, random: (below: number) => number): string | undefined {
  const characters = [...name];
  const places = characters.flatMap((one, index) => (homophonesOf(one).length > 0 ? [index] : []));
  const at = places[random(Math.max(1, places.length))];
  if (at === undefined) return undefined;
  const others = homophonesOf(characters[at] ?? '');
  characters[at] = others[random(others.length)] ?? '';
  return characters.join('');
}

/** Characters of everyday use, by how they sound. */
const EVERYDAY =
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严';
let homophones: Map<string, string[]> | undefined;

function homophonesOf(character: string): string[] {
  if (homophones === undefined) {
    homophones = new Map();
    for (const one of EVERYDAY) {
      const sound = toneless(one, '');
      homophones.set(sound, [...(homophones.get(sound) ?? []), one]);
    }
  }
  if (!/\p{Script=Han}/u.test(character)) return [];
  return (homophones.get(toneless(character, '')) ?? []).filter((one) => one !== character);
}

function toneless(text: string, between: string): string {
  return pinyin(text, { toneType: 'none', type: 'array', v: true }).join(between);
}

function withoutWord(words: readonly string[], random: (below: number) => number): string[] {
  const at = random(words.length);
  return words.filter((_, index) => index !== at);
}

function withoutEnd(name: string, random: (below: number) => number): string {
  const characters = [...name];
  const cut = 2 + random(2);
  return (random(2) === 0 ? characters.slice(cut) : characters.slice(0, -cut)).join('');
}

function shuffled<Value>(values: readonly Value[], random: (below: number) => number): Value[] {
  const left = [...values];
  return values.flatMap(() => left.splice(random(left.length), 1));
}

/** A part that stands in more names than ten would be a lottery. */
function shared(part: string, names: readonly string[]): string | undefined {
  const pieces = part.includes(' ') ? part.split(' ') : [part];
  let sharing = 0;
  for (const name of names)
    if (pieces.every((piece) => name.includes(piece)) && ++sharing > MOST_SHARING) return undefined;
  return part;
}

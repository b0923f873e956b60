import type { Tag } from './tag.ts';

/** 十个专班分别是什么, "the ten special classes": how many there are said to be narrows nothing. */
const CARDINALS: readonly RegExp[] = [
  // 最近三次更新: how many is told by the number itself.
  /[一二三四五六七八九十两\d]+次/g,
  /[一二三四五六七八九十两\d]+(?:个|支)(?=(?:工作)?专班)/g,
  /(?<=\b(?:the|all|our|these)\s)(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?=\s+(?:special\s+)?(?:classes|task forces|teams)\b)/g,
];

export function findCardinalTags(text: string): Tag[] {
  return CARDINALS.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      meanings: [{ type: 'noise', value: '' }],
    })),
  );
}

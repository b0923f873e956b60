import { findCodes, isClassCode, normalizeCode } from '../plan/codes.ts';
import type { PlainDate } from '../plan/records.ts';
import { fail } from '../plan/result.ts';
import { findLabels } from './labels.ts';
import { readParts } from './read-parts.ts';
import { foldWidth } from './text-fold.ts';
import { CODE_JOINER } from './update-lexicon.ts';
import type { ParsedLine } from './update-text.ts';

const CODE_AT_START = /^(?:kt|prj|plt|fnd|pol|tal|sc)[-_ ]?\d{1,6}(?![a-z0-9])/;
const LIKE_A_CODE = /^[a-z]{1,6}[-_]?\d{1,6}(?![a-z0-9%])/;
const AFTER_CODE = /^[\s:,;.。-]+/;

/**
 * Reads typed updates: one item a line, the code first, then light, percent and text in any order. A line that
 * begins with a part's name and a colon belongs to the item above it. `today` is the day in the writer's zone.
 */
export function parseUpdateText(text: string, context: { readonly today: PlainDate }): ParsedLine[] {
  const blocks: { lineNumber: number; text: string }[] = [];
  for (const [index, line] of text.split(/\r\n?|[\n\u2028\u2029]/).entries()) {
    if (line.trim() === '') continue;
    const previous = blocks.at(-1);
    if (previous && continues(line)) previous.text += `\n${line.trim()}`;
    else blocks.push({ lineNumber: index + 1, text: line.trim() });
  }
  return blocks.map((block) => ({ ...block, result: parseBlock(block.text, context.today) }));
}

function continues(line: string): boolean {
  const folded = foldWidth(line.trim());
  return !CODE_AT_START.test(folded) && findLabels(folded)[0]?.start === 0;
}

function parseBlock(text: string, today: PlainDate): ParsedLine['result'] {
  const folded = foldWidth(text);
  const written = CODE_AT_START.exec(folded)?.[0];
  const itemCode = written === undefined ? undefined : normalizeCode(written);
  if (written === undefined || itemCode === undefined || isClassCode(itemCode)) {
    const word = firstWord(text);
    const like = itemCode !== undefined || LIKE_A_CODE.test(folded);
    return fail(like ? 'not_a_code' : 'no_code', { word, position: 1 });
  }
  const gap = AFTER_CODE.exec(folded.slice(written.length))?.[0].length ?? 0;
  const start = written.length + gap;
  const second = CODE_AT_START.exec(folded.slice(start).replace(CODE_JOINER, ''))?.[0];
  if (second !== undefined && findCodes(second).length > 0)
    return fail('several_codes', { itemCode, word: second.toUpperCase(), position: start + 1 });
  return readParts({ text, folded, start, itemCode, today });
}

function firstWord(text: string): string {
  return (/^\S{1,40}/.exec(text)?.[0] ?? text).slice(0, 40);
}

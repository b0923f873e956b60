import { isClassCode, normalizeCode } from '../plan/codes.ts';
import type { PlainDate } from '../plan/records.ts';
import { fail } from '../plan/result.ts';
import { findLabels } from './labels.ts';
import { readParts } from './read-parts.ts';
import { splitStatements, type TypedStatement } from './split-statements.ts';
import { AFTER_CODE, GAP } from './statement-lexicon.ts';
import { foldWidth } from './text-fold.ts';
import type { ParsedLine } from './update-text.ts';

const LIKE_A_CODE = /^[a-z]{1,6}[-_]?\d{1,6}(?![a-z0-9%])/;

/**
 * Reads typed updates: one item a line, the code first, then light, percent and text in any order. A line that
 * begins with a part's name and a colon belongs to the item above it. Where a line plainly turns to another item it
 * is two. `today` is the day in the writer's zone.
 */
export function parseUpdateText(text: string, context: { readonly today: PlainDate }): ParsedLine[] {
  const blocks: { lineNumber: number; text: string }[] = [];
  for (const [index, line] of text.split(/\r\n?|[\n\u2028\u2029]/).entries()) {
    if (line.trim() === '') continue;
    const previous = blocks.at(-1);
    if (previous && continues(line)) previous.text += `\n${line.trim()}`;
    else blocks.push({ lineNumber: index + 1, text: line.trim() });
  }
  return blocks.flatMap((block) =>
    splitStatements(block.text).map((statement) => ({
      lineNumber: block.lineNumber,
      text: statement.text,
      result: parseStatement(statement, context.today),
    })),
  );
}

function continues(line: string): boolean {
  const folded = foldWidth(line.trim());
  const [first] = splitStatements(line.trim());
  return first?.code === undefined && findLabels(folded)[0]?.start === 0;
}

function parseStatement(statement: TypedStatement, today: PlainDate): ParsedLine['result'] {
  const { text } = statement;
  const folded = foldWidth(text);
  const itemCode = statement.code && normalizeCode(statement.code);
  if (statement.code === undefined || itemCode === undefined || isClassCode(itemCode)) {
    const like = itemCode !== undefined || LIKE_A_CODE.test(folded);
    const suggestion = like ? undefined : statement.mentioned && normalizeCode(statement.mentioned);
    return fail(like ? 'not_a_code' : 'no_code', { word: firstWord(text), suggestion });
  }
  if (statement.clash !== undefined)
    return fail('several_codes', {
      itemCode,
      word: statement.clash.toUpperCase(),
    });
  let start = statement.code.length;
  start += GAP.exec(folded.slice(start))?.[0].length ?? 0;
  start += AFTER_CODE.exec(folded.slice(start))?.[0].length ?? 0;
  return readParts({ text, folded, start, itemCode, today });
}

function firstWord(text: string): string {
  return (/^\S{1,40}/.exec(text)?.[0] ?? text).slice(0, 40);
}

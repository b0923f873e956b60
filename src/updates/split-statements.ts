import { findLabels, labelBeforeNumber, quotedSpans } from './labels.ts';
import { AT_END, AT_START } from './part-readers.ts';
import { BEFORE_CODE, GAP } from './statement-lexicon.ts';
import { foldWidth } from './text-fold.ts';
import { CODE_JOINER } from './update-lexicon.ts';

/** What a line says of one item. */
export interface TypedStatement {
  readonly text: string;
  /** The code that it begins with, as typed in plain width. */
  readonly code: string | undefined;
  /** Without one: the only code that stands in it. */
  readonly mentioned?: string | undefined;
  /** Another code that it gives a light or percentage of its own, so that one cannot tell whose they are. */
  readonly clash?: string | undefined;
}

const CODE = /(?<![a-z0-9])(?:kt|prj|plt|fnd|pol|tal|sc)[-_ ]?\d{1,6}(?![a-z0-9%])/g;
const BEFORE_NEXT = /[,;.。!\n]\s*(?:(?:and|also|另外|还有|以及|和)\s*)?$/;
const STRONG_BORDER = /[;.。!\n]\s*(?:(?:and|also|另外|还有|以及)\s*)?$/;

/** Parts a line where it turns to another item: a border, a code, and right behind it what is reported. */
export function splitStatements(line: string): TypedStatement[] {
  const folded = foldWidth(line);
  const opener = BEFORE_CODE.exec(folded)?.[0].length ?? 0;
  const quoted = quotedSpans(folded);
  const codes = [...folded.matchAll(CODE)].filter(
    ({ index }) => !quoted.some((span) => span.start <= index && index < span.end),
  );
  const [first, ...later] = codes;
  if (first?.index !== opener)
    return [{ text: line, code: undefined, mentioned: later.length === 0 ? first?.[0] : undefined }];
  const heads: { at: number; code: string; clash?: TypedStatement['clash'] }[] = [
    { at: opener, code: first[0] },
  ];
  for (const match of later) {
    const head = heads.at(-1);
    if (!head) continue;
    const before = folded.slice(head.at + head.code.length, match.index);
    const turn = turnAt(before, folded.slice(match.index + match[0].length));
    if (turn === 'next') heads.push({ at: match.index, code: match[0] });
    else if (turn === 'clash') head.clash ??= match[0];
  }
  return heads.map(({ at, code, clash }, index) => {
    const end = heads[index + 1]?.at ?? line.length;
    const text = line.slice(at, end).replace(/[\s,;，；、]+(?:and|also|另外|还有|以及|和)?\s*$/i, '');
    return { text, code, clash };
  });
}

/** Whether the code between the two is the next item's, one that only is mentioned, or nobody can tell. */
function turnAt(before: string, after: string): 'next' | 'clash' | 'mention' {
  if (CODE_JOINER.test(before)) return 'clash';
  if (!reportsAfter(after)) return 'mention';
  if (findLabels(before).length > 0) return STRONG_BORDER.test(before) ? 'next' : 'mention';
  const plain = before.trimEnd();
  const isStated = AT_END.light.test(plain) || AT_END.percent.test(plain);
  return BEFORE_NEXT.test(before) || isStated ? 'next' : 'clash';
}

function reportsAfter(after: string): boolean {
  const said = after.replace(GAP, '');
  return (
    AT_START.light.test(said) ||
    AT_START.percent.test(said) ||
    /^-?\d+(?:\.\d+)?(?:\s|$|[,;。])/.test(said) ||
    labelBeforeNumber(said) !== undefined ||
    findLabels(said)[0]?.start === 0
  );
}

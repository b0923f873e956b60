import type { DateValue } from '../plan/date-text.ts';
import type { PlainDate } from '../plan/records.ts';
import { fail, ok, type Result } from '../plan/result.ts';
import { findLabels, readValue } from './labels.ts';
import {
  type Reading,
  readAmountPart,
  readDatePart,
  readLight,
  readPercent,
  readStage,
} from './part-readers.ts';
import { piecesOf, readHead, type Span } from './read-head.ts';
import { PROBLEM_CLAUSE, SUPPORT_CLAUSE } from './reply-lexicon.ts';
import { foldWidth } from './text-fold.ts';
import type { UpdateFields } from './update.ts';
import {
  AMOUNT_PARTS,
  type AmountPart,
  type PartName,
  PROBLEM_STARTS,
  TEXT_PARTS,
  type TextPart,
} from './update-lexicon.ts';
import type { TypedUpdate, UpdateTextErrorCode, UpdateTextErrorDetail } from './update-text.ts';

export interface Block {
  readonly text: string;
  readonly folded: string;
  /** Where the parts begin, behind the code. */
  readonly start: number;
  readonly itemCode: string;
  readonly today: PlainDate;
}

type PartResult = Result<TypedUpdate, UpdateTextErrorCode, UpdateTextErrorDetail>;

/** A part that was found, its value still as typed. */
export interface FoundPart {
  readonly part: PartName;
  readonly text: string;
  /** It was named, so that a bare number is enough for a percentage. */
  readonly named: boolean;
}

/** Reads what stands behind the code: parts named with a colon, and the free words before and between them. */
export function readParts(block: Block): PartResult {
  const labels = findLabels(block.folded.slice(block.start)).map((label) => ({
    part: label.part,
    start: label.start + block.start,
    end: label.end + block.start,
  }));
  const named: FoundPart[] = [];
  const free: Span[] = [{ start: block.start, end: labels[0]?.start ?? block.text.length }];
  for (const [index, label] of labels.entries()) {
    const end = labels[index + 1]?.start ?? block.text.length;
    if (isTextPart(label.part)) {
      const text = readValue(withoutSeparator(block.text.slice(label.end, end)));
      named.push({ part: label.part, text, named: true });
      continue;
    }
    // A value ends where a comma or a semicolon does; what follows is free again. A date may hold a comma.
    const whole = withoutSeparator(block.text.slice(label.end, end)).trim();
    const [first] = piecesOf(block.folded, label.end, end);
    const isWhole = first === undefined || (label.part === 'dueOn' && readDatePart(whole, block.today).ok);
    const text = isWhole ? whole : block.text.slice(first.start, first.end).trim();
    named.push({ part: label.part, text, named: true });
    if (!isWhole) free.push({ start: first.end, end });
  }
  const head = readHead(block, free);
  if (!head.ok) return head;
  if (head.value.noChange && named.length === 0)
    return ok({ itemCode: block.itemCode, fields: {}, noChange: true });
  return collect(block, [...head.value.parts, ...named.filter((one) => one.text !== '')], head.value.text);
}

function collect(block: Block, parts: readonly FoundPart[], freeText: string): PartResult {
  const fields: { -readonly [Key in keyof UpdateFields]: UpdateFields[Key] } = {};
  const amountTexts: Partial<Record<AmountPart, string>> = {};
  let dueOn: DateValue | undefined;
  const seen = new Set<PartName>();
  for (const found of parts) {
    const wrong = (code: UpdateTextErrorCode, assumed?: DateValue): PartResult =>
      fail(code, {
        itemCode: block.itemCode,
        part: found.part,
        word: found.text.slice(0, 80),
        assumed,
        suggestion: undefined,
      });
    if (seen.has(found.part)) return wrong('said_twice');
    seen.add(found.part);
    const folded = foldWidth(found.text);
    if (found.part === 'light') {
      fields.light = readLight(folded);
      if (fields.light === undefined) return wrong('unknown_light');
    } else if (found.part === 'stage') {
      fields.stage = readStage(folded);
      if (fields.stage === undefined) return wrong('unknown_stage');
    } else if (found.part === 'progress') {
      const percent: Reading<number> = readPercent(folded, found.named) ?? { ok: false, code: 'no_percent' };
      if (!percent.ok) return wrong(percent.code);
      fields.progress = percent.value;
    } else if (found.part === 'dueOn') {
      const date = readDatePart(found.text, block.today);
      if (!date.ok) return wrong(date.code, date.assumed);
      dueOn = date.value;
    } else if (isAmountPart(found.part)) {
      const amount = readAmountPart(found.text);
      if (!amount.ok) return wrong(amount.code);
      fields[found.part] = amount.value.fen;
      amountTexts[found.part] = amount.value.text;
    } else {
      fields[found.part] = found.text;
    }
  }
  if (freeText !== '') {
    const part = partOfText(freeText);
    const other: TextPart = part === 'done' ? 'problems' : 'done';
    const target = fields[part] === undefined ? part : fields[other] === undefined ? other : part;
    fields[target] = fields[target] === undefined ? freeText : `${freeText}\n${fields[target]}`;
  }
  if (Object.keys(amountTexts).length > 0) fields.amountTexts = amountTexts;
  if (Object.keys(fields).length === 0 && dueOn === undefined) {
    return fail('nothing_said', {
      itemCode: block.itemCode,
      word: block.itemCode,
    });
  }
  return ok({ itemCode: block.itemCode, fields, dueOn });
}

/** A text of one clause goes where its words say; a longer one only by how it begins. */
function partOfText(text: string): TextPart {
  const folded = foldWidth(text);
  const isOneClause = piecesOf(folded, 0, folded.length).length === 1;
  if (isOneClause && SUPPORT_CLAUSE.test(folded)) return 'supportNeeded';
  return PROBLEM_STARTS.test(text) || (isOneClause && PROBLEM_CLAUSE.test(folded)) ? 'problems' : 'done';
}

function isTextPart(part: PartName): part is TextPart {
  return (TEXT_PARTS as readonly string[]).includes(part);
}

function isAmountPart(part: PartName): part is AmountPart {
  return (AMOUNT_PARTS as readonly string[]).includes(part);
}

/** Parts may be set apart with commas or semicolons; those are no part of the value before them. */
function withoutSeparator(text: string): string {
  return text.replace(/[\s,，;；、]+$/, '');
}

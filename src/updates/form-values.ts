import type { DraftValues } from '../plan/drafts.ts';
import { formatAmountText, parseAmount } from '../plan/money.ts';
import type { Item, PlainDate, StatusUpdate } from '../plan/records.ts';
import { fail, ok, type Result } from '../plan/result.ts';
import { isOneOf, LIGHTS, STAGES } from '../plan/terms.ts';
import { lengthOf } from '../plan/text.ts';
import { MAX_TEXT_LENGTH } from './check-fields.ts';
import { readLight, readPercent, readStage } from './part-readers.ts';
import { foldWidth } from './text-fold.ts';
import type { UpdateFields } from './update.ts';
import { AMOUNT_PARTS, type AmountPart, TEXT_PARTS } from './update-lexicon.ts';

export type FormField = Exclude<keyof UpdateFields, 'amountTexts'>;

/** Why one field of a form cannot be taken. */
export interface FieldFault {
  readonly field: FormField;
  readonly code:
    | 'unknown_light'
    | 'unknown_stage'
    | 'no_percent'
    | 'progress_out_of_range'
    | 'no_amount'
    | 'unit_missing'
    | 'finer_than_fen'
    | 'amount_too_large'
    | 'text_too_long';
  readonly word: string;
}

/** Reads a form's fields as typed, by the rules of the typed text. Empty ones say nothing. */
export function readForm(values: DraftValues): Result<UpdateFields, 'invalid', readonly FieldFault[]> {
  const faults: FieldFault[] = [];
  const fields: { -readonly [Key in keyof UpdateFields]: UpdateFields[Key] } = {};
  const amountTexts: Partial<Record<AmountPart, string>> = {};
  const wrong = (field: FormField, code: FieldFault['code']): void => {
    faults.push({ field, code, word: (values[field] ?? '').trim().slice(0, 80) });
  };
  const typed = (field: FormField): string | undefined => values[field]?.trim() || undefined;

  const light = typed('light');
  if (light !== undefined) {
    fields.light = isOneOf(LIGHTS, light) ? light : readLight(foldWidth(light));
    if (fields.light === undefined) wrong('light', 'unknown_light');
  }
  const stage = typed('stage');
  if (stage !== undefined) {
    fields.stage = isOneOf(STAGES, stage) ? stage : readStage(foldWidth(stage));
    if (fields.stage === undefined) wrong('stage', 'unknown_stage');
  }
  const progress = typed('progress');
  if (progress !== undefined) {
    const percent = readPercent(foldWidth(progress), true);
    if (percent?.ok) fields.progress = percent.value;
    else wrong('progress', percent === undefined ? 'no_percent' : 'progress_out_of_range');
  }
  for (const field of TEXT_PARTS) {
    fields[field] = typed(field);
    if (lengthOf(fields[field] ?? '') > MAX_TEXT_LENGTH) wrong(field, 'text_too_long');
  }
  for (const field of AMOUNT_PARTS) {
    const text = typed(field);
    if (text === undefined) continue;
    const amount = parseAmount(text);
    if (!amount.ok) wrong(field, amount.code);
    else {
      fields[field] = amount.value.fen;
      amountTexts[field] = amount.value.text;
    }
  }
  if (Object.keys(amountTexts).length > 0) fields.amountTexts = amountTexts;
  return faults.length > 0 ? fail('invalid', faults) : ok(fields);
}

/** The fields as a form shows them; `readForm` reads them back. */
export function formValuesOf(fields: UpdateFields): DraftValues {
  const values: Record<string, string> = {};
  if (fields.light !== undefined) values.light = fields.light;
  if (fields.progress !== undefined) values.progress = `${fields.progress}%`;
  if (fields.stage !== undefined) values.stage = fields.stage;
  for (const field of TEXT_PARTS) if (fields[field]) values[field] = fields[field];
  for (const field of AMOUNT_PARTS) {
    const fen = fields[field];
    if (fen === undefined) continue;
    const written = fields.amountTexts?.[field];
    const read = written === undefined ? undefined : parseAmount(written);
    values[field] = read?.ok && read.value.fen === fen && written ? written : formatAmountText(fen);
  }
  return values;
}

/**
 * What a form shows at first: how the item stands and what the last update said, so that only what changed is typed.
 * What was invested "this month" is left empty when the last report was of another month.
 */
export function prefillOf(item: Item, last: StatusUpdate | undefined, today: PlainDate): DraftValues {
  const isSameMonth = last !== undefined && last.recordedAt.toISOString().slice(0, 7) === today.slice(0, 7);
  return formValuesOf({
    light: item.light,
    progress: item.progress,
    stage: item.stage,
    done: last?.done,
    problems: last?.problems,
    nextSteps: last?.nextSteps,
    supportNeeded: last?.supportNeeded,
    investedMonthFen: isSameMonth ? item.investedMonthFen : undefined,
    investedYearFen: item.investedYearFen,
    investedTotalFen: item.investedTotalFen,
    amountTexts: item.amountTexts,
  });
}

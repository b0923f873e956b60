import { messagesFor } from '../../messages/index.ts';
import { parseAmount } from '../../plan/money.ts';
import { fail, ok, type Result } from '../../plan/result.ts';
import { isOneOf, type Language, LIGHTS, STAGES } from '../../plan/terms.ts';
import type { UpdateFields } from '../../updates/update.ts';
import type { FormInput } from '../inbound/read-form.ts';

const AMOUNTS = ['investedMonthFen', 'investedYearFen', 'investedTotalFen'] as const;
const TEXTS = ['done', 'problems', 'nextSteps', 'supportNeeded'] as const;

type FieldErrors = Readonly<Record<string, string>>;
type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

/** What the update form says, or the errors at its fields. */
export function readUpdateForm(
  form: FormInput,
  language: Language,
): Result<UpdateFields, 'invalid', FieldErrors> {
  const words = messagesFor(language).slack.form.errors;
  const { values } = form;
  const errors: Record<string, string> = {};
  const fields: Mutable<UpdateFields> = {};
  const amountTexts: Partial<Record<(typeof AMOUNTS)[number], string>> = {};

  if (values.light && isOneOf(LIGHTS, values.light)) fields.light = values.light;
  if (values.stage && isOneOf(STAGES, values.stage)) fields.stage = values.stage;
  if (values.progress !== undefined) {
    const progress = readPercent(values.progress);
    if (progress === undefined) errors.progress = words.progress;
    else fields.progress = progress;
  }
  for (const field of TEXTS) if (values[field] !== undefined) fields[field] = values[field];
  for (const field of AMOUNTS) {
    const text = values[field];
    if (text === undefined) continue;
    const amount = parseAmount(text);
    if (!amount.ok) errors[field] = words.amount;
    else {
      fields[field] = amount.value.fen;
      amountTexts[field] = text;
    }
  }
  if (Object.keys(errors).length > 0) return fail('invalid', errors);
  return ok({ ...fields, ...(Object.keys(amountTexts).length > 0 ? { amountTexts } : {}) });
}

/** `60`, `60%`, `６０％`, `百分之六十` is left to the slash text. Undefined when it is no number from 0 to 100. */
function readPercent(text: string): number | undefined {
  const match = /^(\d{1,3}(?:\.\d+)?)\s*%?$/.exec(text.normalize('NFKC').trim());
  const value = match ? Number(match[1]) : Number.NaN;
  return value >= 0 && value <= 100 ? value : undefined;
}

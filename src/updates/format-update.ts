import { messagesFor } from '../messages/index.ts';
import { findCodes } from '../plan/codes.ts';
import { formatAmountText, parseAmount } from '../plan/money.ts';
import type { Language } from '../plan/terms.ts';
import { findLabels } from './labels.ts';
import { foldWidth } from './text-fold.ts';
import type { UpdateFields } from './update.ts';
import { AMOUNT_PARTS, TEXT_PARTS } from './update-lexicon.ts';

/** An update in the typed form; `parseUpdateText` reads it back the same. */
export function formatUpdateText(itemCode: string, fields: UpdateFields, language: Language = 'en'): string {
  const { typed } = messagesFor(language).updates;
  const parts = [itemCode];
  if (fields.light !== undefined) parts.push(typed.lights[fields.light]);
  if (fields.progress !== undefined) parts.push(`${fields.progress}%`);
  if (fields.stage !== undefined) parts.push(`${typed.parts.stage}: ${typed.stages[fields.stage]}`);
  for (const field of AMOUNT_PARTS) {
    const fen = fields[field];
    if (fen === undefined) continue;
    const written = fields.amountTexts?.[field];
    const read = written === undefined ? undefined : parseAmount(written);
    const text =
      read?.ok && read.value.fen === fen && written?.trim() === written ? written : formatAmountText(fen);
    parts.push(`${typed.parts[field]}: ${text}`);
  }
  for (const field of TEXT_PARTS) {
    const text = fields[field];
    if (text !== undefined) parts.push(`${typed.parts[field]}: ${quoted(text)}`);
  }
  return parts.join(' ');
}

/** Text that the parser could take for something else is written as a JSON string. */
function quoted(text: string): string {
  const isPlain =
    text !== '' &&
    !/^[\s"]|[\s,，;；、]$|[\n\r\u2028\u2029]/.test(text) &&
    findLabels(foldWidth(` ${text}`)).length === 0 &&
    findCodes(foldWidth(text)).length === 0;
  return isPlain
    ? text
    : JSON.stringify(text).replace(/[\u2028\u2029]/g, (one) => `\\u${one.charCodeAt(0).toString(16)}`);
}

/** Digits that a spreadsheet keeps; more are noise of binary fractions (0.30000000000000004). */
const SIGNIFICANT = 15;

/**
 * The number of a workbook's cell in plain decimals: exponents written out, and binary noise rounded away as every
 * spreadsheet shows it. Undefined when it is no number.
 */
export function plainDecimal(text: string): string | undefined {
  const match = /^([+-]?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/.exec(text.trim());
  if (!match?.[2]) return undefined;
  const decimals = match[3] ?? '';
  let point = match[2].length + Number(match[4] ?? 0);
  let digits = match[2] + decimals;
  const leading = digits.length - digits.replace(/^0+/, '').length;
  digits = digits.slice(leading);
  point -= leading;
  if (digits.length > SIGNIFICANT + 1) {
    const rounded =
      (BigInt(digits) + 5n * 10n ** BigInt(digits.length - SIGNIFICANT - 1)) /
      10n ** BigInt(digits.length - SIGNIFICANT);
    point += rounded.toString().length - SIGNIFICANT;
    digits = rounded.toString();
  }
  digits = digits.replace(/0+$/, '');
  if (digits === '') return '0';
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  const fraction = point > 0 ? digits.slice(point) : '0'.repeat(-point) + digits;
  return `${match[1] === '-' ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/**
 * The text in plain width and lower case with every place kept: character for character, so that what is found in
 * it can be cut from the original.
 */
export function foldWidth(text: string): string {
  let folded = '';
  for (let at = 0; at < text.length; at += 1) folded += foldUnit(text.charCodeAt(at), text[at] ?? '');
  return folded;
}

function foldUnit(code: number, character: string): string {
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0).toLowerCase();
  if (code === 0x3000 || code === 0xa0 || code === 0x09) return ' ';
  if (code === 0xffe5) return '¥';
  if (/[‐-―−]/.test(character)) return '-';
  if (character === '、') return ',';
  const lower = character.toLowerCase();
  return lower.length === 1 ? lower : character;
}

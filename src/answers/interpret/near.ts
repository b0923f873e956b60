import { soundsIn } from './pinyin.ts';
import { isHan } from './text.ts';

/** Whether a text is a name, or a telling part of it, but for a slip: one in eight letters, one in four characters. */
export function near(written: string, name: string): boolean {
  if (isHan(written)) {
    if (written.length < 4) return false;
    const allowed = Math.max(1, Math.floor(written.length / 6));
    // Each character that the name has nowhere is a slip of its own.
    const strange = [...written].filter((char) => !name.includes(char)).length;
    return (
      strange <= allowed &&
      windows(name, written.length).some((window) => distance(window, written) <= allowed)
    );
  }
  if (written.length < 5 || isHan(name)) return false;
  const allowed = written.length >= 9 ? 2 : 1;
  if (Math.abs(name.length - written.length) <= allowed && distance(name, written) <= allowed) return true;
  // A run of the name's words.
  const count = written.split(' ').length;
  const parts = name.split(/[\s,]+/);
  return parts.some((part, index) => {
    const run = parts.slice(index, index + count).join(' ');
    return (
      part.length >= 4 &&
      run.length >= 6 &&
      run[0] === written[0] &&
      Math.abs(run.length - written.length) <= allowed &&
      distance(run, written) <= allowed
    );
  });
}

/** "bolan zhongxin" is 博览中心. */
export function samePinyin(written: string, name: string): boolean {
  const sounds = soundsIn(name);
  if (isHan(written)) {
    // Homophones: 薄览中心.
    const own = soundsIn(written);
    if (own.length < 3 || own.includes(undefined)) return false;
    return sounds.some((_, start) => own.every((sound, place) => sound === sounds[start + place]));
  }
  const letters = written.replace(/[^a-z]/g, '');
  if (letters.length < 5) return false;
  for (let start = 0; start < sounds.length; start += 1) {
    let spelled = '';
    for (let end = start; end < sounds.length && sounds[end] !== undefined; end += 1) {
      spelled += sounds[end];
      if (spelled === letters && end > start) return true;
      if (spelled.length > letters.length) break;
    }
  }
  return false;
}

function windows(name: string, length: number): string[] {
  const result: string[] = [];
  for (let start = 0; start + length <= name.length; start += 1)
    result.push(name.slice(start, start + length));
  return result;
}

/** Edits, with two swapped neighbours as one. */
export function distance(one: string, other: string): number {
  if (one === other) return 0;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (line[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
        cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      }
      line.push(cost);
    }
    before = last;
    last = line;
  }
  return last[other.length] ?? 0;
}

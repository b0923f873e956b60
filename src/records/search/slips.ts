/** Whether a word is another one with a typing slip: one in four letters or more, two in eight or more. */
export function slipsBetween(typed: string, word: string): boolean {
  const longest = Math.max(typed.length, word.length);
  const most = longest >= 8 ? 2 : 1;
  if (Math.min(typed.length, word.length) < 4 || Math.abs(typed.length - word.length) > most) return false;
  return /^\p{Script=Latin}+$/u.test(typed) && distance(typed, word) <= most;
}

/** Letters left out, put in, replaced, or two neighbours exchanged. */
function distance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      const exchanged =
        row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
          ? (beforeLast[column - 2] ?? 0) + 1
          : Number.POSITIVE_INFINITY;
      current[column] = Math.min(
        (current[column - 1] ?? 0) + 1,
        (last[column] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
        exchanged,
      );
    }
    beforeLast = last;
    last = current;
  }
  return last[to.length] ?? 0;
}

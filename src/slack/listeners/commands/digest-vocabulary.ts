/** What `/linkage digest` may be asked for: a month by one of these words or as `2026-10`, else a week. */
const MONTH_WORDS: readonly string[] = ['month', 'monthly', '月', '本月', '月报', '月通报'];
const WEEK_WORDS: readonly string[] = ['', 'week', 'weekly', '周', '本周', '周报', '周通报'];

/** Which digest a text asks for; without a period it is the running one. */
export function readDigestPeriod(text: string): {
  readonly kind: 'weekly' | 'monthly';
  readonly period: string | undefined;
} {
  const word = text.trim().toUpperCase();
  const plain = word.toLowerCase();
  if (MONTH_WORDS.includes(plain)) return { kind: 'monthly', period: undefined };
  if (WEEK_WORDS.includes(plain)) return { kind: 'weekly', period: undefined };
  return { kind: /^\d{4}-\d{2}$/.test(word) ? 'monthly' : 'weekly', period: word };
}

import { formatDate, formatNumber, formatPercent, formatWeek } from '../messages/format.ts';
import { messagesFor } from '../messages/index.ts';
import { isoWeekOf } from '../plan/dates.ts';
import type { LightReason } from '../plan/lights.ts';
import type { Item, SpecialClass } from '../plan/records.ts';
import type { Language } from '../plan/terms.ts';
import type { Digest, DigestInvestment } from './digest.ts';

/** The names that the text and the workbook of a digest share. */
export function digestTitle(digest: Digest): string {
  const words = messagesFor(digest.language).reminders.digest;
  return digest.kind === 'weekly'
    ? words.weekly(formatWeek(digest.from, digest.language), isoWeekOf(digest.from))
    : words.monthly(digest.period);
}

export function nameOf(one: SpecialClass, language: Language): string {
  return language === 'zh' ? one.nameZh : one.nameEn;
}

export function titleOf(item: Item, language: Language): string {
  return language === 'zh' ? item.titleZh : item.titleEn;
}

export function reasonsText(reasons: readonly LightReason[], language: Language): string {
  const words = messagesFor(language).reminders.digest.reasons;
  if (reasons.length === 0) return words.none;
  return reasons
    .map((reason) => {
      if (reason.code === 'overdue') return words.overdue(reason.days);
      if (reason.code === 'behind_pace') return words.behind_pace(formatNumber(reason.points, language));
      return words.silent(reason.daysSince);
    })
    .join(language === 'zh' ? '，' : ', ');
}

export function investmentName(row: DigestInvestment, language: Language): string {
  if (row.class) return nameOf(row.class, language);
  return row.city ? messagesFor(language).terms.cities[row.city] : '';
}

export function percentText(percent: number | undefined, language: Language): string | undefined {
  return percent === undefined ? undefined : formatPercent(percent, language);
}

export function dayText(date: string | undefined, language: Language): string {
  return date === undefined ? '–' : formatDate(date, language);
}

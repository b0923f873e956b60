import { formatDate, formatDay } from '../../messages/format.ts';
import type { Item, Person, PlainDate, SpecialClass } from '../../plan/records.ts';
import type { Language, Light } from '../../plan/terms.ts';
import { escapeInline } from '../escape.ts';
import { cut } from '../limits.ts';

/** Lights are shown as marks that need no colour to be told apart in a screen reader: the word stands beside them. */
export const LIGHT_MARKS: Readonly<Record<Light, string>> = { green: '🟢', amber: '🟡', red: '🔴' };
const NO_LIGHT = '⚪';

export function lightMark(light: Light | undefined): string {
  return light ? LIGHT_MARKS[light] : NO_LIGHT;
}

/** Escaped. */
export function titleOf(item: Pick<Item, 'titleEn' | 'titleZh'>, language: Language): string {
  return escapeInline(language === 'zh' ? item.titleZh || item.titleEn : item.titleEn || item.titleZh);
}

/** Escaped, and cut: a name that fills a message would leave no room for what is said of its class. */
export function nameOfClass(one: Pick<SpecialClass, 'nameEn' | 'nameZh'>, language: Language): string {
  const name = language === 'zh' ? one.nameZh || one.nameEn : one.nameEn || one.nameZh;
  return cut(escapeInline(name), NAME_LENGTH);
}

const NAME_LENGTH = 80;

/** Escaped: a stored name, or nothing but the id where the person is not stored. */
export function nameOfPerson(person: Person | undefined, id: string, language: Language): string {
  return escapeInline((language === 'zh' ? person?.nameZh || person?.name : person?.name) ?? id);
}

/** Day and month; with the year where it is another one than today's. */
export function formatNearDay(date: PlainDate, today: PlainDate, language: Language): string {
  return date.slice(0, 4) === today.slice(0, 4) ? formatDay(date, language) : formatDate(date, language);
}

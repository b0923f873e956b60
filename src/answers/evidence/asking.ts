import type { Messages } from '../../messages/index.ts';
import type { LightThresholds } from '../../plan/lights.ts';
import type { Visibility } from '../../plan/query.ts';
import type { Item, PlainDate, SpecialClass } from '../../plan/records.ts';
import type { AsOf, PlanReader } from '../../plan/store.ts';
import type { Language } from '../../plan/terms.ts';
import type { Reading } from '../interpret/reading.ts';
import type { Book } from './book.ts';

/** Everything that a form needs to gather its evidence. Reads only. */
export interface Asking {
  readonly reader: PlanReader;
  readonly visibility: Visibility;
  readonly reading: Reading;
  /** Words that nothing explains; a list looks for them in names and descriptions. */
  readonly unknown: readonly string[];
  readonly language: Language;
  readonly messages: Messages;
  readonly now: Date;
  /** The day that counts as today: the present one, or that of an as-of question. */
  readonly today: PlainDate;
  readonly asOf: AsOf;
  readonly timeZone: string;
  readonly staleDays: number;
  readonly thresholds: LightThresholds;
  readonly classes: ReadonlyMap<string, SpecialClass>;
  readonly book: Book;
  readonly question: string;
  readonly askerId: string;
}

export function className(asking: Asking, code: string): string {
  const found = asking.classes.get(code);
  if (found === undefined) return code;
  return asking.language === 'zh' ? found.nameZh : found.nameEn;
}

export function itemTitle({ language }: Pick<Asking, 'language'>, item: Item): string {
  return language === 'zh' ? item.titleZh || item.titleEn : item.titleEn || item.titleZh;
}

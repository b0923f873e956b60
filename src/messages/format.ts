import { addDays } from '../plan/dates.ts';
import type { Fen, PersonName, PlainDate } from '../plan/records.ts';
import type { Language } from '../plan/terms.ts';

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', zh: 'zh-CN' };
const FEN_PER_YUAN = 100;

/** Making a formatter costs a hundred times as much as using it. */
function kept<Options extends object, Formatter>(
  make: (locale: string, options: Options) => Formatter,
): (language: Language, options: Options) => Formatter {
  const formatters = new Map<string, Formatter>();
  return (language, options) => {
    const key = `${language} ${JSON.stringify(options)}`;
    const known = formatters.get(key);
    if (known !== undefined) return known;
    const made = make(LOCALES[language], options);
    formatters.set(key, made);
    return made;
  };
}

const numberFormat = kept(
  (locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options),
);
const dateFormat = kept(
  (locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
);
const listFormat = kept((locale, options: Intl.ListFormatOptions) => new Intl.ListFormat(locale, options));

/**
 * Units from the greatest; an amount is shown in the first one in which it is exact with so many decimals. 万元 takes
 * all that there are: 6,288.666667万元 reads better than 62,886,666.67元.
 */
const MONEY_UNITS: Readonly<
  Record<Language, readonly { readonly yuan: number; readonly suffix: string; readonly decimals: number }[]>
> = {
  zh: [
    { yuan: 1e8, suffix: '亿元', decimals: 4 },
    { yuan: 1e4, suffix: '万元', decimals: 6 },
    { yuan: 1, suffix: '元', decimals: 2 },
  ],
  en: [
    { yuan: 1e9, suffix: ' billion', decimals: 4 },
    { yuan: 1e6, suffix: ' million', decimals: 4 },
    { yuan: 1, suffix: '', decimals: 2 },
  ],
};

/** An amount, never rounded: `12.5亿元`, `CNY 1.25 billion`. */
export function formatFen(fen: Fen, language: Language): string {
  const prefix = language === 'en' ? 'CNY ' : '';
  for (const { yuan, suffix, decimals: most } of MONEY_UNITS[language]) {
    const unitFen = yuan * FEN_PER_YUAN;
    if (Math.abs(fen) < unitFen && yuan > 1) continue;
    const decimals = decimalsOf(fen, unitFen);
    if (decimals <= most || yuan === 1) {
      const shown = numberFormat(language, {
        minimumFractionDigits: 0,
        maximumFractionDigits: Math.max(most, 4),
      }).format(fen / unitFen);
      return `${prefix}${shown}${suffix}`;
    }
  }
  return `${prefix}${fen / FEN_PER_YUAN}`;
}

export function formatNumber(value: number, language: Language, maximumFractionDigits = 2): string {
  return numberFormat(language, { maximumFractionDigits }).format(value);
}

/** `value` is in percent: 12.5 is shown as `12.5%`. */
export function formatPercent(value: number, language: Language): string {
  return `${formatNumber(value, language, 1)}%`;
}

/** `2026年3月5日`, `5 March 2026`. */
export function formatDate(date: PlainDate, language: Language): string {
  return dateFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
}

/** `3月5日`, `5 March`: for dates whose year is plain from the context. */
export function formatDay(date: PlainDate, language: Language): string {
  return dateFormat(language, {
    month: 'long',
    day: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00:00Z`));
}

/** Day and time on the wall clock of a zone: `2026年3月5日 09:30`, `5 March 2026, 09:30`. */
export function formatInstant(instant: Date, timeZone: string, language: Language): string {
  const options = { dateStyle: 'long', timeStyle: 'short', timeZone, hourCycle: 'h23' } as const;
  return dateFormat(language, options).format(instant).replace(' at ', ', ');
}

/** Monday to Sunday of a week: `11月23日至29日`, `23–29 November`. */
export function formatWeek(monday: PlainDate, language: Language): string {
  const sunday = addDays(monday, 6);
  if (language === 'en') {
    const format = dateFormat('en', { month: 'long', day: 'numeric', timeZone: 'UTC' });
    return format.formatRange(new Date(`${monday}T00:00:00Z`), new Date(`${sunday}T00:00:00Z`));
  }
  const sameMonth = monday.slice(0, 7) === sunday.slice(0, 7);
  return `${formatDay(monday, 'zh')}至${sameMonth ? `${Number(sunday.slice(8))}日` : formatDay(sunday, 'zh')}`;
}

export function formatList(parts: readonly string[], language: Language): string {
  if (language === 'zh') return parts.join('、');
  return listFormat('en', { type: 'conjunction' }).format(parts);
}

function decimalsOf(fen: Fen, unitFen: number): number {
  let decimals = 0;
  for (let rest = Math.abs(fen) % unitFen; rest !== 0 && decimals < 12; decimals += 1)
    rest = (rest * 10) % unitFen;
  return decimals;
}

/** A person's name as the language writes it. */
export function formatName(person: PersonName, language: Language): string {
  return (language === 'zh' && person.nameZh) || person.name;
}

import { messagesFor } from '../../messages/index.ts';
import type { MoneyUnit } from '../../plan/money.ts';
import { HEADER_VARIANTS, SERIAL_HEADERS } from './header-lexicon.ts';
import {
  AMBIGUOUS_HEADERS,
  BARE_UNIT,
  DERIVED_HEADERS,
  HEADER_PATTERNS,
  HEADER_UNITS,
  IN_UNIT,
} from './header-patterns-lexicon.ts';

/** What a header says: which column, in which unit of money. */
export interface Header {
  readonly key: string;
  readonly unit?: MoneyUnit | undefined;
  /** Further columns that it may mean; what stands under it decides. */
  readonly others?: readonly string[] | undefined;
}

/** The key of what every ledger counts its rows by. */
export const SERIAL_KEY = 'serial';
/** The key of what is computed from other columns: known, and not stored. */
export const DERIVED_KEY = 'derived';

export function headerNamed(text: string): Header | undefined {
  const { name, unit } = splitHeader(text);
  const found = named(name) ?? named(undated(name));
  if (found) return { ...found, unit };
  // 总投资万元: the unit without brackets.
  const bare = /^(.{2,}?)(亿元|百万元|千万元|万元|千元|元)$/u.exec(name);
  const inner = bare?.[1] === undefined ? undefined : (named(bare[1]) ?? named(undated(bare[1])));
  return inner && { ...inner, unit: unit ?? unitOf(bare?.[2] ?? '') };
}

/** The unit that a header states in brackets or after a stroke, whatever else it says. */
export function headerUnit(text: string): MoneyUnit | undefined {
  return splitHeader(text).unit;
}

const JOINED_UNITS = /[、,，;；/和及]/u;

/** The unit that a line above the table states: "单位：万元", "（万元）", "(CNY million)". Undefined where it names two. */
export function statedUnit(text: string): MoneyUnit | undefined {
  const normal = text.normalize('NFKC').trim();
  const brackets = [...normal.matchAll(/[([]([^)\]]{1,30})[)\]]/gu)].map((match) => match[1]?.trim() ?? '');
  const alone = brackets.find((text) => BARE_UNIT.test(text)) ?? IN_UNIT.exec(normal)?.[1];
  const match = /(?:单位|unit|units)\s*[:：]\s*([^\s;；)）]+(?: [a-z]+)?)/iu.exec(normal);
  const said = match?.[1];
  if (said === undefined) return alone === undefined ? undefined : unitOf(alone);
  const units = new Set(said.split(JOINED_UNITS).flatMap((part) => unitOf(part) ?? []));
  const [unit] = units;
  return units.size === 1 ? unit : undefined;
}

export function unitOf(text: string): MoneyUnit | undefined {
  return HEADER_UNITS.find(([pattern]) => pattern.test(text))?.[1];
}

function named(name: string): Header | undefined {
  if (name === '') return undefined;
  if (DERIVED_HEADERS.test(name)) return { key: DERIVED_KEY };
  const known = lookup().get(name);
  if (known) return known;
  const key = HEADER_PATTERNS.find(([pattern]) => pattern.test(name))?.[1];
  return key === undefined ? undefined : { key };
}

/** "2026年计划投资" and "年计划投资" are the same column. */
function undated(name: string): string {
  return name.replace(/^(?:20)?\d{2}(?=年)/u, '').replace(/^截[至止].*?(?=累计|完成)/u, '');
}

/** The header's name in one form, and its unit: in brackets, or after a stroke or a colon. */
function splitHeader(text: string): { name: string; unit?: MoneyUnit | undefined } {
  const normal = text.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase();
  const brackets = [...normal.matchAll(/[([【]([^)\]】]*)[)\]】]/gu)].map((match) => match[1] ?? '');
  const stroke = /[/:,]\s*((?:亿|万|千|百万|千万)?元)\s*$/u.exec(normal);
  const unit = [...brackets, stroke?.[1] ?? ''].map(unitOf).find((one) => one !== undefined);
  // A bracket that holds no unit may be a part of the name: "name (en)".
  const kept = normal.replace(/[([【]([^)\]】]*)[)\]】]/gu, (all, inside: string) =>
    unitOf(inside) !== undefined ||
    /^(?:亩|mu|%|％|人|个|名|户|家|必填|选填|required|optional|单位.*|20\d{2}年?|加盖公章|盖章)$/u.test(
      inside.trim(),
    )
      ? ''
      : all,
  );
  const bare = stroke && unit ? kept.replace(/[/:,]\s*(?:亿|万|千|百万|千万)?元\s*$/u, '') : kept;
  return { name: headerKey(bare), unit };
}

function headerKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‐-―−－]/gu, '-')
    .replace(/^(?:[一二三四五六七八九十]{1,2}、|\d{1,2}[.、](?=\p{L}))/u, '')
    .replace(/[\s*:：、,，.。;；"'“”‘’()（）[\]【】_/\\%]+/gu, '');
}

let names: ReadonlyMap<string, Header> | undefined;

function lookup(): ReadonlyMap<string, Header> {
  if (names) return names;
  const map = new Map<string, Header>();
  const add = (text: string, header: Header): void => {
    const name = headerKey(text.replace(/[(（](?:亩|mu)[)）]/u, ''));
    if (!map.has(name)) map.set(name, header);
  };
  for (const [[key = '', ...others], texts] of AMBIGUOUS_HEADERS) {
    for (const text of texts) add(text, { key, others });
  }
  for (const language of ['zh', 'en'] as const) {
    const { terms, ledger } = messagesFor(language);
    for (const [key, label] of Object.entries(ledger.columns))
      if (ITEM_LABELS.has(key)) add(label, { key: key === 'titleZh' && language === 'zh' ? 'title' : key });
    for (const [key, label] of Object.entries(terms.fields)) add(label, { key });
  }
  for (const [key, variants] of Object.entries(HEADER_VARIANTS))
    for (const variant of variants) add(variant, { key });
  for (const serial of SERIAL_HEADERS) add(serial, { key: SERIAL_KEY });
  names = map;
  return map;
}

/** Labels of the catalogue's further columns that belong to items. */
const ITEM_LABELS = new Set([
  'titleZh',
  'titleEn',
  'aliases',
  'lead',
  'supervisor',
  'done',
  'problems',
  'nextSteps',
  'supportNeeded',
  'confidential',
  'sample',
]);

import type { Case, Expected, Sql } from './case.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

export interface ItemRow {
  code: string;
  titleEn: string;
  titleZh: string;
  kind: string;
  classCode: string;
  due: string | null;
  progress: number | null;
  light: string | null;
  stage: string | null;
  total: string | null;
}

export interface ClassRow {
  code: string;
  nameEn: string;
  nameZh: string;
  aliases: string[];
  leadUnit: string;
}

export type Questions = Awaited<ReturnType<typeof createQuestions>>;

/** What the files of cases share: SQL of the evaluation's own, and where its questions are put. `salt` picks other records. */
export async function createQuestions(sql: Sql, today: string, salt: string) {
  const cases: Case[] = [];
  const classes = await sql<ClassRow>(
    `SELECT code, "nameEn", "nameZh", aliases, "leadUnit" FROM "SpecialClass" ORDER BY md5(code || $1)`,
    [salt],
  );

  function both(
    form: string,
    en: readonly string[],
    zh: readonly string[],
    expected: Expected,
    after?: { en?: readonly string[]; zh?: readonly string[] },
  ): void {
    for (const text of en)
      cases.push({ form, language: 'en', text, expected, ...(after?.en ? { after: after.en } : {}) });
    for (const text of zh)
      cases.push({ form, language: 'zh', text, expected, ...(after?.zh ? { after: after.zh } : {}) });
  }

  async function codes(where: string, values: readonly unknown[] = []): Promise<string[]> {
    const rows = await sql<{ code: string }>(
      `SELECT code FROM "Item" WHERE NOT withdrawn AND NOT confidential AND (${where}) ORDER BY code`,
      values,
    );
    return rows.map((one) => one.code);
  }

  async function pick(where: string, count: number): Promise<ItemRow[]> {
    return sql<ItemRow>(
      `SELECT code, "titleEn", "titleZh", kind, "classCode", to_char("dueOn", 'YYYY-MM-DD') AS due, progress, light, stage, "totalInvestmentFen"::text AS total
       FROM "Item" WHERE NOT withdrawn AND NOT confidential AND (${where}) ORDER BY md5(code || $1) LIMIT ${count}`,
      [salt],
    );
  }

  /** A parent whose part is counted is not summed beside it. */
  async function sum(column: string, where: string, values: readonly unknown[] = []): Promise<number> {
    const [row] = await sql<{ s: string | null }>(
      `SELECT sum("${column}")::text AS s FROM "Item" i WHERE NOT withdrawn AND NOT confidential AND (${where}) AND NOT EXISTS (SELECT FROM (SELECT * FROM "Item" WHERE NOT confidential AND (${where})) part WHERE part."parentCode" = i.code AND part."${column}" IS NOT NULL)`,
      values,
    );
    return Number(row?.s ?? 0);
  }

  return { cases, classes, both, codes, pick, sum, sql, today, salt, counted, percent, dateTexts, month };

  /** The first and last day of a month, counted from the present one. */
  function month(shift: number): readonly [string, string] {
    const [year = 2026, number = 1] = today.split('-').map(Number);
    const first = new Date(Date.UTC(year, number - 1 + shift, 1)).toISOString().slice(0, 10);
    return [first, new Date(Date.UTC(year, number + shift, 0)).toISOString().slice(0, 10)];
  }
}

/** The items that are listed, or a plain zero. */
function counted(list: readonly string[]): Expected {
  const figures = [{ value: list.length, unit: 'count' }];
  return list.length > 0 ? { codes: list, figures } : { figures };
}

function percent(part: number, whole: number): number {
  return Math.round((part / whole) * 1000) / 10;
}

/** A day as the answers write it. */
function dateTexts(date: string): string[] {
  const [year, month, day] = date.split('-').map(Number);
  return [`${day} ${MONTHS[(month ?? 1) - 1]} ${year}`, `${year}年${month}月${day}日`];
}

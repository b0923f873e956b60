import type { Questions } from './questions.ts';

/** How things stood on a past day, and how they moved since. */
export async function pastCases({ both, month, dateTexts, sql, salt, today }: Questions): Promise<void> {
  const [, lastMonth] = month(-1);
  // The light that was reported last before the end of last month, of items that reported before and after it.
  const rows = await sql<{ code: string; light: string; progress: number }>(
    `SELECT DISTINCT ON (u."itemCode") u."itemCode" AS code, u.light, u.progress FROM "StatusUpdate" u JOIN "Item" i ON i.code = u."itemCode"
     WHERE NOT i.confidential AND u.light IS NOT NULL AND u.progress IS NOT NULL AND (u."recordedAt" AT TIME ZONE 'Asia/Shanghai')::date <= $1::date
     ORDER BY u."itemCode", u."recordedAt" DESC`,
    [lastMonth],
  );
  const picked = [...rows].sort((a, b) => (hash(a.code + salt) < hash(b.code + salt) ? -1 : 1)).slice(0, 2);
  const names: Readonly<Record<string, string[]>> = {
    green: ['green', '绿灯'],
    amber: ['amber', '黄灯'],
    red: ['red', '红灯'],
  };
  for (const { code, light, progress } of picked) {
    both(
      'as_of',
      [`What light did ${code} have at the end of last month?`, `${code} light last month`],
      [`${code}上个月是什么灯？`, `上月底${code}亮什么灯`],
      { codes: [code], texts: [names[light] ?? [], dateTexts(lastMonth)] },
    );
    both('as_of', [`How far was ${code} at the end of last month?`], [`${code}上个月底进度多少？`], {
      codes: [code],
      figures: [{ value: Number(progress), unit: 'percent' }],
      texts: [dateTexts(lastMonth)],
    });
  }
  const [moved] = await sql<{ code: string }>(
    `SELECT "recordKey" AS code FROM "AuditEntry" WHERE "recordKind" = 'item' AND before->>'dueOn' < after->>'dueOn' AND "recordKey" IN (SELECT code FROM "Item" WHERE NOT confidential) ORDER BY 1 LIMIT 1`,
  );
  if (moved)
    both('changes', ['Which items were postponed?'], ['哪些事项推迟过？'], { includes: [moved.code] });
  const closed = await sql<{ code: string; day: string }>(
    `SELECT code, to_char("closedOn", 'YYYY-MM-DD') AS day FROM "Item" WHERE NOT confidential AND status = 'closed' AND "closedOn" <= $1::date ORDER BY md5(code || $2) LIMIT 1`,
    [today, salt],
  );
  for (const { code, day } of closed)
    both('lookup', [`When was ${code} closed?`], [`${code}什么时候办结的？`], {
      codes: [code],
      texts: [dateTexts(day)],
    });
}

function hash(text: string): number {
  return [...text].reduce((sum, char) => (sum * 31 + (char.codePointAt(0) ?? 0)) % 1_000_003, 7);
}

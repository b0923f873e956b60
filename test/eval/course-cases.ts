import type { Questions } from './questions.ts';

/** How a record came to be as it is: its last reports, when its light turned, whether its date moved; and milestones. */
export async function courseCases(questions: Questions): Promise<void> {
  await reportsOfOne(questions);
  await progressOfOne(questions);
  await whatItWaitsFor(questions);
  await turnsOfLight(questions);
  await datesThatMoved(questions);
  await milestonesByDate(questions);
  await recentlyUpdated(questions);
}

async function reportsOfOne({ both, dateTexts, sql, salt }: Questions): Promise<void> {
  const [one] = await sql<{ code: string; days: string[] }>(
    `SELECT u."itemCode" AS code, array_agg(to_char(u."recordedAt" AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') ORDER BY u."recordedAt" DESC) AS days
     FROM "StatusUpdate" u JOIN "Item" i ON i.code = u."itemCode" WHERE NOT i.confidential GROUP BY 1 HAVING count(*) >= 3 ORDER BY md5(u."itemCode" || $1) LIMIT 1`,
    [salt],
  );
  if (!one) return;
  both(
    'reports',
    [`The last three updates of ${one.code}`, `show me the 3 latest updates for ${one.code}`],
    [`${one.code}最近三次更新`, `${one.code}最近3次上报`],
    { codes: [one.code], texts: one.days.slice(0, 3).map(dateTexts) },
  );
}

async function progressOfOne({ both, sql, salt }: Questions): Promise<void> {
  const [one] = await sql<{ code: string; values: number[]; name: string; nameZh: string | null }>(
    `SELECT u."itemCode" AS code, (array_agg(u.progress ORDER BY u."recordedAt" DESC))[1:3] AS values, (array_agg(coalesce(p.name, u."authorId") ORDER BY u."recordedAt" DESC))[1] AS name,
       (array_agg(p."nameZh" ORDER BY u."recordedAt" DESC))[1] AS "nameZh"
     FROM "StatusUpdate" u JOIN "Item" i ON i.code = u."itemCode" LEFT JOIN "Person" p ON p.id = u."authorId" WHERE NOT i.confidential AND u.progress IS NOT NULL
     GROUP BY 1 HAVING count(*) >= 4 ORDER BY md5(u."itemCode" || 'p' || $1) LIMIT 1`,
    [salt],
  );
  if (!one) return;
  both('history', [], [`${one.code}最近3次进度`], {
    codes: [one.code],
    figures: one.values.map((value) => ({ value: Number(value), unit: 'percent' })),
  });
  both('lookup', [`who last updated ${one.code}`], [`${one.code}上次是谁报的`], {
    codes: [one.code],
    texts: [[one.name, one.nameZh ?? one.name]],
  });
}

async function whatItWaitsFor({ both, sql, salt }: Questions): Promise<void> {
  const [wait] = await sql<{ code: string; other: string }>(
    `SELECT d."itemCode" AS code, d."waitsForItem" AS other FROM "Dependency" d JOIN "Item" i ON i.code = d."itemCode" JOIN "Item" o ON o.code = d."waitsForItem"
     WHERE d."resolvedOn" IS NULL AND NOT i.confidential AND NOT o.confidential AND (SELECT count(*) FROM "Dependency" x WHERE x."itemCode" = d."itemCode" AND x."resolvedOn" IS NULL) = 1 ORDER BY md5(d.id || $1) LIMIT 1`,
    [salt],
  );
  if (wait)
    both('dependencies', [`what does ${wait.code} wait for`], [`${wait.code}在等谁`], {
      codes: [wait.code, wait.other],
    });
}

async function turnsOfLight({ both, dateTexts, sql, salt }: Questions): Promise<void> {
  const [turn] = await sql<{ code: string; day: string; was: string }>(
    `WITH told AS (SELECT u."itemCode" AS code, u.light, lag(u.light) OVER (PARTITION BY u."itemCode" ORDER BY u."recordedAt") AS was,
       to_char(u."recordedAt" AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS day FROM "StatusUpdate" u JOIN "Item" i ON i.code = u."itemCode" WHERE NOT i.confidential AND u.light IS NOT NULL)
     SELECT code, max(day) AS day, min(was) AS was FROM told WHERE light = 'red' AND was <> 'red' GROUP BY 1 HAVING count(*) = 1 ORDER BY md5(code || $1) LIMIT 1`,
    [salt],
  );
  if (turn)
    both(
      'history',
      [`When did ${turn.code} turn red?`, `since when has ${turn.code} been red`],
      [`${turn.code}什么时候变红的`, `${turn.code}亮红灯多久了`],
      { codes: [turn.code], texts: [dateTexts(turn.day)] },
    );
  const [steady] = await sql<{ code: string }>(
    `SELECT u."itemCode" AS code FROM "StatusUpdate" u JOIN "Item" i ON i.code = u."itemCode" WHERE NOT i.confidential AND u.light IS NOT NULL
     GROUP BY 1 HAVING count(*) > 3 AND count(DISTINCT u.light) = 1 AND min(u.light) = 'green' ORDER BY md5(u."itemCode" || $1) LIMIT 1`,
    [salt],
  );
  if (steady)
    both('history', [`Has ${steady.code} ever been red?`], [`${steady.code}亮过红灯吗`], {
      codes: [steady.code],
      texts: [['No.', '没有。']],
    });
}

async function datesThatMoved({ both, sql, salt }: Questions): Promise<void> {
  const moved = `SELECT FROM "AuditEntry" a WHERE a."recordKind" = 'item' AND a."recordKey" = i.code AND a.before->>'dueOn' IS NOT NULL AND a.before->>'dueOn' <> a.after->>'dueOn'`;
  const rows = await sql<{ code: string; moved: boolean }>(
    `SELECT DISTINCT ON (moved) code, moved FROM (SELECT code, EXISTS (${moved}) AS moved FROM "Item" i WHERE NOT confidential AND NOT withdrawn AND "dueOn" IS NOT NULL) t ORDER BY moved, md5(code || $1)`,
    [salt],
  );
  for (const row of rows)
    both(
      'history',
      [`Was the due date of ${row.code} ever moved?`, `did the deadline of ${row.code} ever change`],
      [`${row.code}的截止日期改过吗`, `${row.code}期限调整过没有`],
      { codes: [row.code], texts: [row.moved ? ['Yes.', '有过。'] : ['No.', '没有。']] },
    );
}

async function milestonesByDate({ both, dateTexts, sql, today }: Questions): Promise<void> {
  const open = `SELECT m."itemCode" AS code, m."titleEn" AS en, m."titleZh" AS zh, to_char(m."dueOn", 'YYYY-MM-DD') AS due FROM "Milestone" m JOIN "Item" i ON i.code = m."itemCode" WHERE NOT i.confidential AND NOT m.withdrawn AND m."doneOn" IS NULL`;
  const late = await sql<{ code: string; en: string; zh: string }>(`${open} AND m."dueOn" < $1::date`, [
    today,
  ]);
  if (late.length > 0)
    both(
      'milestones',
      ['Which milestones are late?', 'overdue milestones'],
      ['哪些节点逾期了？', '过期的里程碑'],
      {
        codes: [...new Set(late.map((one) => one.code))],
        figures: [{ value: late.length, unit: 'count' }],
        texts: late.map((one) => [one.en, one.zh]),
      },
    );
  const [next] = await sql<{ code: string; en: string; zh: string; due: string }>(
    `${open} AND m."dueOn" >= $1::date ORDER BY m."dueOn" LIMIT 1`,
    [today],
  );
  if (next) both('milestones', [`next milestone after today`], [], { texts: [dateTexts(next.due)] });
}

async function recentlyUpdated({ both, sql }: Questions): Promise<void> {
  const rows = await sql<{ code: string }>(
    `SELECT u."itemCode" AS code FROM "StatusUpdate" u JOIN "Item" i ON i.code = u."itemCode" WHERE i.kind = 'project' AND NOT i.confidential GROUP BY 1 ORDER BY max(u."recordedAt") DESC, 1 LIMIT 3`,
  );
  if (rows.length === 3)
    both('rank', ['the three most recently updated projects'], ['最近更新的三个项目'], {
      codes: rows.map((one) => one.code),
    });
}

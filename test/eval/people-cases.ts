import type { Questions } from './questions.ts';

/** Who is responsible, who changed what, who waits for whom. */
export async function peopleCases(questions: Questions): Promise<void> {
  const { both, dateTexts, classes, sql, today, salt } = questions;
  // People.
  const leads = await sql<{ classCode: string; name: string; nameZh: string }>(
    `SELECT a."classCode", p.name, p."nameZh" FROM "Assignment" a JOIN "Person" p ON p.id = a."personId" WHERE a.role = 'lead' AND a."classCode" IS NOT NULL AND a."itemCode" IS NULL AND a."validFrom" <= $1::date AND (a."validTo" IS NULL OR a."validTo" >= $1::date)`,
    [today],
  );
  for (const lead of leads.slice(0, 3)) {
    const owner = classes.find((item) => item.code === lead.classCode);
    both(
      'responsible',
      [`Who is the lead of the ${owner?.aliases[0]}?`, `Who leads ${lead.classCode}?`],
      [`${owner?.nameZh}负责人是谁？`, `${lead.classCode}谁负责`],
      { texts: [[lead.name, lead.nameZh]] },
    );
  }
  for (const owner of classes.slice(0, 2))
    both('lookup', [`What is the lead unit of ${owner.code}?`], [`${owner.nameZh}的牵头单位是哪个？`], {
      texts: [owner.leadUnit],
    });

  // History and changes.
  const moved = await sql<{ key: string; after: string; actor: string; name: string; nameZh: string | null }>(
    `SELECT "recordKey" AS key, after->>'dueOn' AS after, "actorId" AS actor, coalesce(p.name, "actorId") AS name, p."nameZh" FROM "AuditEntry" LEFT JOIN "Person" p ON p.id = "actorId"
     WHERE "recordKind" = 'item' AND before ? 'dueOn' AND before->>'dueOn' IS NOT NULL AND before->>'dueOn' <> after->>'dueOn' AND "recordKey" IN (SELECT code FROM "Item" WHERE NOT confidential) ORDER BY 1 LIMIT 2`,
  );
  for (const change of moved)
    both(
      'history',
      [`Who moved the deadline of ${change.key}?`, `When was the due date of ${change.key} changed?`],
      [`${change.key}的完成时限是谁改的？`],
      { codes: [change.key], texts: [dateTexts(change.after), [change.name, change.nameZh ?? change.name]] },
    );
  const [reporter] = await sql<{ code: string; n: number }>(
    `SELECT "itemCode" AS code, count(*)::int AS n FROM "StatusUpdate" WHERE progress IS NOT NULL AND "itemCode" IN (SELECT code FROM "Item" WHERE NOT confidential) GROUP BY 1 HAVING count(*) > 3 ORDER BY md5("itemCode" || $1) LIMIT 1`,
    [salt],
  );
  if (reporter)
    both('history', [`Show the progress history of ${reporter.code}`], [`${reporter.code}的历次进度`], {
      codes: [reporter.code],
    });

  // Dependencies and issues.
  const waits = await sql<{ item: string; cls: string | null; other: string | null }>(
    `SELECT d."itemCode" AS item, d."waitsForClass" AS cls, d."waitsForItem" AS other FROM "Dependency" d JOIN "Item" i ON i.code = d."itemCode" WHERE d."resolvedOn" IS NULL AND NOT i.confidential ORDER BY md5(d.id || $1)`,
    [salt],
  );
  for (const wait of waits.slice(0, 2))
    both('dependencies', [`What is ${wait.item} waiting for?`], [`${wait.item}在等什么？`], {
      includes: [wait.item, wait.cls ?? wait.other ?? ''],
    });
  const land = await sql<{ code: string }>(
    `SELECT DISTINCT i."itemCode" AS code FROM "Issue" i JOIN "Item" t ON t.code = i."itemCode" WHERE i."resolvedOn" IS NULL AND i.type = 'land' AND NOT t.confidential ORDER BY 1`,
  );
  if (land.length > 0)
    both('issues', ['Which items are held up by land issues?'], ['哪些事项因用地问题受阻？'], {
      codes: land.map((item) => item.code),
    });
}

/**
 * So many weekly updates of each item of the large plan ($1), the last one in the week before the plan's day ($2): the
 * update, its entry in the audit and what it left in its item, as the store writes them. In SQL, because millions of
 * them by single saves would take an hour.
 */
const WEEK = `
  WITH item AS (
    SELECT code, row_number() OVER (ORDER BY code) AS number, "updatedAt" FROM "Item"
    WHERE substring(code FROM '[0-9]+$')::int > 1000
  ), said AS (
    SELECT item.*, week,
      (ARRAY['green', 'amber', 'red'])[1 + (number * 7 + week * 3) % 3] AS light,
      least(100, week * 4 + (number * 13 + week * 7) % 10)::float AS progress,
      $2::timestamptz - make_interval(days => 7 * ($1::int + 1 - week)) AS "at"
    FROM item CROSS JOIN generate_series(1, $1::int) week
  ), told AS (
    SELECT said.*, code || '-' || week AS id, to_char("at", 'IYYY-"W"IW') AS period FROM said
  )`;

const UPDATES = `${WEEK}
  INSERT INTO "StatusUpdate" (id, "itemCode", period, light, progress, done, problems, "amountTexts", "authorId", "recordedAt", via, "requestId", sample)
  SELECT id, code, period, light, progress,
    'Week ' || week || ': foundations of section ' || (number + week) % 40 || ' poured; 完成第' || (number + week) % 40 || '标段',
    CASE WHEN (number + week) % 3 = 0 THEN '土地审批进度滞后，需区自然资源局协调' END,
    '{}', 'U0LEAD' || number % 20, "at", 'seed', id, true
  FROM told ORDER BY week, number`;

const AUDIT = `${WEEK}
  INSERT INTO "AuditEntry" ("at", "actorId", via, "recordKind", "recordKey", version, before, after)
  SELECT "at", 'U0LEAD' || number % 20, 'seed', 'item', code, week + 1,
    jsonb_build_object('light', lag(light) OVER ago, 'progress', lag(progress) OVER ago, 'lastUpdateId', lag(id) OVER ago,
      'lastUpdatePeriod', lag(period) OVER ago, 'lastUpdatedAt', lag("at") OVER ago, 'version', week, 'updatedAt', lag("at", 1, "updatedAt") OVER ago),
    jsonb_build_object('light', light, 'progress', progress, 'lastUpdateId', id, 'lastUpdatePeriod', period, 'lastUpdatedAt', "at")
  FROM told WINDOW ago AS (PARTITION BY code ORDER BY week) ORDER BY week, number`;

const ITEMS = `${WEEK}
  UPDATE "Item" SET light = told.light, progress = told.progress, "lastUpdateId" = told.id, "lastUpdatePeriod" = told.period,
    "lastUpdatedAt" = told."at", "updatedAt" = told."at", version = $1::int + 1
  FROM told WHERE told.code = "Item".code AND told.week = $1::int`;

export const WEEKLY_UPDATES: readonly string[] = [UPDATES, AUDIT, ITEMS];

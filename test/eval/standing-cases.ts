import { isoWeekOf } from '../../src/plan/dates.ts';
import type { Questions } from './questions.ts';

/** How things stand and how they came there: what is done of a measure, and lights that went from one to another. */
export async function standingCases(questions: Questions): Promise<void> {
  const { both, sum, percent, sql, codes, counted, classes, pick, today, dateTexts } = questions;
  const recruited = await sum('recruitedCount', 'kind = \'talent\' AND "targetCount" IS NOT NULL');
  const target = await sum('targetCount', 'kind = \'talent\' AND "recruitedCount" IS NOT NULL');
  both(
    'rate',
    ['How much of the recruitment target is done?'],
    ['人才引进完成了多少', '引才目标完成多少了？'],
    {
      figures: [
        { value: percent(recruited, target), unit: 'percent' },
        { value: recruited, unit: 'people' },
        { value: target, unit: 'people' },
      ],
    },
  );
  both('sum', [], ['今年投资完成了多少'], {
    figures: [{ value: await sum('investedYearFen', 'true'), unit: 'fen' }],
  });
  for (const [from, to, en, zh] of [
    ['amber', 'red', 'Which items went from amber to red?', '黄灯转红灯的有哪些'],
    ['green', 'amber', 'what turned amber from green', '由绿变黄的事项'],
  ] as const) {
    const turned = await sql<{ code: string }>(
      `SELECT DISTINCT a."recordKey" AS code FROM "AuditEntry" a JOIN "Item" i ON i.code = a."recordKey" AND NOT i.confidential
       WHERE a."recordKind" = 'item' AND a.before->>'light' = $1 AND a.after->>'light' = $2 ORDER BY 1`,
      [from, to],
    );
    both('turned', [en], [zh], {
      codes: turned.map((one) => one.code),
      figures: [{ value: turned.length, unit: 'count' }],
    });
  }
  const week = isoWeekOf(today);
  const reporting = await sql<{ k: string; open: number; done: number }>(
    `SELECT i."classCode" AS k, count(*)::int AS open,
            count(*) FILTER (WHERE EXISTS (SELECT FROM "StatusUpdate" u WHERE u."itemCode" = i.code AND u.period = $1))::int AS done
     FROM "Item" i WHERE NOT i.confidential AND NOT i.withdrawn AND i.status = 'open' GROUP BY 1 ORDER BY 1`,
    [week],
  );
  const [owner] = classes;
  const own = reporting.find((row) => row.k === owner?.code);
  if (owner && own) {
    const verdict =
      own.done === own.open
        ? ['Yes.', '已全部报送']
        : own.done === 0
          ? ['No.', '没有报']
          : ['In part.', '报了一部分'];
    both(
      'reporting',
      [`Did ${owner.code} report this week?`, `has ${owner.code} reported`],
      [`本周${owner.code}报了吗`, `${owner.nameZh}这周更新了没有`],
      { texts: [verdict], figures: [{ value: own.open, unit: 'count' }] },
    );
  }
  const total = reporting.reduce((all, row) => all + row.done, 0);
  both('reporting', ['who reported this week?'], ['这周谁更新过'], {
    figures: [{ value: total, unit: 'count' }],
  });
  const held = await sql<{ code: string; type: string; owner: string | null; ownerZh: string | null }>(
    `SELECT i.code, s.type, p.name AS owner, p."nameZh" AS "ownerZh" FROM "Issue" s JOIN "Item" i ON i.code = s."itemCode" AND NOT i.confidential
     LEFT JOIN "Person" p ON p.id = s."ownerId" WHERE s."resolvedOn" IS NULL AND NOT s.withdrawn ORDER BY md5(i.code) LIMIT 2`,
  );
  for (const one of held)
    both('blockers', [`Who is blocking ${one.code}?`], [`${one.code}被谁卡住了`], {
      includes: [one.code],
      ...(one.owner ? { texts: [[one.owner, one.ownerZh ?? one.owner]] } : {}),
    });
  const waits = await sql<{ code: string; target: string }>(
    `SELECT d."itemCode" AS code, coalesce(d."waitsForItem", d."waitsForClass") AS target FROM "Dependency" d JOIN "Item" i ON i.code = d."itemCode" AND NOT i.confidential
     LEFT JOIN "Item" t ON t.code = d."waitsForItem" WHERE d."resolvedOn" IS NULL AND NOT d.withdrawn AND (d."waitsForItem" IS NULL OR NOT t.confidential) ORDER BY md5(d.id) LIMIT 2`,
  );
  for (const one of waits)
    both('blockers', [`What is holding up ${one.code}?`], [`${one.code}在等什么`], {
      includes: [one.code, one.target],
    });
  const fundWaits = await sql<{ code: string }>(
    `SELECT DISTINCT d."itemCode" AS code FROM "Dependency" d JOIN "Item" i ON i.code = d."itemCode" AND NOT i.confidential AND i.kind = 'task' WHERE d."resolvedOn" IS NULL AND NOT d.withdrawn ORDER BY 1`,
  );
  if (fundWaits.length > 0)
    both('blockers', ['which tasks are blocked'], ['哪些重点任务在等别人'], {
      includes: fundWaits.map((one) => one.code),
    });
  const lights = await sql<{ k: string; light: string; n: number }>(
    `SELECT "classCode" AS k, light, count(*)::int AS n FROM "Item" WHERE NOT confidential AND light IS NOT NULL GROUP BY 1, 2`,
  );
  both(
    'group',
    ['red, amber and green items per class', 'lights by class'],
    ['各专班红黄绿灯数量', '各专班亮灯情况'],
    {
      figures: lights.map((row) => ({ value: row.n, unit: 'count' })),
      texts: [...new Set(lights.map((row) => row.k))].flatMap((code) => {
        const found = classes.find((one) => one.code === code);
        return found ? [[found.nameEn, found.nameZh]] : [];
      }),
    },
  );
  const half = await codes(
    'kind = \'project\' AND "yearPlanFen" > 0 AND "investedYearFen" IS NOT NULL AND "investedYearFen"::numeric / "yearPlanFen" > 0.5',
  );
  both(
    'rate',
    ['projects that have spent more than half of the annual plan'],
    ['今年完成投资超过计划一半的项目', '今年完成投资超过年度计划50%的项目'],
    counted(half),
  );
  const attention = await codes("status = 'open' AND light = 'red'");
  const late = await codes('status = \'open\' AND "dueOn" < $1', [today]);
  both('attention', ['what needs my attention?'], ['我该关注什么'], {
    figures: [attention, late].map((list) => ({ value: list.length, unit: 'count' })),
  });
  both('class_list', ['list the special classes'], ['十个专班分别是什么', '有哪些专班'], {
    texts: classes.map((one) => [one.nameEn, one.nameZh]),
  });
  const [one] = await pick("kind = 'project'", 1);
  if (one)
    both(
      'unknown',
      [`Who approved ${one.code}?`, 'Which class has the best canteen?'],
      [`${one.code}是谁批准的`, '哪个专班口碑最好', '最难的项目是哪个'],
      { outcome: ['not_recorded', 'clarify'] },
    );
  if (one)
    both(
      'unknown',
      [
        `How much electricity does ${one.code} use?`,
        `What did the neighbours say against ${one.code}?`,
        `When was the director of ${one.code} hired?`,
        'what is the wifi password',
        'which class has the nicest office',
        'the most interesting project',
        'show me the policy for mushrooms',
        'what are the confidential items',
        'can I see the confidential projects',
      ],
      [
        `${one.code}用电量是多少`,
        `${one.code}周边房价多少`,
        `${one.code}的总经理什么时候入职的`,
        '办公室无线网密码多少',
        '哪个专班人缘最好',
        '最有意思的项目是哪个',
        '蘑菇种植有什么政策',
        '所有涉密项目投资总额',
        '有哪些涉密事项',
      ],
      { outcome: ['not_recorded', 'clarify', 'refused'] },
    );
  const [late1] = await sql<{ code: string; due: string }>(
    `SELECT code, to_char("dueOn", 'YYYY-MM-DD') AS due FROM "Item" WHERE NOT confidential AND status = 'open' AND "dueOn" < $1 ORDER BY "dueOn", code LIMIT 1`,
    [today],
  );
  if (late1)
    both('overdue', ['which item has been late the longest?'], ['拖得最久的是哪件事'], {
      includes: [late1.code],
      texts: [dateTexts(late1.due)],
    });
  const [first, last] = questions.month(0);
  const [filed] = await sql<{ n: number }>(
    `SELECT count(*)::int AS n FROM "StatusUpdate" u JOIN "Item" i ON i.code = u."itemCode" AND NOT i.confidential
     WHERE (u."recordedAt" AT TIME ZONE 'Asia/Shanghai')::date BETWEEN $1 AND $2 AND NOT EXISTS (SELECT FROM "StatusUpdate" n WHERE n.supersedes = u.id)`,
    [first, last],
  );
  both('reporting', ['how many updates were filed this month?'], ['这个月报了几次'], {
    figures: [{ value: filed?.n ?? 0, unit: 'count' }],
  });
  const late30 = await codes(`status = 'open' AND "dueOn" <= $1::date - 30`, [today]);
  both('overdue', ['items overdue for at least 30 days'], ['逾期一个月以上的事项'], counted(late30));
  const lasting = await sql<{ code: string }>(
    `SELECT i.code FROM "Item" i JOIN LATERAL (
       SELECT (a.at AT TIME ZONE 'Asia/Shanghai')::date AS since FROM "AuditEntry" a WHERE a."recordKind" = 'item' AND a."recordKey" = i.code
         AND a.after->>'light' = 'amber' AND a.before->>'light' IS DISTINCT FROM 'amber' ORDER BY a.at DESC, a.id DESC LIMIT 1) b ON true
     WHERE NOT i.confidential AND i.status = 'open' AND i.light = 'amber' AND $1::date - b.since >= 21 ORDER BY 1`,
    [today],
  );
  both('turned', ['items amber for at least three weeks'], ['黄灯三周以上的事项'], {
    figures: [{ value: lasting.length, unit: 'count' }],
    codes: lasting.map((row) => row.code),
  });
  const bond = await sum('paidFen', `"fundSource" = 'special_bond'`);
  both('sum', ['how much bond money has been spent?'], ['专项债用了多少'], {
    figures: [{ value: bond, unit: 'fen' }],
  });
  const area = await sum('landMu', `kind = 'project'`);
  both('sum', ['how much land do the projects take in all'], ['项目用地总共多少亩'], {
    figures: [{ value: area, unit: 'mu' }],
  });
}

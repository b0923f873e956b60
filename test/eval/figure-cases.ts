import { CITIES } from './list-cases.ts';
import type { Questions } from './questions.ts';

/** Sums, means, groups and ranks. */
export async function figureCases(questions: Questions): Promise<void> {
  const { both, sum, classes, sql, today } = questions;
  // Figures.
  both(
    'sum',
    ['What is the total investment of all projects?', 'sum of total investment across projects'],
    ['所有项目的总投资是多少？', '项目总投资合计'],
    { figures: [{ value: await sum('totalInvestmentFen', "kind = 'project'"), unit: 'fen' }] },
  );
  both('sum', ['How much has been invested this year in projects?'], ['项目今年完成投资多少？'], {
    figures: [{ value: await sum('investedYearFen', "kind = 'project'"), unit: 'fen' }],
  });
  both('sum', ['How much has been invested in projects since the start?'], ['项目累计完成投资是多少'], {
    figures: [{ value: await sum('investedTotalFen', "kind = 'project'"), unit: 'fen' }],
  });
  both('sum', ['How much money did the funds receive in total?'], ['资金到位总额是多少？'], {
    figures: [{ value: await sum('receivedFen', "kind = 'fund'"), unit: 'fen' }],
  });
  for (const one of classes.slice(3, 5)) {
    const value = await sum('totalInvestmentFen', '"classCode" = $1', [one.code]);
    if (value > 0)
      both('sum', [`Total investment of the ${one.aliases[0]}?`], [`${one.nameZh}的总投资是多少？`], {
        figures: [{ value, unit: 'fen' }],
      });
  }
  for (const [city, en, zh] of CITIES) {
    const value = await sum('totalInvestmentFen', '$1 = ANY(cities)', [city]);
    if (value > 0)
      both('sum', [`total investment in the ${en}`], [`${zh}总投资多少`], {
        figures: [{ value, unit: 'fen' }],
      });
  }
  const [mean] = await sql<{ a: number }>(
    `SELECT avg(progress) AS a FROM "Item" WHERE NOT confidential AND kind = 'task'`,
  );
  both('average', ['What is the average progress of key tasks?'], ['重点任务的平均进度是多少？'], {
    figures: [{ value: Math.round(Number(mean?.a) * 10) / 10, unit: 'percent' }],
  });

  // Groups and ranks.
  const byClass = await sql<{ k: string; n: number; a: number }>(
    `SELECT "classCode" AS k, count(*)::int AS n, avg(progress) AS a FROM "Item" WHERE NOT confidential GROUP BY 1 ORDER BY 2 DESC`,
  );
  both(
    'group',
    ['How many items does each class have?', 'items by class'],
    ['各专班分别有多少事项？', '按专班统计事项数量'],
    { figures: byClass.map((one) => ({ value: one.n, unit: 'count' })) },
  );
  const byStage = await sql<{ n: number }>(
    `SELECT count(*)::int AS n FROM "Item" WHERE NOT confidential AND kind = 'project' GROUP BY stage`,
  );
  both('group', ['Number of projects by stage'], ['项目按阶段的分布'], {
    figures: byStage.map((one) => ({ value: one.n, unit: 'count' })),
  });
  const slowest = [...byClass].sort((a, b) => Number(a.a) - Number(b.a))[0];
  const slowClass = classes.find((one) => one.code === slowest?.k);
  both(
    'rank',
    ['Which class has the lowest average progress?', 'Which special class is the slowest?'],
    ['哪个专班进度最慢？', '哪个专班平均进度最低？'],
    { texts: [[`Lowest progress: ${slowClass?.nameEn}`, `进度最低：${slowClass?.nameZh}`]] },
  );
  const [late] = await sql<{ k: string; n: number }>(
    `SELECT "classCode" AS k, count(*)::int AS n FROM "Item" WHERE NOT confidential AND status = 'open' AND "dueOn" < $1::date GROUP BY 1 ORDER BY 2 DESC, 1`,
    [today],
  );
  both(
    'rank',
    ['Which class has the most overdue items?'],
    ['逾期事项最多的是哪个专班？', '哪个专班逾期最多'],
    { figures: [{ value: late?.n ?? 0, unit: 'count' }] },
  );
  const largest = await sql<{ code: string; v: string }>(
    `SELECT code, "totalInvestmentFen"::text AS v FROM "Item" WHERE NOT confidential AND kind = 'project' AND "totalInvestmentFen" IS NOT NULL ORDER BY "totalInvestmentFen" DESC, code LIMIT 5`,
  );
  both(
    'rank',
    ['Which project has the largest total investment?', "What's the biggest project by investment?"],
    ['总投资最大的项目是哪个？', '哪个项目投资最多？'],
    { codes: [largest[0]?.code ?? ''], figures: [{ value: Number(largest[0]?.v), unit: 'fen' }] },
  );
  both('rank', ['top 5 projects by total investment'], ['总投资前五的项目', '投资最大的5个项目'], {
    codes: largest.map((one) => one.code),
  });
  const [next] = await sql<{ code: string }>(
    `SELECT code FROM "Item" WHERE NOT confidential AND kind = 'task' AND status = 'open' AND "dueOn" >= $1::date ORDER BY "dueOn", code LIMIT 1`,
    [today],
  );
  both('rank', ['Which task is due next?'], ['最早到期的任务是哪个？'], { includes: [next?.code ?? ''] });
}

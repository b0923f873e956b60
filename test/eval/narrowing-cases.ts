import type { Questions } from './questions.ts';

/** Negations, exceptions, several conditions and several questions at once, bounds of rates and of numbers of items. */
export async function narrowingCases(questions: Questions): Promise<void> {
  const { both, codes, pick, counted, classes, sql } = questions;
  const projects = await codes("kind = 'project'");
  const building = await codes("kind = 'project' AND stage = 'under_construction'");
  both(
    'several',
    [
      'How many projects in total and how many under construction?',
      'How many projects are there? How many are under construction?',
    ],
    ['一共多少项目，其中在建的有几个？', '项目有几个？在建的有几个？'],
    {
      figures: [projects, building].map((list) => ({ value: list.length, unit: 'count' })),
    },
  );
  const red = await codes("kind = 'project' AND light = 'red'");
  const amber = await codes("kind = 'task' AND light = 'amber'");
  both(
    'several',
    ['How many projects are red and how many tasks are amber?'],
    ['红灯项目有几个，黄灯任务有几个？'],
    {
      figures: [red, amber].map((list) => ({ value: list.length, unit: 'count' })),
    },
  );
  const neither = await codes("kind = 'project' AND light NOT IN ('red', 'amber')");
  both('negation', ['projects neither red nor amber'], ['既不是红灯也不是黄灯的项目'], counted(neither));
  const outside = await codes("kind = 'project' AND NOT ('automobile' = ANY(cities))");
  both('negation', ['projects outside the automobile city'], ['除了汽车城以外的项目'], counted(outside));
  const [owner] = classes;
  const others = await codes('kind = \'project\' AND "classCode" <> $1', [owner?.code]);
  both('negation', [`projects not of ${owner?.code}`], [`不属于${owner?.code}的项目`], counted(others));
  const [one] = await pick("kind = 'project' AND stage = 'under_construction'", 1);
  if (one)
    both(
      'negation',
      [`projects under construction except ${one.code}`],
      [`除${one.code}以外的在建项目`],
      counted(building.filter((code) => code !== one.code)),
    );
  const cities = await codes("kind = 'project' AND 'automobile' = ANY(cities) AND 'sci_tech' = ANY(cities)");
  both(
    'list',
    ['projects in both the automobile city and the sci-tech city'],
    ['同时属于汽车城和科创城的项目'],
    counted(cities),
  );
  const [middle] = await sql<{ m: number }>(
    `SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY progress) AS m FROM "Item" i WHERE NOT confidential AND kind = 'task' AND progress IS NOT NULL`,
  );
  both('average', ['What is the median progress of key tasks?'], ['重点任务进度的中位数是多少'], {
    figures: [{ value: Math.round(Number(middle?.m) * 10) / 10, unit: 'percent' }],
  });
  const short = await codes(
    'kind = \'fund\' AND "plannedFen" > 0 AND "receivedFen" IS NOT NULL AND "receivedFen"::numeric / "plannedFen" < 0.6',
  );
  both('rate', ['funds with an arrival rate below 60%'], ['到位率低于60%的资金'], counted(short));
  const half = await codes("kind = 'task' AND progress > 50");
  both(
    'list',
    ['tasks more than half done', 'tasks with progress over 50 percent'],
    ['进度超过一半的任务'],
    counted(half),
  );
  const between = await codes("kind = 'task' AND progress BETWEEN 40 AND 60");
  both(
    'list',
    ['tasks with progress between 40 and 60 percent'],
    ['进度在40%到60%之间的任务'],
    counted(between),
  );
  const serving = await sql<{ code: string; funds: string[] }>(
    `SELECT served AS code, array_agg(f.code ORDER BY f.code) AS funds FROM "Item" f, unnest(f."servesCodes") served WHERE f.kind = 'fund' AND NOT f.confidential AND served IN (SELECT code FROM "Item" WHERE NOT confidential) GROUP BY 1 ORDER BY 1 LIMIT 1`,
  );
  for (const { code, funds } of serving)
    both('list', [`Which funds serve ${code}?`], [`哪些资金支持${code}？`], { codes: funds });
  const unserved = await codes(
    `kind = 'project' AND NOT EXISTS (SELECT FROM "Item" f WHERE f.kind = 'fund' AND NOT f.confidential AND "Item".code = ANY(f."servesCodes"))`,
  );
  both('negation', ['projects without any fund'], ['没有资金支持的项目'], counted(unserved));
  const redByClass = await sql<{ k: string; n: number }>(
    `SELECT "classCode" AS k, count(*)::int AS n FROM "Item" WHERE NOT confidential AND light = 'red' GROUP BY 1`,
  );
  const without = classes.filter((item) => !redByClass.some((row) => row.k === item.code));
  both('negation', ['Which classes have no red items?'], ['哪些专班没有红灯？'], {
    ...(without.length > 0 ? { figures: [{ value: without.length, unit: 'count' }] } : {}),
    texts: without.map((item) => [item.nameEn, item.nameZh]),
  });
  const many = redByClass.filter((row) => row.n > 1);
  both('group', ['Which classes have more than one red item?'], ['红灯超过1个的专班有哪些？'], {
    figures: [{ value: many.length, unit: 'count' }],
  });
  const leads = await sql<{ name: string; nameZh: string }>(
    `SELECT DISTINCT p.name, p."nameZh" FROM "Item" i JOIN "Assignment" a ON a."classCode" = i."classCode" AND a."itemCode" IS NULL AND a.role = 'lead' AND a."validTo" IS NULL JOIN "Person" p ON p.id = a."personId"
     WHERE i.kind = 'project' AND i.light = 'red' AND NOT i.confidential AND NOT EXISTS (SELECT FROM "Assignment" own WHERE own."itemCode" = i.code AND own.role = 'lead')`,
  );
  both('responsible', ['Who leads the red projects?'], ['红灯项目的负责人是谁？'], {
    codes: red,
    texts: leads.slice(0, 3).map((lead) => [lead.name, lead.nameZh]),
  });
}

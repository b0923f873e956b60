import type { Questions } from './questions.ts';

/** Some of the cities, as they are called in both languages. */
export const CITIES: readonly (readonly [string, string, string])[] = [
  ['automobile', 'automobile city', '汽车城'],
  ['sci_tech', 'sci-tech innovation city', '科创城'],
  ['culture', 'cultural and creative city', '文创城'],
];

/** Lists and counts by what the records hold. */
export async function listCases(questions: Questions): Promise<void> {
  const { both, codes, counted, classes } = questions;
  // Lists and counts.
  const kinds: readonly (readonly [string, string, string, string])[] = [
    ['project', 'projects', '项目', '个'],
    ['task', 'key tasks', '重点任务', '项'],
    ['policy', 'policies', '政策', '项'],
    ['fund', 'funds', '资金', '笔'],
  ];
  for (const [kind, en, zh, unit] of kinds) {
    const all = await codes('kind = $1', [kind]);
    both('count', [`How many ${en} are there?`], [`一共有多少${unit}${zh}？`], {
      figures: [{ value: all.length, unit: 'count' }],
    });
  }
  const lights: readonly (readonly [string, string, string])[] = [
    ['red', 'red', '红灯'],
    ['amber', 'at risk', '黄灯'],
    ['green', 'on track', '绿灯'],
  ];
  for (const [light, en, zh] of lights) {
    const list = await codes("kind = 'project' AND light = $1", [light]);
    both('list', [`Which projects are ${en}?`], [`哪些项目亮${zh}？`, `列出${zh}的项目`], counted(list));
  }
  for (const one of classes.slice(0, 3)) {
    const list = await codes('"classCode" = $1 AND light = $2', [one.code, 'red']);
    both(
      'count',
      [`How many red items does the ${one.aliases[0]} have?`],
      [`${one.nameZh}有几个红灯事项？`],
      { figures: [{ value: list.length, unit: 'count' }] },
    );
    const own = await codes('kind = \'project\' AND "classCode" = $1', [one.code]);
    both(
      'list',
      [`List the projects of ${one.nameEn}`],
      [`${one.aliases[1] ?? one.nameZh}有哪些项目？`],
      counted(own),
    );
  }
  const stages: readonly (readonly [string, string, string])[] = [
    ['under_construction', 'under construction', '在建'],
    ['completed', 'completed', '竣工'],
    ['suspended', 'suspended', '停工'],
    ['signed', 'signed', '签约'],
  ];
  for (const [stage, en, zh] of stages) {
    const list = await codes("kind = 'project' AND stage = $1", [stage]);
    both('list', [`Show me all ${en} projects`], [`${zh}项目有哪些`], counted(list));
  }
  for (const [city, en, zh] of CITIES) {
    const list = await codes("kind = 'project' AND $1 = ANY(cities)", [city]);
    both('list', [`projects in the ${en}`], [`${zh}的项目清单`], counted(list));
  }
  for (const [yuan, en, zh, comparison] of [
    [1e8, 'at least 100 million', '1亿元以上', '>='],
    [5e8, 'more than 500 million', '超过5亿', '>'],
    [2e8, 'below 200 million', '不满2亿', '<'],
  ] as const) {
    const list = await codes(`kind = 'project' AND "totalInvestmentFen" ${comparison} $1`, [yuan * 100]);
    both('list', [`projects with a total investment of ${en}`], [`总投资${zh}的项目`], counted(list));
  }
  const under50 = await codes("kind = 'task' AND progress < 50");
  both('list', ['tasks with progress below 50%'], ['进度不到50%的重点任务'], counted(under50));
  const noOwner = await codes("kind = 'project' AND coalesce(\"ownerEntity\", '') = ''");
  both(
    'list',
    ['Which projects have no owner recorded?'],
    ['没有填写建设单位的项目有哪些？'],
    counted(noOwner),
  );
  const bonds = await codes("kind = 'fund' AND \"fundSource\" = 'special_bond'");
  both('list', ['Which funds come from special bonds?'], ['专项债资金有哪些？'], counted(bonds));
}

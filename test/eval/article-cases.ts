import type { Case, Sql } from './case.ts';

/** Questions that the article alone must answer, or must not: the texts are those of its stored statements. */
export async function articleCases(sql: Sql): Promise<Case[]> {
  const cases: Case[] = [];
  const ask = (
    form: string,
    language: Case['language'],
    texts: readonly string[],
    expected: Case['expected'],
  ) => {
    for (const text of texts) cases.push({ form, language, text, expected });
  };
  const stated = async (topic: string) =>
    sql<{ id: string; aliases: string[]; textEn: string; textZh: string }>(
      `SELECT id, aliases, "textEn", "textZh" FROM "PlanStatement" WHERE topic = $1 ORDER BY position`,
      [topic],
    );
  const questions: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    [
      'pillar_industries',
      ['Which are the pillar industries?', 'name the pillars of the economy', 'pillar industries?'],
      ['支柱产业是哪些？', '支柱产业有几个', '朝阳区的支柱产业是什么？'],
    ],
    [
      'developing_industries',
      ['Which industries are to be developed?', 'what industries does the plan develop?'],
      ['要发展哪些产业？', '重点发展的产业有哪些', '发展哪几个产业？'],
    ],
    [
      'levers',
      ['What are the five levers?', 'which levers does the plan have'],
      ['五大抓手是什么？', '抓手有哪些？'],
    ],
    [
      'problems',
      ['What problems does the plan address?', 'Which problems should the plan solve?'],
      ['要解决哪些问题？', '方案着力解决什么问题'],
    ],
    ['cities', ['What are the six cities?', 'name the six cities'], ['六城是哪六城？', '六城分别是什么']],
  ];
  for (const [topic, en, zh] of questions) {
    const rows = await stated(topic);
    const first = (han: boolean) =>
      rows.map((row) => row.aliases.find((alias) => /\p{Script=Han}/u.test(alias) === han) ?? '');
    const ids = rows.map((row) => row.id);
    ask('statement', 'en', en, { includes: ids, texts: first(false) });
    ask('statement', 'zh', zh, { includes: ids, texts: first(true) });
  }
  const [group] = await stated('leading_group');
  ask('statement', 'en', ['Who heads the leading group?', 'who is in charge of the leading group'], {
    includes: [group?.id ?? ''],
    texts: [group?.textEn ?? ''],
  });
  ask('statement', 'zh', ['领导小组组长是谁？', '谁牵头领导小组'], {
    includes: [group?.id ?? ''],
    texts: [group?.textZh ?? ''],
  });
  ask('statement', 'en', ['How many special classes?', 'how many task forces are there'], { texts: ['10'] });
  ask('statement', 'zh', ['有几个专班？', '工作专班一共多少个'], { texts: ['10'] });
  ask(
    'unknown',
    'en',
    [
      'Who leads special class 3?',
      'How large is the capital pool?',
      'What is the GDP of Chaoyang?',
      'Which projects are red?',
      'What is the budget of the plan?',
      'When does the first policy expire?',
      'Which of the six cities does the district lead?',
      'Who is the liaison of special class 7?',
    ],
    { outcome: 'not_recorded' },
  );
  ask(
    'unknown',
    'zh',
    [
      '第三专班谁负责？',
      '资金池有多大？',
      '朝阳区的GDP是多少？',
      '哪些项目是红灯？',
      '方案的预算是多少？',
      '人才谷引进了多少人？',
      '朝阳区牵头哪一座城？',
      '专班七的联络员是谁',
    ],
    { outcome: 'not_recorded' },
  );
  return cases;
}

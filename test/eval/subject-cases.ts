import type { Questions } from './questions.ts';

/** What is said by words that records share, what holds for all under a heading, and shares of money. */
export async function subjectCases(questions: Questions): Promise<void> {
  const { both, counted, codes, percent, sql, sum } = questions;
  // The last word of titles that several records of a kind end on, in both languages.
  const [shared] = await sql<{ en: string; zh: string }>(
    `SELECT lower(substring("titleEn" FROM '([a-z]+ [a-z]+)$')) AS en, right("titleZh", 3) AS zh FROM "Item" WHERE kind = 'project' AND "titleEn" ~ '[a-z]+ [a-z]+$'
     GROUP BY 1, 2 HAVING count(*) BETWEEN 2 AND 9 ORDER BY count(*) DESC, 1 LIMIT 1`,
  );
  if (shared) {
    const like = async (word: string): Promise<string[]> =>
      codes(
        `concat_ws(' ', "titleEn", "titleZh", array_to_string(aliases, ' '), description) ILIKE '%${word.split(' ').join("%' AND concat_ws(' ', \"titleEn\", \"titleZh\", array_to_string(aliases, ' '), description) ILIKE '%")}%' AND kind = 'project'`,
      );
    both('count', [`how many ${shared.en} projects are there`], [], counted(await like(shared.en)));
    both('count', [], [`${shared.zh}项目有几个`], counted(await like(shared.zh)));
  }
  for (const [en, zh] of [
    ['talent', '人才'],
    ['enterprises', '企业'],
  ] as const) {
    const found = await codes(
      `kind = 'policy' AND concat_ws(' ', "titleEn", "titleZh", array_to_string(aliases, ' '), description) ILIKE '%${en}%'`,
    );
    if (found.length > 0) both('list', [`policies about ${en}`], [], counted(found));
    const named = await codes(
      `kind = 'policy' AND concat_ws(' ', "titleEn", "titleZh", array_to_string(aliases, ' '), description) LIKE '%${zh}%'`,
    );
    if (found.length > 0 && named.length > 0 && zh === '人才')
      both('list', [], [`关于${zh}的政策`], counted(named));
  }
  const nothing = { outcome: 'not_recorded' } as const;
  for (const [en, zh] of [
    ['how many airports are there', '机场项目有几个'],
    ['how many people live in the district', '全区有多少人口'],
    ['policies about zoos', '关于动物园的政策有哪些'],
    ['platforms operated by monasteries', '寺庙运营的平台有哪些'],
    ['when was the leading group set up', '领导小组是哪天成立的'],
    ['projects to do with submarines', '有没有和潜艇有关的项目'],
    ['who is the mayor of Shanghai', '上海市长是谁'],
    ['what will the weather be like tomorrow', '明天天气怎么样'],
    ['what is the exchange rate of the euro today', '今天欧元汇率多少'],
    ['who won the football match last night', '昨晚球赛谁赢了'],
    ['the mobile number of the district head', '区长的手机号'],
    ['how many volcanoes erupted this year', '今年喷发了几座火山'],
    ['the shoe size of the deputy mayor', '副市长穿多大的鞋'],
    ['how many penguins were reported this week', '本周报了几只企鹅'],
  ] as const)
    both('unknown', [en], [zh], nothing);
  const green = await sql<{ nameEn: string; nameZh: string }>(
    `SELECT c."nameEn", c."nameZh" FROM "SpecialClass" c JOIN "Item" i ON i."classCode" = c.code AND i.status = 'open' AND NOT i.confidential AND NOT i.withdrawn
     GROUP BY 1, 2 HAVING count(*) = count(*) FILTER (WHERE i.light = 'green')`,
  );
  both('group', ['Which classes are all green?'], ['哪些专班全是绿灯？'], {
    texts:
      green.length > 0
        ? green.map((one) => [one.nameEn, one.nameZh])
        : [['No special class', '没有符合条件']],
  });
  const [fiscal, planned] = [
    await sum('plannedFen', `kind = 'fund' AND "fundSource" = 'fiscal'`),
    await sum('plannedFen', `kind = 'fund'`),
  ];
  if (planned > 0)
    both('share', ['share of fiscal money in the capital pool'], ['财政资金占资金池多少'], {
      figures: [
        { value: percent(fiscal, planned), unit: 'percent' },
        { value: fiscal, unit: 'fen' },
      ],
    });
  const [money] = await sql<{ source: string; left: string }>(
    `SELECT "fundSource" AS source, sum(coalesce("receivedFen", 0) - coalesce("paidFen", 0))::text AS left FROM "Item" WHERE kind = 'fund' AND "fundSource" IN ('special_bond', 'bank_loan') AND NOT confidential AND "receivedFen" IS NOT NULL GROUP BY 1 ORDER BY 1 DESC LIMIT 1`,
  );
  const sources: Readonly<Record<string, readonly [string, string]>> = {
    special_bond: ['special bond', '专项债'],
    bank_loan: ['bank loans', '银行贷款'],
  };
  const source = money && sources[money.source];
  if (money && source)
    both('aggregate', [`how much of the ${source[0]} is unspent`], [`${source[1]}还剩多少没花`], {
      figures: [{ value: Number(money.left), unit: 'fen' }],
    });
  const [worst] = await sql<{ code: string }>(
    `SELECT code FROM "Item" WHERE kind = 'talent' AND NOT confidential AND "targetCount" > 0 AND "recruitedCount" IS NOT NULL ORDER BY round(("recruitedCount"::numeric / "targetCount") * 100, 1), code LIMIT 1`,
  );
  if (worst)
    both('rate', ['worst talent programme by target'], ['引才目标完成最差的是哪个'], {
      includes: [worst.code],
      texts: [worst.code],
    });
  await narrowedOtherwise(questions);
  const [city] = await sql<{ city: string }>(
    `SELECT unnest(cities) AS city FROM "Item" WHERE "yearPlanFen" IS NOT NULL AND "investedYearFen" IS NOT NULL AND NOT confidential GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1`,
  );
  const names: Readonly<Record<string, readonly [string, string]>> = {
    automobile: ['international automobile city', '国际汽车城'],
    agriculture: ['modern agricultural city', '现代农业城'],
    dual_carbon: ['dual-carbon demonstration city', '双碳示范城'],
    sci_tech: ['sci-tech innovation city', '科技创新城'],
    consumption: ['emerging consumption city', '新兴消费城'],
    culture: ['cultural and creative city', '文化创意城'],
  };
  const name = city && names[city.city];
  if (!city || !name) return;
  const where = `'${city.city}' = ANY(cities) AND "yearPlanFen" IS NOT NULL AND "investedYearFen" IS NOT NULL`;
  const [invested, plan] = [await sum('investedYearFen', where), await sum('yearPlanFen', where)];
  both('rate', [`investment this year versus plan in the ${name[0]}`], [`${name[1]}今年投资与计划对比`], {
    figures: [
      { value: percent(invested, plan), unit: 'percent' },
      { value: plan, unit: 'fen' },
    ],
  });
}

/** Conditions that are said in words easily taken for others. */
async function narrowedOtherwise({ both, counted, codes, sql, today, salt }: Questions): Promise<void> {
  const [supporter] = await sql<{ code: string }>(
    `SELECT unnest("supportingClassCodes") AS code FROM "Item" WHERE NOT confidential AND NOT withdrawn ORDER BY md5(code || $1) LIMIT 1`,
    [salt],
  );
  if (supporter)
    both(
      'list',
      [`items supported by ${supporter.code}`],
      [`${supporter.code}配合的事项`],
      counted(await codes(`'${supporter.code}' = ANY("supportingClassCodes")`)),
    );
  const silent = await codes(`NOT EXISTS (SELECT FROM "StatusUpdate" u WHERE u."itemCode" = "Item".code)`);
  if (silent.length > 0 && silent.length < 200)
    both('list', ['items that were never reported'], ['从没报过的事项'], {
      figures: [{ value: silent.length, unit: 'count' }],
    });
  both(
    'list',
    ['projects over a hundred million'],
    ['投资过亿的项目'],
    counted(await codes(`kind = 'project' AND "totalInvestmentFen" > 10000000000`)),
  );
  both(
    'list',
    [],
    ['过期政策有哪些'],
    counted(await codes(`kind = 'policy' AND "validTo" < $1::date`, [today])),
  );
  const unpaid = await codes(`kind = 'fund' AND "paidFen" = 0`);
  both('list', ['funds with nothing paid yet'], ['哪些资金一分没花'], counted(unpaid));
  const [most] = await sql<{ n: number }>(
    `SELECT count(*)::int AS n FROM (SELECT unnest(cities) AS city FROM "Item" WHERE kind = 'project' AND NOT confidential AND NOT withdrawn) t GROUP BY city ORDER BY 1 DESC LIMIT 1`,
  );
  if (most)
    both('rank_groups', [], ['城里项目最多的是哪个'], { figures: [{ value: most.n, unit: 'count' }] });
  const cities = await sql<{ city: string }>(
    `SELECT DISTINCT unnest(cities) AS city FROM "Item" WHERE kind = 'platform' AND NOT confidential AND NOT withdrawn`,
  );
  both('group', ['cities without platforms'], ['哪些城没有平台'], {
    ...(cities.length < 6
      ? { figures: [{ value: 6 - cities.length, unit: 'count' }] }
      : { texts: [['No city', '没有符合条件的城']] }),
  });
}

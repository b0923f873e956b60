import type { Questions } from './questions.ts';

/** Every bound that a question sets must be in its answer: how many, of which each, in force, served, supported, not recorded. */
export async function boundCases(questions: Questions): Promise<void> {
  const { both, codes, pick, counted, percent, sql, today } = questions;
  const nearest = await first('"dueOn"', `"dueOn" >= '${today}' AND status = 'open'`, 5);
  if (nearest.length === 5) {
    both(
      'bound',
      ['next five deadlines', 'the five items with the nearest due dates'],
      ['到期日最近的五个事项'],
      { codes: nearest },
    );
  }
  const slowest = await first('progress', "status = 'open' AND progress IS NOT NULL", 3);
  both('bound', ['three items with the lowest progress'], ['进度最低的三个事项'], { codes: slowest });

  const noLand = await codes('kind = \'project\' AND "landMu" IS NULL');
  both(
    'bound',
    ['projects without a land area'],
    ['哪些项目没有填土地面积', '土地面积没填的项目'],
    counted(noLand),
  );
  both('unknown', [], ['哪些项目没有土地问题'], { outcome: 'clarify' });
  const nowhere = await codes("kind = 'project' AND cardinality(cities) = 0");
  both('bound', ['projects not in any city'], ['不属于任何城的项目'], counted(nowhere));
  const twofold = await codes("kind = 'project' AND cardinality(cities) > 1");
  both('bound', ['projects in more than one city'], ['属于两个以上城的项目'], counted(twofold));

  const building = await codes("kind = 'project' AND stage = 'under_construction'");
  const completed = await codes("kind = 'project' AND stage = 'completed'");
  both(
    'bound',
    ['how many projects are under construction and completed respectively'],
    ['在建和竣工的项目分别有多少'],
    {
      figures: [building, completed]
        .filter((list) => list.length > 0)
        .map((list) => ({ value: list.length, unit: 'count' })),
    },
  );
  const funds = await sql<{ code: string; paid: string; received: string }>(
    `SELECT code, "paidFen"::text AS paid, "receivedFen"::text AS received FROM "Item" WHERE kind = 'fund' AND NOT confidential AND "receivedFen" > 0 AND "paidFen" IS NOT NULL`,
  );
  both('bound', ['payment rate of each fund'], ['各资金的支付率'], {
    figures: funds.map((one) => ({
      value: percent(Number(one.paid), Number(one.received)),
      unit: 'percent',
    })),
  });

  const inForce = await codes(
    `kind = 'policy' AND coalesce("validFrom", "validTo") IS NOT NULL AND coalesce("validFrom", '${today}') <= '${today}' AND coalesce("validTo", '${today}') >= '${today}'`,
  );
  both(
    'bound',
    ['policies in force', 'which policies are valid now'],
    ['现行有效的政策', '哪些政策还有效'],
    counted(inForce),
  );
  const served = await codes(
    `kind = 'project' AND code IN (SELECT unnest("servesCodes") FROM "Item" WHERE kind = 'fund' AND "fundSource" = 'special_bond')`,
  );
  both('bound', ['which projects does the special bond serve'], ['专项债支持哪些项目'], counted(served));
  const yearEnd = `${today.slice(0, 4)}-12-31`;
  const due = await codes(`light = 'red' AND "dueOn" <= '${yearEnd}'`);
  both('bound', ['red items due before the end of the year'], ['年底前到期的红灯事项'], counted(due));

  const [parent] = await sql<{ code: string }>(
    `SELECT "parentCode" AS code FROM "Item" WHERE "parentCode" IS NOT NULL AND NOT confidential ORDER BY 1 LIMIT 1`,
  );
  if (parent) {
    const parts = await codes('"parentCode" = $1', [parent.code]);
    both('bound', [`sub-projects of ${parent.code}`], [`${parent.code}的子项目有哪些`], {
      codes: [parent.code, ...parts],
    });
  }
  const [supported] = await sql<{ owner: string; helper: string }>(
    `SELECT "classCode" AS owner, "supportingClassCodes"[1] AS helper FROM "Item" WHERE cardinality("supportingClassCodes") > 0 AND NOT confidential ORDER BY code LIMIT 1`,
  );
  if (supported) {
    const list = await codes('"classCode" = $1 AND $2 = ANY("supportingClassCodes")', [
      supported.owner,
      supported.helper,
    ]);
    both(
      'bound',
      [`items owned by ${supported.owner} but supported by ${supported.helper}`],
      [`${supported.owner}牵头、${supported.helper}配合的事项`],
      counted(list),
    );
  }
  for (const item of await pick("status = 'open'", 1)) {
    both('write', [`set ${item.code} to red`, `make ${item.code} green`], [`把${item.code}标红`], {
      outcome: 'clarify',
      offer: item.code,
    });
  }

  /** The first items by a column, of equal ones by code. */
  async function first(column: string, where: string, count: number): Promise<string[]> {
    const rows = await sql<{ code: string }>(
      `SELECT code FROM "Item" WHERE NOT withdrawn AND NOT confidential AND ${where} ORDER BY ${column}, code LIMIT ${count}`,
    );
    return rows.map((one) => one.code);
  }
}

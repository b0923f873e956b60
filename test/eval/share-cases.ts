import type { Questions } from './questions.ts';

/** Shares, rates and comparisons. */
export async function shareCases(questions: Questions): Promise<void> {
  const { both, codes, pick, sum, percent, classes, sql } = questions;
  // Shares, rates, comparisons.
  const byClass = await sql<{ k: string; n: number }>(
    `SELECT "classCode" AS k, count(*)::int AS n FROM "Item" WHERE NOT confidential GROUP BY 1`,
  );
  const all = await codes("kind = 'project'");
  const red = await codes("kind = 'project' AND light = 'red'");
  both(
    'share',
    ['What share of projects is red?', 'what percentage of the projects are red'],
    ['红灯项目占比多少？', '项目中红灯的比例是多少'],
    {
      figures: [
        { value: percent(red.length, all.length), unit: 'percent' },
        { value: all.length, unit: 'count' },
      ],
    },
  );
  const received = await sum('receivedFen', 'kind = \'fund\' AND "plannedFen" IS NOT NULL');
  const planned = await sum('plannedFen', 'kind = \'fund\' AND "receivedFen" IS NOT NULL');
  both('rate', ['What share of the planned funds has been received?'], ['资金到位率是多少？'], {
    figures: [{ value: percent(received, planned), unit: 'percent' }],
  });
  const yearDone = await sum('investedYearFen', '"yearPlanFen" IS NOT NULL');
  const yearPlan = await sum('yearPlanFen', '"investedYearFen" IS NOT NULL');
  both(
    'rate',
    ['How much of the annual plan is invested, in percent? completion rate of the annual plan'],
    ['年度投资完成率是多少？'],
    { figures: [{ value: percent(yearDone, yearPlan), unit: 'percent' }] },
  );
  const [one, two] = classes;
  if (one && two) {
    const counts = [one, two].map((item) => byClass.find((row) => row.k === item.code)?.n ?? 0);
    both(
      'compare',
      [`Compare ${one.code} with ${two.code}`, `compare the ${one.aliases[0]} and the ${two.aliases[0]}`],
      [`比较${one.nameZh}和${two.nameZh}`],
      { figures: counts.map((value) => ({ value, unit: 'count' })) },
    );
  }
  const [a, b] = await pick('progress IS NOT NULL', 2);
  if (a && b)
    both(
      'compare',
      [`Which is further along, ${a.code} or ${b.code}?`],
      [`${a.code}和${b.code}哪个进度快？`],
      {
        codes: [a.code, b.code],
        figures: [a, b].map((item) => ({ value: Number(item.progress), unit: 'percent' })),
      },
    );
}

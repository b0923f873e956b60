import type { Questions } from './questions.ts';

/** How things stand and how they came there: what is done of a measure, and lights that went from one to another. */
export async function standingCases(questions: Questions): Promise<void> {
  const { both, sum, percent, sql } = questions;
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
}

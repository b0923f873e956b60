import type { Questions } from './questions.ts';

/** One field of one record. */
export async function lookupCases(questions: Questions): Promise<void> {
  const { both, pick, dateTexts, classes, sql } = questions;
  // Looking up.
  for (const item of await pick('"dueOn" IS NOT NULL', 3)) {
    const expected = { codes: [item.code], texts: [dateTexts(item.due ?? '')] };
    both(
      'lookup',
      [`When is ${item.code} due?`, `what's the deadline of ${item.titleEn}`],
      [`${item.code}什么时候到期？`, `${item.titleZh}的完成时限是哪天`],
      expected,
    );
  }
  for (const item of await pick('progress IS NOT NULL', 3)) {
    const expected = { codes: [item.code], figures: [{ value: Number(item.progress), unit: 'percent' }] };
    both(
      'lookup',
      [`How far along is ${item.titleEn}?`, `${item.code} progress?`],
      [`${item.titleZh}进度怎么样？`, `请问${item.code}完成了多少`],
      expected,
    );
  }
  for (const item of await pick("kind = 'project' AND stage IS NOT NULL", 3)) {
    both('lookup', [`What stage is ${item.titleEn} at?`], [`${item.titleZh}到什么阶段了？`], {
      codes: [item.code],
    });
  }
  for (const item of await pick('"totalInvestmentFen" IS NOT NULL', 3)) {
    both(
      'lookup',
      [`What is the total investment of ${item.code}?`],
      [`${item.titleZh}总投资多少？`, `${item.code}的投资额`],
      { codes: [item.code], figures: [{ value: Number(item.total), unit: 'fen' }] },
    );
  }
  for (const item of await pick('light IS NOT NULL', 2)) {
    const name =
      { green: ['green', '绿灯'], amber: ['amber', '黄灯'], red: ['red', '红灯'] }[item.light ?? 'green'] ??
      [];
    both(
      'lookup',
      [`What colour is ${item.code}'s light?`, `Is ${item.titleEn} on track?`],
      [`${item.titleZh}亮什么灯？`],
      { codes: [item.code], texts: [name] },
    );
  }
  for (const item of await pick('true', 2)) {
    const owner = classes.find((one) => one.code === item.classCode);
    both('lookup', [`Which special class owns ${item.code}?`], [`${item.titleZh}归哪个专班？`], {
      includes: [item.code],
      texts: [[owner?.nameEn ?? '', owner?.nameZh ?? '']],
    });
  }
  for (const item of await pick('kind = \'fund\' AND "receivedFen" IS NOT NULL', 2)) {
    const [row] = await sql<{ r: string }>(`SELECT "receivedFen"::text AS r FROM "Item" WHERE code = $1`, [
      item.code,
    ]);
    both('lookup', [`How much has been received of ${item.code}?`], [`${item.titleZh}到位多少？`], {
      codes: [item.code],
      figures: [{ value: Number(row?.r), unit: 'fen' }],
    });
  }
}

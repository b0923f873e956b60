import type { Questions } from './questions.ts';

/** Due dates, lateness and reporting. */
export async function dateCases(questions: Questions): Promise<void> {
  const { both, codes, counted, sql, today, month } = questions;
  // Dates.
  for (const [shift, en, zh] of [
    [0, 'this month', '本月'],
    [1, 'next month', '下个月'],
  ] as const) {
    const list = await codes('kind = $1 AND "dueOn" BETWEEN $2::date AND $3::date', [
      'project',
      ...month(shift),
    ]);
    both(
      'list',
      [`Which projects are due ${en}?`],
      [`${zh}到期的项目有哪些？`],
      list.length > 0 ? { codes: list } : { figures: [{ value: 0, unit: 'count' }] },
    );
  }
  const overdue = await codes(`status = 'open' AND "dueOn" < $1::date`, [today]);
  both(
    'overdue',
    ['What is overdue?', 'show all items past their deadline'],
    ['哪些事项逾期了？', '有哪些超期未完成的工作？'],
    counted(overdue),
  );
  const overdueProjects = await codes(`kind = 'project' AND status = 'open' AND "dueOn" < $1::date`, [today]);
  both('overdue', ['How many projects are overdue?'], ['逾期的项目有几个？'], {
    figures: [{ value: overdueProjects.length, unit: 'count' }],
  });
  const soon = await codes(`status = 'open' AND "dueOn" BETWEEN $1::date AND $1::date + 7`, [today]);
  both(
    'list',
    ['What is due in the next 7 days?'],
    ['未来7天到期的事项'],
    soon.length > 0 ? { includes: soon } : {},
  );
  const validYear = await codes(`kind = 'policy' AND "validTo" BETWEEN $1::date AND $2::date`, [
    `${today.slice(0, 4)}-01-01`,
    `${today.slice(0, 4)}-12-31`,
  ]);
  both('list', ['Which policies expire this year?'], ['哪些政策年内到期？'], counted(validYear));

  // Reporting.
  const [{ week = '' } = {}] = await sql<{ week: string }>(`SELECT to_char($1::date, 'IYYY-"W"IW') AS week`, [
    today,
  ]);
  const silent = await codes(
    `status = 'open' AND NOT EXISTS (SELECT FROM "StatusUpdate" u WHERE u."itemCode" = "Item".code AND u.period = $1)`,
    [week],
  );
  both(
    'silent',
    ['Which items have no update this week?', "Who hasn't reported this week?"],
    ['本周谁没报？', '这周还没上报的事项有哪些？'],
    { figures: [{ value: silent.length, unit: 'count' }] },
  );
  const reported = await codes(
    `EXISTS (SELECT FROM "StatusUpdate" u WHERE u."itemCode" = "Item".code AND u.period = $1)`,
    [week],
  );
  both('silent', ['Which items were updated this week?'], ['本周已经上报的有哪些事项？'], {
    figures: [{ value: reported.length, unit: 'count' }],
  });
}

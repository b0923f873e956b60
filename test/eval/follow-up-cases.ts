import type { Questions } from './questions.ts';

/** What is asked in a thread after another question. */
export async function followUpCases(questions: Questions): Promise<void> {
  const { both, codes, counted, dateTexts, pick, sum, classes, today } = questions;
  const [one, two] = classes;
  const [a, b] = await pick('progress IS NOT NULL', 2);
  if (one && two) {
    const list = await codes('"classCode" = $1 AND light = $2', [two.code, 'red']);
    both(
      'follow_up',
      [`and the ${two.aliases[0]}?`, `what about ${two.code}?`],
      [`那${two.nameZh}呢？`],
      { figures: [{ value: list.length, unit: 'count' }] },
      { en: [`How many red items does ${one.code} have?`], zh: [`${one.nameZh}有几个红灯事项？`] },
    );
  }
  if (a && b)
    both(
      'follow_up',
      [`and ${b.code}?`],
      [`那${b.code}呢？`],
      { codes: [b.code], figures: [{ value: Number(b.progress), unit: 'percent' }] },
      { en: [`What is the progress of ${a.code}?`], zh: [`${a.code}进度多少？`] },
    );
  const overdue = await codes(`kind = 'project' AND status = 'open' AND "dueOn" < $1::date`, [today]);
  both('follow_up', ['and the projects?'], ['那项目呢？'], counted(overdue), {
    en: ['Which key tasks are overdue?'],
    zh: ['哪些重点任务逾期了？'],
  });
  const red = await codes("kind = 'project' AND light = 'red'");
  both('follow_up', ['which ones?'], ['是哪些？'], counted(red), {
    en: ['How many projects are red?'],
    zh: ['红灯项目有几个？'],
  });
  both(
    'follow_up',
    ['how many of them are red?'],
    ['其中红灯的有几个？'],
    {
      figures: [{ value: red.length, unit: 'count' }],
    },
    { en: ['How many projects are there?'], zh: ['一共有多少个项目？'] },
  );
  both(
    'follow_up',
    ['what is their total investment?'],
    ['总投资合计多少？'],
    {
      figures: [
        { value: await sum('totalInvestmentFen', "kind = 'project' AND light = 'red'"), unit: 'fen' },
      ],
    },
    { en: ['Which projects are red?'], zh: ['哪些项目是红灯？'] },
  );
  if (a?.due)
    both(
      'follow_up',
      ['and when is it due?', 'the due date?'],
      ['什么时候到期？', '那完成时限呢'],
      {
        codes: [a.code],
        texts: [dateTexts(a.due)],
      },
      { en: [`What is the progress of ${a.code}?`], zh: [`${a.code}进度多少？`] },
    );
}

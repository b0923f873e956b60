import type { Questions } from './questions.ts';

/** Questions whose right answer is not an answer: unknown, ambiguous, a write in disguise, a prediction. */
export async function refusalCases(questions: Questions): Promise<void> {
  const { both, classes, pick } = questions;
  const [owner] = classes;
  const [some, other] = await pick("status = 'open'", 2);
  both('ambiguous', ['How is the project doing?'], ['项目怎么样了？', '任务进展如何？'], {
    outcome: 'clarify',
  });
  both('ambiguous', ['How much was invested?'], ['投了多少？', '花了多少钱？'], { outcome: 'clarify' });
  both(
    'unknown',
    [
      `How many employees does ${some?.code} have?`,
      `What is the phone number of ${some?.titleEn}?`,
      'What is the GDP of Chaoyang?',
      'Why was the director replaced?',
      'Who won the football match?',
      'What is the weather tomorrow?',
      `Which architect designed ${other?.code}?`,
      'How much tax did the district collect?',
      'What is the unemployment rate?',
      'How many schools are there in Beijing?',
      `What is the carbon footprint of ${some?.code}?`,
      'Who is the mayor of Shenyang?',
      'What did the inspector eat?',
      `Was ${other?.titleEn} ever flooded?`,
      'List the lighthouses',
      'What are the salaries of the leads?',
      'How many complaints were filed?',
      'What is the population of the district?',
      `How many cranes stand on the site of ${some?.code}?`,
      'Which hospital has the shortest queue?',
      'What is the exchange rate of the euro?',
      `What colour is the roof of ${other?.titleEn}?`,
    ],
    [
      `${some?.code}有多少员工？`,
      '朝阳区的GDP是多少？',
      '局长为什么被换掉？',
      '明天天气怎么样？',
      `${other?.titleZh}的设计师是谁？`,
      '区里去年收了多少税？',
      '失业率是多少？',
      `${some?.code}的电话号码是多少？`,
      '沈阳市长是谁？',
      '有多少人投诉？',
      '全区人口有多少？',
      '负责人的工资是多少？',
      `${some?.titleZh}用了多少吨水泥？`,
      '哪家饭店好吃？',
      '股票今天涨了吗？',
      `${some?.titleZh}的屋顶是什么颜色？`,
      '欧元汇率是多少？',
      '哪家医院排队最短？',
      `${other?.code}工地上有几台塔吊？`,
      `${other?.code}的环评批复文号`,
    ],
    { outcome: 'not_recorded' },
  );
  both(
    'unknown',
    [
      `How many litres of diesel did ${some?.code} burn?`,
      `What is the insurance premium of ${other?.titleEn}?`,
      `Who is the spouse of the lead of ${owner?.code}?`,
      `How old is the lead of ${owner?.code}?`,
      'How many kilometres of metro line does the plan build?',
      `Which bank employee approved ${some?.code}?`,
      'What did the newspaper write about the plan yesterday?',
      `What is the interest on ${other?.code}?`,
      'How many visitors came last year?',
      'Which country is the biggest trading partner?',
      `Is there a lawsuit about ${some?.titleEn}?`,
      'What is the exchange rate of the dollar?',
      `What is the budget of ${owner?.code}?`,
      'When was the last fire drill?',
      'Which dean signed the contract with the university?',
    ],
    [
      `${some?.code}耗电多少度？`,
      `${other?.titleZh}的保险费是多少？`,
      `${owner?.code}负责人的配偶是谁？`,
      `${owner?.nameZh}负责人多大年纪？`,
      '地铁修了多少公里？',
      `${some?.code}的银行经办柜员是谁？`,
      '昨天报纸怎么评价这个方案？',
      `${other?.code}的利息是多少？`,
      '去年来了多少游客？',
      '最大的贸易伙伴是哪个国家？',
      `${some?.titleZh}有没有官司？`,
      '美元汇率是多少？',
      `${owner?.code}的预算是多少？`,
      '上次消防演习是哪天？',
      '和大学签合同的院长是谁？',
    ],
    { outcome: 'not_recorded' },
  );
  both(
    'ambiguous',
    ["How's the policy going?", 'and the fund, how is it?'],
    ['平台怎么样？', '人才进展如何'],
    {
      outcome: 'clarify',
    },
  );
  both(
    'unknown',
    [
      `How many trees were planted at ${some?.code}?`,
      `What did ${other?.code} cost per square metre?`,
      `Which foreign partner backs ${some?.titleEn}?`,
      'How many passengers use the airport?',
      'Who wrote the constitution?',
      `What is the wifi password of ${owner?.nameEn}?`,
      'When do the holidays begin for the schools?',
      `Has ${other?.titleEn} won an award?`,
      'What is the average wage in the district?',
      'Which minister visited last spring?',
      `What is the profit margin of ${other?.code}?`,
      'How many births were registered?',
      'Translate the plan into French',
      `What colour is the roof of ${some?.titleEn}?`,
      'Recommend a good hotel',
    ],
    [
      `${some?.code}种了多少棵树？`,
      `${other?.titleZh}每平方米造价多少？`,
      '机场旅客吞吐量是多少？',
      '宪法是谁写的？',
      `${owner?.nameZh}的无线密码是什么？`,
      '学校什么时候放假？',
      `${other?.titleZh}得过奖吗？`,
      '全区平均工资多少？',
      '去年春天哪位部长来视察？',
      `${other?.code}的利润率`,
      '登记了多少新生儿？',
      '把方案翻译成法语',
      `${some?.titleZh}的屋顶是什么材料？`,
      '推荐一家酒店',
      '今天彩票中奖号码',
      '天上有几颗星星？',
    ],
    { outcome: ['not_recorded', 'refused'] },
  );
  both('ambiguous', ['Which is the biggest?', 'Who has the most?'], ['哪个最大？', '谁最多？'], {
    outcome: ['clarify', 'not_recorded'],
  });
  both('ambiguous', ['What was invested by class?'], ['各专班投了多少钱？'], { outcome: 'clarify' });
  both(
    'unknown',
    ['What stage is PRJ-9876 at?', 'When is KT-999 due?'],
    ['KT-998什么时候到期？', 'FND-777到位多少'],
    { outcome: 'not_recorded' },
  );
  both(
    'write',
    [
      `mark ${some?.code} done`,
      `Please set ${some?.code} to red`,
      `Can you change the light of ${some?.code} to green?`,
    ],
    [`把${some?.code}标为绿灯`, `帮我把${some?.code}的进度更新为80%`],
    { outcome: ['clarify', 'refused'], offer: some?.code ?? '' },
  );
  both(
    'write',
    [`move the deadline of ${other?.code} to 31 December`, `close ${other?.code} please`],
    [`把${other?.code}的完成时限改到年底`, `${other?.code}标红`, `请将${other?.titleZh}销号吧`],
    { outcome: ['clarify', 'refused'], offer: other?.code ?? '' },
  );
  both(
    'write',
    ['delete all projects', 'set everything to green'],
    ['把所有项目都改成绿灯', '删除全部记录'],
    {
      outcome: ['clarify', 'refused'],
    },
  );
  if (some)
    both(
      'prediction',
      [`Will ${some.code} be finished on time?`, `Is ${some.titleEn} likely to meet its deadline?`],
      [`${some.code}能按时完成吗？`, `${some.titleZh}会不会逾期？`],
      { codes: [some.code], texts: [['no prediction', '不作预测']] },
    );
}

import type { Light, Stage } from '../plan/terms.ts';

/** The parts of an update that a word before a colon can name. */
export const TEXT_PARTS = ['done', 'problems', 'nextSteps', 'supportNeeded'] as const;
export type TextPart = (typeof TEXT_PARTS)[number];
export const AMOUNT_PARTS = ['investedMonthFen', 'investedYearFen', 'investedTotalFen'] as const;
export type AmountPart = (typeof AMOUNT_PARTS)[number];
export type PartName = TextPart | AmountPart | 'light' | 'progress' | 'stage' | 'dueOn';

export const PART_WORDS: Readonly<Record<PartName, readonly string[]>> = {
  light: ['light', 'rag', 'status', '亮灯', '灯', '灯色', '亮灯情况', '状态'],
  progress: ['progress', 'percent', 'percent done', '进度', '完成进度', '完成率', '形象进度'],
  stage: ['stage', '阶段', '建设阶段', '项目阶段', '当前阶段'],
  done: [
    'done',
    'what was done',
    'progress made',
    'this week',
    '进展',
    '进展情况',
    '工作进展',
    '完成情况',
    '本周进展',
    '已完成',
  ],
  problems: [
    'problem',
    'problems',
    'issue',
    'issues',
    'blocker',
    'blockers',
    '问题',
    '存在问题',
    '存在的问题',
    '主要问题',
    '困难',
    '困难问题',
  ],
  nextSteps: [
    'next',
    'next step',
    'next steps',
    'next week',
    'plan',
    '下步',
    '下一步',
    '下步措施',
    '下步计划',
    '下一步措施',
    '下一步计划',
    '下一步工作',
    '下步工作',
    '下周计划',
  ],
  supportNeeded: [
    'support',
    'support needed',
    'help',
    'help needed',
    'needs',
    '需协调',
    '需协调事项',
    '需要协调',
    '需要协调事项',
    '需支持',
    '需要支持',
    '协调事项',
    '请求支持',
  ],
  investedMonthFen: [
    'month',
    '月投资',
    '本月完成额',
    'this month',
    'invested this month',
    '本月',
    '当月',
    '本月投资',
    '本月完成',
    '本月完成投资',
    '当月完成投资',
    '当月投资',
  ],
  investedYearFen: [
    'year',
    'this year',
    'year to date',
    'ytd',
    'invested this year',
    '本年',
    '今年',
    '本年投资',
    '本年完成',
    '本年完成投资',
    '今年完成投资',
    '今年投资',
    '年度完成投资',
    '年初以来',
    '年初以来完成投资',
  ],
  investedTotalFen: [
    'total',
    'since start',
    'to date',
    'cumulative',
    'total invested',
    'invested since start',
    '累计',
    '累计投资',
    '累计完成',
    '累计完成投资',
    '开工以来',
    '开工以来完成投资',
    '自开工累计完成投资',
  ],
  dueOn: [
    'due',
    'due date',
    'deadline',
    '时限',
    '完成时限',
    '办结时限',
    '期限',
    '截止',
    '截止日期',
    '完成日期',
  ],
};

/** Words for a light. Those of `alone` count only as a part of their own: 正常 may stand in any sentence. */
export const LIGHT_WORDS: Readonly<Record<string, Light>> = {
  green: 'green',
  'on track': 'green',
  'on-track': 'green',
  ontrack: 'green',
  绿灯: 'green',
  绿: 'green',
  绿色: 'green',
  '🟢': 'green',
  ':large_green_circle:': 'green',
  ':green_circle:': 'green',
  amber: 'amber',
  yellow: 'amber',
  'at risk': 'amber',
  'at-risk': 'amber',
  atrisk: 'amber',
  黄灯: 'amber',
  黄: 'amber',
  黄色: 'amber',
  '🟡': 'amber',
  ':large_yellow_circle:': 'amber',
  ':yellow_circle:': 'amber',
  red: 'red',
  'off track': 'red',
  'off-track': 'red',
  offtrack: 'red',
  红灯: 'red',
  红: 'red',
  红色: 'red',
  '🔴': 'red',
  ':red_circle:': 'red',
};
export const LIGHT_WORDS_ALONE: Readonly<Record<string, Light>> = {
  正常: 'green',
  正常推进: 'green',
  有风险: 'amber',
  存在风险: 'amber',
};

export const STAGE_WORDS: Readonly<Record<string, Stage>> = {
  planned: 'planned',
  planning: 'planned',
  谋划: 'planned',
  谋划中: 'planned',
  策划: 'planned',
  signed: 'signed',
  签约: 'signed',
  已签约: 'signed',
  preliminary: 'preliminary',
  'preliminary work': 'preliminary',
  前期: 'preliminary',
  前期工作: 'preliminary',
  开展前期: 'preliminary',
  started: 'started',
  开工: 'started',
  已开工: 'started',
  'under construction': 'under_construction',
  under_construction: 'under_construction',
  在建: 'under_construction',
  建设中: 'under_construction',
  completed: 'completed',
  竣工: 'completed',
  已竣工: 'completed',
  'in production': 'in_production',
  in_production: 'in_production',
  投产: 'in_production',
  已投产: 'in_production',
  'at capacity': 'at_capacity',
  at_capacity: 'at_capacity',
  达产: 'at_capacity',
  已达产: 'at_capacity',
  suspended: 'suspended',
  停工: 'suspended',
  已停工: 'suspended',
  停建: 'suspended',
  cancelled: 'cancelled',
  canceled: 'cancelled',
  取消: 'cancelled',
  已取消: 'cancelled',
};

/** How an unlabelled text begins that tells of a problem rather than of what was done. */
export const PROBLEM_STARTS =
  /^(?:(?:still |is |are |now )?(?:waiting|awaiting|blocked|stuck|delayed|behind|missing|lacking|lacks?|short of|no |not |cannot|can't|unable|problem|issue|held up|on hold|pending)|(?:仍|尚|还|目前|现在|正在)?(?:等待|等候|等|待|缺|未|没有|没|受阻|受|卡在|卡|困难|滞后|延误|推迟|无法|不能|问题|因))/i;

export const ENGLISH_NUMBERS: Readonly<Record<string, number>> = {
  five: 5,
  ten: 10,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  'a hundred': 100,
  'one hundred': 100,
};

/** 百分之六十, 六成 and sixty percent, with the number in `n` (per cent), `tenths`, or `tens` and `ones`. */
export const PERCENT_WORDS = {
  chinese: '百分之(?<n>\\d{1,4}(?:\\.\\d{1,4})?|[〇零一二两三四五六七八九十百]{1,5})',
  english:
    '(?<tens>five|ten|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|a hundred|one hundred)(?:[- ](?<ones>five))?\\s*(?:%|percent\\b|per cent\\b)',
  tenths: '(?<tenths>[一二两三四五六七八九1-9])成(?<half>半)?',
  points: '个?百分点|percentage points?|points?\\b|pp\\b',
} as const;

/** A completion that a date bounds: 办完, 完成. Around a date they make it the item's due date. */
export const COMPLETION_WORDS = [
  '办完',
  '完成',
  '办结',
  '做完',
  '完工',
  '建成',
  'finished',
  'done',
  'complete',
  'completed',
  'finish',
  'will be done',
  'will finish',
  'to be done',
] as const;

/** Lights of one character, which other words begin with: 红线. */
export const BARE_LIGHTS = '绿黄红';

/** What an amount may begin with, right behind its name: 本月完成投资约300万. */
export const NUMBER_START = '[\\d¥约近共〇零一二两三四五六七八九十]|cny|rmb|about|nearly';

/** All that stands between two codes that share what is said. */
export const CODE_JOINER = /^[\s,/&+]*(?:and|和|与|及|跟)?\s*$/;

/** What may stand before the code with which a statement begins. */
export const OPENING = /(?:^|[\n.。;；!！?？])\s*(?:(?:and|also|另外|还有|以及)[\s,]*)?(?:[-*•·]\s*)?$/;

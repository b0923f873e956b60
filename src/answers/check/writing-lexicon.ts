import type { Language } from '../../plan/terms.ts';

/** Words of plain writing that state nothing by themselves. Whatever is neither here nor in the evidence is not believed. */
export const PLAIN_WORDS: Readonly<Record<Language, string>> = {
  en: 'a|an|the|of|in|at|on|for|to|is|are|has|have|its|it|this|these|those|there|which|that|from|by|as|now|currently|at present|recorded|record|records|the records show|shows|show|stands at|stands|item|items|plan|code|named|called|titled|with a|located',
  zh: '的|是|为|在|有|共|共有|由|于|该|此|其|这些|目前|当前|现|已|了|中|至|达|到|达到|处于|位于|名为|事项|记录|记录显示|登记|显示|方案|合|计为|截止目前',
};

/** Past tense: a state that somebody reads as over. */
export const PAST_WORDS: Readonly<Record<Language, string>> = {
  en: 'was|were|had|has been|have been',
  zh: '曾|曾经',
};

/** Words that part what is said of one thing from what is said of the next. */
export const PARTING_WORDS: Readonly<Record<Language, string>> = {
  en: 'and|while|with',
  zh: '和|与|及|以及|并|且|而|其中',
};

/** What a number counts. */
export const UNIT_WORDS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: { days: 'day|days', people: 'person|people', points: 'point|points|percentage points', mu: 'mu' },
  zh: { days: '天|日', people: '人|名|位', points: '个百分点|百分点', mu: '亩', count: '个|项|条|家' },
};

/** Other names of fields and roles that a writer may use, beside their labels. Each has one meaning only. */
export const FIELD_WORDS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {
    class: 'belongs to|belong to|class',
    light: 'declared light|status light',
    computed: 'computed light|computed|calculated light',
    stage: 'at the stage|stages',
    dueOn: 'due date|due on|deadline|falls due|due by',
    startOn: 'start date|starts on|started on|began on',
    closedOn: 'closing date|closed on',
    validFrom: 'valid from|in force since',
    validTo: 'valid to|valid until|expires on|expire on',
    lastUpdatedAt: 'last updated|last updated on|latest update|updated on|newest update',
    totalInvestmentFen: 'total investment',
    yearPlanFen: "this year's planned investment|planned investment for this year|plan for this year",
    investedMonthFen: 'investment this month|investment made this month',
    investedYearFen: 'investment this year|investment made this year',
    investedTotalFen: 'cumulative investment|investment since the start|invested since the start',
    plannedFen: 'planned amount|planned funding',
    receivedFen: 'received|received amount|received funding',
    paidFen: 'paid|paid out|paid amount',
    left: 'left',
    ownerEntity: 'owner entity|construction unit',
    operator: 'operated by|operating unit',
    landMu: 'land area|area',
    recruitedCount: 'recruited so far',
    'role:lead': 'leads|led by|person in charge|lead official',
    'role:head': 'headed by|heads',
    'role:deputy': 'deputy head',
  },
  zh: {
    class: '属于|隶属于|隶属|归属|所属专班|专班',
    light: '申报亮灯|灯色',
    computed: '测算亮灯|测算|计算亮灯',
    stage: '建设阶段',
    dueOn: '截止日期|到期日|时限|限期',
    startOn: '开工日期|起始日期|始于',
    closedOn: '销号于',
    validFrom: '生效日期|自',
    validTo: '有效期至|失效日期',
    lastUpdatedAt: '最新更新|更新于|最近一次更新',
    totalInvestmentFen: '总投资额|投资总额',
    yearPlanFen: '本年计划投资|今年计划投资',
    investedMonthFen: '本月投资',
    investedYearFen: '今年完成投资|本年投资',
    investedTotalFen: '累计投资|开工以来完成投资',
    plannedFen: '计划金额',
    receivedFen: '到位金额|已到位|到位',
    paidFen: '支出金额|已支出|支出',
    left: '结余',
    ownerEntity: '建设主体|业主单位',
    operator: '运营方',
    landMu: '用地面积|占地|占地面积',
    recruitedCount: '已引进|引进',
    'role:lead': '责任人|负责同志',
  },
};

/** Other words for the values of the plan's closed lists. */
export const VALUE_WORDS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {
    'light:green': 'on track|a green light',
    'light:amber': 'at risk|an amber light|yellow',
    'light:red': 'off track|a red light',
    'stage:preliminary': 'in preliminary work|preliminary',
    'stage:planned': 'at the planning stage',
    'stage:in_production': 'producing',
    'cond:overdue': 'past due|past their due date|past its due date|overdue by',
  },
  zh: {
    'light:green': '绿色|亮绿灯',
    'light:amber': '黄色|亮黄灯',
    'light:red': '红色|亮红灯',
    'stage:under_construction': '建设中|在建阶段',
    'stage:completed': '已竣工|竣工阶段',
    'stage:started': '已开工|开工阶段',
    'stage:preliminary': '前期阶段|前期工作',
    'stage:in_production': '已投产',
    'status:closed': '销号',
    'cond:overdue': '已逾期|逾期未完成',
    'cond:silent': '本周尚未上报|本周未上报',
  },
};

/** Counts people politely, and so also what a plain count of them counts. */
export const POLITE_COUNTER: ReadonlySet<string> = new Set(['位']);

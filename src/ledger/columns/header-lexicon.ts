import { messagesFor } from '../../messages/index.ts';
import type { MoneyUnit } from '../../plan/money.ts';

/** Headers that districts use for an item's columns, besides the labels of the message catalogue. */
const VARIANTS: Readonly<Record<string, readonly string[]>> = {
  code: ['编码', '项目编号', '任务编号', '项目编码', '代码', '事项编号', 'id', 'item code', 'project code'],
  kind: ['事项类别', '事项类型'],
  title: [
    '项目名称',
    '任务名称',
    '重点任务',
    '工作任务',
    '事项名称',
    '项目',
    '任务',
    '工作内容',
    '任务内容',
    '平台名称',
    '资金名称',
    '基金名称',
    '政策名称',
    '文件名称',
    '人才计划名称',
    '计划名称',
    '名称',
    '标题',
    '重点工作',
    'name',
    'title',
    'project',
    'project name',
    'task',
    'task name',
    'item',
    'item name',
    'platform name',
    'fund name',
    'policy name',
    'programme name',
  ],
  titleZh: ['中文名称', '中文名', 'chinese name', 'name (zh)', 'title (zh)', 'chinese title'],
  titleEn: ['英文名', '英文标题', 'english name', 'name (en)', 'title (en)', 'english title'],
  aliases: ['简称', '又名', '别称', 'alias', 'aliases', 'short name'],
  class: [
    '专班',
    '所属专班',
    '牵头专班',
    '责任专班',
    '专班名称',
    '工作专班',
    'class',
    'class code',
    'owning class',
    'task force',
  ],
  supportingClasses: ['协同专班', '配合单位专班', '协办专班', 'supporting class', 'supported by'],
  cities: [
    '所属城市',
    '城市主题',
    '六城',
    '六城分类',
    '所属六城',
    '主题城',
    '所属板块',
    'city',
    'cities',
    'theme',
    'city themes',
  ],
  industry: ['所属产业', '产业类别', '产业类型', '所属行业', '行业', 'industry sector', 'sector'],
  parent: ['上级项目', '父项目', '所属大项目', '主项目', 'parent', 'parent project', 'parent item'],
  stage: [
    '项目阶段',
    '建设阶段',
    '当前阶段',
    '目前阶段',
    '进展阶段',
    '项目状态',
    '建设状态',
    'project stage',
    'phase',
  ],
  nature: ['项目性质', '建设类型', 'construction type'],
  startOn: [
    '开工时间',
    '开工日期',
    '开始时间',
    '起始时间',
    '计划开工时间',
    '启动时间',
    '开工年月',
    'start date',
    'started on',
    'begin',
  ],
  dueOn: [
    '完成时间',
    '完成日期',
    '竣工时间',
    '竣工日期',
    '计划完成时间',
    '计划竣工时间',
    '截止时间',
    '截止日期',
    '时限',
    '办结时限',
    '预计完成时间',
    '计划完成时限',
    '完成期限',
    '建成时间',
    '竣工年月',
    'due date',
    'deadline',
    'completion date',
    'due on',
    'finish date',
  ],
  light: [
    '灯',
    '红绿灯',
    '亮灯情况',
    '亮灯状态',
    '预警灯',
    '预警',
    '状态灯',
    'rag',
    'traffic light',
    'light status',
  ],
  progress: [
    '完成进度',
    '完成比例',
    '完成率',
    '工作进度',
    '形象进度比例',
    '进度比例',
    '总体进度',
    'progress',
    'percent complete',
    'percent done',
    'completion',
  ],
  status: ['办理状态', '办结情况', '销号情况', '是否销号', '完成状态'],
  closedOn: ['销号时间', '办结日期', '办结时间', 'closed', 'closing date'],
  lead: [
    '负责人',
    '牵头人',
    '具体责任人',
    '项目负责人',
    '责任领导',
    '包保责任人',
    '专班负责人',
    'lead',
    'leader',
    'person in charge',
    'responsible person',
    'responsible',
  ],
  ownerEntity: [
    '业主单位',
    '项目单位',
    '业主',
    '实施主体',
    '实施单位',
    '建设主体',
    '责任单位',
    '投资主体',
    '项目业主',
    '承办单位',
    'owner entity',
    'developer',
    'responsible unit',
  ],
  location: ['地点', '建设地址', '项目地点', '项目地址', '位置', '选址', 'address', 'site'],
  landMu: ['用地面积', '占地面积', '占地', '用地', '土地面积', 'land area', 'land'],
  landStatus: ['土地情况', '供地情况', '用地状态', '土地状态', '土地手续', 'land situation'],
  totalInvestmentFen: [
    '总投资额',
    '计划总投资',
    '项目总投资',
    '投资总额',
    '估算总投资',
    '概算总投资',
    'investment',
    'total amount',
  ],
  yearPlanFen: [
    '年度计划',
    '年度投资计划',
    '本年计划投资',
    '今年计划投资',
    '年计划投资',
    '年度投资',
    '当年计划投资',
    '本年度计划投资',
    '年度目标投资',
    '计划投资',
    '年度计划完成投资',
    'year plan',
    'planned this year',
    'annual plan',
    'annual planned investment',
  ],
  investedMonthFen: [
    '本月完成',
    '当月完成投资',
    '当月完成',
    '本月投资',
    '月度完成投资',
    'this month',
    'invested in month',
  ],
  investedYearFen: [
    '本年完成',
    '年度完成投资',
    '今年完成投资',
    '年内完成投资',
    '本年累计完成投资',
    '今年累计完成投资',
    '年初以来完成投资',
    '年度累计完成投资',
    '本年度完成投资',
    '本年累计',
    '当年完成投资',
    '年度完成',
    'this year',
    'year to date',
    'invested ytd',
  ],
  investedTotalFen: [
    '累计完成',
    '累计投资',
    '开工以来累计完成投资',
    '自开工累计完成投资',
    '开工至今累计完成投资',
    '累计完成投资额',
    '已完成投资',
    'cumulative',
    'cumulative investment',
    'invested to date',
    'invested in total',
  ],
  fundSource: ['来源渠道', '资金渠道', '资金性质', '资金类型', 'source of funds', 'funding source'],
  plannedFen: ['计划金额', '资金计划', '安排资金', '计划安排资金', '资金规模', 'planned amount'],
  receivedFen: [
    '到位金额',
    '已到位资金',
    '已到位',
    '到账资金',
    '资金到位',
    'received',
    'received amount',
    'in place',
  ],
  paidFen: [
    '支出金额',
    '已支出',
    '已支出资金',
    '拨付资金',
    '已拨付',
    '已拨付资金',
    '使用金额',
    'paid',
    'spent',
    'paid out',
  ],
  serves: [
    '支持事项',
    '服务项目',
    '对应项目',
    '投向项目',
    '用于项目',
    'serves items',
    'for items',
    'supported projects',
  ],
  documentNumber: ['文件号', '文件编号', '发文字号', '发文号', 'document no', 'doc number'],
  clause: ['政策条款', '主要条款', '条文', 'clauses'],
  eligibility: ['适用对象', '适用范围', '申报条件', '支持对象', '享受条件', 'eligible', 'who may apply'],
  validFrom: [
    '生效日期',
    '生效时间',
    '施行日期',
    '有效期开始',
    '起始日期',
    'effective from',
    'effective date',
  ],
  validTo: [
    '失效日期',
    '有效期至',
    '到期日期',
    '到期时间',
    '有效期结束',
    '截止有效期',
    'expires',
    'expiry',
    'valid until',
    'effective to',
  ],
  programme: ['计划类别', '人才类别', '人才类型', 'programme type', 'program'],
  targetCount: ['计划引进人数', '引进目标', '计划人数', '引才目标', 'target number', 'target headcount'],
  recruitedCount: ['已引进', '引进人数', '实际引进人数', '已到岗人数', 'recruited number', 'hired'],
  platformType: ['平台类别', '载体类型', 'type of platform'],
  operator: ['运营主体', '运营机构', '承建单位', 'operated by', 'operating unit'],
  services: ['服务功能', '主要服务', '服务内容', 'services offered'],
  done: [
    '进展',
    '工作进展',
    '进展情况',
    '最新进展',
    '推进情况',
    '完成情况',
    '目前进展',
    '当前进展',
    '形象进度',
    '工作进展情况',
    '本周进展',
    'progress note',
    'what was done',
    'status update',
    'latest progress',
    'done',
  ],
  problems: [
    '问题',
    '困难',
    '存在困难',
    '问题困难',
    '主要问题',
    '存在的问题',
    '存在问题及困难',
    '难点',
    'problem',
    'difficulties',
    'issues',
  ],
  nextSteps: [
    '下一步',
    '下步计划',
    '下一步计划',
    '下一步工作',
    '下一步措施',
    '下步工作',
    '下步打算',
    '工作措施',
    '下一步打算',
    'next step',
    'next',
  ],
  supportNeeded: [
    '需协调',
    '协调事项',
    '需协调解决事项',
    '需协调解决的问题',
    '需支持事项',
    '需上级协调',
    '诉求',
    'support',
    'help needed',
    'needs',
  ],
  description: [
    '备注',
    '说明',
    '项目概况',
    '建设内容',
    '主要内容',
    '项目内容',
    '建设规模及内容',
    '建设内容及规模',
    '项目简介',
    'remarks',
    'remark',
    'notes',
    'note',
    'details',
    'summary',
  ],
  confidential: ['保密', '是否涉密', '密级', '是否保密', 'secret', 'is confidential'],
  source: ['数据来源', '信息来源', '出处', '依据', 'sources', 'reference'],
  asOf: [
    '截至日期',
    '截至时间',
    '数据截至',
    '更新日期',
    '更新时间',
    '填报日期',
    '填报时间',
    '统计日期',
    'as of date',
    'updated',
    'update date',
    'updated on',
  ],
  sample: ['示例', '样例', 'sample', 'is sample'],
};

/** Columns that every ledger has and that say nothing of the item. */
const SERIALS = [
  '序号',
  '编次',
  '#',
  'no',
  'no.',
  '№',
  's/n',
  'serial',
  'serial no',
  'serial number',
  '行号',
];

/** Headers whose words vary with the year and the month. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/^(?:年度|年|本年度?|今年)?(?:度)?计划(?:完成)?投资(?:额|额度)?$/u, 'yearPlanFen'],
  [/^(?:全年|年度|年)(?:度)?(?:目标|任务)(?:投资)?(?:额)?$/u, 'yearPlanFen'],
  [
    /^(?:\d{1,2}|[一二三四五六七八九十]{1,2}|当|本)月份?(?:实际)?(?:完成)?投资(?:额)?(?:完成)?$/u,
    'investedMonthFen',
  ],
  [/^1[-至到~]\d{1,2}月份?(?:累计)?(?:实际)?完成投资(?:额)?$/u, 'investedYearFen'],
  [/^(?:年度?|本年度?|今年|年内|年初至今|年初以来)(?:累计|已|实际)*(?:完成)投资(?:额)?$/u, 'investedYearFen'],
  [
    /^(?:截至|截止)?(?:目前|年底|月底|当前)?(?:已)?(?:自?开工(?:以来|至今)?)?累计(?:已|实际)?完成(?:固定资产)?投资(?:额)?$/u,
    'investedTotalFen',
  ],
];

const UNIT_WORDS: readonly (readonly [RegExp, MoneyUnit])[] = [
  [/十亿元?|billion/iu, 'billion'],
  [/亿元?|100 ?million|hundred million/iu, 'yi'],
  [/千万元?|10 ?million/iu, 'ten_million'],
  [/百万元?|million/iu, 'million'],
  [/万元?|10,?000|10 ?k\b|ten thousand/iu, 'wan'],
  [/千元|thousand|1,?000/iu, 'thousand'],
  [/分(?!类|管)/u, 'fen'],
  [/元|yuan|rmb|cny/iu, 'yuan'],
];

/** What a header says: which column, in which unit of money. */
export interface Header {
  readonly key: string;
  readonly unit?: MoneyUnit | undefined;
}

/** The key of what every ledger counts its rows by. */
export const SERIAL_KEY = 'serial';

export function headerNamed(text: string): Header | undefined {
  const { name, unit } = splitHeader(text);
  const key = lookup().get(name) ?? lookup().get(undated(name)) ?? patternKey(name);
  return key === undefined ? undefined : { key, unit };
}

/** The unit that a header states in brackets or after a stroke, whatever else it says. */
export function headerUnit(text: string): MoneyUnit | undefined {
  return splitHeader(text).unit;
}

/** The unit that a line above the table states: "单位：万元". */
export function statedUnit(text: string): MoneyUnit | undefined {
  const match = /(?:单位|unit|units)\s*[:：]\s*([^\s;；,，)）]+(?: [a-z]+)?)/iu.exec(text.normalize('NFKC'));
  return match?.[1] === undefined ? undefined : unitOf(match[1]);
}

export function unitOf(text: string): MoneyUnit | undefined {
  return UNIT_WORDS.find(([pattern]) => pattern.test(text))?.[1];
}

function patternKey(name: string): string | undefined {
  const bare = undated(name);
  return PATTERNS.find(([pattern]) => pattern.test(bare) || pattern.test(name))?.[1];
}

/** "2026年计划投资" and "年计划投资" are the same column. */
function undated(name: string): string {
  return name.replace(/^(?:20)?\d{2}(?=年)/u, '').replace(/^截[至止].*?(?=累计|完成)/u, '');
}

/** The header's name in one form, and its unit: in brackets, or after a stroke or a colon. */
function splitHeader(text: string): { name: string; unit?: MoneyUnit | undefined } {
  const normal = text.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase();
  const brackets = [...normal.matchAll(/[([【]([^)\]】]*)[)\]】]/gu)].map((match) => match[1] ?? '');
  const stroke = /[/:,]\s*((?:亿|万|千|百万|千万)?元)\s*$/u.exec(normal);
  const unit = [...brackets, stroke?.[1] ?? ''].map(unitOf).find((one) => one !== undefined);
  // A bracket that holds no unit may be a part of the name: "name (en)".
  const kept = normal.replace(/[([【]([^)\]】]*)[)\]】]/gu, (all, inside: string) =>
    unitOf(inside) !== undefined ||
    /^(?:亩|mu|%|％|人|个|必填|选填|required|optional|单位.*)$/u.test(inside.trim())
      ? ''
      : all,
  );
  const bare = stroke && unit ? kept.replace(/[/:,]\s*(?:亿|万|千|百万|千万)?元\s*$/u, '') : kept;
  return { name: headerKey(bare), unit };
}

function headerKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s*:：、,，.。;；"'“”‘’()（）[\]【】_/\\]+/gu, '');
}

let names: ReadonlyMap<string, string> | undefined;

function lookup(): ReadonlyMap<string, string> {
  if (names) return names;
  const map = new Map<string, string>();
  const add = (text: string, key: string): void => {
    const name = headerKey(text.replace(/[(（](?:亩|mu)[)）]/u, ''));
    if (!map.has(name)) map.set(name, key);
  };
  for (const language of ['zh', 'en'] as const) {
    const { terms, ledger } = messagesFor(language);
    for (const [key, label] of Object.entries(ledger.columns))
      if (ITEM_LABELS.has(key)) add(label, key === 'titleZh' && language === 'zh' ? 'title' : key);
    for (const [key, label] of Object.entries(terms.fields)) add(label, key);
  }
  for (const [key, variants] of Object.entries(VARIANTS)) for (const variant of variants) add(variant, key);
  for (const serial of SERIALS) add(serial, SERIAL_KEY);
  names = map;
  return map;
}

/** Labels of the catalogue's further columns that belong to items. */
const ITEM_LABELS = new Set([
  'titleZh',
  'titleEn',
  'aliases',
  'lead',
  'done',
  'problems',
  'nextSteps',
  'supportNeeded',
  'confidential',
  'sample',
]);

import type { MoneyUnit } from '../../plan/money.ts';

/** Headers whose words vary with the year, the month and the writer; the first that fits counts. */
export const HEADER_PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/^(?:年度|年|本年度?|今年)?(?:度)?计划(?:完成)?投资(?:额|额度)?$/u, 'yearPlanFen'],
  [/^(?:全年|年度|年)(?:度)?(?:目标|任务)(?:投资)?(?:额)?$/u, 'yearPlanFen'],
  [
    /^(?:\d{1,2}|[一二三四五六七八九十]{1,2}|当|本)月份?(?:实际)?(?:完成)?投资(?:额)?(?:完成)?$/u,
    'investedMonthFen',
  ],
  [/^1月?份?[-至到~]\d{1,2}月份?(?:累计)?(?:实际)?完成(?:固定资产)?投资(?:额)?$/u, 'investedYearFen'],
  [/^(?:年度?|本年度?|今年|年内|年初至今|年初以来)(?:累计|已|实际)*(?:完成)投资(?:额)?$/u, 'investedYearFen'],
  [
    /^(?:截至|截止)?(?:目前|年底|月底|当前)?(?:已)?(?:自?开工(?:以来|至今)?)?累计(?:已|实际)?完成(?:固定资产)?投资(?:额)?$/u,
    'investedTotalFen',
  ],
  [/^(?:主要|目前|当前|仍然?)?(?:存在|面临)的?(?:主要|突出)?(?:问题|困难)/u, 'problems'],
  [/^(?:需|需要|拟|提请|请求)(?:.{0,6})?(?:协调|支持|解决)(?:解决)?的?(?:事项|问题|内容)?/u, 'supportNeeded'],
  [/^(?:下一?步)(?:主要|重点)?(?:工作)?(?:措施|计划|打算|安排|举措|思路)?(?:及.*)?$/u, 'nextSteps'],
  [
    /^(?:本|上|当)?(?:周|月|季度|阶段|期|旬)?(?:工作|项目|主要|最新|目前|当前)*(?:进展|推进|落实)(?:情况|动态)?$/u,
    'done',
  ],
  [
    /^(?:主要|具体|项目)?(?:建设|工作|任务|实施)(?:规模|内容|举措|措施)(?:[及和与](?:主要)?(?:规模|内容))?$/u,
    'description',
  ],
  [/^(?:配合|协同|协办|参与|支持)(?:工作)?专班$/u, 'supportingClasses'],
  [/^(?:牵头|责任|所属|归口|主责|主管|使用|承办|对口)(?:工作)?专班(?:名称)?$/u, 'class'],
  [
    /^(?:项目|任务|工作|事项|平台|资金|基金|政策|文件|人才|工程|重点任务|重点项目|工作任务)(?:名称|名|题目)$/u,
    'title',
  ],
  [
    /^(?:计划|预计|预期|要求|目标|拟|实际|项目)*(?:完成|竣工|完工|建成|办结|截止|投产)(?:时间|日期|时限|期限|节点|年月)$/u,
    'dueOn',
  ],
  [/^(?:计划|预计|拟|实际|项目)*(?:开工|启动|开始)(?:时间|日期|年月)$/u, 'startOn'],
  [
    /^(?:区|市|县|班子)?级?(?:分管|包保|包联|挂点|联系|主管)(?:区|县)?(?:级)?(?:责任)?领导(?:同志)?$/u,
    'supervisor',
  ],
];

/** Rates that follow from the amounts. */
export const DERIVED_HEADERS = /投资.*(?:完成率|完成比例|比例|占比)$|^(?:支出率|到位率|拨付率|资金.*率)$/u;

/**
 * Headers that different ledgers use for different columns: what stands under them decides, the first that fits at
 * least half of the cells.
 */
export const AMBIGUOUS_HEADERS: readonly (readonly [readonly string[], readonly string[]])[] = [
  [
    ['status', 'light', 'stage'],
    [
      '状态',
      '状况',
      '完成状态',
      '办理状态',
      '工作状态',
      '任务状态',
      '当前状态',
      '目前状态',
      '推进状态',
      '进展状态',
      '办理情况',
      '状态情况',
      'status',
      'state',
      'current status',
      'project status',
      'task status',
    ],
  ],
  [
    ['stage', 'light', 'status'],
    ['项目状态', '建设状态', '所处阶段', '项目所处阶段', '推进阶段'],
  ],
  [
    ['progress', 'done'],
    [
      '进度',
      '工作进度',
      '项目进度',
      '完成进度',
      '推进进度',
      '完成情况',
      '进展',
      '目前进度',
      '当前进度',
      '工作进展情况',
      '形象进度',
      '目前形象进度',
      '工程形象进度',
      '工程进度',
      '项目形象进度',
      'progress',
      'current progress',
      'progress to date',
    ],
  ],
  [
    ['class', 'ownerEntity'],
    [
      '牵头单位',
      '责任单位',
      '牵头部门',
      '责任部门',
      '主责单位',
      '主责部门',
      '主办单位',
      '承办单位',
      '实施单位',
      '落实单位',
      '责任主体',
      '牵头责任单位',
      '使用单位',
      'lead unit',
      'responsible unit',
      'lead agency',
      'department',
      'lead department',
      'responsible department',
      'unit',
    ],
  ],
  [
    ['supportingClasses'],
    [
      '配合单位',
      '协同单位',
      '协办单位',
      '配合部门',
      '参与单位',
      '责任配合单位',
      'supporting units',
      'supporting departments',
    ],
  ],
  [['ownerEntity', 'lead'], ['owner']],
];

/** A cell under the header that says nothing but the unit of its column. */
export const UNIT_CELL = /^[(（]?(?:[亿万千百]*元|亩|人|个|%|％|yuan|mu)[)）]?$/iu;

/** 六成, 6成半: tenths of the whole. */
export const TENTHS = /^(?<tenths>[一二两三四五六七八九1-9])成(?<half>半)?$/u;

/** What stands in a title's brackets, or after "in", and is a unit and nothing else: 万元, CNY million. */
export const BARE_UNIT =
  /^(?:人民币)?[十百千万亿]*元$|^(?:(?:in )?(?:cny|rmb)[ ,]*)?(?:(?:ten |hundred |10 |100 )?(?:thousand|million|billion)|10,?000)(?: (?:yuan|cny|rmb))?$|^(?:cny|rmb|yuan)$/iu;
export const IN_UNIT =
  /\bin ((?:cny|rmb|yuan)\b(?: (?:10,?000|(?:ten |hundred )?(?:thousand|million|billion)))?|(?:(?:ten |hundred )?(?:thousand|million|billion)|10,?000) (?:yuan|cny|rmb))\b/iu;

/** The words for units of money in a header; the greater ones first, for they hold the smaller ones' words. */
export const HEADER_UNITS: readonly (readonly [RegExp, MoneyUnit])[] = [
  [/十亿元?|billion/iu, 'billion'],
  [/亿元?|100 ?million|hundred million/iu, 'yi'],
  [/千万元?|10 ?million/iu, 'ten_million'],
  [/百万元?|million/iu, 'million'],
  [/万元?|10,?000|10 ?k\b|ten thousand/iu, 'wan'],
  [/千元|thousand|1,?000/iu, 'thousand'],
  [/分(?!类|管)/u, 'fen'],
  [/元|yuan|rmb|cny/iu, 'yuan'],
];

import { messagesFor } from '../../messages/index.ts';
import {
  CITIES,
  FUND_SOURCES,
  INDUSTRIES,
  ISSUE_TYPES,
  ITEM_KINDS,
  ITEM_STATUSES,
  type Language,
  LIGHTS,
  NATURES,
  ROLES,
  STAGES,
} from '../../plan/terms.ts';

/** Words that ledgers use for the plan's closed lists, besides the names of the message catalogue. */
const VARIANTS = {
  kinds: {
    task: ['任务', '重点工作', '重点事项', 'task'],
    project: ['重点项目', '项目库', '建设项目', 'project database', 'projects'],
    platform: ['平台群', '平台载体', 'platform group', 'platforms'],
    fund: ['资金池', '基金', '专项资金', 'capital pool', 'funds'],
    policy: ['政策包', '政策文件', 'policy package', 'policies'],
    talent: ['人才', '人才谷', '人才项目', 'talent', 'talent valley'],
  },
  lights: {
    green: [
      '绿',
      '绿色',
      '绿灯正常',
      '正常',
      '正常推进',
      '推进正常',
      '进展正常',
      '顺利',
      '进展顺利',
      '按期',
      '按期推进',
      '按计划推进',
      '达序时进度',
      '已完成',
      '完成',
      '🟢',
      '🟩',
      '💚',
      'g',
      'green',
      'normal',
      'on schedule',
      'ok',
      'good',
      'completed',
      'complete',
      'done',
    ],
    amber: [
      '黄',
      '黄色',
      '滞后',
      '一般滞后',
      '轻微滞后',
      '略滞后',
      '进展滞后',
      '进度滞后',
      '预警',
      '略慢',
      '缓慢',
      '进展缓慢',
      '推进缓慢',
      '未达序时进度',
      '🟡',
      '🟨',
      '💛',
      '🟠',
      'a',
      'y',
      'amber',
      'yellow',
      'delayed',
      'slightly behind',
      'behind schedule',
      'some delay',
    ],
    red: [
      '红',
      '红色',
      '严重滞后',
      '严重滞后预警',
      '逾期',
      '已逾期',
      '超期',
      '停滞',
      '推进停滞',
      '🔴',
      '🟥',
      '❤️',
      'r',
      'red',
      'seriously delayed',
      'critical',
      'overdue',
      'severely behind',
    ],
  },
  stages: {
    planned: ['谋划阶段', '策划', '储备', '储备项目', '谋划储备', '洽谈', '在谈', 'planning'],
    signed: ['已签约', '签约阶段', 'contracted'],
    preliminary: [
      '前期工作',
      '前期阶段',
      '前期手续',
      '手续办理',
      '前期准备',
      '前期推进',
      '未开工',
      '开展前期工作',
      '正在开展前期',
      'preliminary',
      'preparation',
    ],
    started: ['已开工', '新开工', '开工建设', '刚开工', 'work started'],
    under_construction: [
      '建设中',
      '施工',
      '施工中',
      '在建中',
      '在建项目',
      '正在建设',
      '正在施工',
      '主体施工',
      '续建',
      'construction',
      'building',
    ],
    completed: ['已竣工', '完工', '已完工', '建成', '竣工验收', 'finished', 'complete'],
    in_production: ['已投产', '投入使用', '试生产', 'production', 'in operation'],
    at_capacity: ['已达产', '满产', 'full capacity'],
    suspended: ['已停工', '停建', '暂停', '缓建', 'on hold', 'stopped'],
    cancelled: ['已取消', '终止', '撤销', 'canceled', 'terminated'],
  },
  natures: {
    new: ['新开工', '新建项目', 'new build'],
    continued: ['结转', '续建项目', 'carried over'],
    expansion: ['扩建', '改建', '技改', '改扩建项目', 'renovation'],
  },
  fundSources: {
    fiscal: ['财政', '本级财政', '区级财政', '财政预算', 'fiscal'],
    special_bond: ['专项债券', '地方政府专项债', '地方专项债', '债券', 'bond'],
    central_budget: ['中央预算内', '中央资金', '中央预算内投资', 'central'],
    bank_loan: ['贷款', '银行融资', '融资贷款', 'loan'],
    own_funds: ['自筹', '企业自筹', '自筹资金', '企业自有', 'self-raised', 'self-financed'],
    other: ['其它', '其他资金'],
  },
  statuses: {
    open: [
      '推进中',
      '未完成',
      '未销号',
      '在办',
      '正在推进',
      '正在办理',
      '办理中',
      '未办结',
      '未启动',
      '未开始',
      'ongoing',
      'in progress',
      'not started',
      'active',
    ],
    closed: ['销号', '办结', '已办结', '已完成', '完成', 'done', 'completed', 'finished'],
  },
  cities: {
    automobile: ['汽车城', 'automobile city', 'automobile'],
    agriculture: ['农业城', 'agricultural city', 'agriculture'],
    dual_carbon: ['双碳示范城', '双碳城', '双碳', 'dual-carbon city', 'dual carbon city', 'dual-carbon'],
    sci_tech: ['科创城', '科技城', 'sci-tech city', 'sci-tech'],
    consumption: ['消费城', 'consumption city', 'consumption'],
    culture: ['文创城', '文化城', 'cultural city', 'culture'],
  },
  industries: {
    auto_parts: ['汽车零部件', '汽车零部件制造业', '零部件', 'auto parts'],
    commerce: [
      '商贸',
      '商贸服务',
      '商贸服务业',
      '现代商贸',
      '现代商贸服务业',
      'commerce',
      'commerce and trade',
    ],
    information_technology: ['信息技术', '信息服务', '信息服务业', '信息技术服务业', 'it', 'it services'],
    finance: ['金融', '金融业', '金融服务业', 'finance'],
    tourism: ['文旅', '旅游', '文旅产业', '文化旅游产业', '文化旅游业', 'tourism', 'culture & tourism'],
  },
  issueTypes: {
    land: ['土地', '土地问题', '用地问题'],
    funding: ['资金问题', 'funds'],
    procedure: ['审批', '手续问题', 'procedures', 'approval'],
    demolition: ['征地拆迁', '拆迁', '征收'],
    utilities: ['配套', '市政配套', '水电'],
    staffing: ['人手', '用工', 'staff'],
    other: ['其它'],
  },
  roles: {
    head: ['专班组长'],
    deputy: ['专班副组长', 'deputy head'],
    lead: ['牵头人', '责任人', 'responsible'],
    supervising_official: ['分管', '分管区领导', '包保领导', 'supervisor'],
    liaison: ['联系人', 'contact'],
    member: ['组员', '专班成员'],
    leading_group: ['领导小组成员', '领导小组组长'],
    admin: ['系统管理员', 'administrator'],
  },
} as const;

const LISTS = {
  kinds: ITEM_KINDS,
  lights: LIGHTS,
  stages: STAGES,
  natures: NATURES,
  fundSources: FUND_SOURCES,
  statuses: ITEM_STATUSES,
  cities: CITIES,
  industries: INDUSTRIES,
  issueTypes: ISSUE_TYPES,
  roles: ROLES,
} as const;
export type TermList = keyof typeof LISTS;
export type TermOf<List extends TermList> = (typeof LISTS)[List][number];

/** One form of the ways to write the same name: width, case, quotes, spaces and dashes do not matter. */
export function nameKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s"'“”‘’「」『』《》〈〉·•,，、。.;；:：()（）\-‐-―_]/gu, '');
}

const LOOKUPS = new Map<TermList, ReadonlyMap<string, string>>();

/** The term that a text names, or undefined. */
export function termNamed<List extends TermList>(list: List, text: string): TermOf<List> | undefined {
  let lookup = LOOKUPS.get(list);
  if (!lookup) {
    lookup = lookupOf(list);
    LOOKUPS.set(list, lookup);
  }
  return lookup.get(nameKey(text)) as TermOf<List> | undefined;
}

/** The names of a list as a reader of the language knows them. */
export function termNames(list: TermList): string[] {
  const zh: Readonly<Record<string, string>> = messagesFor('zh').terms[list];
  return LISTS[list].map((term) => zh[term] ?? term);
}

function lookupOf(list: TermList): Map<string, string> {
  const lookup = new Map<string, string>();
  const variants: Readonly<Record<string, readonly string[]>> = VARIANTS[list];
  for (const term of LISTS[list]) {
    const names = (['zh', 'en'] as const).map((language) => {
      const labels: Readonly<Record<string, string>> = messagesFor(language).terms[list];
      return labels[term] ?? term;
    });
    for (const name of [term, ...names, ...(variants[term] ?? [])]) lookup.set(nameKey(name), term);
  }
  return lookup;
}

const YES = new Set(['是', '有', 'y', 'yes', 'true', '1', '√', '涉密', '保密', '✓', '✔'].map(nameKey));
const NO = new Set(['否', '无', 'n', 'no', 'false', '0', '×', '公开', '不涉密', '非涉密'].map(nameKey));

export function yesOrNo(text: string): boolean | undefined {
  const key = nameKey(text);
  if (YES.has(key)) return true;
  return NO.has(key) ? false : undefined;
}

const CLEAR = new Set(
  ['(clear)', '(empty)', '（清空）', '清空', '[clear]'].map((one) => one.normalize('NFKC')),
);

/** The words that empty a stored field; a blank cell leaves it as it is. */
export function meansClear(text: string): boolean {
  return text.length <= MOST_CLEAR_CHARACTERS && CLEAR.has(text.normalize('NFKC').trim().toLowerCase());
}

const MOST_CLEAR_CHARACTERS = 12;

const NOTHING = /^(?:[-‐-―—–/\\]+|无|暂无|待定|n\/?a|none|tbd|未定|空)$/iu;

/** A dash or "暂无" where a number or a day would stand: nothing is said. */
export function meansNothing(text: string): boolean {
  return NOTHING.test(text.normalize('NFKC').trim());
}

const SUBTOTAL =
  /^(?:[一二三四五六七八九十\d]*[、.]?\s*)?(?:小计|合计|总计|共计|累计|分计|sub-?\s?totals?|grand\s+totals?|totals?|sum)\s*(?:$|[:(]|\d)/iu;
const SUBTOTAL_END = /(?:小计|合计|总计)\s*[:：]?$/u;

/** 小计, 合计, 总计: a row that sums others is no record. */
export function isSubtotal(text: string): boolean {
  const normal = text
    .normalize('NFKC')
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
    .trim();
  return SUBTOTAL.test(normal) || (normal.length <= 20 && SUBTOTAL_END.test(normal));
}

const WEEKDAYS_ZH = '一二三四五六日';
const WEEKDAYS_EN = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** 1 is Monday. Reads 周一, 星期1, Monday, Mon, 1. */
export function weekdayNamed(text: string): number | undefined {
  const normal = text.normalize('NFKC').trim().toLowerCase();
  const zh = /^(?:周|星期|礼拜)?([一二三四五六日天1-7])$/u.exec(normal)?.[1];
  if (zh !== undefined) return Number(zh) || WEEKDAYS_ZH.indexOf(zh === '天' ? '日' : zh) + 1;
  const index = WEEKDAYS_EN.findIndex((name) => normal.length >= 3 && name.startsWith(normal));
  return index === -1 ? undefined : index + 1;
}

export function languageNamed(text: string): Language | undefined {
  const name = text.normalize('NFKC').trim().toLowerCase();
  if (['zh', '中文', '汉语', 'chinese'].includes(name)) return 'zh';
  return ['en', '英文', '英语', 'english'].includes(name) ? 'en' : undefined;
}

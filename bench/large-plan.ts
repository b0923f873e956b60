import type { Draft, StatusUpdate } from '../src/plan/records.ts';
import type { PlanStore } from '../src/plan/store.ts';
import { CITIES, INDUSTRIES, type ItemKind, LIGHTS, STAGES } from '../src/plan/terms.ts';

/** A plan of any size, the same for the same numbers. Names are made of words that many of them share, as real ones are. */
export interface LargePlan {
  readonly items: number;
  readonly updatesEach: number;
  /** The day the newest week ends before. */
  readonly at: Date;
}

const PLACES = [
  '朝阳',
  '南湖',
  '红旗街',
  '重庆路',
  '桂林路',
  '永昌',
  '前进',
  '湖西',
  '富锋',
  '乐山',
  '永春',
  '双德',
  '清和',
  '宽平',
  '卫星路',
  '开运街',
];
const PLACES_EN = [
  'Chaoyang',
  'Nanhu',
  'Hongqi Street',
  'Chongqing Road',
  'Guilin Road',
  'Yongchang',
  'Qianjin',
  'Huxi',
  'Fufeng',
  'Leshan',
  'Yongchun',
  'Shuangde',
  'Qinghe',
  'Kuanping',
  'Satellite Road',
  'Kaiyun Street',
];
const TRADES = [
  '汽车零部件',
  '新能源',
  '智慧物流',
  '文化旅游',
  '数字经济',
  '现代金融',
  '生物医药',
  '绿色农业',
  '跨境电商',
  '人工智能',
  '轨道交通',
  '影视制作',
  '冰雪运动',
  '检验检测',
  '光电信息',
  '商贸服务',
];
const TRADES_EN = [
  'Auto Parts',
  'New Energy',
  'Smart Logistics',
  'Cultural Tourism',
  'Digital Economy',
  'Modern Finance',
  'Biomedicine',
  'Green Agriculture',
  'Cross-border Trade',
  'Artificial Intelligence',
  'Rail Transit',
  'Film Production',
  'Ice and Snow Sports',
  'Testing Services',
  'Optoelectronics',
  'Commerce',
];
const THINGS = [
  '产业园',
  '示范基地',
  '服务平台',
  '创新中心',
  '孵化器',
  '综合体',
  '改造工程',
  '引导基金',
  '人才公寓',
  '研发总部',
  '仓储中心',
  '展示馆',
  '实训基地',
  '停车楼',
  '配套道路',
  '数据中心',
];
const THINGS_EN = [
  'Industrial Park',
  'Demonstration Base',
  'Service Platform',
  'Innovation Centre',
  'Incubator',
  'Complex',
  'Renovation',
  'Guidance Fund',
  'Talent Housing',
  'R&D Headquarters',
  'Storage Centre',
  'Exhibition Hall',
  'Training Base',
  'Parking Building',
  'Access Road',
  'Data Centre',
];
const KINDS: readonly ItemKind[] = [
  'project',
  'project',
  'project',
  'task',
  'task',
  'fund',
  'policy',
  'platform',
  'talent',
];
const PREFIXES: Readonly<Record<ItemKind, string>> = {
  task: 'KT',
  project: 'PRJ',
  platform: 'PLT',
  fund: 'FND',
  policy: 'POL',
  talent: 'TAL',
};
const DAY_MS = 86_400_000;

export function largeItem(number: number): Draft<'item'> {
  const random = randomFrom(number + 1);
  const [place, trade, thing] = [random(16), random(16), random(16)];
  const kind = KINDS[random(KINDS.length)] ?? 'task';
  const phase = 1 + Math.floor(number / 4096);
  const amount = (1 + random(5_000)) * 1e8;
  return {
    code: `${PREFIXES[kind]}-${String(number + 1).padStart(3, '0')}`,
    kind,
    titleEn: `${PLACES_EN[place]} ${TRADES_EN[trade]} ${THINGS_EN[thing]} No. ${phase}`,
    titleZh: `${PLACES[place]}${TRADES[trade]}${THINGS[thing]}${phase}期`,
    aliases: random(3) === 0 ? [`${PLACES[place]}${THINGS[thing]}${number % 997}号`] : [],
    classCode: `SC-${String(1 + random(10)).padStart(2, '0')}`,
    supportingClassCodes: random(4) === 0 ? [`SC-${String(1 + random(10)).padStart(2, '0')}`] : [],
    cities: CITIES.filter(() => random(4) === 0),
    industry: INDUSTRIES[random(INDUSTRIES.length)],
    stage: STAGES[random(STAGES.length)],
    startOn: '2026-01-01',
    dueOn: `2026-${String(1 + random(12)).padStart(2, '0')}-${String(1 + random(28)).padStart(2, '0')}`,
    light: LIGHTS[random(3)],
    progress: random(101),
    status: random(10) === 0 ? 'closed' : 'open',
    confidential: random(50) === 0,
    description: `The ${TRADES_EN[trade]} work of ${PLACES_EN[place]}; 由${PLACES[place]}街道牵头推进${TRADES[trade]}建设`,
    asOf: '2026-01-01',
    ...(kind === 'project'
      ? { totalInvestmentFen: amount, yearPlanFen: Math.round(amount / 4), landMu: random(500) }
      : {}),
    servesCodes: [],
    amountTexts: {},
    sample: true,
    withdrawn: false,
  };
}

/** Answers the codes of its items. */
export async function fillStore(store: PlanStore, plan: LargePlan): Promise<string[]> {
  const began = new Date(plan.at.getTime() - (plan.updatesEach * 7 + 7) * DAY_MS);
  const drafts = Array.from({ length: plan.items }, (_, number) => largeItem(number));
  const origin = { actorId: 'U0SEED', via: 'seed' } as const;
  await store.write((writer) => writer.save('item', drafts, { ...origin, at: began }));
  for (let week = 0; week < plan.updatesEach; week++) {
    const at = new Date(began.getTime() + (week + 1) * 7 * DAY_MS);
    const entries = drafts.map(({ code }, number) => ({
      update: weeklyUpdate(code, number, week, at),
      origin: { ...origin, at },
    }));
    await store.write((writer) => writer.addUpdates(entries));
  }
  return drafts.map((draft) => draft.code);
}

function weeklyUpdate(itemCode: string, number: number, week: number, at: Date): StatusUpdate {
  const random = randomFrom(number * 131 + week);
  return {
    id: `${itemCode}-${week}`,
    itemCode,
    period: `2026-W${String(week + 1).padStart(2, '0')}`,
    light: LIGHTS[random(3)],
    progress: Math.min(100, week * 4 + random(10)),
    done: `Week ${week}: foundations of section ${random(40)} poured; 完成第${random(40)}标段`,
    ...(random(3) === 0 ? { problems: '土地审批进度滞后,需区自然资源局协调' } : {}),
    amountTexts: {},
    authorId: `U0LEAD${random(20)}`,
    recordedAt: at,
    via: 'seed',
    requestId: `${itemCode}-${week}`,
    sample: true,
  };
}

/** Whole numbers from 0 to below the bound, always the same ones for a seed. */
export function randomFrom(seed: number): (below: number) => number {
  let state = (seed * 2_654_435_761) >>> 0;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 13), 3_266_489_917) >>> 0;
    return Math.floor((mixed / 2 ** 32) * below);
  };
}

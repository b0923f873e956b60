import {
  addDays,
  addWeeks,
  instantAt,
  isoWeekOf,
  PLAN_TIME_ZONE,
  plainDateIn,
} from '../../src/plan/dates.ts';
import type { Draft, PlainDate, StatusUpdate } from '../../src/plan/records.ts';
import type { PlanStore } from '../../src/plan/store.ts';
import {
  CITIES,
  FUND_SOURCES,
  INDUSTRIES,
  ISSUE_TYPES,
  type ItemKind,
  type Light,
  NATURES,
  STAGES,
} from '../../src/plan/terms.ts';

/** A plan of an invented valley, unlike the sample in every name and number: what is tuned to the sample fails here. */
const CLASSES: readonly (readonly [string, string, readonly string[], string])[] = [
  ['Water Works Class', '水务治理专班', ['water class', '水务专班'], '水务局'],
  ['Rail Hub Class', '高铁枢纽专班', ['hub class', '枢纽专班'], '交通运输局'],
  ['Old Town Renewal Class', '老城更新专班', ['renewal class', '更新专班'], '住房和城乡建设局'],
  ['Biomedicine Class', '生物医药专班', ['biomedicine class', '医药专班'], '科学技术局'],
  ['Grain Storage Class', '粮食仓储专班', ['grain class', '粮储专班'], '粮食和物资储备局'],
  ['Green Power Class', '绿色电力专班', ['power class', '绿电专班'], '能源局'],
  ['Schools and Clinics Class', '教育卫生专班', ['schools class', '教卫专班'], '教育局'],
  ['Market Streets Class', '商业街区专班', ['market class', '街区专班'], '市场监督管理局'],
];
const PLACES: readonly (readonly [string, string])[] = [
  ['Willow Ford', '柳渡'],
  ['Stone Bridge', '石桥'],
  ['North Gate', '北门'],
  ['Crane Lake', '鹤湖'],
  ['Pine Ridge', '松岭'],
  ['Salt Lane', '盐巷'],
  ['Moon Bay', '月湾'],
  ['Red Cliff', '赤崖'],
  ['Jade Spring', '玉泉'],
  ['Old Ferry', '老渡口'],
  ['Silk Yard', '丝坊'],
  ['Bamboo Hill', '竹山'],
  ['Cloud Terrace', '云台'],
  ['Iron Well', '铁井'],
  ['Swan Marsh', '天鹅泽'],
  ['Tea Slope', '茶坡'],
];
const THINGS: Readonly<Record<ItemKind, readonly (readonly [string, string])[]>> = {
  project: [
    ['pumping station', '泵站'],
    ['vaccine plant', '疫苗厂'],
    ['grain silo', '粮仓'],
    ['wind farm', '风电场'],
    ['transit plaza', '换乘广场'],
    ['covered market', '集市'],
    ['clinic building', '诊疗楼'],
    ['ring road tunnel', '环路隧道'],
  ],
  task: [
    ['survey of leaking pipes', '管网漏损普查'],
    ['ticket hall timetable reform', '票务时刻改革'],
    ['listing of old houses', '老宅登记'],
    ['night bus pilot', '夜班公交试点'],
    ['seed stock audit', '种子库存盘查'],
    ['meter replacement', '电表更换'],
  ],
  platform: [
    ['blood bank exchange', '血液调配中心'],
    ['grain trading hall', '粮食交易大厅'],
    ['charging network', '充电网络'],
  ],
  fund: [
    ['dredging money', '清淤经费'],
    ['heritage repair money', '古建修缮经费'],
    ['turbine loan', '风机贷款'],
  ],
  policy: [
    ['shop rent relief', '商铺减租办法'],
    ['doctor housing grant', '医师安居补助'],
    ['water saving rebate', '节水奖励办法'],
  ],
  talent: [
    ['village teachers drive', '乡村教师招募'],
    ['turbine fitters course', '风机技工培养'],
    ['young surgeons drive', '青年外科医师引进'],
  ],
};
const COUNTS: Readonly<Record<ItemKind, number>> = {
  task: 28,
  project: 40,
  platform: 10,
  fund: 12,
  policy: 12,
  talent: 10,
};
const PREFIX: Readonly<Record<ItemKind, readonly [string, number]>> = {
  task: ['KT', 2],
  project: ['PRJ', 3],
  platform: ['PLT', 3],
  fund: ['FND', 3],
  policy: ['POL', 3],
  talent: ['TAL', 3],
};
const PEOPLE: readonly (readonly [string, string])[] = [
  ['Gao Mingyu', '高明宇'],
  ['Tang Ruolin', '唐若琳'],
  ['Shen Kaiwen', '沈凯文'],
  ['Pan Yutong', '潘雨桐'],
  ['Cui Haoran', '崔浩然'],
  ['Lu Sitian', '陆思甜'],
  ['Fan Zhiyuan', '范志远'],
  ['Xiong Beibei', '熊贝贝'],
  ['Jiang Wenbo', '江文博'],
  ['Mo Lanxin', '莫兰心'],
  ['Qiu Shaoting', '邱少庭'],
  ['Bai Xinyue', '白新月'],
];

export interface OtherPlanOptions {
  readonly seed?: number;
  /** How many times over the items are made, for measuring. */
  readonly scale?: number;
  readonly weeks?: number;
}

export async function seedOtherPlan(
  store: PlanStore,
  at: Date,
  { seed = 7, scale = 1, weeks = 6 }: OtherPlanOptions = {},
): Promise<void> {
  const today = plainDateIn(PLAN_TIME_ZONE, at);
  const random = randomFrom(seed);
  const pick = <Value>(values: readonly Value[]): Value =>
    values[Math.floor(random() * values.length)] as Value;
  const stored = { sample: false, withdrawn: false } as const;
  const began = instantAt(addDays(today, -120), '08:00', PLAN_TIME_ZONE);
  const origin = { actorId: 'U0IMPORT', via: 'import', at: began } as const;
  const items: Draft<'item'>[] = [];
  const used = new Set<string>();
  for (const kind of Object.keys(COUNTS) as ItemKind[]) {
    const [prefix, digits] = PREFIX[kind];
    for (let number = 1; number <= COUNTS[kind] * scale; number += 1) {
      let titles = ['', ''];
      for (let tries = 0; tries < 200; tries += 1) {
        const [placeEn, placeZh] = pick(PLACES);
        const [thingEn, thingZh] = pick(THINGS[kind]);
        const suffix = scale > 1 ? ` ${number}` : '';
        titles = [`${placeEn} ${thingEn}${suffix}`, `${placeZh}${thingZh}${suffix}`];
        if (!used.has(titles[0] ?? '')) break;
      }
      used.add(titles[0] ?? '');
      items.push(
        itemOf(kind, `${prefix}-${String(number).padStart(digits, '0')}`, titles as [string, string]),
      );
    }
  }

  function itemOf(
    kind: ItemKind,
    code: string,
    [titleEn, titleZh]: readonly [string, string],
  ): Draft<'item'> {
    const start = addDays(today, -Math.floor(40 + random() * 400));
    const due = addDays(today, Math.floor(-60 + random() * 360));
    const closed = random() < 0.08;
    const yuan = (least: number, most: number): number =>
      Math.round(least + random() * (most - least)) * 10_000 * 100;
    const base: Draft<'item'> = {
      ...stored,
      code,
      kind,
      titleEn,
      titleZh,
      aliases: [],
      classCode: `SC-${String(1 + Math.floor(random() * CLASSES.length)).padStart(2, '0')}`,
      supportingClassCodes:
        random() < 0.2 ? [`SC-${String(1 + Math.floor(random() * CLASSES.length)).padStart(2, '0')}`] : [],
      cities: random() < 0.15 ? [] : random() < 0.15 ? ['automobile', 'culture'] : [pick(CITIES)],
      industry: random() < 0.3 ? undefined : pick(INDUSTRIES),
      startOn: start,
      dueOn: random() < 0.07 ? undefined : due,
      light: random() < 0.05 ? undefined : pick<Light>(['green', 'green', 'green', 'amber', 'red']),
      progress: random() < 0.05 ? undefined : Math.floor(random() * 96),
      status: closed ? 'closed' : 'open',
      closedOn: closed ? addDays(today, -Math.floor(random() * 50)) : undefined,
      confidential: random() < 0.03,
      asOf: today,
      source: '河谷方案（第三稿）',
      servesCodes: [],
      amountTexts: {},
    };
    if (kind === 'project') {
      const total = yuan(800, 90_000);
      return {
        ...base,
        stage: pick(STAGES),
        nature: pick(NATURES),
        totalInvestmentFen: total,
        yearPlanFen: Math.round(total / 3),
        investedYearFen: Math.round(total / (4 + Math.floor(random() * 4))),
        investedMonthFen: Math.round(total / 60),
        investedTotalFen: Math.round(total / 2),
        ownerEntity: random() < 0.3 ? undefined : `${pick(PLACES)[1]}建设公司`,
        location: random() < 0.4 ? undefined : pick(PLACES)[1],
        landMu: random() < 0.4 ? undefined : Math.round(random() * 300),
      };
    }
    if (kind === 'fund') {
      const planned = yuan(500, 40_000);
      const received = random() < 0.2 ? 0 : Math.round(planned * random());
      return {
        ...base,
        fundSource: pick(FUND_SOURCES),
        plannedFen: planned,
        receivedFen: received,
        paidFen: Math.round(received * (random() < 0.3 ? 1 : random())),
        servesCodes: [`PRJ-${String(1 + Math.floor(random() * 40)).padStart(3, '0')}`],
      };
    }
    if (kind === 'policy')
      return {
        ...base,
        documentNumber: `河谷发〔2025〕${1 + Math.floor(random() * 90)}号`,
        clause: `第${'一二三四五'[Math.floor(random() * 5)]}条 对${titleZh}给予支持。`,
        eligibility: `在本地从事${titleZh}的单位`,
        validFrom: addDays(today, -300),
        validTo: addDays(today, Math.floor(-30 + random() * 500)),
      };
    if (kind === 'talent')
      return {
        ...base,
        programme: `${titleZh}计划`,
        targetCount: 10 + Math.floor(random() * 200),
        recruitedCount: Math.floor(random() * 100),
      };
    if (kind === 'platform')
      return {
        ...base,
        platformType: pick(['交易', '调配', '充电']),
        operator: `${pick(PLACES)[1]}运营公司`,
        services: `${titleZh}服务`,
      };
    return base;
  }

  const parent = items.find((item) => item.kind === 'project');
  const parts = items.filter((item) => item.kind === 'project').slice(1, 3);
  const planned = items.map((item) =>
    parent && parts.includes(item) ? { ...item, parentCode: parent.code } : item,
  );
  const open = planned.filter((item) => item.status === 'open');
  await store.write(async (writer) => {
    await writer.save(
      'class',
      CLASSES.map(([nameEn, nameZh, aliases, leadUnit], index) => ({
        ...stored,
        code: `SC-${String(index + 1).padStart(2, '0')}`,
        nameEn,
        nameZh,
        aliases,
        leadUnit,
        language: 'zh' as const,
        slotWeekday: 1 + (index % 5),
        slotTime: '09:00',
        timeZone: PLAN_TIME_ZONE,
        active: true,
        paused: false,
        channelId: `C0RIVER${index + 1}`,
      })),
      origin,
    );
    await writer.save(
      'person',
      PEOPLE.map(([name, nameZh], index) => ({
        ...stored,
        id: `U0RIVER${String(index + 1).padStart(2, '0')}`,
        name,
        nameZh,
      })),
      origin,
    );
    await writer.save(
      'assignment',
      [
        ...CLASSES.map((_, index) => ({
          ...stored,
          id: `lead-${index + 1}`,
          personId: `U0RIVER${String(index + 1).padStart(2, '0')}`,
          role: 'lead' as const,
          classCode: `SC-${String(index + 1).padStart(2, '0')}`,
          validFrom: index === 2 ? addDays(today, -30) : addDays(today, -300),
        })),
        {
          ...stored,
          id: 'former-lead-3',
          personId: 'U0RIVER11',
          role: 'lead' as const,
          classCode: 'SC-03',
          validFrom: addDays(today, -300),
          validTo: addDays(today, -31),
        },
        ...[0, 1, 2].map((index) => ({
          ...stored,
          id: `head-${index + 1}`,
          personId: `U0RIVER${String(9 + index).padStart(2, '0')}`,
          role: 'head' as const,
          classCode: `SC-${String(index + 1).padStart(2, '0')}`,
          validFrom: addDays(today, -300),
        })),
        {
          ...stored,
          id: 'group-1',
          personId: 'U0RIVER12',
          role: 'leading_group' as const,
          validFrom: addDays(today, -300),
        },
      ],
      origin,
    );
    await writer.save('item', planned, origin);
    await writer.save(
      'issue',
      open
        .filter((_, index) => index % 9 === 0)
        .map((item, index) => ({
          ...stored,
          id: `issue-${index}`,
          itemCode: item.code,
          type: ISSUE_TYPES[index % ISSUE_TYPES.length] ?? 'other',
          description: `第${index + 1}号难点待协调`,
          raisedOn: addDays(today, -20 - index),
        })),
      origin,
    );
    await writer.save(
      'dependency',
      open
        .filter((_, index) => index % 14 === 0)
        .map((item, index) => ({
          ...stored,
          id: `dep-${index}`,
          itemCode: item.code,
          ...(index % 2 === 0
            ? { waitsForClass: `SC-0${1 + (index % 8)}` }
            : { waitsForItem: open[(index * 5 + 3) % open.length]?.code ?? 'KT-01' }),
          note: `等待${index + 1}`,
        })),
      origin,
    );
    await writer.save(
      'statement',
      [
        {
          ...stored,
          id: 'valley-cities',
          topic: 'cities' as const,
          position: 1,
          textEn: 'The valley has three towns.',
          textZh: '河谷有三个镇。',
          aliases: ['three towns', '三个镇'],
          sentence: 'The valley has three towns.',
          source: '河谷方案',
        },
        {
          ...stored,
          id: 'valley-goal',
          topic: 'goal' as const,
          position: 1,
          textEn: 'The goal is clean water for all.',
          textZh: '目标是人人喝上清洁水。',
          aliases: ['goal', '目标'],
          sentence: 'The goal is clean water for all.',
          source: '河谷方案',
        },
      ],
      origin,
    );
  });
  const updates = updatesOf(open, today, weeks, random);
  for (let from = 0; from < updates.length; from += 5_000) {
    await store.write(async (writer) => {
      await writer.addUpdates(
        updates.slice(from, from + 5_000).map((update) => ({
          update,
          origin: { actorId: update.authorId, via: update.via, at: update.recordedAt },
        })),
      );
    });
  }
  await store.write(async (writer) => {
    const moved = open.find((item) => item.kind === 'task' && item.dueOn !== undefined);
    const [standing] = moved ? await writer.getItems([moved.code], { confidential: 'all' }) : [];
    if (!standing?.dueOn) return;
    const at = instantAt(addDays(today, -9), '10:00', PLAN_TIME_ZONE);
    await writer.save('item', [{ ...standing, dueOn: addDays(standing.dueOn, 21) }], {
      actorId: 'U0RIVER09',
      via: 'admin',
      at,
    });
  });
}

function updatesOf(
  open: readonly Draft<'item'>[],
  today: PlainDate,
  weeks: number,
  random: () => number,
): StatusUpdate[] {
  const updates: StatusUpdate[] = [];
  const thisWeek = isoWeekOf(today);
  for (let back = weeks; back >= 0; back -= 1) {
    for (const [index, item] of open.entries()) {
      const quiet = index % 11 === 5;
      if ((quiet && back < 4) || (back === 0 && random() < 0.5)) continue;
      const day = back === 0 ? today : addDays(today, -7 * back);
      updates.push({
        id: `u-${item.code}-${back}`,
        itemCode: item.code,
        period: addWeeks(thisWeek, -back),
        light: (['green', 'amber', 'red'] as const)[Math.floor(random() * 3)],
        progress: Math.min(99, Math.floor((item.progress ?? 40) * (1 - back / (weeks + 4)))),
        done: `${item.titleZh}推进第${back}步`,
        problems: random() < 0.2 ? `${item.titleZh}遇到困难` : undefined,
        amountTexts: {},
        authorId: 'U0RIVER01',
        recordedAt: instantAt(day, '09:30', PLAN_TIME_ZONE),
        via: 'slash',
        sample: false,
      });
    }
  }
  return updates;
}

/** Mulberry32: the same numbers for the same seed, everywhere. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

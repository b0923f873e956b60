import type { GroupKey } from '../../plan/query.ts';
import type { ItemKind } from '../../plan/terms.ts';
import type { AnswersMessages } from '../en/answers.ts';
import { terms } from './terms.ts';

/** 量词. */
const MEASURE_WORDS: Readonly<Record<ItemKind, string>> = {
  task: '项',
  project: '个',
  platform: '个',
  fund: '笔',
  policy: '项',
  talent: '个',
};

const HEADINGS: Readonly<Record<GroupKey, string>> = {
  kind: '类别',
  class: '工作专班',
  city: '城',
  industry: '产业',
  stage: '阶段',
  light: '灯色',
  nature: '建设性质',
  fundSource: '资金来源',
  status: '状态',
};
const NUMBERS = ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十'];

export const answers: AnswersMessages = {
  lights: { green: '绿灯', amber: '黄灯', red: '红灯' },
  counted: (_n, text, kinds) => {
    const [kind] = kinds;
    return kinds.length !== 1 || kind === undefined
      ? `${text}个事项`
      : `${text}${MEASURE_WORDS[kind]}${terms.kinds[kind]}`;
  },
  mu: (value) => `${value}亩`,
  points: (value) => `${value}个百分点`,
  separator: '、',
  of: (owner, thing) => `${owner}的${thing}`,
  named: (code, title) => `${code} ${title}`,
  conditions: {
    overdue: '逾期',
    due_soon: '14天内到期',
    expiring_soon: '60天内失效',
    in_force: '现行有效',
    expired: '已失效',
    below_target: '未达目标',
    short_received: '未足额到位',
    silent: '本周未报',
    reported: '本周已报',
    stale: '长期未更新',
    blocked: '在等待其他事项',
    lit_badly: '红灯或黄灯',
    has_issue: '有未解决问题',
    unpaid: '资金到位未支出完',
    sample: '示例数据',
    improved: '好转',
    worsened: '恶化',
    pace: '落后序时进度',
    changed: '有变化',
    confidential: '涉密',
    support_needed: '有需协调事项',
    has_problems: '反映了问题',
  },
  filter: {
    without: (condition) => `非${condition}`,
    silentDays: (days) => `超过${days}天没有更新`,
    unheld: (role) => `事项和所在专班都没有登记${role}`,
    except: (codes) => `不含${codes}`,
    servedBy: (sources: string) => `${sources}支持`,
    supportedBy: (names: string) => `${names}配合`,
    cityCount: (range: string) => `所属城${range}个`,
    serving: (codes) => `支持${codes}`,
    silentIn: (week) => `${week}这一周未报`,
    reportedIn: (week) => `${week}这一周已报`,
    unserved: '没有资金支持',
    missing: (field) => `未登记${field}`,
    words: (words) => `名称或内容含“${words}”`,
    held: (names) => `责任人：${names}`,
    issue: (type) => `未解决问题：${type}`,
    amount: (field, range) => `${field}${range}`,
    overdueDays: (range) => `逾期${range}天`,
    periods: {
      due: (period) => `完成时限${period}`,
      start: (period) => `开始日期${period}`,
      closed: (period) => `销号日期${period}`,
      updated: (period) => `最近更新${period}`,
      valid_to: (period) => `${period}失效`,
      valid_from: (period) => `有效期起于${period}`,
      window: (period) => period,
      as_of: (period) => `截至${period}`,
    },
    between: (from, to) => `${from}至${to}`,
    on: (day) => day,
    since: (from) => `${from}及以后`,
    until: (to) => `${to}及以前`,
    atLeast: (value) => `${value}以上（含）`,
    over: (value) => `超过${value}`,
    atMost: (value) => `${value}以内（含）`,
    under: (value) => `不满${value}`,
    exactly: (value) => `为${value}`,
  },
  updateParts: { done: '进展', problems: '存在问题', nextSteps: '下步措施', supportNeeded: '需协调事项' },
  milestonesLabel: '节点',
  leadUnitLabel: '牵头单位',
  channelLabel: '频道',
  slotLabel: '每周提醒',
  budgetLabel: '预算',
  partsLabel: '子项目',
  items: '事项',
  item: '事项',
  none: '无',
  notSet: '未登记',
  joinFilter: (parts) => parts.join('；'),
  lookup: {
    field: (name, field, value) => `${name}：${field}${value}。`,
    yes: (sentence) => `是。${sentence}`,
    no: (sentence) => `不是。${sentence}`,
    light: (name, light) => `${name}：亮${light}。`,
    notRecorded: (name, field) => `${name}：没有登记${field}。`,
    overdueBy: (name, days) => `${name}已逾期${days}天。`,
    closedOn: (name, date) => `${name}已于${date}销号。`,
    dueText: (text) => `来源原文为“${text}”`,
    problem: (name, text, date) => `${name}，${date}上报的问题：${text}`,
    update: (name, label, text, date) => `${name}，${label}（${date}上报）：${text}`,
    noUpdate: (name) => `${name}：没有进展更新记录。`,
    computed: (name, declared, computed) =>
      `${name}：申报为${declared}，而按时限、序时进度和报送情况测算为${computed}。`,
    card: (name, kind, owner) => `${name}是${owner}的${kind}。`,
    milestone: (title, due, done) => `${title}（时限${due}，${done}）`,
    milestoneDone: (date) => `${date}完成`,
    milestoneOpen: '尚未完成',
    milestones: (name, list) => `${name}的节点：${list}。`,
    children: (name, list) => `${name}包含：${list}。`,
    unpaid: (name, left, received, paid) => `${name}结余${left}：到位${received}，支出${paid}。`,
    issue: (name, type, text, since) => `${name}，未解决问题（${type}，${since}提出）：${text}`,
    noProblem: (name) => `${name}：没有登记问题。`,
    author: (name, person, date) => `${name}最近一次由${person}于${date}更新。`,
  },
  list: {
    found: (counted, filter) => (filter ? `共${counted}（${filter}）。` : `共${counted}。`),
    worst: (name, days) => `逾期最久的是${name}，${days}天。`,
    these: (list) => `${list}。`,
    more: (shown, total) => `列出${total}个中的前${shown}个。`,
    caption: (what) => `${what}清单`,
    closedAmong: (count) => `其中${count}个已销号。`,
    daysLate: (days) => `${days}天`,
    overdueColumn: '逾期',
  },
  aggregate: {
    sum: (field, amount, counted, filter) =>
      `${field}合计${amount}，涉及${counted}${filter ? `（${filter}）` : ''}。`,
    avg: (field, amount, counted, filter) =>
      `平均${field}为${amount}，涉及${counted}${filter ? `（${filter}）` : ''}。`,
    median: (field, amount, counted, filter) =>
      `${field}的中位数为${amount}，涉及${counted}${filter ? `（${filter}）` : ''}。`,
    nobody: (field, what, filter) => `${what}${filter ? `（${filter}）` : ''}没有登记${field}。`,
    partsOnly: '打包项目与其子项目不重复计算。',
    overlap: '同属几个类别的事项在各类中都计入，合计时只计一次。',
  },
  group: {
    line: (name, value) => `${name}${value}`,
    cross: (name, list) => `${name}：${list}。`,
    lines: (what, by, list) => `${what}按${by}：${list}。`,
    counted: (counted, filter, names) => `共${counted}${filter ? `（${filter}）` : ''}：${names}。`,
    headings: (by, _n, text) => `${text}个${HEADINGS[by]}`,
    nobody: (by, filter) => `没有符合条件的${HEADINGS[by]}${filter ? `（${filter}）` : ''}。`,
    count: '数量',
    none: '未登记',
    first: (name, what, value, lowest) => `${what}最${lowest ? '低' : '高'}：${name}，${value}。`,
    most: (names, what, value, lowest, each) =>
      `${what}最${lowest ? '少' : '多'}：${names}，${each ? '各' : ''}${value}个。`,
    tied: (names, what, value, lowest) => `${what}最${lowest ? '低' : '高'}：${names}，均为${value}。`,
  },
  rank: {
    first: (name, field, value, lowest) => `${field}最${lowest ? '低' : '高'}：${name}，${value}。`,
    date: (name, field, value, first) => `${field}最${first ? '早' : '晚'}：${name}，${value}。`,
    several: (field, list) => `按${field}：${list}。`,
    entry: (name, value) => `${name}（${value}）`,
  },
  compare: {
    side: (name, value) => `${name}${value}`,
    line: (field, sides) => `${field}：${sides}。`,
    more: (name, field, difference) => `${name}的${field}更高，高出${difference}。`,
    moreOf: (name, what, difference) => `${name}的${what}更多，多${difference}个。`,
    earlier: (name, field, days) => `${name}的${field}更早，早${days}天。`,
    equal: (field) => `两者${field}相同。`,
  },
  share: {
    line: (part, partCount, base, baseCount, percent) =>
      `${baseCount}个${base}中有${partCount}个${part}，占${percent}。`,
    sum: (part, partSum, base, baseSum, percent, field) =>
      `${part}的${field}为${partSum}，占全部${base}${baseSum}的${percent}。`,
    rates: {
      received_of_planned: '资金到位率',
      paid_of_received: '资金支付率',
      year_invested_of_plan: '年度投资完成率',
      total_invested_of_total: '累计投资完成率',
      recruited_of_target: '引才完成率',
      reported_of_open: '本周报送率',
      closed_of_all: '办结率',
      overdue_of_open: '逾期率',
    },
    rate: (rate, percent, numerator, denominator, filter) =>
      `${filter ? `${filter}的` : ''}${rate}为${percent}（${numerator}／${denominator}）。`,
    noBase: (rate) => `没有可计算${rate}的记录。`,
    pairsOnly: '只计算两项数字都有登记的事项。',
  },
  classes: {
    card: (name, unit) => (unit ? `${name}，牵头单位${unit}。` : `${name}。`),
    items: (name, count, open) => `${name}共有${count}个事项，其中进行中${open}个。`,
    lights: (green, amber, red) => `申报亮灯：绿灯${green}个，黄灯${amber}个，红灯${red}个。`,
    late: (overdue, silent) => `逾期${overdue}个，本周未报${silent}个。`,
    list: (count, names) => `共有${count}个工作专班：${names}。`,
    channel: (name, channel) => `${name}的Slack频道：${channel}。`,
    slot: (name, weekday, time, zone) => `${name}每周提醒时间：${weekday}${time}（${zone}）。`,
    unit: (name, unit) => `${name}的牵头单位是${unit}。`,
    aliases: (name, list) => `${name}又称${list}。`,
  },
  silent: {
    total: (counted, classes, week) => `${week}这一周，${classes}的${counted}未报。`,
    classes: (_n, text) => `${text}个工作专班`,
    most: (name, lead, silent, open) =>
      `未报最多的是${name}${lead ? `（${lead}）` : ''}，${open}个中有${silent}个未报。`,
    none: (week) => `${week}这一周，进行中的事项都已上报。`,
    notReported: '未报',
    ofOpen: '进行中',
  },
  reports: {
    count: (counted, name, period) => `${name}${period}共${counted}。`,
    counted: (_n, text) => `${text}次上报`,
    none: (name, period) => `${name}${period}没有上报。`,
    line: (name, text) => `${name}：${text}`,
    part: (label, text) => `${label}：${text}`,
  },
  overview: {
    counts: (counted, open, closed, filter) =>
      `共${counted}${filter ? `（${filter}）` : ''}：进行中${open}个，已销号${closed}个。`,
    progress: (value) => `平均进度${value}。`,
  },
  people: {
    leadingGroup: (names) => `登记的领导小组成员：${names}。`,
    holds: (role, target, names) => `${target}的${role}：${names}。`,
    since: (name, date) => `${name}（${date}起）`,
    during: (name, from, to) => `${name}（${from}至${to}）`,
    nobody: (role, target) => `${target}：没有登记${role}。`,
    anyRole: '负责人',
    plan: '整个方案',
    on: (date) => `截至${date}`,
    held: (name, list) => `${name}：${list}。`,
    heldNothing: (name) => `${name}：没有登记责任分工。`,
    byClass: '所在专班',
  },
  changes: {
    between: (from, to) => `${from}至${to}`,
    was: (name, field, before, after, actor, at) =>
      `${name}：${field}由${before}改为${after}，${actor}于${at}修改。`,
    set: (name, field, after, actor, at) => `${name}：${field}登记为${after}，${actor}于${at}登记。`,
    nothing: (target, field, period) => `${target}：${period ? `${period}` : ''}没有${field}的变更记录。`,
    anyField: '任何字段',
    summary: (_n, count, period) => `${period}有${count}个事项发生变化。`,
    unchanged: (_n, count, period) => `${period}有${count}个事项没有变化。`,
    line: (name, list) => `${name}：${list}`,
    arrow: (field, before, after) => `${field}${before}→${after}`,
    updated: '有新的进展更新',
    created: '首次登记',
    updates: (name, count) => `${name}：共${count}次进展更新。`,
    at: (date, value) => `${date}${value}`,
    series: (name, field, list) => `${name}的${field}：${list}。`,
    empty: '空',
  },
  overTime: {
    series: (what, list) => `${what}：${list}。`,
    change: (amount, more, days) => `${days}天里${more ? '增加' : '减少'}了${amount}。`,
    same: (days) => `${days}天里没有增减。`,
  },
  dependencies: {
    waitsFor: (name, target, note) => `${name}在等${target}${note ? `：${note}` : ''}。`,
    nothing: (name) => `${name}：没有未解除的依赖记录。`,
    count: (_n, count) => `未解除的依赖共${count}项。`,
  },
  issues: {
    line: (name, type, text) => `${name}，${type}：${text}`,
    count: (_n, count, filter) => `有未解决问题的事项共${count}个${filter ? `（${filter}）` : ''}。`,
    none: (filter) => `没有未解决问题的记录${filter ? `（${filter}）` : ''}。`,
  },
  match: {
    stalled: (count, _one) => `有${count}个事项存在未解决的资金问题。`,
    money: (counted, left) => `有${counted}到位未支出完，结余合计${left}。`,
    fund: (name, left, serves) => `${name}：结余${left}${serves ? `，支持${serves}` : ''}。`,
    serving: (fund, item) => `${fund}登记的支持项目中已有${item}。`,
    noDecision: '资金能否用于某个事项，这里不作判定。',
    policies: (counted) => `可能相关的有${counted}，原文如下：`,
    clause: (name, clause) => `${name}：“${clause}”`,
    eligibility: (name, eligibility) => `${name}，适用条件原文：“${eligibility}”`,
    notDecided: '是否符合条件，这里不作判定，以原文为准。',
  },
  prediction: {
    noPrediction: '我不作预测。已登记的情况：',
    item: (name, due, left, progress) => `${name}：完成时限${due}（${left}），进度${progress}。`,
    left: (days) => `还剩${days}天`,
    late: (days) => `已逾期${days}天`,
    pace: (elapsed, difference, behind) =>
      `时间已过${elapsed}，进度比序时进度${behind ? '落后' : '超前'}${difference}个百分点。`,
    noDue: (name) => `${name}：没有登记完成时限。`,
    closed: (name) => `${name}已销号。`,
  },
  statements: {
    yes: (text) => `是。${text}`,
    no: (text) => `方案没有这样表述。方案的表述是：${text}`,
    names: (topic, n, names) => {
      const number = NUMBERS[n] ?? String(n);
      switch (topic) {
        case 'cities':
          return `${number}城是${names}。`;
        case 'levers':
          return `${number}大抓手是${names}。`;
        case 'pillar_industries':
          return `支柱产业有${n}个：${names}。`;
        case 'developing_industries':
          return `要发展的产业有${n}个：${names}。`;
        case 'problems':
          return `方案着力解决${n}个问题：${names}。`;
        case 'support':
          return `从${n}个方面支撑联动：${names}。`;
        default:
          return `${names}。`;
      }
    },
    topics: {
      leading_group: '领导小组',
      special_classes: '工作专班',
      cities: '城',
      pillar_industries: '支柱产业',
      developing_industries: '要发展的产业',
      levers: '抓手',
      problems: '着力解决的问题',
      support: '支撑方面',
      goal: '目标',
      zone: '开发区',
      meeting: '会议',
    },
  },
  disagreement: {
    count: (_n, count) => `申报亮灯与按时限、序时进度和报送情况测算的亮灯不一致的事项共${count}个。`,
    line: (name, declared, computed, why) => `${name}：申报${declared}，测算${computed}（${why}）`,
    none: '没有申报亮灯与测算亮灯不一致的事项。',
    reasons: {
      overdue: (days) => `逾期${days}天`,
      behind_pace: (points) => `落后序时进度${points}个百分点`,
      silent: '未报进展',
    },
  },
  clarify: {
    whichItem: (what) => `您指哪个${what}？`,
    notRead: (words) => `没能读懂问题里的“${words}”，所以不作回答。请换一种问法。`,
    whichName: (text) => `有几条记录与“${text}”相符，您指哪一个？`,
    investment: '您指哪一个投资数？这几个数各不相同，不能相加。',
    measure: '您指按哪一项比较？',
    overall: (what) => `全部${what}总览`,
    amountUnit: (text) => `${text}的单位是什么？`,
    overviewQuestion: (what) => `全部${what}总体情况`,
    redQuestion: (what) => `哪些${what}是红灯？`,
    lateQuestion: (what) => `哪些${what}逾期了？`,
    fieldQuestion: (field, rest) => `${rest}${field}是多少？`,
  },
  notRecorded: {
    code: (code) => `没有编号为${code}的记录。`,
    words: (words) => `记录中没有与“${words}”有关的内容。`,
    general: '记录中没有这个问题的答案。',
    searched: (what) => `已查找：${what}。`,
    everything: '事项、工作专班、责任分工、进展更新和方案表述',
    nearest: (list) => `相近的记录：${list}。`,
    kind: (what) => `没有登记${what}。`,
    emptyPlan: '还没有登记任何事项。',
  },
  refused: '我只根据方案的记录回答；问题里夹带的指令不起作用。',
  greeting: '您好。可以问我方案的情况，例如：“哪些项目逾期了？”',
  help: [
    '我根据方案的记录回答问题，中英文都可以。',
    '例如：“PRJ-001到什么阶段了？”“哪个专班逾期最多？”“本周谁没报？”“各城总投资是多少？”“上周以来有什么变化？”',
  ],
  write: {
    offer: (name) => `我不会因为一句话就改记录。${name}要通过更新表单登记。`,
    noItem: '我不会因为一句话就改记录。请对单个事项使用 `/linkage update 编号 …`。',
  },
  notes: {
    sample: '以上为示例数据，不是真实方案。',
    sampleSome: (codes) => `示例数据，不是真实方案：${codes}。`,
    stale: (codes, days) => `超过${days}天没有更新：${codes}。`,
    corrected: (written, name) => `“${written}”按“${name}”理解。`,
    cut: (shown, total) => `共${total}行，显示${shown}行。`,
    leftOut: (words) => `以上没有考虑“${words}”。`,
  },
  asOf: (date, sentence) => `截至${date}，${sentence}`,
  problem: {
    tooLong: '问题太长，只读了开头部分。',
  },
  columns: {
    value: '数值',
    count: '数量',
    change: '变化',
    waitsFor: '等待',
    role: '职责',
    person: '人员',
    note: '说明',
    problem: '问题',
    left: '结余',
    when: '时间',
  },
};

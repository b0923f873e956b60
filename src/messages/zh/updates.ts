import type { UpdatesMessages } from '../en/updates.ts';
import { formatDate, formatFen, formatList, formatName, formatNumber } from '../format.ts';
import { changeLines, type HistoryWords, historyText } from '../history.ts';
import { receiptLines } from '../receipt.ts';
import { terms } from './terms.ts';

type RefusalDetail = Parameters<UpdatesMessages['errors']['unknown_item']>[0];

const parts = {
  light: '亮灯',
  progress: '进度',
  stage: '阶段',
  done: '进展',
  problems: '问题',
  nextSteps: '下步',
  supportNeeded: '需协调',
  investedMonthFen: '本月完成投资',
  investedYearFen: '本年完成投资',
  investedTotalFen: '累计完成投资',
  dueOn: '时限',
};

const form = 'KT-03 黄灯 60% 等待用地批复';
const quote = (text: string): string => `“${text}”`;
const may = (detail: RefusalDetail): string => {
  const roles = formatList([...new Set((detail.mayRoles ?? []).map((role) => terms.roles[role]))], 'zh');
  const names = formatList(
    (detail.mayPeople ?? []).map((one) => formatName(one, 'zh')),
    'zh',
  );
  return names === '' ? roles : `${names}（${roles}）`;
};

const fields: UpdatesMessages['fields'] = {
  light: '亮灯',
  progress: '进度',
  stage: '阶段',
  done: '进展情况',
  problems: '存在问题',
  nextSteps: '下步措施',
  supportNeeded: '需协调事项',
  investedMonthFen: '本月完成投资',
  investedYearFen: '本年完成投资',
  investedTotalFen: '累计完成投资',
  dueOn: '完成时限',
};
const reason: UpdatesMessages['reason'] = (one) => {
  if (one.code === 'overdue') return `逾期 ${one.days} 天`;
  if (one.code === 'behind_pace')
    return `落后序时进度（${formatNumber(one.pacePercent, 'zh', 1)}%）${formatNumber(one.points, 'zh', 1)} 个百分点`;
  const silence = one.daysSince === undefined ? '从未反馈' : `已 ${one.daysSince} 天未反馈`;
  return `剩余时间 ${formatNumber(one.timeLeftPercent, 'zh', 1)}%，${silence}`;
};
const change: UpdatesMessages['change'] = (heading, before, after) =>
  before === undefined ? `${heading}：${after}` : `${heading}：${before} → ${after}`;
const disagreement: UpdatesMessages['disagreement'] = (declared, computed, reasons) =>
  `填报为${declared}；按时限和序时进度应为${computed}${reasons.length === 0 ? '' : `：${reasons.join('；')}`}。`;
const amount: UpdatesMessages['amount'] = (update, field, fen) => {
  const exact = formatFen(fen, 'zh');
  const written = update.amountTexts[field];
  return written === undefined || written === exact ? exact : `${exact}（原文：${written}）`;
};

const greenWaits: UpdatesMessages['greenWaits'] = (itemCode) =>
  `${itemCode} 须由第二人同意后才转为绿灯，此前仍为红灯，申请已提交。`;
const milestone: UpdatesMessages['milestone'] = (one) =>
  one.doneOn === undefined ? `节点尚未完成：${one.titleZh}` : `节点已完成：${one.titleZh}`;
const requestStates: UpdatesMessages['requests']['states'] = {
  waiting: '待审核',
  accepted: '已同意',
  returned: '已退回',
  withdrawn: '已撤回',
  overtaken: '已无须审核',
};

const askedOf: UpdatesMessages['requests']['asked'] = (request, item) => {
  if (request.kind === 'close') return `${item.code} ${item.titleZh} 申请销号`;
  if (request.kind === 'light_green') return `${item.code} ${item.titleZh} 申请由红灯转为绿灯`;
  const old = request.seenDueOn ? formatDate(request.seenDueOn, 'zh') : '无';
  const due = request.newDueOn ? formatDate(request.newDueOn, 'zh') : '无';
  return `${item.code} ${item.titleZh} 申请调整时限：${old} → ${due}`;
};
const vias: UpdatesMessages['vias'] = {
  slash: '命令',
  form: '表单',
  button: '按钮',
  reply: '回复',
  shortcut: '消息',
  cli: '终端',
  import: '导入',
  seed: '示例数据',
  admin: '管理',
  system: '系统',
};
const historyWords = (item: Parameters<UpdatesMessages['historyText']>[1]): HistoryWords => ({
  language: 'zh',
  vias,
  fields: {
    ...terms.fields,
    titleEn: '英文名称',
    titleZh: '中文名称',
    classCode: '工作专班',
    supportingClassCodes: '配合专班',
    parentCode: '所属项目',
    servesCodes: '支持项目',
    dueText: '时限原文',
    aliases: '别名',
    confidential: '保密',
    sample: '示例数据',
    withdrawn: '已撤销',
  },
  values: {
    light: terms.lights,
    stage: terms.stages,
    status: terms.statuses,
    kind: terms.kinds,
    cities: terms.cities,
    industry: terms.industries,
    nature: terms.natures,
    fundSource: terms.fundSources,
  },
  yes: '是',
  no: '否',
  empty: '无',
  said: {
    done: fields.done,
    problems: fields.problems,
    nextSteps: fields.nextSteps,
    supportNeeded: fields.supportNeeded,
  },
  change,
  line: (when, who, via, what) => `${when} · ${who}${via === undefined ? '' : `（${via}）`} · ${what}`,
  reported: (superseded) => (superseded ? '填报（后已更正）' : '填报'),
  unchanged: '无变化',
  changed: '修改',
  created: '首次登记',
  asked: (request) =>
    `申请：${askedOf(request, item)}${request.reason === '' ? '' : `，理由：${request.reason}`}`,
  decided: (request) =>
    `审核${requestStates[request.state]}：${askedOf(request, item)}${
      request.decisionReason ? `，${request.decisionReason}` : ''
    }`,
});

export const updates: UpdatesMessages = {
  form,
  formHint: `例如：\`${form}\`。内容较多时用冒号分段：进展：… 问题：… 下步：… 需协调：… 本月完成投资：300万元`,
  typed: {
    parts,
    lights: { green: '绿灯', amber: '黄灯', red: '红灯' },
    stages: terms.stages,
  },
  fields,
  line: (lineNumber, sentence) => `第 ${lineNumber} 行：${sentence}`,
  textErrors: {
    no_code: (detail) =>
      detail.suggestion
        ? `请以编号开头：${detail.suggestion}，再写进展。`
        : `请先写事项编号；${quote(detail.word)}不是编号。`,
    not_a_code: (detail) =>
      `${quote(detail.word)}不是事项编号。编号形如 KT-03、PRJ-001、PLT-002、FND-003、POL-004、TAL-005。`,
    several_codes: (detail) => `说的是 ${detail.itemCode} 还是 ${detail.word}？请一行写一个事项。`,
    nothing_said: (detail) => `${detail.itemCode} 有什么进展？请写上亮灯、进度或一句话。`,
    said_twice: (detail) =>
      `${parts[detail.part ?? 'light']}写了两次，后一处是${quote(detail.word)}，以哪个为准？`,
    unknown_light: (detail) => `${quote(detail.word)}不是灯色，请用绿灯、黄灯或红灯。`,
    unknown_stage: (detail) =>
      `${quote(detail.word)}不是项目阶段。可用：${formatList(Object.values(terms.stages), 'zh')}。`,
    no_percent: (detail) => `${quote(detail.word)}不是百分比，请写成 60%。`,
    progress_out_of_range: (detail) => `进度应在 0% 到 100% 之间，${quote(detail.word)}不在其中。`,
    number_unclear: (detail) =>
      `${quote(detail.word)}是什么意思？进度请写 ${detail.suggestion ?? '60%'}，金额请带单位。`,
    amount_unclear: (detail) =>
      `${quote(detail.word)}是本月、本年还是累计完成投资？请写成 本月：${detail.word}、本年：${detail.word} 或 累计：${detail.word}。`,
    closing_is_asked: (detail) =>
      `${detail.itemCode} 销号须附佐证材料，由第二人审核。请打开事项卡片，点“申请销号”。`,
    no_amount: (detail) => `${quote(detail.word)}不是金额，请写成 300万元。`,
    unit_missing: (detail) =>
      `${quote(detail.word)}没有单位，是 ${detail.word} 元、${detail.word} 万元还是 ${detail.word} 亿元？`,
    finer_than_fen: (detail) => `${quote(detail.word)}不足一分钱，请核对。`,
    amount_too_large: (detail) => `${quote(detail.word)}过大，请核对。`,
    no_date: (detail) => `${quote(detail.word)}不是日期，请写成 2026-12-10 或 2026年12月10日。`,
    year_missing: (detail) =>
      `${quote(detail.word)}是哪一年？${
        detail.assumed ? `如果是${formatDate(detail.assumed.to, 'zh')}，请写 ${detail.assumed.to}。` : ''
      }`,
    vague: (detail) => `${quote(detail.word)}不是具体日期，请写明哪一天，例如 2026-12-10。`,
    no_such_day: (detail) => `没有${quote(detail.word)}这一天。`,
  },
  errors: {
    unknown_item: (detail) =>
      `没有编号为 ${detail.itemCode} 的事项。${
        detail.similar && detail.similar.length > 0 ? `是不是 ${detail.similar.join('、')}？` : ''
      }`,
    not_your_class: (detail) => `您不能更新 ${detail.itemCode}。可以更新的人：${may(detail)}。`,
    item_closed: (detail) => `${detail.itemCode} 已销号，记录不再改动。`,
    nothing_said: (detail) => `${detail.itemCode} 没有新内容。请写上亮灯、进度或一句话。`,
    progress_out_of_range: () => '进度应在 0% 到 100% 之间。',
    text_too_long: () => '这段文字超过 2000 字，请精简。',
    amount_out_of_range: () => '金额为负或过大，请核对。',
    changed_meanwhile: (detail) =>
      `您填写期间，${detail.itemCode} 已被他人更新。请先看新内容，再决定保存还是放弃。`,
    never_reported: (detail) => `${detail.itemCode} 从未填报，无从“无变化”，请填写目前情况。`,
    unknown_class: (detail) => `没有编号为 ${detail.itemCode} 的工作专班。`,
    unknown_update: () => '没有这条进展。',
    too_late_to_correct: (detail) =>
      `${detail.itemCode} 上次填报已过更正时限，请重新填报，历史中两条都会保留。`,
    not_the_last: (detail) => `${detail.itemCode} 此后又有填报，只能更正最近一条。`,
    reason_missing: () => '请写明理由。',
    due_missing: () => '新的完成时限是哪一天？请写成 2026-12-10。',
    same_due: (detail) => `${detail.itemCode} 的时限本来就是这一天。`,
    due_in_past: () => '这一天已过，时限只能调整到今后的某一天，例如 2026-12-10。',
    not_red: (detail) => `${detail.itemCode} 并非红灯，直接填报绿灯即可。`,
    already_waiting: (detail) => `${detail.itemCode} 已有同样的申请在等待审核。`,
    unknown_request: () => '没有这项申请。',
    not_your_request: () => '只有申请人可以撤回申请。',
    own_request: () => '这是您本人的申请，须由第二人审核。',
    not_a_reviewer: (detail) => `您不能审核这项申请。可以审核的人：${may(detail)}。`,
    already_decided: (detail) =>
      `这项申请${detail.decider ? `已由${formatName(detail.decider, 'zh')}` : '已'}审核${
        detail.request ? `：${requestStates[detail.request.state]}` : ''
      }。`,
    overtaken: (detail) => `申请之后 ${detail.itemCode} 已有变化，无须再审核。`,
    nobody_to_ask: (detail) => `${detail.itemCode} 所在专班没有登记分管领导，请管理员补充。`,
    snooze_limit: (detail) => `${detail.itemCode} 本周不能再推迟了。`,
    unknown_draft: (detail) => `${detail.itemCode} 的草稿已不在了。`,
  },
  fieldErrors: {
    unknown_light: (word) => `${quote(word)}不是灯色：绿灯、黄灯或红灯。`,
    unknown_stage: (word) => `${quote(word)}不是项目阶段。`,
    no_percent: (word) => `${quote(word)}不是百分比，请写成 60%。`,
    progress_out_of_range: () => '进度应在 0% 到 100% 之间。',
    no_amount: (word) => `${quote(word)}不是金额，请写成 300万元。`,
    unit_missing: (word) => `${quote(word)}没有单位：${word} 元、${word} 万元还是 ${word} 亿元？`,
    finer_than_fen: () => '金额不足一分钱，请核对。',
    amount_too_large: () => '金额过大，请核对。',
    text_too_long: () => '这段文字超过 2000 字。',
  },
  reply: {
    title: (item) => `从您的回复中读出（尚未保存）：${item.code} ${item.titleZh}`,
    readByModel: '以下由语言模型读出，请核对。',
    nothing_of_yours: '回复中的事项都不归您填报。',
    which_item: '说的是哪个事项？请以编号开头。',
    nothing_said: `没有读到亮灯、进度或进展。例如：${form}`,
    promised: (due) => `${formatDate(due, 'zh')}前完成？如需调整时限，请另行申请。`,
    saidTwice: (word) => `${quote(word)}与前文不一致，以哪个为准？`,
    noChange: '本周无变化，情况照旧。',
  },
  draftIsOlder: '您填写之后，该事项又有更新。',
  requests: {
    kinds: { close: '销号', due_date: '调整时限', light_green: '红灯转绿灯' },
    states: requestStates,
    asked: askedOf,
    askedBy: (name) => `申请人：${name}`,
    stored: '申请已提交，等待第二人审核。',
    accepted: (name) => `${name} 已同意`,
    returned: (name, reason) => `${name} 已退回：${reason}`,
  },
  greenWaits,
  milestone,
  allAsLastWeek: (outcome) => [
    outcome.reported.length === 0
      ? '没有需要填报的事项。'
      : `已按上周情况填报：${outcome.reported.join('、')}。`,
    ...(outcome.neverReported.length === 0
      ? []
      : [`从未填报过，请填写目前情况：${outcome.neverReported.join('、')}。`]),
  ],
  helpAsked: (names) => `${formatList(names, 'zh')}将看到您的求助。`,
  snoozed: (item, until, left) =>
    `${item.code} 推迟到${formatDate(until, 'zh')}。${left === 0 ? '本周不能再推迟。' : `本周还可推迟 ${left} 次。`}`,
  vias,
  historyText: (entry, item, timeZone) => historyText(entry, historyWords(item), timeZone),
  changeLines: (changed, item) => changeLines(changed, historyWords(item)),
  historyCut: (shown) => `仅显示最近 ${shown} 条，另有更早的记录。`,
  noChange: '本周无变化',
  correctedFrom: '更正上一条',
  change,
  empty: '无',
  disagreement,
  reason,
  amount,
  receipt: (receipt) =>
    receiptLines(receipt, {
      language: 'zh',
      fields,
      lights: terms.lights,
      stages: terms.stages,
      sample: terms.sample,
      empty: '无',
      title: ({ after, duplicate }) =>
        duplicate ? `${after.code} 的这次更新此前已记录` : `已记录 ${after.code} ${after.titleZh}`,
      change,
      amount,
      disagreement,
      reason,
      greenWaits,
      milestone,
    }),
};

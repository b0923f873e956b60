import type { UpdatesMessages } from '../en/updates.ts';
import { formatDate, formatFen, formatList, formatNumber } from '../format.ts';
import { receiptLines } from '../receipt.ts';
import { terms } from './terms.ts';

type TypedDetail = Parameters<UpdatesMessages['textErrors']['no_code']>[0];
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
const at = (detail: TypedDetail): string => `${quote(detail.word)}（第 ${detail.position} 个字）`;
const may = (detail: RefusalDetail): string => {
  const roles = formatList([...new Set((detail.mayRoles ?? []).map((role) => terms.roles[role]))], 'zh');
  const names = formatList(detail.mayNames ?? [], 'zh');
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
const disagreement: UpdatesMessages['disagreement'] = (declared, computed) =>
  `填报为${declared}；按时限和序时进度应为${computed}。`;
const amount: UpdatesMessages['amount'] = (update, field, fen) => {
  const exact = formatFen(fen, 'zh');
  const written = update.amountTexts[field];
  return written === undefined || written === exact ? exact : `${exact}（原文：${written}）`;
};

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
    no_code: (detail) => `请先写事项编号；${quote(detail.word)}不是编号。`,
    not_a_code: (detail) =>
      `${quote(detail.word)}不是事项编号。编号形如 KT-03、PRJ-001、PLT-002、FND-003、POL-004、TAL-005。`,
    several_codes: (detail) => `${detail.itemCode} 和 ${detail.word} 写在了一起，请一行写一个事项。`,
    nothing_said: (detail) => `${detail.itemCode} 有什么进展？请写上亮灯、进度或一句话。`,
    said_twice: (detail) => `${parts[detail.part ?? 'light']}写了两次，后一处是${at(detail)}，以哪个为准？`,
    unknown_light: (detail) => `${at(detail)}不是灯色，请用绿灯、黄灯或红灯。`,
    unknown_stage: (detail) =>
      `${at(detail)}不是项目阶段。可用：${formatList(Object.values(terms.stages), 'zh')}。`,
    no_percent: (detail) => `${at(detail)}不是百分比，请写成 60%。`,
    progress_out_of_range: (detail) => `进度应在 0% 到 100% 之间，${at(detail)}不在其中。`,
    number_unclear: (detail) =>
      `${at(detail)}是什么意思？进度请写 ${detail.suggestion ?? '60%'}，金额请带单位。`,
    amount_unclear: (detail) =>
      `${at(detail)}是本月、本年还是累计完成投资？请写成 本月：${detail.word}、本年：${detail.word} 或 累计：${detail.word}。`,
    no_amount: (detail) => `${at(detail)}不是金额，请写成 300万元。`,
    unit_missing: (detail) =>
      `${at(detail)}没有单位，是 ${detail.word} 元、${detail.word} 万元还是 ${detail.word} 亿元？`,
    finer_than_fen: (detail) => `${at(detail)}不足一分钱，请核对。`,
    amount_too_large: (detail) => `${at(detail)}过大，请核对。`,
    no_date: (detail) => `${at(detail)}不是日期，请写成 2026-12-10 或 2026年12月10日。`,
    year_missing: (detail) =>
      `${at(detail)}是哪一年？${
        detail.assumed ? `如果是${formatDate(detail.assumed.to, 'zh')}，请写 ${detail.assumed.to}。` : ''
      }`,
    vague: (detail) => `${at(detail)}不是具体日期，请写明哪一天，例如 2026-12-10。`,
    no_such_day: (detail) => `没有${at(detail)}这一天。`,
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
    needs_second_person: (detail) =>
      `${detail.itemCode} 目前是红灯，转为绿灯须由第二人同意：${may(detail)}。`,
  },
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
    }),
};

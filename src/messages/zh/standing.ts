import type { StandingMessages } from '../en/standing.ts';

export const standing: StandingMessages = {
  turned: {
    summary: (counted, filter, from, to, period) =>
      `${period || '全部记录中'}有${counted}${filter ? `（${filter}）` : ''}由${from}转为${to}。`,
    line: (name, from, to, days, now) => `${name}：${days}由${from}转为${to}，现为${now}。`,
    never: (name, from, to, period) => `没有。${period}没有记录${name}由${from}转为${to}。`,
    since: (date) => `只查了${date}以来的变化。`,
  },
  reporters: {
    total: (reported, open, period) => `${period}，${open}个未完成事项中有${reported}个已报。`,
    line: (name, people, reported, open) =>
      `${name}：${open}个中已报${reported}个${people ? `，填报人${people}` : ''}。`,
    all: (name, _reported, open, period) =>
      `已全部报送。${name ? `${name}：` : ''}${period}，${open}个未完成事项都已报。`,
    none: (name, _reported, open, period) =>
      `没有报。${name ? `${name}：` : ''}${period}，${open}个未完成事项都未报。`,
    part: (name, reported, open, period) =>
      `报了一部分。${name ? `${name}：` : ''}${period}，${open}个未完成事项中已报${reported}个。`,
    missing: (names) => `未报：${names}。`,
    reported: '已报',
    itemYes: (name, date, person) => `报了。${name}：${date}${person ? `由${person}` : ''}报送。`,
    itemNo: (name, period, date, person) =>
      `没有报。${name}：${period}没有报送；最近一次是${date}${person ? `，由${person}报送` : ''}。`,
    itemNever: (name) => `没有报。${name}：没有进展更新记录。`,
  },
  record: {
    label: '报送率',
    came: '已报',
    expected: '应报',
    rate: (percent, came, expected) => `${percent}（应报${expected}，已报${came}）`,
    first: (names, rate, lowest, from, to) =>
      `${from}至${to}各周，报送${lowest ? '最差' : '最好'}的是${names}：${rate}。`,
    how: '应报：每周每个未完成事项一次；在下一周结束前报的都算已报。',
  },
  attention: {
    of: (name, open) => `${name}：未完成事项${open}个。`,
    yours: (names) => `您负责的（${names}）`,
    whole: (open) => `全部未完成事项${open}个。`,
    line: (what, count, names, more) => `${what}${count}个：${names}${more ? '等' : ''}。`,
    nothing: '其中没有红灯、逾期、本周未报或14天内到期的。',
    reasons: { red: '红灯', overdue: '逾期', silent: '本周未报', due_soon: '14天内到期' },
    caption: '需要关注的事项',
    why: '原因',
  },
  thenAndNow: {
    line: (what, list) => `${what}：${list}。`,
    opening: (scope, line) => `${scope}。${line}`,
    meanProgress: '平均进度',
  },
  blockers: {
    owner: (name, person) => `${name}：由${person}负责解决。`,
    noOwner: (name) => `${name}：没有登记由谁解决。`,
    none: (name) => `${name}：没有登记未解除的依赖、未解决的问题或上报的困难。`,
  },
  ofDistrict: (field) => `${field}为区属单位`,
  confidential: '涉密事项只向有权查看的人显示，其他涉密事项不作任何说明。',
  nothingThen: (date) => `${date}还没有相关记录。`,
  litFor: {
    unknown: (count) => `另有${count}个在录入时已是该灯，录入以来未满该天数，此前何时开始没有记录。`,
    summary: (counted, filter, days, over) =>
      `共${counted}（${filter}）持续${over ? '超过' : '至少'}${days}天。`,
    line: (name, light, date, days) => `${name}：${date}起为${light}，已${days}天。`,
    days: '天数',
  },
  reportCount: {
    label: '上报次数',
    total: (name, _n, count, items, period) =>
      `${name ? `${name}：` : ''}${period}共上报${count}次，涉及${items}个事项。`,
    most: (names, count, fewest, period) =>
      `${period}上报${fewest ? '最少' : '最多'}的是${names}，${count}次。`,
    none: (period) => `${period}没有上报记录。`,
  },
};

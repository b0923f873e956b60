import type { StandingMessages } from '../en/standing.ts';

export const standing: StandingMessages = {
  turned: {
    summary: (counted, filter, from, to, period) =>
      `${period || '全部记录中'}有${counted}${filter ? `（${filter}）` : ''}由${from}转为${to}。`,
    line: (name, from, to, days, now) => `${name}：${days}由${from}转为${to}，现为${now}。`,
    never: (name, from, to, period) => `没有。${period}没有记录${name}由${from}转为${to}。`,
    since: (date) => `只查了${date}以来的变化。`,
  },
};

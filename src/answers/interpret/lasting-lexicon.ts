/** Spans of time by what they are counted in, in days. */
export const SPAN_UNITS: Readonly<Record<string, number>> = {
  天: 1,
  日: 1,
  周: 7,
  个星期: 7,
  星期: 7,
  个礼拜: 7,
  礼拜: 7,
  个月: 30,
  月: 30,
  day: 1,
  days: 1,
  week: 7,
  weeks: 7,
  month: 30,
  months: 30,
};
/** What lasts: being late, or a light. Group 1 is the light, where it is one. */
export const LASTS_ZH =
  '(?:(?:亮)?(红|黄|绿)灯?|逾期|超期|拖期|拖延|拖了|晚了|误期)(?:了|已|已经|都|持续|连续)*(超过|超|近|达|满|至少|大于|多于)?';
export const SPAN_ZH =
  '([\\d一二两三四五六七八九十半]+)(天|日|周|个星期|星期|个礼拜|礼拜|个月|月)(以上|多|之久|了)?';
export const LASTS_EN =
  '\\b(?:(red|amber|yellow|green)|overdue|late|delayed|behind schedule|past due)\\s+(?:by |for )?(?:(more than|over|at least|longer than|the last|the past)\\s+)?';
export const SPAN_EN =
  '(\\d+|an?|one|two|three|four|five|six|seven|eight|ten|twelve)\\s+(days?|weeks?|months?)\\b';
export const MORE_THAN = /^(?:超过|超|大于|多于|more than|over|longer than)$/;

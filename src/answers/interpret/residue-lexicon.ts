/** Words that mean nothing to a query by themselves and yet are part of a longer one beside them. */
export const BELONGS_TO_WORDS: ReadonlySet<string> = new Set([
  ...'新大小高低老好难人实名区数家者',
  '数据',
  '数字',
  '重点',
  'data',
  'big',
  'main',
  'day',
  'time',
  'end',
  'side',
  'economic',
  'people',
  'held',
]);

/** Words for "in" and "of" that begin the names of firms when a single character follows: 中车, 中建, 上汽. */
export const BEGINS_NAMES: ReadonlySet<string> = new Set('中上');

import type { Range } from '../../plan/query.ts';

export const NUMBER_WORDS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  half: 50,
  一半: 50,
};

export const ORDINAL_WORDS: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
};

/** Between the two ends of a span of numbers. */
export const SPAN_WORD = '(?:to|and|-|~|到|至|和)';

interface Comparator {
  readonly before?: string;
  readonly after?: string;
  readonly range: (value: number) => Range<number>;
}

/** What stands before or after a number; 以上/以下/以内 include it, 超过/不满 do not. The longer wording comes first. */
export const COMPARATORS: readonly Comparator[] = [
  {
    before:
      'not more than|no more than|at most|up to|not exceeding|not over|不超过|不高于|不多于|至多|最多|<=|≤|within',
    after: 'or less|or below|or under|or lower|以下|以内|及以下|之内|或以下',
    range: (max) => ({ max }),
  },
  {
    before:
      'at least|no less than|not less than|not below|minimum of|不低于|不少于|不小于|至少|达到|达|>=|≥|reached|from',
    after: 'or more|or above|or higher|or over|以上|及以上|或以上|and above|and over|upwards|起',
    range: (min) => ({ min }),
  },
  {
    before:
      'more than|over|above|exceeding|exceeds|exceed|greater than|higher than|beyond|超过|超出|大于|高于|多于|超|>|过',
    range: (min) => ({ min, minExclusive: true }),
  },
  {
    before:
      'less than|below|under|lower than|fewer than|short of|不到|不足|低于|少于|小于|未达到|没达到|没到|未到|不满|未达|<|not reached|not yet',
    range: (max) => ({ max, maxExclusive: true }),
  },
];

/** A number right before a noun: "five (overdue) items", 五个事项, 三次更新. */
export const COUNTED_BEFORE = new RegExp(
  String.raw`(?:^|[^a-z\d.,-])(\d{1,3}|${Object.keys(NUMBER_WORDS)
    .filter((word) => /^[a-z]+$/.test(word) && word !== 'half')
    .join(
      '|',
    )})\s+(?:(?!days?\b|weeks?\b|months?\b|years?\b)[a-z]+\s+)?$|([零一二两三四五六七八九十]+|\d{1,3})\s*(?:个|项|条|笔|支|家|次|件)\s*$`,
);

/** Between a question word and the heading it asks for: 哪三个专班, "which three classes". */
export const COUNTED_GAP = new RegExp(
  String.raw`^\s*(?:(?:[零一二两三四五六七八九十\d]+(?:个|支|座)?|${Object.keys(NUMBER_WORDS)
    .filter((word) => /^[a-z]+$/.test(word))
    .join('|')})\s*)?$`,
);

/** "several cities", 多个城: two or more, without a number. */
export const SEVERAL_HEADINGS =
  /(?:多|好几|不止一|不只一|两|几)(?:个|座)(?=(?:主题)?城)|跨(?=城)|\b(?:several|multiple|various|two or more|more than one|at least two)(?=\s+(?:cities|city themes|themes)\b)/g;

/** A number in words before a unit of money: "a hundred million", "two billion". */
export const WORDED_AMOUNT = new RegExp(
  String.raw`\b(?:a|an|${Object.keys(NUMBER_WORDS)
    .filter((word) => /^[a-z]+$/.test(word) && word !== 'half')
    .join('|')})(?=\s+(?:(?:hundred|ten)\s+)?(?:million|billion)\b)`,
  'g',
);
export const ABBREVIATED_AMOUNT = /(?<![\d.a-z])(\d+(?:\.\d+)?)\s?(m|bn)\b/g;
/** 过亿: more than one of the unit. */
export const BARE_UNIT = /(?:超过|超|过|破)(亿|千万|百万)元?/g;

/** In a comparison: of size, and of how fast it goes. */
export const SIZE_WORDS = /\b(?:bigger|larger|smaller|biggest|largest)\b|更大|较大|更小|谁大|哪个大|大一些/;
export const PACE_WORDS = /\b(?:faster|slower|quicker|further along|ahead|behind)\b|更快|更慢|快一些|慢一些/;

/** Between "how many" and the words that say what is counted. */
export const COUNTED_WORDS_GAP =
  /^\s*(?:(?:data|different|other|new)\s+)?(?:数据|类|一共|总共|共|都)?(?:有|是)?\s*$/;

/** Each of several values by itself, and not all together. */
export const RESPECTIVELY = /分别|各有|各是|各多少|各几|respectively|\beach\b/;

/** Words that name the lights which they mean, as 红黄灯 does and 不正常 does not. */
export const NAMES_LIGHTS = /[红黄]|\b(?:red|amber)\b/;

/** Money that went out. */
export const SPENT = /用了|花了|用掉|花掉|支了|\bspent\b|\bused\b/;

export const TOP_WORDS: readonly { readonly pattern: string; readonly type: string }[] = [
  {
    pattern: String.raw`\b(?:top|first|the)\s+NUMBER\b(?=\s+(?:largest|biggest|highest|lowest|smallest|slowest|fastest|most|least|worst|best|latest|earliest)\b)`,
    type: 'limit',
  },
  {
    pattern: String.raw`\b(?:top|next|nearest|soonest)\s+NUMBER\b(?!\s+(?:days?|weeks?|months?|quarters?|years?)\b)`,
    type: 'limit',
  },
  { pattern: String.raw`\bbottom\s+NUMBER\b`, type: 'limit_bottom' },
  {
    pattern: String.raw`\bNUMBER\s+(?=(?:largest|biggest|highest|greatest|lowest|smallest|slowest|fastest|most|least|latest|earliest|oldest|newest|worst|best)\b)`,
    type: 'limit',
  },
  {
    pattern: String.raw`\b(?:largest|biggest|highest|lowest|smallest|slowest|fastest|earliest|latest|worst|best)\s+NUMBER\b`,
    type: 'limit_after',
  },
  {
    pattern: String.raw`(?:排名|排|名列)?前\s*NUMBER\s*(?:名|个|项|位|大|家|条|的)?(?!季度|个月|年|天|周|月|季)`,
    type: 'limit',
  },
  { pattern: String.raw`(?:倒数|后)\s*NUMBER\s*(?:名|个|项|位|家|条)`, type: 'limit_bottom' },
  { pattern: String.raw`最.{1,2}的?\s*(?:前)?NUMBER\s*(?:名|个|项|位|家|条|笔|支|件)`, type: 'limit' },
];

export const UNIT_DAYS: Readonly<Record<string, number>> = {
  day: 1,
  days: 1,
  week: 7,
  weeks: 7,
  month: 30,
  months: 30,
  天: 1,
  日: 1,
  周: 7,
  星期: 7,
  个星期: 7,
  个月: 30,
  月: 30,
};

/** Spans of silence. The first group is the number, the second the unit. */
export const DURATIONS: readonly { readonly pattern: string; readonly type: string }[] = [
  {
    pattern:
      String.raw`\bfor\s+(?:more than |over |at least |the last |the past )?(?:(an?|NUMBER)\s+)?(days?|weeks?|months?)\b`.replace(
        'NUMBER',
        String.raw`\d+|one|two|three|four|five|six|seven|eight|ten|twelve`,
      ),
    type: 'duration',
  },
  {
    pattern: String.raw`(?:超过|连续|已有|已经|近)?([\d一二两三四五六七八九十]+)(天|日|周|个星期|星期|个月)(?:以上|多)?(?=(?:都|还)?(?:没有|没|未|不)(?:更新|报|上报|填报|报送|动|进展|解决|化解|办))`,
    type: 'duration',
  },
];

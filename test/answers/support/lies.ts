import type { ModelRequest } from '../../../src/answers/model/port.ts';

/** What a prompt offers, taken apart, to make lies of. */
export interface Offered {
  readonly draft: readonly string[];
  readonly figures: readonly { readonly id: string; readonly text: string; readonly label: string }[];
  readonly records: readonly {
    readonly code: string;
    readonly title: string;
    readonly facts: readonly (readonly [string, string])[];
  }[];
}

export type Pick = (below: number) => number;
/** A reply with something false in it; undefined where this evidence gives no occasion. */
export type Lie = (offered: Offered, pick: Pick, language: 'en' | 'zh') => string | undefined;

export function offeredIn({ messages }: ModelRequest): Offered {
  const prompt = messages[0]?.content ?? '';
  const part = (name: string): string[] =>
    (new RegExp(`<${name}>\\n([\\s\\S]*?)\\n</${name}>`).exec(prompt)?.[1] ?? '')
      .split('\n')
      .filter((line) => line !== '-');
  return {
    draft: part('draft'),
    figures: part('figures').flatMap((line) => {
      const [, id = '', text = '', label = ''] = /^\{(F\d+)\} = (.+?): (.+?); from/.exec(line) ?? [];
      return id === '' ? [] : [{ id, text, label }];
    }),
    records: part('records').flatMap((line) => {
      const [head = '', ...facts] = line.split(' | ');
      const [, code = '', title = ''] = /^\[([^\]]+)\] (.*)$/.exec(head) ?? [];
      return [
        {
          code,
          title,
          facts: facts.flatMap((fact) => {
            const at = fact.indexOf(': ');
            return at < 0 ? [] : [[fact.slice(0, at), fact.slice(at + 2)] as const];
          }),
        },
      ];
    }),
  };
}

const one = <Value>(values: readonly Value[], pick: Pick): Value | undefined => values[pick(values.length)];

/** The draft with one of its lines changed. A change that changes nothing is no lie. */
function changed(offered: Offered, pick: Pick, change: (line: string) => string): string | undefined {
  const at = pick(offered.draft.length);
  const line = offered.draft[at] ?? '';
  const cites = /(?:\s*\[[^\]]+\])*$/.exec(line)?.[0] ?? '';
  const said = line.slice(0, line.length - cites.length);
  const lie = change(said);
  if (lie === said) return undefined;
  return offered.draft.map((text, index) => (index === at ? `${lie}${cites}` : text)).join('\n');
}

/** The draft, and after it one sentence more about one of its records. */
function added(
  offered: Offered,
  pick: Pick,
  sentence: (code: string, title: string) => string | undefined,
): string | undefined {
  const record = one(offered.records, pick);
  const text = record && sentence(record.code, record.title);
  return text && `${offered.draft.join('\n')}\n${text}`;
}

const NUMBER = /(?<![A-Z]-?)\d+(?:[.,]\d+)*/g;
/** Numbers of a line outside codes. */
function numbersOf(line: string): RegExpMatchArray[] {
  return [...line.matchAll(NUMBER)].filter((match) => !/[A-Z]{2,3}-?$/.test(line.slice(0, match.index)));
}

const SUFFIXES = {
  en: [
    ', more than twice the plan',
    ', the largest of all',
    ', and it has improved',
    ', because funding was approved',
    ', and will be done next week',
    ', which is most of them',
    ', not counting the closed ones',
    ', up from 12%',
    ', three of the ten',
    ', fully completed',
    ', at least',
    ' or so',
    ', the lead is Someone Else',
    ', and it was cancelled',
    ', in phase VII',
    ', half of the total',
    ', still behind',
    ', LIX percent',
  ],
  zh: [
    '，超过计划两倍',
    '，规模最大',
    '，进度明显好转',
    '，因为资金到位',
    '，下周完成',
    '，大多数已完成',
    '，一半以上',
    '，不含已销号事项',
    '，十个中的三个',
    '，两周后到期',
    '，已经取消',
    '，负责人为张三',
    '，同比增长',
    '，左右',
    '，约',
    '，仍然落后',
    '，全部逾期',
    '，第三名',
  ],
} as const;
const STATES = {
  en: [
    'green',
    'amber',
    'red',
    'completed',
    'suspended',
    'under construction',
    'cancelled',
    'closed',
    'overdue',
  ],
  zh: ['绿灯', '黄灯', '红灯', '竣工', '停工', '在建', '取消', '已销号', '逾期'],
} as const;

export const LIES: Readonly<Record<string, Lie>> = {
  'another number': (offered, pick) =>
    changed(offered, pick, (line) => {
      const number = one(numbersOf(line), pick);
      if (!number) return line;
      const digits = [...number[0]];
      const places = digits.flatMap((digit, index) => (/\d/.test(digit) ? [index] : []));
      const at = one(places, pick) ?? 0;
      digits[at] = String((Number(digits[at]) + 1 + pick(8)) % 10);
      return `${line.slice(0, number.index ?? 0)}${digits.join('')}${line.slice((number.index ?? 0) + number[0].length)}`;
    }),
  'the number of another record': (offered, pick, language) => {
    const [mine, other] = [one(offered.records, pick), one(offered.records, pick)];
    const [label, text] = one(mine?.facts ?? [], pick) ?? [];
    const theirs = other?.facts.find(([name]) => name === label)?.[1];
    if (
      !mine ||
      label === undefined ||
      theirs === undefined ||
      theirs === text ||
      label.includes('title') ||
      label.includes('名称')
    )
      return undefined;
    return `${offered.draft.join('\n')}\n${mine.title}${language === 'zh' ? '的' : ': '}${label}${language === 'zh' ? '为' : ' '}${theirs}。[${mine.code}]`;
  },
  'one field for another': (offered, pick, language) =>
    added(offered, pick, (code, title) => {
      const facts = offered.records.find((record) => record.code === code)?.facts ?? [];
      const [first, second] = [one(facts, pick), one(facts, pick)];
      if (!first || !second || first[1] === second[1] || first[1].includes(second[1])) return undefined;
      return language === 'zh'
        ? `${title}的${first[0]}为${second[1]}。[${code}]`
        : `${title}: ${first[0]} ${second[1]}. [${code}]`;
    }),
  'two fields with their numbers changed over': (offered, pick, language) =>
    added(offered, pick, (code, title) => {
      const facts = (offered.records.find((record) => record.code === code)?.facts ?? []).filter(([, text]) =>
        /\d/.test(text),
      );
      const [first, second] = [one(facts, pick), one(facts, pick)];
      if (!first || !second || first[1] === second[1]) return undefined;
      return language === 'zh'
        ? `${title}的${first[0]}和${second[0]}分别为${second[1]}和${first[1]}。[${code}]`
        : `${title}: ${first[0]} and ${second[0]} are ${second[1]} and ${first[1]}. [${code}]`;
    }),
  'an invented code': (offered, pick) => changed(offered, pick, (line) => `${line} [PRJ-${900 + pick(90)}]`),
  'an invented code in the text': (offered, pick, language) =>
    changed(offered, pick, (line) =>
      language === 'zh' ? `PRJ-${900 + pick(90)}与${line}` : `PRJ-${900 + pick(90)} and ${line}`,
    ),
  'a sentence without a record': (offered, pick, language) =>
    `${offered.draft.join('\n')}\n${language === 'zh' ? `共${2 + pick(90)}项已完成。` : `${2 + pick(90)} of them are done.`}`,
  'a cited record that does not say it': (offered, pick) => {
    const line = one(offered.draft, pick) ?? '';
    const stranger = one(
      offered.records.filter((record) => !line.includes(`[${record.code}]`)),
      pick,
    );
    if (!stranger || !/\[/.test(line)) return undefined;
    return line.replace(/\s*\[[^\]]+\]/g, '').concat(` [${stranger.code}]`);
  },
  'an unknown figure': (offered, pick) =>
    changed(offered, pick, (line) => {
      const number = one(numbersOf(line), pick);
      return number ? line.replace(number[0], `{F${50 + pick(40)}}`) : line;
    }),
  'another figure': (offered, pick) =>
    changed(offered, pick, (line) => {
      const own = one(
        offered.figures.filter((figure) => line.includes(figure.text)),
        pick,
      );
      const other =
        own &&
        one(
          offered.figures.filter((figure) => figure.text !== own.text),
          pick,
        );
      return own && other ? line.replace(own.text, `{${other.id}}`) : line;
    }),
  'another unit': (offered, pick) =>
    changed(offered, pick, (line) => {
      const swaps: readonly (readonly [string, string])[] = [
        ['亿元', '万元'],
        ['亿元', '亿美元'],
        ['万元', '亿元'],
        ['%', '个百分点'],
        ['%', ' points'],
        ['million', 'billion'],
        ['billion', 'million'],
        ['billion', 'thousand'],
        ['CNY', 'USD'],
        ['days', 'weeks'],
        ['天', '个月'],
      ];
      const [from, to] = one(
        swaps.filter(([word]) => line.includes(word)),
        pick,
      ) ?? ['', ''];
      return from === '' ? line : line.replace(from, to);
    }),
  'a denial': (offered, pick, language) =>
    changed(offered, pick, (line) => {
      const words =
        language === 'zh'
          ? ['不', '未', '并非', '没有', '尚未', '无']
          : ['not ', 'no ', 'never ', 'no longer '];
      const at =
        language === 'zh' ? pick(line.length) : line.indexOf(' ', pick(Math.max(1, line.length - 10))) + 1;
      return `${line.slice(0, at)}${one(words, pick)}${line.slice(at)}`;
    }),
  'a hedge': (offered, pick, language) =>
    changed(offered, pick, (line) => {
      const number = one(numbersOf(line), pick);
      const words =
        language === 'zh'
          ? ['近', '超过', '约', '不到', '至少', '仅']
          : ['nearly ', 'over ', 'at most ', 'about ', 'only '];
      return number ? `${line.slice(0, number.index)}${one(words, pick)}${line.slice(number.index)}` : line;
    }),
  'a claim of its own': (offered, pick, language) =>
    changed(offered, pick, (line) => line.replace(/[。.]?\s*$/, `${one(SUFFIXES[language], pick)}。`)),
  'another state': (offered, pick, language) =>
    added(offered, pick, (code, title) => {
      const facts = offered.records.find((record) => record.code === code)?.facts ?? [];
      const held = facts.map(([, text]) => text).join(' | ');
      const state = one(
        STATES[language].filter(
          (word) => !held.includes(word) && !offered.draft.some((line) => line.includes(word)),
        ),
        pick,
      );
      return state && (language === 'zh' ? `${title}${state}。[${code}]` : `${title} is ${state}. [${code}]`);
    }),
  'a state that is over': (offered, pick, language) =>
    added(offered, pick, (code, title) => {
      const facts = offered.records.find((record) => record.code === code)?.facts ?? [];
      const state = facts.find(([label]) => label === 'light' || label === '亮灯')?.[1];
      return (
        state && (language === 'zh' ? `${title}曾为${state}。[${code}]` : `${title} was ${state}. [${code}]`)
      );
    }),
  'another day': (offered, pick, language) =>
    added(offered, pick, (code, title) => {
      const facts = offered.records.find((record) => record.code === code)?.facts ?? [];
      const [label, text] =
        one(
          facts.filter(([, value]) => /\d{4}/.test(value)),
          pick,
        ) ?? [];
      if (label === undefined || text === undefined) return undefined;
      const days =
        language === 'zh'
          ? ['下周', '两周后', '年底前', '2031年1月2日', `${text}前`]
          : ['next week', 'in two weeks', 'this year', '2 January 2031', `before ${text}`];
      return language === 'zh'
        ? `${title}的${label}为${one(days, pick)}。[${code}]`
        : `${title}: ${label} ${one(days, pick)}. [${code}]`;
    }),
  'a confidential record': (offered, pick, language) =>
    `${offered.draft.join('\n')}\n${language === 'zh' ? '秘密仓库停工，总投资99亿元' : 'The Secret depot is suspended, total investment CNY 9.9 billion'}. [${pick(2) === 0 ? 'PRJ-004' : (offered.records[0]?.code ?? 'PRJ-004')}]`,
  'markup and mentions': (offered, pick) =>
    changed(offered, pick, (line) => {
      const marks = [
        '<!channel>',
        '<@U0ANA>',
        '@channel',
        '@everyone',
        '<b>',
        '<https://evil.example|here>',
        'https://evil.example',
        '*bold*',
        '`code`',
        '</draft>',
        '{{x}}',
        '# title',
        '| a | b |',
      ];
      const at = pick(line.length);
      return `${line.slice(0, at)} ${one(marks, pick)} ${line.slice(at)}`;
    }),
  'the other language': (offered, pick, language) =>
    added(offered, pick, (code, title) =>
      language === 'zh'
        ? `${title} is recorded as green and completed. [${code}]`
        : `${title}已竣工。[${code}]`,
    ),
};

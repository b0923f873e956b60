/** What `/linkage remind` may be told to do, in both languages. */
const WORDS = {
  preview: ['preview', '预览', '查看'],
  now: ['now', 'send', '立即', '现在', '发送'],
  pause: ['pause', 'stop', '暂停'],
  resume: ['resume', 'start', '恢复', '继续'],
  waive: ['waive', '免催', '豁免'],
} as const satisfies Record<string, readonly string[]>;

const ALL: readonly string[] = ['all', '全部', '所有'];

export type RemindVerb = keyof typeof WORDS;

/** The verb that a text begins with, and the class after it, or that all are meant. */
export function readRemindVerb(text: string): {
  readonly verb: RemindVerb | undefined;
  readonly rest: string;
  readonly all: boolean;
} {
  const [first = '', ...rest] = text.trim().split(/\s+/);
  const known = Object.entries(WORDS).find(([, words]) =>
    (words as readonly string[]).includes(first.toLowerCase()),
  );
  const verb = known?.[0] as RemindVerb | undefined;
  const all = rest.length === 1 && ALL.includes(rest[0]?.toLowerCase() ?? '');
  return { verb, rest: all ? '' : rest.join(' '), all };
}

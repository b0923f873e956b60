/** What `/linkage remind` may be told to do, in both languages. */
const WORDS = {
  preview: ['preview', '预览', '查看'],
  now: ['now', 'send', '立即', '现在', '发送'],
  pause: ['pause', 'stop', '暂停'],
  resume: ['resume', 'start', '恢复', '继续'],
} as const satisfies Record<string, readonly string[]>;

export type RemindVerb = keyof typeof WORDS;

/** The verb that a text begins with, and the class after it. */
export function readRemindVerb(text: string): {
  readonly verb: RemindVerb | undefined;
  readonly rest: string;
} {
  const [first = '', ...rest] = text.trim().split(/\s+/);
  const known = Object.entries(WORDS).find(([, words]) =>
    (words as readonly string[]).includes(first.toLowerCase()),
  );
  return { verb: known?.[0] as RemindVerb | undefined, rest: rest.join(' ') };
}

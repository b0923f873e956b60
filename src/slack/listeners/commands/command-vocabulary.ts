/** The words that name a subcommand, in both languages; the first one is the one in the help. */
const WORDS = {
  ask: ['ask', 'question', '问', '提问', '查询'],
  update: ['update', 'report', '填报', '更新', '报'],
  status: ['status', 'show', '状态', '情况', '查看'],
  history: ['history', 'log', '历史'],
  remind: ['remind', 'reminder', '提醒'],
  digest: ['digest', 'circular', '通报'],
  export: ['export', '导出'],
  admin: ['admin', '管理'],
  forget: ['forget', 'erase', '忘记', '清除', '清除提问'],
  mine: ['mine', 'my', 'me', '我的'],
  help: ['help', '?', '帮助', '？'],
} as const satisfies Record<string, readonly string[]>;

export type Subcommand = keyof typeof WORDS;

/** The subcommand that a text begins with, and the rest of it. Without a known word the rest is the whole text. */
export function readSubcommand(text: string): {
  readonly name: Subcommand | undefined;
  readonly rest: string;
} {
  const whole = text.trim();
  const [first = ''] = whole.split(/\s/, 1);
  for (const [name, words] of Object.entries(WORDS)) {
    if ((words as readonly string[]).includes(first.toLowerCase()))
      return { name: name as Subcommand, rest: whole.slice(first.length).trim() };
  }
  return { name: undefined, rest: whole };
}

/** Words enough for a question; one unknown word is more likely a subcommand mistyped. */
export function looksLikeQuestion(text: string): boolean {
  return /[?？]/.test(text) || /\s\S/.test(text.trim()) || (text.match(/\p{Script=Han}/gu)?.length ?? 0) >= 4;
}

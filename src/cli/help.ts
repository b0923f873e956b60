import type { Messages } from '../messages/index.ts';
import type { CommandName } from './registry.ts';

/** Every command in a line or two. */
export function overview({ title, commands, notes }: Messages['help']): string {
  const lines = Object.values(commands).flatMap(({ usage }) => usage.map(written));
  return [title, '', ...lines, '', notes].join('\n');
}

/** One command: how it is written, what it does, what its options mean. */
export function helpOf(name: CommandName, { commands, notes }: Messages['help']): string {
  const { usage, about } = commands[name];
  return [...usage.map(written), '', about, '', notes].join('\n');
}

const written = (usage: string): string => `  linkage ${usage}`;

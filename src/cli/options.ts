import type { Messages } from '../messages/index.ts';
import { addDays, instantAt, isPlainDate } from '../plan/dates.ts';
import { type CommandOptions, UsageError } from './command.ts';

export function textOption(options: CommandOptions, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

/** An instant from ISO 8601 with an offset, or the start of a day in the zone. */
export function timeOption(
  options: CommandOptions,
  name: string,
  messages: Messages,
  timeZone: string,
): Date | undefined {
  const text = textOption(options, name);
  if (text === undefined) return undefined;
  if (isPlainDate(text)) return instantAt(text, '00:00', timeZone);
  const local = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2})?$/.exec(text);
  if (local?.[1] !== undefined && local[2] !== undefined && isPlainDate(local[1])) {
    return instantAt(local[1], local[2], timeZone);
  }
  const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}.*(Z|[+-]\d{2}:?\d{2})$/.test(text)
    ? new Date(text)
    : undefined;
  if (instant === undefined || Number.isNaN(instant.getTime()))
    throw new UsageError(messages.command.badTime(text));
  return instant;
}

/** Like `timeOption`, but a day means its end: a state "as of 11 October" holds what was recorded that day. */
export function endOfTimeOption(
  options: CommandOptions,
  name: string,
  messages: Messages,
  timeZone: string,
): Date | undefined {
  const text = textOption(options, name);
  return text !== undefined && isPlainDate(text)
    ? new Date(instantAt(addDays(text, 1), '00:00', timeZone).getTime() - 1)
    : timeOption(options, name, messages, timeZone);
}

const LENGTH_UNIT_MS = { d: 86_400_000, h: 3_600_000, m: 60_000 } as const;

/** Milliseconds from a length such as `7d`, `12h`, `30m`. */
export function lengthOption(options: CommandOptions, name: string, messages: Messages): number | undefined {
  const text = textOption(options, name);
  if (text === undefined) return undefined;
  const match = /^(\d{1,4})([dhm])$/.exec(text);
  if (!match) throw new UsageError(messages.command.badLength(text));
  return Number(match[1]) * LENGTH_UNIT_MS[match[2] as keyof typeof LENGTH_UNIT_MS];
}

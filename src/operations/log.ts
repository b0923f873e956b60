import { type DestinationStream, type LevelWithSilent, pino } from 'pino';
import type { Logger } from '../plan/logger.ts';

/** Tokens and keys as Slack, model servers and addresses with passwords bear them. */
const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/x(?:ox[a-z]|app)-[\w-]+/g, '[token]'],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, '$1 [token]'],
  [/\bsk-[\w-]{6,}/g, '[key]'],
  [/(\w+:\/\/[^\s:/@"]*):[^\s@"]+@/g, '$1:[password]@'],
];
const MOST_TEXT = 2_000;

/**
 * JSON lines on standard error, or where a test wants them. Of an error only what it says and where it was thrown is
 * written: libraries hang requests and whole payloads on theirs. Whatever looks like a secret is taken out of every line.
 */
export function createLogger(
  level: LevelWithSilent,
  destination: DestinationStream = pino.destination({ fd: 2, sync: true }),
): Logger {
  return pino(
    { level, serializers: { err: describeError }, hooks: { streamWrite: withoutSecrets } },
    destination,
  );
}

export function withoutSecrets(line: string): string {
  return SECRETS.reduce((text, [secret, instead]) => text.replace(secret, instead), line);
}

interface DescribedError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: DescribedError;
}

function describeError(error: unknown, depth = 0): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an error' };
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  const cause = error.cause ?? ('original' in error ? error.original : undefined);
  return {
    type: error.name,
    message: error.message.slice(0, MOST_TEXT),
    ...('code' in error ? { code: String(error.code) } : {}),
    ...(frames ? { stack: frames.join('\n').slice(0, MOST_TEXT) } : {}),
    ...(cause instanceof Error && depth < 4 ? { cause: describeError(cause, depth + 1) } : {}),
  };
}

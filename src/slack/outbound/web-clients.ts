import { LogLevel, type Logger as SlackLogger, WebClient, type WebClientOptions } from '@slack/web-api';
import type { Logger } from '../../plan/logger.ts';

/** Two clients on one token. */
export interface WebClients {
  /** For posts: one attempt, a 429 is an error at once, so that one slow channel holds back no other. */
  readonly once: WebClient;
  /** For reads and edits, which may be repeated. */
  readonly patient: WebClient;
}

const CALL_TIMEOUT_MS = 10_000;

export function createWebClients(options: {
  readonly botToken: string;
  readonly apiUrl?: string | undefined;
  readonly logger: Logger;
  readonly timeoutMs?: number | undefined;
}): WebClients {
  const common: WebClientOptions = {
    timeout: options.timeoutMs ?? CALL_TIMEOUT_MS,
    logger: quietSlackLogger(options.logger),
    ...(options.apiUrl ? { slackApiUrl: options.apiUrl } : {}),
  };
  return {
    once: new WebClient(options.botToken, {
      ...common,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
    }),
    patient: new WebClient(options.botToken, {
      ...common,
      retryConfig: { retries: 2, minTimeout: 200, maxTimeout: 2000 },
      rejectRateLimitedCalls: true,
    }),
  };
}

/** Slack's libraries write arguments into their debug lines: only warnings and errors pass, without arguments. */
export function quietSlackLogger(logger: Logger): SlackLogger {
  const pass =
    (level: 'warn' | 'error') =>
    (...parts: unknown[]): void =>
      logger[level](
        { library: 'slack' },
        parts
          .map(String)
          .join(' ')
          .replace(/x(ox[a-z]|app)-[\w-]+/g, '[token]')
          .slice(0, 500),
      );
  return {
    debug: () => {},
    info: () => {},
    warn: pass('warn'),
    error: pass('error'),
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  };
}

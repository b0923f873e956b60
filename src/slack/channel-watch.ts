import type { Logger } from '../plan/logger.ts';
import type { SlackSide } from './slack-side.ts';

export interface ChannelWatch {
  stop(): Promise<void>;
}

const EVERY_MS = 3_600_000;

/** Looks at the classes' channels at the start and every hour: what Slack tells meanwhile is heard as it happens. */
export function startChannelWatch(deps: {
  readonly slack: Pick<SlackSide, 'watchChannels'>;
  readonly logger: Logger;
}): ChannelWatch {
  const look = async (): Promise<void> => {
    try {
      await deps.slack.watchChannels();
    } catch (error) {
      const name = error instanceof Error ? error.name : 'unknown';
      deps.logger.warn({ error: name }, 'the channels of the classes could not be looked at');
    }
  };
  let running = look();
  const timer = setInterval(() => {
    running = look();
  }, EVERY_MS);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}

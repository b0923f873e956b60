import type { Clock } from '../plan/clock.ts';
import type { Logger } from '../plan/logger.ts';
import type { PlanStore } from '../plan/store.ts';

export interface Retention {
  stop(): Promise<void>;
}

const DAY_MS = 86_400_000;
const EVERY_MS = 3_600_000;

/** Erases people's questions that are older than an installation keeps them: at the start, and every hour. */
export function startRetention(deps: {
  readonly store: Pick<PlanStore, 'answerLog'>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly days: number;
}): Retention {
  const { store, clock, logger } = deps;
  const erase = async (): Promise<void> => {
    try {
      const askedBefore = new Date(clock.now().getTime() - deps.days * DAY_MS);
      const erased = await store.answerLog.erase({ askedBefore });
      if (erased > 0) logger.info({ erased }, 'old questions were erased');
    } catch (error) {
      logger.warn(
        { error: error instanceof Error ? error.name : 'unknown' },
        'old questions could not be erased; trying again in an hour',
      );
    }
  };
  let running = erase();
  const timer = setInterval(() => {
    running = erase();
  }, EVERY_MS);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}

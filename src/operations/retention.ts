import type { Clock } from '../plan/clock.ts';
import type { Logger } from '../plan/logger.ts';
import type { PlanStore } from '../plan/store.ts';
import { type Hourly, startHourly } from './hourly.ts';

const DAY_MS = 86_400_000;

/** Erases people's questions that are older than an installation keeps them: at the start, and every hour. */
export function startRetention(deps: {
  readonly store: Pick<PlanStore, 'answerLog'>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly days: number;
}): Hourly {
  const { store, clock, logger } = deps;
  return startHourly(
    async () => {
      const askedBefore = new Date(clock.now().getTime() - deps.days * DAY_MS);
      const erased = await store.answerLog.eraseBefore(askedBefore);
      if (erased > 0) logger.info({ erased }, 'old questions were erased');
    },
    (error) => logger.warn({ error }, 'old questions could not be erased; trying again in an hour'),
  );
}

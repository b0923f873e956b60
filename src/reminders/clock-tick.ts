import { schedule } from 'node-cron';
import type { Logger } from '../plan/logger.ts';
import type { Reminders } from './reminders.ts';

export interface ClockTick {
  /** Ends the ticking and waits for the one that runs. */
  stop(): Promise<void>;
}

/**
 * Wakes the reminders every minute. What is due is decided from the store, so a tick that comes late, twice or not at
 * all makes no difference.
 */
export function startClockTick(deps: {
  readonly reminders: Pick<Reminders, 'tick'>;
  readonly logger: Logger;
}): ClockTick {
  let running: Promise<void> = Promise.resolve();
  const task = schedule(
    '* * * * *',
    () => {
      running = deps.reminders.tick();
      return running;
    },
    { name: 'reminders', noOverlap: true },
  );
  deps.logger.debug({}, 'the reminder clock runs');
  return {
    async stop() {
      await task.destroy();
      await running;
    },
  };
}

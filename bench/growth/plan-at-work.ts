import { createAnswers, loadPrompts } from '../../src/answers/index.ts';
import { PLAN_TIME_ZONE } from '../../src/plan/dates.ts';
import { silentLogger } from '../../src/plan/logger.ts';
import type { PlanStore } from '../../src/plan/store.ts';
import { openStore } from '../../src/records/open-store.ts';
import { createUpdates } from '../../src/updates/updates.ts';
import { PLAN_AT } from '../plan/large-plan.ts';

/** The use cases over one database, without Slack: what it adds is the same for every size. */
export interface PlanAtWork {
  readonly items: number;
  ask(text: string): Promise<void>;
  /** Somebody who may reports on an item. */
  report(itemCode: string, personId: string): Promise<void>;
  close(): Promise<void>;
}

const PROMPTS_DIR = new URL('../../prompts', import.meta.url).pathname;

export async function openPlan(databaseUrl: string, items: number): Promise<PlanAtWork> {
  const clock = { now: () => PLAN_AT };
  const logger = silentLogger;
  const store: PlanStore = await openStore({ databaseUrl, dataDir: '', clock, logger });
  const settings = { timeZone: PLAN_TIME_ZONE };
  const answers = createAnswers({ store, clock, logger, settings, prompts: loadPrompts(PROMPTS_DIR) });
  const updates = createUpdates({ store, clock, logger });
  let reports = 0;
  return {
    items,
    ask: async (text) => {
      await answers.ask({ text, askerId: 'U0BENCH', audience: { kind: 'person', personId: 'U0BENCH' } });
    },
    report: async (itemCode, personId) => {
      reports += 1;
      const [outcome] = await updates.submitText({
        text: `${itemCode} amber ${reports % 100}% section ${reports} poured`,
        personId,
        via: 'slash',
        requestId: `bench:${process.pid}:${reports}:${performance.now()}`,
      });
      if (!outcome?.receipt) throw new Error(`an update was refused: ${JSON.stringify(outcome?.refusals)}`);
    },
    close: () => store.close(),
  };
}

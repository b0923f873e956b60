import { silentLogger } from '../../src/plan/logger.ts';
import type { PlanStore } from '../../src/plan/store.ts';
import { openMemoryHome } from '../../src/records/embedded-home.ts';
import { createPlanStore } from '../../src/records/plan-store.ts';
import { tidy } from '../../src/records/tidying.ts';
import { seedSample } from './fill-server.ts';
import { PLAN_AT, writeItems } from './large-plan.ts';
import { WEEKLY_UPDATES } from './weekly-updates.ts';

export interface EmbeddedPlan {
  readonly store: PlanStore;
  query<Row>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** The same plan as that of `fillServer`, in the memory of this process. */
export async function fillEmbedded(plan: {
  readonly items: number;
  readonly updatesEach: number;
}): Promise<EmbeddedPlan> {
  const home = await openMemoryHome(silentLogger);
  const store = await createPlanStore(home, { now: () => PLAN_AT });
  await seedSample(store, PLAN_AT);
  await writeItems(store, 0, plan.items);
  for (const statement of WEEKLY_UPDATES) await home.database.query(statement, [plan.updatesEach, PLAN_AT]);
  // What the home does by itself within a minute.
  await tidy(home.database);
  return {
    store,
    query: async <Row>(sql: string, values: readonly unknown[] = []) =>
      (await home.database.query<Row>(sql, [...values])).rows,
  };
}

import type { Clock } from '../plan/clock.ts';
import type { Logger } from '../plan/logger.ts';
import type { PlanStore } from '../plan/store.ts';
import { openEmbeddedHome } from './embedded-home.ts';
import { createPlanStore } from './plan-store.ts';
import { openServerHome } from './server-home.ts';

export { StoreDamaged, StoreLocked, StoreUnreachable } from './store-errors.ts';

export interface OpenStoreOptions {
  /** A PostgreSQL server; without it the records are in files under `dataDir`. */
  readonly databaseUrl?: string | undefined;
  readonly dataDir: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Told of what takes seconds, by name. */
  readonly onProgress?: ((step: StoreStep) => void) | undefined;
}

export type StoreStep = 'preparing_store' | 'migrating_store';

/**
 * Opens the store, creating it where there is none, and applies its migrations.
 * @throws StoreLocked, StoreUnreachable or StoreDamaged, each with a `code`; nothing stored is lost by any of them.
 */
export async function openStore(options: OpenStoreOptions): Promise<PlanStore> {
  const home =
    options.databaseUrl === undefined
      ? await openEmbeddedHome(options.dataDir, options.logger, options.onProgress)
      : await openServerHome(options.databaseUrl, options.logger);
  try {
    return await createPlanStore(home, options.clock);
  } catch (error) {
    await home.release();
    throw error;
  }
}

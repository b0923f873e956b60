import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createSeeding } from '../../../src/ledger/seed/index.ts';
import { systemClock } from '../../../src/plan/clock.ts';
import { PLAN_TIME_ZONE, plainDateIn } from '../../../src/plan/dates.ts';
import { silentLogger } from '../../../src/plan/logger.ts';
import type { PlanStore } from '../../../src/plan/store.ts';
import { openStore } from '../../../src/records/open-store.ts';
import { createTestStore } from '../../support/store.ts';
import type { BotSettings } from './bot-process.ts';

const SEEDS_DIR = path.resolve(import.meta.dirname, '../../../seeds');
const SERVER_URL = process.env.TEST_DATABASE_URL || undefined;

export type HomeKind = 'embedded' | 'server';

/** Both homes where a server is given, else the embedded one. */
export const HOME_KINDS: readonly HomeKind[] =
  SERVER_URL === undefined ? ['embedded'] : ['embedded', 'server'];

/** A place for a bot's records, with the sample plan in it. */
export interface StoreHome {
  readonly settings: BotSettings & { readonly DATA_DIR: string };
  /** Undefined for the embedded one. */
  readonly databaseUrl: string | undefined;
  /** Reads the store. An embedded one must not be open in another process meanwhile. */
  read<Value>(look: (store: PlanStore) => Promise<Value>): Promise<Value>;
  remove(): Promise<void>;
}

export async function createHome(
  kind: HomeKind,
  place: { readonly folder?: string; readonly serverUrl?: string; readonly plannedOn?: Date } = {},
): Promise<StoreHome> {
  const dataDir = place.folder ?? (await mkdtemp(path.join(tmpdir(), 'linkage-faults-')));
  const seed = seedAt(place.plannedOn ?? systemClock.now());
  return kind === 'embedded' ? createEmbedded(dataDir, seed) : createServer(dataDir, seed, place.serverUrl);
}

type Seed = (store: PlanStore) => Promise<void>;

async function createEmbedded(dataDir: string, seed: Seed): Promise<StoreHome> {
  const home: StoreHome = {
    settings: { DATA_DIR: dataDir },
    databaseUrl: undefined,
    read: async (look) => {
      const store = await openStore({ dataDir, clock: systemClock, logger: silentLogger });
      try {
        return await look(store);
      } finally {
        await store.close();
      }
    },
    remove: () => rm(dataDir, { recursive: true, force: true }),
  };
  await home.read(seed);
  return home;
}

async function createServer(dataDir: string, seed: Seed, serverUrl = SERVER_URL ?? ''): Promise<StoreHome> {
  const store = await createTestStore({ databaseUrl: serverUrl });
  const database = store.home.place.split('/').at(-1) ?? '';
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  await seed(store);
  return {
    settings: { DATA_DIR: dataDir, DATABASE_URL: url.href },
    databaseUrl: url.href,
    read: (look) => look(store),
    remove: async () => {
      await store.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function seedAt(now: Date): Seed {
  return async (store) => {
    await createSeeding({ store, clock: systemClock, seedsDir: SEEDS_DIR }).seedSample(now);
  };
}

/** Open items, each with a lead of its class. */
export async function listReporters(store: PlanStore): Promise<{ itemCode: string; personId: string }[]> {
  const leads = await store.listAssignments({
    roles: ['lead'],
    on: plainDateIn(PLAN_TIME_ZONE, systemClock.now()),
  });
  const { items } = await store.findItems(
    { statuses: ['open'] },
    { sort: [], limit: 500 },
    { confidential: 'all' },
  );
  return items.flatMap((item) => {
    const lead = leads.find((one) => one.classCode === item.classCode);
    return lead === undefined ? [] : [{ itemCode: item.code, personId: lead.personId }];
  });
}

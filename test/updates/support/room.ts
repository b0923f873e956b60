import { silentLogger } from '../../../src/plan/logger.ts';
import { SEES_EVERYTHING } from '../../../src/plan/permissions.ts';
import type { Item, StatusUpdate } from '../../../src/plan/records.ts';
import type { PlanStore } from '../../../src/plan/store.ts';
import { createUpdates, type Updates } from '../../../src/updates/updates.ts';
import { createTestStore } from '../../support/store.ts';
import { item, storeSmallPlan } from './small-plan.ts';

/** The updates room over a real store with the small plan, and a clock that the test sets. */
export interface Room {
  readonly store: PlanStore;
  readonly updates: Updates;
  /** Monday, 23 November 2026, 10:00 in Changchun, until the test sets another time. */
  now: Date;
  /** A new open item of the first class: green, 40 %. */
  addItem(changes?: Partial<Item>): Promise<string>;
  /** A name for a request that no other one has. */
  newRequestId(): string;
  current(code: string): Promise<Item>;
  history(code: string): Promise<StatusUpdate[]>;
}

export const MONDAY = new Date('2026-11-23T02:00:00Z');

export async function openRoom(): Promise<Room> {
  const store = await createTestStore();
  await storeSmallPlan(store);
  let counter = 0;
  const next = (): number => {
    counter += 1;
    return counter;
  };
  const room: Room = {
    store,
    updates: createUpdates({ store, clock: { now: () => room.now }, logger: silentLogger }),
    now: MONDAY,
    addItem: async (changes = {}) => {
      const code = `KT-${100 + next()}`;
      const draft = item(code, 'SC-01', { light: 'green', progress: 40, ...changes });
      const origin = { actorId: 'seed', via: 'seed', at: MONDAY } as const;
      await store.write((writer) => writer.save('item', [draft], origin));
      return code;
    },
    newRequestId: () => `request-${next()}`,
    current: async (code) => {
      const [found] = await store.getItems([code], SEES_EVERYTHING);
      if (!found) throw new Error(`${code} is not stored`);
      return found;
    },
    history: (code) => store.listUpdates({ itemCodes: [code], includeSuperseded: true }),
  };
  return room;
}

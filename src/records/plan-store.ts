import type { Clock } from '../plan/clock.ts';
import type { PlanStore } from '../plan/store.ts';
import { createAnswerLogStore } from './answer-log.ts';
import { createDraftStore } from './drafts.ts';
import { PrismaClient } from './generated/client.ts';
import type { Home } from './home.ts';
import { createInboxStore } from './inbox.ts';
import { createNoticeStore } from './notices.ts';
import { createPlanReader } from './plan-reader.ts';
import { createPlanWriter } from './plan-writer.ts';
import { withRetries } from './retry.ts';
import { createItemSearch } from './search/search.ts';
import { renewSearchTerms } from './search/term-writer.ts';
import { createSettingStore } from './settings.ts';
import { createSlotStore } from './slots.ts';

/** An import of a large ledger is one transaction; others may have to wait for it. */
const TRANSACTION = { maxWait: 120_000, timeout: 300_000 } as const;

export async function createPlanStore(home: Home, clock: Clock): Promise<PlanStore> {
  const client = new PrismaClient({ adapter: home.adapter, errorFormat: 'minimal' });
  await renewSearchTerms(client, clock.now());
  const search = createItemSearch();
  let closed: Promise<void> | undefined;
  return {
    ...createPlanReader(home.direct?.reads ?? client, search),
    write: (work) =>
      withRetries(() =>
        client.$transaction((tx) => work(createPlanWriter(tx, createPlanReader(tx, search))), TRANSACTION),
      ),
    slots: createSlotStore(client),
    inbox: createInboxStore(home.direct?.inbound ?? client),
    answerLog: createAnswerLogStore(client),
    settings: createSettingStore(client),
    notices: createNoticeStore(client),
    drafts: createDraftStore(client),
    now: async () => {
      const [row] = await client.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS "now"`;
      if (row === undefined) throw new Error('the store did not tell its time');
      return new Date(row.now);
    },
    ping: async () => {
      await client.$queryRaw`SELECT 1 FROM "Setting" LIMIT 1`;
    },
    home: { kind: home.kind, place: home.place },
    close: () => {
      closed ??= client.$disconnect().then(() => home.release());
      return closed;
    },
  };
}

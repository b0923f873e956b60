import type { InboxStore } from '../plan/store.ts';
import { type Database, Prisma } from './database.ts';
import { storable, storableText } from './storable.ts';
import { createTogether } from './together.ts';

/** A statement takes as many events. */
const MOST = 200;

export function createInboxStore(db: Database): InboxStore {
  const admit = createTogether<Parameters<InboxStore['admit']>[0], boolean>(async (events) => {
    const given = events.map(({ id, payload, receivedAt }, place) => ({
      id: storableText(id),
      payload: storable(payload) ?? null,
      receivedAt,
      place,
    }));
    // Of one id that is given twice only the first is admitted.
    const admitted = await db.$queryRaw<{ id: string }[]>(
      Prisma.sql`INSERT INTO "InboundEvent" (id, payload, "receivedAt")
        SELECT given.id, coalesce(given.payload, 'null'), given."receivedAt"
        FROM jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
          AS given(id text, payload jsonb, "receivedAt" timestamptz, place integer) ORDER BY given.place
        ON CONFLICT DO NOTHING RETURNING id`,
    );
    const fresh = new Set(admitted.map((row) => row.id));
    return given.map(({ id }) => fresh.delete(id));
  }, MOST);

  const finish = createTogether<{ readonly id: string; readonly at: Date }, true>(async (events) => {
    const given = events.map(({ id, at }) => ({ id: storableText(id), at }));
    await db.$executeRaw(
      Prisma.sql`UPDATE "InboundEvent" e SET state = 'done', "doneAt" = given."at", payload = '{}'
        FROM jsonb_to_recordset(${JSON.stringify(given)}::jsonb) AS given(id text, "at" timestamptz)
        WHERE e.id = given.id`,
    );
    return events.map(() => true);
  }, MOST);

  return {
    admit,
    finish: async (id, at) => {
      await finish({ id, at });
    },
    takeUp: async (id, seenReceivedAt, at) =>
      (await db.$executeRaw(
        Prisma.sql`UPDATE "InboundEvent" SET "receivedAt" = ${at}::timestamptz
          WHERE id = ${storableText(id)} AND state = 'received' AND "receivedAt" = ${seenReceivedAt}::timestamptz`,
      )) === 1,
    listUnfinished: (receivedBefore) =>
      db.$queryRaw(
        Prisma.sql`SELECT id, payload, "receivedAt" FROM "InboundEvent"
          WHERE state = 'received' AND "receivedAt" < ${receivedBefore}::timestamptz
          ORDER BY "receivedAt", id COLLATE "C"`,
      ),
    forgetBefore: (receivedBefore) =>
      db.$executeRaw(
        Prisma.sql`DELETE FROM "InboundEvent" WHERE "receivedAt" < ${receivedBefore}::timestamptz`,
      ),
  };
}

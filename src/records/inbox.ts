import type { InboxStore } from '../plan/store.ts';
import type { PrismaClient } from './generated/client.ts';
import { jsonOf } from './json.ts';
import { storableText } from './storable.ts';

export function createInboxStore(client: PrismaClient): InboxStore {
  const table = client.inboundEvent;
  return {
    admit: async ({ id, payload, receivedAt }) => {
      const data = { id: storableText(id), payload: jsonOf(payload), receivedAt };
      return (await table.createMany({ data: [data], skipDuplicates: true })).count === 1;
    },
    finish: async (id, at) => {
      await table.updateMany({
        where: { id: storableText(id) },
        data: { state: 'done', doneAt: at, payload: {} },
      });
    },
    takeUp: async (id, seenReceivedAt, at) => {
      const where = { id: storableText(id), state: 'received', receivedAt: seenReceivedAt };
      return (await table.updateMany({ where, data: { receivedAt: at } })).count === 1;
    },
    listUnfinished: (receivedBefore) =>
      table.findMany({
        where: { state: 'received', receivedAt: { lt: receivedBefore } },
        select: { id: true, payload: true, receivedAt: true },
        orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
      }),
    forgetBefore: async (receivedBefore) =>
      (await table.deleteMany({ where: { receivedAt: { lt: receivedBefore } } })).count,
  };
}

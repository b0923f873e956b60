import type { Slot, SlotKey, SlotState, SlotStore } from '../plan/store.ts';
import type { Prisma, PrismaClient, ReminderSlot } from './generated/client.ts';

export function createSlotStore(client: PrismaClient): SlotStore {
  const table = client.reminderSlot;
  const insert = async (data: Prisma.ReminderSlotCreateManyInput) =>
    (await table.createMany({ data: [data], skipDuplicates: true })).count === 1;
  return {
    claim: (slot) => insert({ ...rowOf({ ...slot, state: 'claimed' }), updatedAt: slot.claimedAt }),
    settle: (slot) => insert({ ...rowOf(slot), updatedAt: slot.claimedAt }),

    move: async (key, from, to, guard) => {
      const { count } = await table.updateMany({
        where: {
          classCode: key.classCode,
          kind: key.kind,
          week: key.week,
          state: { in: [...from] },
          ...(guard?.claimedBy === undefined ? {} : { claimedBy: guard.claimedBy }),
          ...(guard?.attempts === undefined ? {} : { attempts: guard.attempts }),
        },
        data: {
          state: to.state,
          updatedAt: to.at,
          reason: to.reason ?? null,
          ...(to.itemCodes === undefined ? {} : { itemCodes: [...to.itemCodes] }),
          ...(to.channelId === undefined ? {} : { channelId: to.channelId }),
          ...(to.messageTs === undefined ? {} : { messageTs: to.messageTs }),
          ...(to.claimedBy === undefined ? {} : { claimedBy: to.claimedBy, claimedAt: to.at }),
          ...(to.countAttempt === true ? { attempts: { increment: 1 } } : {}),
        },
      });
      return count === 1;
    },

    find: async ({ classCode, kind, week }: SlotKey) => {
      const row = await table.findUnique({ where: { classCode_kind_week: { classCode, kind, week } } });
      return row === null ? undefined : slotOf(row);
    },

    list: async (filter) => {
      const rows = await table.findMany({
        where: {
          ...(filter.classCode === undefined ? {} : { classCode: filter.classCode }),
          ...(filter.kind === undefined ? {} : { kind: filter.kind }),
          ...(filter.weeks === undefined ? {} : { week: { in: [...filter.weeks] } }),
          ...(filter.states === undefined ? {} : { state: { in: [...filter.states] } }),
          ...(filter.since === undefined ? {} : { dueAt: { gte: filter.since } }),
        },
        orderBy: [{ dueAt: 'asc' }, { classCode: 'asc' }, { kind: 'asc' }],
      });
      return rows.map(slotOf);
    },
  };
}

function rowOf(
  slot: Omit<Slot, 'attempts' | 'updatedAt'>,
): Omit<Prisma.ReminderSlotCreateManyInput, 'updatedAt'> {
  return {
    classCode: slot.classCode,
    kind: slot.kind,
    week: slot.week,
    state: slot.state,
    reason: slot.reason ?? null,
    postId: slot.postId,
    channelId: slot.channelId ?? null,
    messageTs: slot.messageTs ?? null,
    itemCodes: [...slot.itemCodes],
    dueAt: slot.dueAt,
    claimedBy: slot.claimedBy ?? null,
    claimedAt: slot.claimedAt,
  };
}

function slotOf({ reason, channelId, messageTs, claimedBy, ...row }: ReminderSlot): Slot {
  return {
    ...row,
    state: row.state as SlotState,
    ...(reason === null ? {} : { reason }),
    ...(channelId === null ? {} : { channelId }),
    ...(messageTs === null ? {} : { messageTs }),
    ...(claimedBy === null ? {} : { claimedBy }),
  };
}

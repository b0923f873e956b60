import type { Slot, SlotKey, SlotStore } from '../../../src/plan/store.ts';

/** Slots in memory, as strict as the stored ones; both pass the same contract suite. */
export function createFakeSlots(): SlotStore & { readonly all: () => Slot[] } {
  const rows = new Map<string, Slot>();
  const text = (key: SlotKey) => `${key.classCode}|${key.kind}|${key.week}`;
  const insert = (slot: Slot): boolean => {
    if (rows.has(text(slot))) return false;
    rows.set(text(slot), slot);
    return true;
  };
  return {
    all: () => [...rows.values()],
    async claim(slot) {
      return insert({ ...slot, state: 'claimed', attempts: 0, updatedAt: slot.claimedAt });
    },
    async settle(slot) {
      return insert({ ...slot, attempts: 0, updatedAt: slot.claimedAt });
    },
    async move(key, from, to, guard = {}) {
      const row = rows.get(text(key));
      if (row === undefined || !from.includes(row.state)) return false;
      if (guard.claimedBy !== undefined && guard.claimedBy !== row.claimedBy) return false;
      if (guard.attempts !== undefined && guard.attempts !== row.attempts) return false;
      rows.set(text(key), {
        ...row,
        state: to.state,
        reason: to.reason,
        channelId: to.channelId ?? row.channelId,
        messageTs: to.messageTs ?? row.messageTs,
        claimedBy: to.claimedBy ?? row.claimedBy,
        itemCodes: to.itemCodes ?? row.itemCodes,
        attempts: row.attempts + (to.countAttempt ? 1 : 0),
        updatedAt: to.at,
      });
      return true;
    },
    async find(key) {
      return rows.get(text(key));
    },
    async list(filter) {
      return [...rows.values()]
        .filter(
          (row) =>
            (filter.classCode === undefined || row.classCode === filter.classCode) &&
            (filter.kind === undefined || row.kind === filter.kind) &&
            (filter.weeks === undefined || filter.weeks.includes(row.week)) &&
            (filter.states === undefined || filter.states.includes(row.state)) &&
            (filter.since === undefined || row.dueAt >= filter.since),
        )
        .sort(
          (a, b) =>
            a.dueAt.getTime() - b.dueAt.getTime() ||
            (a.classCode < b.classCode ? -1 : a.classCode > b.classCode ? 1 : 0) ||
            (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0),
        );
    },
  };
}

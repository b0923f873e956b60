import { addDays, isoWeekOf } from '../../../src/plan/dates.ts';
import type { Slot, SlotFilter, SlotKey, SlotStore } from '../../../src/plan/store.ts';

/** Slots in memory, as strict as the stored ones; both pass the same contract suite. By week, since a year has many. */
export function createFakeSlots(): SlotStore & { readonly all: () => Slot[] } {
  const weeks = new Map<string, Map<string, Slot>>();
  /** The few that are neither sent, skipped nor missed. */
  const open = new Map<string, Slot>();
  const text = (key: SlotKey) => `${key.classCode}|${key.kind}|${key.week}`;
  const put = (slot: Slot): void => {
    const rows = weeks.get(slot.week) ?? new Map<string, Slot>();
    weeks.set(slot.week, rows);
    rows.set(text(slot), slot);
    if (OPEN.includes(slot.state)) open.set(text(slot), slot);
    else open.delete(text(slot));
  };
  const get = (key: SlotKey) => weeks.get(key.week)?.get(text(key));
  const insert = (slot: Slot): boolean => {
    if (get(slot) !== undefined) return false;
    put(slot);
    return true;
  };
  const all = (): Slot[] => [...weeks.values()].flatMap((rows) => [...rows.values()]);
  const candidates = (filter: SlotFilter): Slot[] => {
    if (filter.states?.every((state) => OPEN.includes(state))) return [...open.values()];
    if (filter.weeks) return filter.weeks.flatMap((week) => [...(weeks.get(week)?.values() ?? [])]);
    if (filter.since === undefined) return all();
    // A slot is due at most a week or so after the week it is about.
    const oldest = isoWeekOf(addDays(filter.since.toISOString().slice(0, 10), -14));
    return [...weeks].flatMap(([week, rows]) => (week >= oldest ? [...rows.values()] : []));
  };
  return {
    all,
    async claim(slot) {
      return insert({ ...slot, state: 'claimed', attempts: 0, updatedAt: slot.claimedAt });
    },
    async settle(slot) {
      return insert({ ...slot, attempts: 0, updatedAt: slot.claimedAt });
    },
    async move(key, from, to, guard = {}) {
      const row = get(key);
      if (row === undefined || !from.includes(row.state)) return false;
      if (guard.claimedBy !== undefined && guard.claimedBy !== row.claimedBy) return false;
      if (guard.attempts !== undefined && guard.attempts !== row.attempts) return false;
      put({
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
      return get(key);
    },
    async list(filter) {
      return candidates(filter)
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
            compare(a.classCode, b.classCode) ||
            compare(a.kind, b.kind),
        );
    },
  };
}

const OPEN: readonly string[] = ['claimed', 'unclear', 'failed'];

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

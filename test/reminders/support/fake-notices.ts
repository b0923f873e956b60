import type { Notice, NoticeStore } from '../../../src/plan/notices.ts';

/** Notices in memory, as strict as the stored ones. */
export function createFakeNotices(): NoticeStore {
  const rows = new Map<string, Notice>();
  return {
    async issue(notice) {
      if (rows.has(notice.id)) return false;
      rows.set(notice.id, notice);
      return true;
    },
    async close(ids, { at, waivedBy, reason }) {
      let closed = 0;
      for (const id of ids) {
        const row = rows.get(id);
        if (row === undefined || row.closedAt !== undefined) continue;
        closed += 1;
        rows.set(id, {
          ...row,
          closedAt: at,
          ...(waivedBy !== undefined && { waivedBy }),
          ...(reason !== undefined && { waiveReason: reason }),
        });
      }
      return closed;
    },
    async list(filter) {
      return [...rows.values()]
        .filter(
          (row) =>
            (filter.classCodes?.includes(row.classCode) ?? true) &&
            (filter.weeks?.includes(row.week) ?? true) &&
            (filter.kinds?.includes(row.kind) ?? true) &&
            (filter.open === undefined || filter.open === (row.closedAt === undefined)) &&
            (filter.since === undefined || row.issuedAt >= filter.since),
        )
        .sort((a, b) => a.issuedAt.getTime() - b.issuedAt.getTime() || (a.id < b.id ? -1 : 1));
    },
  };
}

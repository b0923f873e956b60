import type { Notice, NoticeStore } from '../plan/notices.ts';
import type { Notice as NoticeRow, PrismaClient } from './generated/client.ts';

export function createNoticeStore(client: PrismaClient): NoticeStore {
  const table = client.notice;
  return {
    issue: async ({ itemCodes, ...notice }) => {
      const data = { ...notice, itemCodes: [...itemCodes], updatedAt: notice.issuedAt };
      return (await table.createMany({ data: [definedIn(data)], skipDuplicates: true })).count === 1;
    },

    close: async (ids, { at, waivedBy, reason }) => {
      const { count } = await table.updateMany({
        where: { id: { in: [...ids] }, closedAt: null },
        data: {
          closedAt: at,
          updatedAt: at,
          version: { increment: 1 },
          ...(waivedBy === undefined ? {} : { waivedBy }),
          ...(reason === undefined ? {} : { waiveReason: reason }),
        },
      });
      return count;
    },

    list: async (filter) => {
      const rows = await table.findMany({
        where: {
          withdrawn: false,
          ...(filter.classCodes === undefined ? {} : { classCode: { in: [...filter.classCodes] } }),
          ...(filter.weeks === undefined ? {} : { week: { in: [...filter.weeks] } }),
          ...(filter.kinds === undefined ? {} : { kind: { in: [...filter.kinds] } }),
          ...(filter.open === undefined ? {} : { closedAt: filter.open ? null : { not: null } }),
          ...(filter.since === undefined ? {} : { issuedAt: { gte: filter.since } }),
        },
        orderBy: [{ issuedAt: 'asc' }, { id: 'asc' }],
      });
      return rows.map(noticeOf);
    },
  };
}

function noticeOf(row: NoticeRow): Notice {
  const { withdrawn: _withdrawn, version: _version, updatedAt: _updatedAt, ...rest } = row;
  const { personId, text, dueAt, closedAt, waivedBy, waiveReason, ...kept } = rest;
  return {
    ...kept,
    ...(personId === null ? {} : { personId }),
    ...(text === null ? {} : { text }),
    ...(dueAt === null ? {} : { dueAt }),
    ...(closedAt === null ? {} : { closedAt }),
    ...(waivedBy === null ? {} : { waivedBy }),
    ...(waiveReason === null ? {} : { waiveReason }),
  };
}

/** Without the keys that hold `undefined`, which Prisma's exact types do not take. */
function definedIn<Data extends object>(data: Data): { [Key in keyof Data]: Exclude<Data[Key], undefined> } {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Data]: Exclude<Data[Key], undefined>;
  };
}

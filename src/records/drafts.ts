import { z } from 'zod';
import type { DraftStore, UpdateDraft } from '../plan/drafts.ts';
import { DRAFT_SOURCES } from '../plan/drafts.ts';
import type { PrismaClient, UpdateDraft as UpdateDraftRow } from './generated/client.ts';
import { storable } from './storable.ts';

export function createDraftStore(client: PrismaClient): DraftStore {
  const table = client.updateDraft;
  return {
    put: async (draft) => {
      const { personId, itemCode, values, source, permalink, seenVersion, savedAt } = draft;
      const data = {
        values: z.record(z.string(), z.string()).parse(storable(values)),
        source,
        permalink: permalink ?? null,
        seenVersion: seenVersion ?? null,
        savedAt,
      };
      await table.upsert({
        where: { personId_itemCode: { personId, itemCode } },
        create: { personId, itemCode, ...data },
        update: data,
      });
    },
    find: async (personId, itemCode) => {
      const row = await table.findUnique({ where: { personId_itemCode: { personId, itemCode } } });
      return row === null ? undefined : draftOf(row);
    },
    list: async (personId) => {
      const rows = await table.findMany({
        where: { personId },
        orderBy: [{ savedAt: 'desc' }, { itemCode: 'asc' }],
      });
      return rows.map(draftOf);
    },
    remove: async (personId, itemCode, savedUntil) => {
      await table.deleteMany({
        where: { personId, itemCode, ...(savedUntil === undefined ? {} : { savedAt: { lte: savedUntil } }) },
      });
    },
    forgetBefore: async (savedBefore) =>
      (await table.deleteMany({ where: { savedAt: { lt: savedBefore } } })).count,
  };
}

const sourceSchema = z.enum(DRAFT_SOURCES);
const valuesSchema = z.record(z.string(), z.string());

function draftOf(row: UpdateDraftRow): UpdateDraft {
  const { values, source, permalink, seenVersion, ...rest } = row;
  return {
    ...rest,
    values: valuesSchema.parse(values),
    source: sourceSchema.parse(source),
    ...(permalink === null ? {} : { permalink }),
    ...(seenVersion === null ? {} : { seenVersion }),
  };
}

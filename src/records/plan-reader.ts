import type { RecordKind, RecordTypes } from '../plan/records.ts';
import type { PlanReader } from '../plan/store.ts';
import { allOf, type Database, Prisma, records, type Sql } from './database.ts';
import { createHistoryReader } from './history-reader.ts';
import { createChangeReader } from './item-changes.ts';
import { createItemReader } from './item-reader.ts';
import { createLedgerNameReader } from './ledger-names.ts';
import { createRequestReader } from './requests.ts';
import { recordOf } from './rows.ts';
import type { ItemSearch } from './search/search.ts';
import { sourceOf } from './sources.ts';
import { storableText } from './storable.ts';

export function createPlanReader(db: Database, search: ItemSearch): PlanReader {
  return {
    ...createItemReader(db),
    ...createHistoryReader(db),
    ...createChangeReader(db),
    ...createRequestReader(db),
    ...createLedgerNameReader(db),

    listClasses: (options) => list(db, 'class', [], Prisma.sql`r.code COLLATE "C"`, options?.at),
    findClass: async (code, options) => {
      const [found] = await list(db, 'class', [equal('code', code)], Prisma.sql`r.code`, options?.at);
      return found;
    },
    findClassByChannel: async (channelId) => {
      const [found] = await list(
        db,
        'class',
        [equal('channelId', channelId)],
        Prisma.sql`r.active DESC, r.code COLLATE "C"`,
      );
      return found;
    },

    listPeople: (ids) =>
      list(db, 'person', ids === undefined ? [] : [among('id', ids)], Prisma.sql`r.id COLLATE "C"`),
    findPeopleNamed: (wanted) => {
      const bare = storableText(wanted).normalize('NFKC').replace(/\s+/g, '').toLowerCase();
      if (bare === '') return Promise.resolve([]);
      const same = (column: Sql) => Prisma.sql`lower(regexp_replace(${column}, '\\s+', '', 'g')) = ${bare}`;
      return list(
        db,
        'person',
        [
          Prisma.sql`(${same(Prisma.sql`r.name`)} OR ${same(Prisma.sql`r."nameZh"`)} OR lower(r.email) = ${bare})`,
        ],
        Prisma.sql`r.id COLLATE "C"`,
      );
    },

    listAssignments: (filter, options) =>
      list(
        db,
        'assignment',
        [
          ...(filter.personId === undefined ? [] : [equal('personId', filter.personId)]),
          ...(filter.classCode === undefined ? [] : [equal('classCode', filter.classCode)]),
          ...(filter.itemCodes === undefined ? [] : [among('itemCode', filter.itemCodes)]),
          ...(filter.roles === undefined ? [] : [among('role', filter.roles)]),
          ...(filter.on === undefined
            ? []
            : [
                Prisma.sql`r."validFrom" <= ${filter.on}::date
                  AND (r."validTo" IS NULL OR r."validTo" >= ${filter.on}::date)`,
              ]),
        ],
        Prisma.sql`r."validFrom", r.id COLLATE "C"`,
        options?.at,
      ),

    listStatements: (topics) =>
      list(
        db,
        'statement',
        topics === undefined ? [] : [among('topic', topics)],
        Prisma.sql`r.topic, r.position, r.id COLLATE "C"`,
      ),

    listMilestones: (itemCodes) =>
      list(
        db,
        'milestone',
        [among('itemCode', itemCodes)],
        Prisma.sql`r."itemCode" COLLATE "C", r.position, r.id COLLATE "C"`,
      ),
    listIssues: (filter) =>
      list(
        db,
        'issue',
        [
          ...(filter.itemCodes === undefined ? [] : [among('itemCode', filter.itemCodes)]),
          ...(filter.types === undefined ? [] : [among('type', filter.types)]),
          ...openness(filter.open),
        ],
        Prisma.sql`r."raisedOn" DESC, r.id COLLATE "C"`,
      ),
    listDependencies: (filter) =>
      list(
        db,
        'dependency',
        [
          ...(filter.itemCodes === undefined ? [] : [among('itemCode', filter.itemCodes)]),
          ...(filter.waitsForItems === undefined ? [] : [among('waitsForItem', filter.waitsForItems)]),
          ...(filter.waitsForClasses === undefined ? [] : [among('waitsForClass', filter.waitsForClasses)]),
          ...openness(filter.open),
        ],
        Prisma.sql`r."itemCode" COLLATE "C", r.id COLLATE "C"`,
      ),

    searchItems: (text, options, visibility) => search.searchItems(db, text, options, visibility),
  };
}

async function list<Kind extends RecordKind>(
  db: Database,
  kind: Kind,
  conditions: readonly Sql[],
  order: Sql,
  at?: Date,
): Promise<RecordTypes[Kind][]> {
  const rows = await records(
    db,
    Prisma.sql`SELECT to_jsonb(r) AS record FROM ${sourceOf(kind, at)} r
      WHERE ${allOf([Prisma.sql`NOT r.withdrawn`, ...conditions])} ORDER BY ${order}`,
  );
  return rows.map((row) => recordOf(kind, row));
}

function equal(column: string, value: string): Sql {
  return Prisma.sql`r.${Prisma.raw(`"${column}"`)} = ${storableText(value)}`;
}

function among(column: string, values: readonly string[]): Sql {
  return Prisma.sql`r.${Prisma.raw(`"${column}"`)} = ANY(${values.map(storableText)}::text[])`;
}

function openness(open: boolean | undefined): Sql[] {
  if (open === undefined) return [];
  return [open ? Prisma.sql`r."resolvedOn" IS NULL` : Prisma.sql`r."resolvedOn" IS NOT NULL`];
}

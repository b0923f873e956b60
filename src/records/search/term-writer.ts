import type { Change } from '../changes.ts';
import { type Database, Prisma, records } from '../database.ts';
import { type NamedRecord, searchTermsOf, TERMS_VERSION } from './search-terms.ts';

const SETTING = 'search.terms_version';
const BATCH = 500;
const NAMES = ['titleEn', 'titleZh', 'aliases', 'description'];

/** Keeps what items are found by in step with their names. */
export async function storeSearchTerms(db: Database, changes: readonly Change[]): Promise<void> {
  const renamed = changes.filter(({ before }) => before === null || NAMES.some((field) => field in before));
  await write(
    db,
    renamed.map(({ row }) => row as unknown as NamedRecord),
  );
}

/** Makes the terms of all items anew when they were made by another version, or never. */
export async function renewSearchTerms(db: Database, now: Date): Promise<void> {
  const [made] = await db.$queryRaw<{ version: unknown }[]>(
    Prisma.sql`SELECT value AS version FROM "Setting" WHERE key = ${SETTING}`,
  );
  if (made?.version === TERMS_VERSION) return;
  for (let last = ''; ; ) {
    const rows = await records(
      db,
      Prisma.sql`SELECT to_jsonb(i) AS record FROM "Item" i WHERE i.code COLLATE "C" > ${last}
        ORDER BY i.code COLLATE "C" LIMIT ${BATCH}`,
    );
    if (rows.length === 0) break;
    last = String(rows.at(-1)?.code);
    await write(
      db,
      rows.map((row) => row as unknown as NamedRecord),
    );
  }
  await db.$executeRaw(
    Prisma.sql`INSERT INTO "Setting" (key, value, "updatedAt")
      VALUES (${SETTING}, to_jsonb(${TERMS_VERSION}::int), ${now}::timestamptz)
      ON CONFLICT (key) DO UPDATE SET value = excluded.value, "updatedAt" = excluded."updatedAt"`,
  );
}

async function write(db: Database, items: readonly NamedRecord[]): Promise<void> {
  if (items.length === 0) return;
  const given = items.map((item) => ({ code: item.code, terms: searchTermsOf(item) }));
  await db.$executeRaw(
    Prisma.sql`INSERT INTO "ItemSearch" (code, terms)
      SELECT code, terms FROM jsonb_to_recordset(${JSON.stringify(given)}::jsonb) AS given(code text, terms integer[])
      ON CONFLICT (code) DO UPDATE SET terms = excluded.terms`,
  );
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { silentLogger } from '../../src/plan/logger.ts';
import { openStore } from '../../src/records/open-store.ts';
import { seedSample } from '../plan/fill-server.ts';
import { PLAN_AT, writeItems } from '../plan/large-plan.ts';
import type { ContenderName, Document } from './contender.ts';

/** The same records in each contender's own form. */
export interface Corpus {
  readonly documents: readonly Document[];
  sourceOf(contender: ContenderName): string;
  remove(): Promise<void>;
}

export async function createCorpus(
  databaseUrl: string,
  items: number,
  options: { readonly embedded: boolean },
): Promise<Corpus> {
  const folder = await mkdtemp(path.join(tmpdir(), 'linkage-bench-'));
  const documents = await readDocuments(databaseUrl);
  const file = path.join(folder, 'documents.json');
  await writeFile(file, JSON.stringify(documents));
  const dataDir = path.join(folder, 'store');
  if (options.embedded) {
    const store = await openStore({ dataDir, clock: { now: () => PLAN_AT }, logger: silentLogger });
    await seedSample(store, PLAN_AT);
    await writeItems(store, 0, items);
    await store.close();
  }
  return {
    documents,
    sourceOf: (contender) =>
      contender === 'linkage, PostgreSQL' ? databaseUrl : contender === 'linkage, embedded' ? dataDir : file,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function readDocuments(databaseUrl: string): Promise<Document[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<Document>(
      `SELECT code, "titleEn", "titleZh", aliases, coalesce(description, '') AS description FROM "Item" WHERE NOT withdrawn ORDER BY code`,
    );
    return rows;
  } finally {
    await client.end();
  }
}

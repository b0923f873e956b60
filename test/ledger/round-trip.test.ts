import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeImport } from '../../src/ledger/describe.ts';
import { createLedger, type ImportPreview, type Ledger } from '../../src/ledger/index.ts';
import { readSource, type Workbook } from '../../src/ledger/read/index.ts';
import { createSeeding } from '../../src/ledger/seed/index.ts';
import { silentLogger } from '../../src/plan/logger.ts';
import { SEES_EVERYTHING } from '../../src/plan/permissions.ts';
import type { PlanStore } from '../../src/plan/store.ts';
import type { Language } from '../../src/plan/terms.ts';
import { createTestStore } from '../support/store.ts';

const seedsDir = fileURLToPath(new URL('../../seeds', import.meta.url));
const at = new Date('2026-11-26T02:00:00Z');
const clock = { now: () => at };

async function cellsOf(bytes: Uint8Array): Promise<unknown> {
  const book = await readSource({ fileName: 'plan.xlsx', bytes });
  if (!book.ok) throw new Error(book.code);
  const sheets: Workbook['sheets'] = book.value.sheets;
  return sheets.map(({ name, rows }) => [name, [...rows].map(([row, cells]) => [row, [...cells]])]);
}

async function preview(ledger: Ledger, bytes: Uint8Array): Promise<ImportPreview> {
  const result = await ledger.previewImport(
    { fileName: 'plan.xlsx', bytes },
    { personId: 'U0ADMIN1', asSystem: true },
  );
  if (!result.ok) throw new Error(result.code);
  return result.value;
}

describe('an export of the sample plan', () => {
  let store: PlanStore;
  let ledger: Ledger;
  beforeAll(async () => {
    store = await createTestStore();
    await createSeeding({ store, clock, seedsDir }).seedSample(at);
    ledger = createLedger({ store, clock, logger: silentLogger });
  });
  afterAll(() => store.close());

  it.each<Language>(['zh', 'en'])('changes nothing when it is imported again (%s)', async (language) => {
    const { bytes, itemCount } = await ledger.exportLedger({ visibility: SEES_EVERYTHING, language });
    expect(itemCount).toBe(81);
    const again = await preview(ledger, bytes);
    expect(describeImport(again, 'en').slice(1)).toEqual([]);
    expect(again.created).toEqual([]);
    expect(again.changed).toEqual([]);
    expect(again.unchanged).toBe(81 + 10 + 27 + 43 + 11 + 6 + 7);
  });

  it.each<Language>(['zh', 'en'])(
    'gives, imported into an empty store, the same cells again (%s)',
    async (language) => {
      const { bytes } = await ledger.exportLedger({ visibility: SEES_EVERYTHING, language });
      const empty = await createTestStore();
      const other = createLedger({ store: empty, clock, logger: silentLogger });
      const first = await preview(other, bytes);
      expect(describeImport(first, 'en').slice(1)).toEqual([]);
      const applied = await other.applyImport(first);
      expect(applied).toMatchObject({ ok: true, value: { created: 185, changed: 0 } });
      const second = await other.exportLedger({ visibility: SEES_EVERYTHING, language });
      expect(await cellsOf(second.bytes)).toEqual(await cellsOf(bytes));
      await empty.close();
    },
  );
});

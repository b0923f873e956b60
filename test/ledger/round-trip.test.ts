import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeImport, importGroups } from '../../src/ledger/describe.ts';
import { createLedger, type ImportPreview, type Ledger } from '../../src/ledger/index.ts';
import { READ_LIMITS, readSource, type Workbook } from '../../src/ledger/read/index.ts';
import { openParts } from '../../src/ledger/read/workbook-parts.ts';
import { createSeeding } from '../../src/ledger/seed/index.ts';
import { silentLogger } from '../../src/plan/logger.ts';
import { SEES_EVERYTHING, SEES_PUBLIC } from '../../src/plan/permissions.ts';
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

  it('gives, imported into an empty store, the same cells again, whatever texts it holds', async () => {
    const [item] = await store.getItems(['KT-01'], SEES_EVERYTHING);
    if (!item) throw new Error('no KT-01');
    const hostile = {
      ...item,
      titleZh: '=HYPERLINK("http://x","点击")',
      titleEn: '+1-800 @SUM(A1)',
      description: '-2+3\n"<b>&amp; _x000D_ 😀',
      aliases: ['a,b', '@c', "'=d"],
      startOn: '2026-01-31',
    };
    const origin = { actorId: 'U0LEAD01', via: 'form', at } as const;
    await store.write((writer) => writer.save('item', [hostile], origin));
    const { bytes } = await ledger.exportLedger({ visibility: SEES_EVERYTHING, language: 'zh' });
    const again = await preview(ledger, bytes);
    expect([again.created, again.changed, again.errors]).toEqual([[], [], []]);

    const empty = await createTestStore();
    const other = createLedger({ store: empty, clock, logger: silentLogger });
    const first = await preview(other, bytes);
    expect(importGroups(first, 'en').map(({ title }) => title)).toEqual(['New (185)']);
    const applied = await other.applyImport(first);
    expect(applied).toMatchObject({ ok: true, value: { created: 185, changed: 0 } });
    const second = await other.exportLedger({ visibility: SEES_EVERYTHING, language: 'zh' });
    expect(await cellsOf(second.bytes)).toEqual(await cellsOf(bytes));
    const [stored] = await empty.getItems(['KT-01'], SEES_EVERYTHING);
    expect(stored).toMatchObject({
      titleZh: hostile.titleZh,
      aliases: hostile.aliases,
      startOn: '2026-01-31',
    });
    await empty.close();
  });

  it('holds no formula', async () => {
    const { bytes } = await ledger.exportLedger({ visibility: SEES_EVERYTHING, language: 'zh' });
    const parts = openParts(bytes, READ_LIMITS);
    for (let sheet = 1; parts.has(`xl/worksheets/sheet${sheet}.xml`); sheet += 1) {
      for await (const events of parts.events(`xl/worksheets/sheet${sheet}.xml`)) {
        expect(events.some((event) => event.type === 'open' && event.name === 'f')).toBe(false);
      }
    }
  });

  it('shows a reader nothing confidential, nor what hangs on it', async () => {
    const { bytes } = await ledger.exportLedger({ visibility: SEES_PUBLIC, language: 'zh' });
    const shown = JSON.stringify(await cellsOf(bytes));
    for (const hidden of ['KT-08', 'FND-009', '数据安全', '收储']) expect(shown).not.toContain(hidden);
    const own = await ledger.exportLedger({ visibility: { confidential: ['SC-03'] }, language: 'zh' });
    expect(JSON.stringify(await cellsOf(own.bytes))).toContain('KT-08');
  });

  it('can be of one class, and of an earlier day', async () => {
    const one = await ledger.exportLedger({ visibility: SEES_PUBLIC, language: 'zh', classCode: 'SC-01' });
    const sheets = JSON.stringify(await cellsOf(one.bytes));
    expect(one.itemCount).toBe(8);
    expect([sheets.includes('PRJ-004'), sheets.includes('PRJ-006')]).toEqual([true, false]);
    const asOf = new Date('2026-10-11T15:59:00Z');
    const then = await ledger.exportLedger({
      visibility: SEES_PUBLIC,
      language: 'zh',
      classCode: 'SC-01',
      asOf,
    });
    const book = await preview(ledger, then.bytes);
    const chassis = book.changed.find(({ key }) => key === 'PRJ-004');
    expect(chassis?.changes).toContainEqual({ field: 'light', before: 'green', after: 'red' });
  });
});

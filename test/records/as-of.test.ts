import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { SEES_EVERYTHING } from '../../src/plan/permissions.ts';
import type { Draft } from '../../src/plan/records.ts';
import type { PlanReader, PlanStore } from '../../src/plan/store.ts';
import { createTestStore } from '../support/store.ts';
import { assignmentDraft, classDraft, itemDraft, origin, updateOf } from './drafts.ts';

const store = await createTestStore();
afterAll(() => store.close());

const MINUTE_MS = 60_000;
const START_MS = Date.parse('2026-03-01T00:00:00Z');

type Step =
  | { readonly what: 'item'; readonly which: number; readonly fields: Partial<Draft<'item'>> }
  | {
      readonly what: 'update';
      readonly which: number;
      readonly progress: number | undefined;
      readonly week: number;
    }
  | {
      readonly what: 'assignment';
      readonly which: number;
      readonly personId: string;
      readonly withdrawn: boolean;
    }
  | { readonly what: 'class'; readonly which: number; readonly nameEn: string };

const which = fc.integer({ min: 0, max: 2 });
const maybe = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: undefined });
const fields = fc.record({
  titleEn: fc.constantFrom('Expo centre', 'Parts park', 'x'),
  light: maybe(fc.constantFrom('green', 'amber', 'red')),
  dueOn: maybe(fc.constantFrom('2026-06-30', '2026-12-31')),
  totalInvestmentFen: maybe(fc.maxSafeNat()),
  landMu: maybe(fc.double({ min: 0, max: 1e6, noNaN: true })),
  cities: fc.constantFrom([], ['culture' as const], ['automobile' as const, 'culture' as const]),
  amountTexts: fc.constantFrom({}, { totalInvestmentFen: '1亿元' }),
  classCode: fc.constantFrom('SC-01', 'SC-02'),
  withdrawn: fc.boolean(),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ what: fc.constant('item' as const), which, fields }),
  fc.record({
    what: fc.constant('update' as const),
    which,
    progress: maybe(fc.integer({ min: 0, max: 100 })),
    week: fc.integer({ min: 10, max: 14 }),
  }),
  fc.record({
    what: fc.constant('assignment' as const),
    which,
    personId: fc.constantFrom('U1', 'U2'),
    withdrawn: fc.boolean(),
  }),
  fc.record({ what: fc.constant('class' as const), which, nameEn: fc.constantFrom('Finance', 'Talent') }),
);

/** Everything that can be asked as of an instant. */
async function stateOf(reader: PlanReader, codes: readonly string[], at?: Date) {
  const options = at === undefined ? undefined : { at };
  const filter = { codes };
  return {
    items: (await reader.findItems(filter, { sort: [], limit: 99 }, SEES_EVERYTHING, options)).items,
    got: await reader.getItems(codes, SEES_EVERYTHING, options),
    silent: (
      await reader.findItems(
        { ...filter, silentIn: '2026-W12' },
        { sort: [], limit: 99 },
        SEES_EVERYTHING,
        options,
      )
    ).items.map((item) => item.code),
    groups: await reader.aggregateItems(
      filter,
      { measures: ['totalInvestmentFen'], groupBy: 'light' },
      SEES_EVERYTHING,
      options,
    ),
    updates: await reader.listUpdates({ itemCodes: codes }, options),
    latest: await reader.latestUpdates(codes, options),
    assignments: await reader.listAssignments({}, options),
    classes: await reader.listClasses(options),
  };
}

async function take(target: PlanStore, run: number, number: number, one: Step): Promise<void> {
  const at = new Date(START_MS + (run * 1_000 + number) * MINUTE_MS);
  const by = origin(at.toISOString());
  await target.write(async (writer) => {
    const code = codeOf(run, one.which);
    if (one.what === 'item') await writer.save('item', [itemDraft(code, one.fields)], by);
    if (one.what === 'class')
      await writer.save('class', [classDraft(`SC-${run}${one.which}`, { nameEn: one.nameEn })], by);
    if (one.what === 'assignment') {
      const { personId, withdrawn } = one;
      await writer.save(
        'assignment',
        [assignmentDraft(`${run}-${one.which}`, { personId, withdrawn, classCode: 'SC-01' })],
        by,
      );
    }
    if (one.what === 'update' && (await writer.lockItem(code)) !== undefined) {
      const period = `2026-W${one.week}`;
      await writer.addUpdate(
        updateOf(`${run}-${number}`, code, at.toISOString(), { period, progress: one.progress }),
        by,
      );
    }
  });
}

const codeOf = (run: number, index: number) => `PRJ-${run * 10 + index}`;

test('the store as of any moment is what the store was at that moment', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
      run++;
      const codes = [0, 1, 2].map((index) => codeOf(run, index));
      const seen: { at: Date; state: unknown }[] = [];
      for (const [number, one] of steps.entries()) {
        await take(store, run, number, one);
        if (number % 3 === 0 || number === steps.length - 1) {
          const at = new Date(START_MS + (run * 1_000 + number) * MINUTE_MS + 30_000);
          seen.push({ at, state: await stateOf(store, codes) });
        }
      }
      for (const { at, state } of seen) expect(await stateOf(store, codes, at)).toEqual(state);
    }),
    { numRuns: Number(process.env.SLOW === '1' ? 100 : 12), seed: 20260901 },
  );
});

test('before anything was recorded the store is empty', async () => {
  const before = await stateOf(store, [codeOf(1, 0), codeOf(1, 1), codeOf(1, 2)], new Date(START_MS - 1));
  expect(Object.values(before).flat()).toEqual([]);
});

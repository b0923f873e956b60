import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp, SEEDS_DIR } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { createSeeding } from '../../src/ledger/seed/index.ts';
import { instantAt } from '../../src/plan/dates.ts';
import { silentLogger } from '../../src/plan/logger.ts';
import type { PlanStore } from '../../src/plan/store.ts';
import type { Reminders } from '../../src/reminders/reminders.ts';
import { createTestStore } from '../support/store.ts';
import { aClass, anItem } from './support/fake-plan.ts';
import { createWorld } from './support/world.ts';
import { expectedDay, weeksOf2026 } from './support/year-2026.ts';

/** The weekly reminders of a dry run. */
async function dueAtInstant(bot: Reminders, at: Date | string) {
  return (await bot.plan(new Date(at))).due.filter((one) => one.kind === 'weekly');
}

function dueOn(bot: Reminders, day: string, time: string, timeZone = 'Asia/Shanghai') {
  return dueAtInstant(bot, instantAt(day, time, timeZone));
}

describe('a dry run for an instant', () => {
  /** One class for each weekday, at a bot that never ran and one that has run for a while. */
  const classes = [1, 2, 3, 4, 5, 6, 7].map((slotWeekday) => aClass(`SC-0${slotWeekday}`, { slotWeekday }));
  const items = classes.map((one) => anItem(`KT-${one.code}`, one.code));

  it.each([
    ['that never ran, in a year to come', '2025-12-01T00:00:00Z', false],
    ['that never ran, in a year that is over', '2027-02-01T00:00:00Z', false],
    ['that runs', '2026-01-04T00:00:00Z', true],
  ])(
    'names each class on the one day of each week that the calendar says: a bot %s',
    async (_, now, runs) => {
      const world = createWorld(now, { classes, items });
      const bot = world.replica();
      if (runs) await bot.tick();
      for (const { week, days } of weeksOf2026()) {
        const named: string[] = [];
        for (const day of days)
          for (const one of await dueOn(bot, day, '19:30'))
            if (one.outcome === 'due') named.push(`${one.class} ${one.week} ${day}`);
        const expected = classes.flatMap((one) => {
          const day = expectedDay(days, one.slotWeekday);
          return day === undefined ? [] : [`${one.code} ${week} ${day}`];
        });
        expect(named.sort()).toEqual(expected.sort());
      }
      expect(world.posts).toEqual([]);
      if (!runs) expect(world.slots.all()).toEqual([]);
    },
  );

  it('says on each day of a week without a workday why there is none', async () => {
    const world = createWorld('2026-01-05T00:00:00Z', { classes: classes.slice(0, 1), items });
    const bot = world.replica();
    expect(await dueOn(bot, '2026-02-16', '08:59')).toEqual([]);
    for (const day of ['2026-02-16', '2026-02-18', '2026-02-22'])
      expect(await dueOn(bot, day, '10:00')).toMatchObject([
        { week: '2026-W08', outcome: 'skipped', reason: 'no_workday_this_week', items: [] },
      ]);
    expect(await dueOn(bot, '2026-02-23', '10:00')).toEqual([]);
  });

  it.each([
    ['America/New_York', '02:30', ['2026-03-08', '2026-11-01']],
    ['Europe/Berlin', '02:30', ['2026-03-29', '2026-10-25']],
    ['Australia/Lord_Howe', '02:10', ['2026-04-05', '2026-10-04']],
  ])('keeps the minute in %s when the clocks change', async (timeZone, slotTime, sundays) => {
    // Every day counts as a workday there, so that the slot stands on the night of the change itself.
    const calendar = { ...createWorld('2026-01-01T00:00:00Z', {}).calendar };
    for (const sunday of sundays) {
      const world = createWorld(
        '2026-01-01T00:00:00Z',
        { classes: [aClass('SC-01', { timeZone, slotTime, slotWeekday: 7 })], items },
        { calendar: { ...calendar, isWorkday: () => true, workdaysOfWeek: () => [sunday] } },
      );
      const bot = world.replica();
      const noon = await dueOn(bot, sunday, '12:00', timeZone);
      expect(noon, sunday).toMatchObject([{ outcome: 'due' }]);
      const dueAt = new Date(noon[0]?.dueAt ?? '');
      const minute = new Intl.DateTimeFormat('sv-SE', { timeZone, timeStyle: 'short' }).format(dueAt);
      // A minute that the spring leaves out is moved on by the hour, or half hour, that is left out.
      expect([slotTime, '03:30', '02:40'], `${sunday} ${minute}`).toContain(minute);
      expect(await dueAtInstant(bot, new Date(dueAt.getTime() - 1)), sunday).toEqual([]);
      expect(await dueAtInstant(bot, dueAt), sunday).toHaveLength(1);
    }
  });

  it('of this moment says what a run would do now, catching up included', async () => {
    const world = createWorld('2026-03-03T02:00:00Z', { classes: classes.slice(0, 1), items });
    const bot = world.replica();
    const [planned] = (await bot.plan()).due;
    expect(planned).toMatchObject({ class: 'SC-01', week: '2026-W10', outcome: 'due' });
    expect(await dueAtInstant(bot, '2026-03-03T02:00:00Z')).toEqual([]);
    expect((await bot.runDue()).due).toMatchObject([{ ...planned, outcome: 'sent' }]);
    expect((await bot.plan()).due).toEqual([]);
    // Before it was posted, it was due.
    world.time.set('2026-03-10T02:00:00Z');
    expect(await dueAtInstant(bot, '2026-03-02T02:00:00Z')).toMatchObject([{ outcome: 'due' }]);
    expect(await dueAtInstant(bot, '2026-03-03T03:00:00Z')).toEqual([]);
  });
});

describe('a dry run of the past', () => {
  const NOW = new Date('2026-03-06T03:00:00Z');
  let store: PlanStore;
  let bot: Reminders;

  beforeAll(async () => {
    store = await createTestStore();
    const clock = { now: () => NOW };
    await createSeeding({ store, clock, seedsDir: SEEDS_DIR }).seedSample(NOW);
    const config = readConfig({});
    if (!config.ok) throw new Error('settings');
    bot = createApp({ config: config.value, store, clock, logger: silentLogger }).reminders;
  });
  afterAll(() => store.close());

  it('asks for what was not reported then, whatever was reported since', async () => {
    const asked = async (day: string) =>
      (await dueOn(bot, day, '09:05')).find((one) => one.class === 'SC-01')?.items ?? [];
    const [monday, open] = await Promise.all([
      asked('2026-03-02'),
      store.findItems(
        { classCodes: ['SC-01'], statuses: ['open'] },
        { sort: [], limit: 100 },
        { confidential: [] },
        { at: new Date('2026-03-02T01:05:00Z') },
      ),
    ]);
    expect([...monday].sort()).toEqual(open.items.map((item) => item.code).sort());
    expect(monday.length).toBeGreaterThan(3);
    // By now the class has reported nearly all of it.
    const reported = open.items.filter((item) => (item.lastUpdatePeriod ?? '') >= '2026-W10');
    expect(reported).toEqual([]);
  });

  it('of a time before anything was recorded asks for the plan as it stands, which nobody reported on', async () => {
    const early = await dueOn(bot, '2025-06-09', '09:05');
    const [mine] = early.filter((one) => one.class === 'SC-01');
    expect(mine).toMatchObject({ week: '2025-W24', outcome: 'due' });
    expect(mine?.items.length).toBeGreaterThan(3);
  });
});

import { describe, expect, it } from 'vitest';
import { aClass, anItem, reported } from './support/fake-plan.ts';
import { createWorld } from './support/world.ts';

const MONDAY_NINE = '2026-03-02T01:00:00Z';

function aPlan() {
  return {
    classes: [aClass('SC-01'), aClass('SC-02')],
    items: [anItem('KT-01', 'SC-01'), anItem('KT-02', 'SC-02')],
  };
}

type World = ReturnType<typeof createWorld>;
const outcomes = (world: World) =>
  world.slots
    .all()
    .map((slot) => `${slot.classCode} ${slot.week} ${slot.state}${slot.reason ? ` ${slot.reason}` : ''}`);
const channels = (world: World) => world.posts.map((post) => post.channelId);

/** Ticks each minute for so long. */
async function tickFor(world: World, minutes: number, ...bots: { tick(): Promise<void> }[]) {
  for (let minute = 0; minute < minutes; minute += 1) {
    for (const bot of bots) await bot.tick();
    world.time.pass(1);
  }
}

describe('the weekly run', () => {
  it('posts one reminder to each class, and none again in later ticks or after a restart', async () => {
    const world = createWorld(MONDAY_NINE, aPlan());
    await tickFor(world, 3, world.replica());
    await tickFor(world, 3, world.replica());
    expect(channels(world)).toEqual(['C-SC-01', 'C-SC-02']);
    expect(outcomes(world)).toEqual(['SC-01 2026-W10 sent', 'SC-02 2026-W10 sent']);
    expect(world.slots.all()[0]).toMatchObject({ itemCodes: ['KT-01'], messageTs: '1.000000', attempts: 1 });
  });

  it('posts once when three replicas tick at the same moment', async () => {
    const world = createWorld(MONDAY_NINE, aPlan());
    await Promise.all([world.replica(), world.replica(), world.replica()].map((bot) => bot.tick()));
    expect(channels(world).sort()).toEqual(['C-SC-01', 'C-SC-02']);
  });

  it('reports what it did as plain data', async () => {
    const world = createWorld(MONDAY_NINE, {
      ...aPlan(),
      classes: [aClass('SC-01'), aClass('SC-02', { paused: true })],
    });
    const report = await world.replica().runDue();
    expect(JSON.parse(JSON.stringify(report))).toEqual({
      at: '2026-03-02T01:00:00.000Z',
      due: [
        {
          class: 'SC-02',
          channel: 'C-SC-02',
          kind: 'weekly',
          week: '2026-W10',
          outcome: 'skipped',
          reason: 'paused',
          dueAt: '2026-03-02T01:00:00.000Z',
          items: [],
        },
        {
          class: 'SC-01',
          channel: 'C-SC-01',
          kind: 'weekly',
          week: '2026-W10',
          outcome: 'sent',
          dueAt: '2026-03-02T01:00:00.000Z',
          items: ['KT-01'],
        },
      ],
      moved: [],
    });
  });

  it('decides without storing or posting anything in a dry run', async () => {
    const world = createWorld('2026-02-20T01:00:00Z', aPlan());
    const bot = world.replica();
    const at = (instant: string) => bot.plan(new Date(instant));
    const due = async (instant: string) =>
      (await at(instant)).due.map((one) => `${one.class} ${one.outcome}`);
    expect(await due('2026-02-16T01:00:00Z')).toEqual(['SC-01 skipped', 'SC-02 skipped']);
    expect(await due('2026-02-23T01:00:00Z')).toEqual([]);
    expect((await at('2026-02-23T01:00:00Z')).moved).toHaveLength(2);
    expect(await due('2026-02-24T01:00:00Z')).toEqual(['SC-01 due', 'SC-02 due']);
    expect(world.slots.all()).toEqual([]);
    expect(world.posts).toEqual([]);
  });

  it('says one line, or nothing where that is configured, to a class that reported everything', async () => {
    const plan = {
      classes: [aClass('SC-01')],
      items: [reported(anItem('KT-01', 'SC-01'), '2026-W10')],
    };
    const talkative = createWorld(MONDAY_NINE, plan);
    await talkative.replica().runDue();
    expect(talkative.posts).toMatchObject([{ reminder: { lines: [], openCount: 1, reportedCount: 1 } }]);
    const silent = createWorld(MONDAY_NINE, plan, { settings: { whenAllReported: 'nothing' } });
    await silent.replica().runDue();
    expect(silent.posts).toEqual([]);
    expect(outcomes(silent)).toEqual(['SC-01 2026-W10 skipped everything_reported']);
  });

  it('has nothing to say to a class without open items', async () => {
    const world = createWorld(MONDAY_NINE, { classes: [aClass('SC-01')] });
    await world.replica().runDue();
    expect(outcomes(world)).toEqual(['SC-01 2026-W10 skipped nothing_open']);
  });

  it('reminds a thousand classes, in order and each once, while Slack asks for pauses', async () => {
    const codes = Array.from({ length: 1_000 }, (_, index) => `SC-${String(index).padStart(4, '0')}`);
    const world = createWorld(MONDAY_NINE, {
      classes: codes.map((code) => aClass(code)),
      items: codes.map((code) => anItem(`KT-${code}`, code)),
    });
    for (let post = 0; post < 1_000; post += 1)
      world.faults.push(...(post % 97 === 0 ? [{ retryAfterMs: 2_000 }] : ['none' as const]));
    const report = await world.replica().runDue();
    expect(new Set(channels(world)).size).toBe(1_000);
    expect(world.posts).toHaveLength(1_000);
    expect(report.due.every((one) => one.outcome === 'sent')).toBe(true);
  });
});

describe('when Slack refuses', () => {
  it('waits as long as it asks and sends once', async () => {
    const world = createWorld(MONDAY_NINE, { ...aPlan(), classes: [aClass('SC-01')] });
    world.faults.push({ retryAfterMs: 5_000 }, { retryAfterMs: 5_000 });
    await world.replica().runDue();
    expect(world.time.now().toISOString()).toBe('2026-03-02T01:00:10.000Z');
    expect(outcomes(world)).toEqual(['SC-01 2026-W10 sent']);
    expect(world.slots.all()[0]?.attempts).toBe(3);
  });

  it('says what is reported by the time that it may post, and nothing where nothing is left', async () => {
    const world = createWorld(MONDAY_NINE, {
      classes: [aClass('SC-01'), aClass('SC-02')],
      items: [anItem('KT-01', 'SC-01'), anItem('KT-02', 'SC-01'), anItem('KT-03', 'SC-02')],
    });
    world.faults.push({ retryAfterMs: 20_000 });
    const bot = world.replica({
      settings: { concurrency: 1, whenAllReported: 'nothing' },
      wait: async (ms) => {
        world.time.pass(ms / 60_000);
        world.plan.items = world.plan.items.map((item) =>
          item.code === 'KT-02' ? item : reported(item, '2026-W10'),
        );
      },
    });
    await bot.runDue();
    expect(world.posts.map(({ reminder }) => reminder.lines.map((line) => line.item.code))).toEqual([
      ['KT-02'],
    ]);
    expect(outcomes(world)).toEqual(['SC-01 2026-W10 sent', 'SC-02 2026-W10 skipped everything_reported']);
    expect(world.slots.all()[0]?.itemCodes).toEqual(['KT-02']);
  });

  it('redraws a message that was on its way while one of its items was reported', async () => {
    const world = createWorld(MONDAY_NINE, { ...aPlan(), classes: [aClass('SC-01')] });
    const bot = world.replica({
      poster: {
        ...world.poster,
        post: async (...post) => {
          const outcome = await world.poster.post(...post);
          world.plan.items = world.plan.items.map((item) => reported(item, '2026-W10'));
          await bot.afterUpdate('KT-01');
          return outcome;
        },
      },
    });
    await bot.runDue();
    expect(world.posts[0]?.reminder.lines).toMatchObject([{ reported: false }]);
    expect(world.redrawn).toMatchObject([{ reminder: { lines: [{ reported: true }], reportedCount: 1 } }]);
  });

  it('leaves a long pause to a later tick', async () => {
    const world = createWorld(MONDAY_NINE, { ...aPlan(), classes: [aClass('SC-01')] });
    world.faults.push({ retryAfterMs: 600_000 });
    const bot = world.replica();
    await bot.runDue();
    expect(outcomes(world)).toEqual(['SC-01 2026-W10 failed rate_limited']);
    world.time.pass(10);
    await bot.tick();
    expect(outcomes(world)).toEqual(['SC-01 2026-W10 sent']);
  });

  it('gives up after the configured number of attempts', async () => {
    const world = createWorld(MONDAY_NINE, { ...aPlan(), classes: [aClass('SC-01')] });
    for (let post = 0; post < 50; post += 1) world.faults.push({ retryAfterMs: 1_000 });
    await tickFor(world, 30, world.replica());
    expect(outcomes(world)).toEqual(['SC-01 2026-W10 failed rate_limited']);
    expect(world.slots.all()[0]?.attempts).toBe(6);
  });

  it('records that it is not in a channel and goes on with the others', async () => {
    const world = createWorld(MONDAY_NINE, aPlan());
    world.faults.push({ failed: 'not_in_channel' });
    await tickFor(world, 5, world.replica());
    expect(outcomes(world)).toEqual(['SC-01 2026-W10 failed not_in_channel', 'SC-02 2026-W10 sent']);
    expect(channels(world)).toEqual(['C-SC-02']);
  });
});

describe('when it is unclear whether Slack took a post', () => {
  const oneClass = () => ({ ...aPlan(), classes: [aClass('SC-01')] });

  it.each(['lost', 'throws'] as const)(
    'finds a post whose reply was lost (%s) and sends none',
    async (fault) => {
      const world = createWorld(MONDAY_NINE, oneClass());
      world.faults.push(fault);
      await tickFor(world, 5, world.replica());
      expect(channels(world)).toEqual(['C-SC-01']);
      expect(world.slots.all()).toMatchObject([{ state: 'sent', messageTs: '1.000000' }]);
    },
  );

  it('finds a post that Slack took up to a minute after nobody waited for it any more', async () => {
    const world = createWorld(MONDAY_NINE, oneClass());
    let late: (() => Promise<unknown>) | undefined;
    const bot = world.replica({
      poster: {
        ...world.poster,
        async post(...post) {
          late = () => world.poster.post(...post);
          return { outcome: 'unclear', reason: 'timeout' };
        },
      },
    });
    await bot.tick();
    world.time.pass(59 / 60);
    await bot.tick();
    await late?.();
    await tickFor(world, 10, bot, world.replica());
    expect(channels(world)).toEqual(['C-SC-01']);
    expect(outcomes(world)).toEqual(['SC-01 2026-W10 sent']);
  });

  it('sends a post that never arrived once more', async () => {
    const world = createWorld(MONDAY_NINE, oneClass());
    world.faults.push('dropped');
    await tickFor(world, 5, world.replica(), world.replica());
    expect(channels(world)).toEqual(['C-SC-01']);
    expect(outcomes(world)).toEqual(['SC-01 2026-W10 sent']);
  });

  it('does not look before Slack can show it', async () => {
    const world = createWorld(MONDAY_NINE, oneClass());
    world.faults.push('dropped');
    const bot = world.replica();
    await bot.tick();
    await bot.tick();
    expect(outcomes(world)).toEqual(['SC-01 2026-W10 unclear timeout']);
  });

  it('never sends again where nobody can tell, and leaves it to an admin', async () => {
    const world = createWorld(MONDAY_NINE, oneClass(), { keepsMetadata: false });
    world.faults.push('lost');
    await tickFor(world, 120, world.replica(), world.replica());
    expect(channels(world)).toEqual(['C-SC-01']);
    expect(outcomes(world)).toEqual(['SC-01 2026-W10 unclear needs_admin']);
  });

  it('sends one that nobody can find when an admin, told to look for it, asks for it by its class', async () => {
    const world = createWorld(MONDAY_NINE, oneClass(), { keepsMetadata: false });
    world.faults.push('dropped');
    const bot = world.replica();
    await tickFor(world, 120, bot);
    expect(outcomes(world)).toEqual(['SC-01 2026-W10 unclear needs_admin']);
    expect((await bot.remindNow()).due).toMatchObject([{ outcome: 'taken', reason: 'in_doubt' }]);
    await bot.remindNow({ classCode: 'SC-01' });
    await bot.remindNow({ classCode: 'SC-01' });
    expect(channels(world)).toEqual(['C-SC-01']);
    expect(outcomes(world)).toEqual(['SC-01 2026-W10 sent']);
  });

  it('takes over the claim of a replica that died, after its lease, and posts', async () => {
    const world = createWorld(MONDAY_NINE, oneClass());
    await world.slots.claim({
      classCode: 'SC-01',
      kind: 'weekly',
      week: '2026-W10',
      postId: 'post-x',
      channelId: 'C-SC-01',
      itemCodes: [],
      dueAt: new Date(MONDAY_NINE),
      claimedBy: 'dead',
      claimedAt: new Date(MONDAY_NINE),
    });
    const bots = [world.replica(), world.replica()];
    await tickFor(world, 5, ...bots);
    expect(outcomes(world)).toEqual(['SC-01 2026-W10 claimed']);
    await tickFor(world, 5, ...bots);
    expect(channels(world)).toEqual(['C-SC-01']);
    expect(outcomes(world)).toEqual(['SC-01 2026-W10 sent']);
  });

  it('takes no claim because its own wall clock jumped', async () => {
    const world = createWorld(MONDAY_NINE, oneClass());
    await world.slots.claim({
      classCode: 'SC-01',
      kind: 'weekly',
      week: '2026-W10',
      postId: 'post-x',
      channelId: 'C-SC-01',
      itemCodes: [],
      dueAt: new Date(MONDAY_NINE),
      claimedBy: 'alive',
      claimedAt: new Date(MONDAY_NINE),
    });
    const bot = world.replica();
    await bot.tick();
    world.time.set('2026-03-02T08:00:00Z');
    await bot.tick();
    expect(outcomes(world)).toEqual(['SC-01 2026-W10 claimed']);
  });

  it('posts nothing to a class that was paused meanwhile', async () => {
    const world = createWorld(MONDAY_NINE, oneClass());
    world.faults.push('dropped');
    const bot = world.replica();
    await bot.tick();
    world.plan.classes = [aClass('SC-01', { paused: true })];
    await tickFor(world, 5, bot);
    expect(outcomes(world)).toEqual(['SC-01 2026-W10 skipped paused']);
  });
});

describe('a wall clock that is set', () => {
  const SUNDAY = '2026-03-01T01:00:00Z';

  it.each([
    ['and set right again within minutes, brings nothing', 2, []],
    ['is believed once it has run steadily for a while', 4, ['C-SC-01', 'C-SC-02']],
  ])('forward by a day %s', async (_, minutes, expected) => {
    const world = createWorld(SUNDAY, aPlan());
    const bot = world.replica();
    await tickFor(world, 3, bot);
    world.time.set('2026-03-02T01:04:00Z');
    await tickFor(world, minutes, bot);
    expect(channels(world)).toEqual(expected);
    world.time.set('2026-03-01T01:10:00Z');
    await tickFor(world, 10, bot);
    expect(channels(world)).toEqual(expected);
  });

  it('makes no difference where the time of the store server is had', async () => {
    const world = createWorld(SUNDAY, aPlan());
    const bot = world.replica({ referenceTime: async () => new Date(SUNDAY) });
    world.time.set('2026-03-02T01:04:00Z');
    await tickFor(world, 10, bot);
    expect(channels(world)).toEqual([]);
  });
});

describe('reminding now', () => {
  it('posts before the time and on a day off, and the slot is done with it', async () => {
    const world = createWorld('2026-05-04T00:00:00Z', aPlan());
    const bot = world.replica();
    expect((await bot.remindNow()).due.map((one) => one.outcome)).toEqual(['sent', 'sent']);
    expect((await bot.remindNow()).due.map((one) => `${one.outcome} ${one.reason}`)).toEqual([
      'taken posted_before',
      'taken posted_before',
    ]);
    world.time.set('2026-05-06T01:00:00Z');
    await bot.tick();
    expect(world.posts).toHaveLength(2);
  });

  it('can be tried out: what would go out, why the others would not, and nothing is done', async () => {
    const world = createWorld(MONDAY_NINE, {
      ...aPlan(),
      classes: [
        aClass('SC-01'),
        aClass('SC-02', { paused: true }),
        aClass('SC-03', { channelId: undefined }),
        aClass('SC-04'),
      ],
    });
    const bot = world.replica();
    const tried = async (classCode?: string) =>
      (await bot.remindNow({ classCode, dryRun: true })).due.map(
        (one) => `${one.class} ${one.outcome} ${one.reason ?? one.items}`,
      );
    expect(await tried()).toEqual([
      'SC-02 skipped paused',
      'SC-03 skipped no_channel',
      'SC-01 due KT-01',
      'SC-04 skipped nothing_open',
    ]);
    expect(await tried('SC-02')).toEqual(['SC-02 due KT-02']);
    expect(world.posts).toEqual([]);
    expect(world.slots.all()).toEqual([]);
  });

  it('overrules a failure or a pause for the class that is named', async () => {
    const world = createWorld(MONDAY_NINE, {
      ...aPlan(),
      classes: [aClass('SC-01', { paused: true }), aClass('SC-02')],
    });
    world.faults.push({ failed: 'not_in_channel' });
    const bot = world.replica();
    await bot.tick();
    await bot.remindNow({ classCode: 'SC-01' });
    await bot.remindNow({ classCode: 'SC-02' });
    expect(outcomes(world)).toEqual(['SC-01 2026-W10 sent', 'SC-02 2026-W10 sent']);
  });

  it('never repeats one that is unclear', async () => {
    const world = createWorld(MONDAY_NINE, { ...aPlan(), classes: [aClass('SC-01')] });
    world.faults.push('lost');
    const bot = world.replica();
    await bot.remindNow();
    await bot.remindNow({ classCode: 'SC-01' });
    expect(world.posts).toHaveLength(1);
  });
});

describe('after an update', () => {
  it('redraws this week’s message with the item as reported, among the items it shows', async () => {
    const world = createWorld(MONDAY_NINE, {
      classes: [aClass('SC-01')],
      items: [anItem('KT-01', 'SC-01'), anItem('KT-02', 'SC-01')],
    });
    const bot = world.replica();
    await bot.tick();
    world.plan.items = [
      reported(anItem('KT-01', 'SC-01'), '2026-W10'),
      anItem('KT-02', 'SC-01'),
      anItem('KT-03', 'SC-01'),
    ];
    await bot.afterUpdate('KT-01');
    expect(world.redrawn).toHaveLength(1);
    expect(world.redrawn[0]).toMatchObject({
      messageTs: '1.000000',
      reminder: {
        lines: [
          { item: { code: 'KT-01' }, reported: true },
          { item: { code: 'KT-02' }, reported: false },
        ],
      },
    });
  });

  it('does nothing before the reminder was posted or for an unknown item', async () => {
    const world = createWorld('2026-03-02T00:00:00Z', aPlan());
    const bot = world.replica();
    await bot.afterUpdate('KT-01');
    await bot.afterUpdate('KT-99');
    expect(world.redrawn).toEqual([]);
  });
});

describe('the heartbeat', () => {
  it('tells when somebody last looked, and a store that fails ends no tick', async () => {
    const world = createWorld(MONDAY_NINE, aPlan());
    const bot = world.replica();
    expect(await bot.heartbeat()).toBeUndefined();
    await bot.tick();
    expect(await bot.heartbeat()).toEqual({ at: new Date(MONDAY_NINE), replicaId: 'replica-1' });
    const broken = world.replica({
      store: {
        ...world.plan.store,
        listClasses: async () => {
          throw new Error('the store is down');
        },
      },
    });
    await expect(broken.tick()).resolves.toBeUndefined();
  });
});

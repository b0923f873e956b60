import { describe, expect, it } from 'vitest';
import type { RemindersDeps } from '../../src/reminders/reminders.ts';
import { aClass, anAssignment, anItem, type FakePlan, reported } from './support/fake-plan.ts';
import { createFakeWorkspace } from './support/fake-workspace.ts';
import { createWorld } from './support/world.ts';

const WEEK = '2026-W10';
const MONDAY = '2026-03-02T00:00:00Z';
const THURSDAY_CHASE = '2026-03-05T08:00:00Z';
const FRIDAY_DEADLINE = '2026-03-06T04:00:00Z';
const FRIDAY_GROUP = '2026-03-06T08:00:00Z';

const PLAN: Partial<FakePlan> = {
  classes: [aClass('SC-01'), aClass('SC-02')],
  items: [
    anItem('KT-01', 'SC-01'),
    anItem('KT-02', 'SC-01'),
    anItem('KT-03', 'SC-01', { confidential: true }),
    anItem('KT-04', 'SC-02'),
  ],
  assignments: [
    anAssignment('U1', 'lead', 'SC-01'),
    anAssignment('U2', 'lead', undefined, { itemCode: 'KT-02' }),
    anAssignment('U3', 'lead', 'SC-02'),
    anAssignment('UH', 'head', 'SC-01'),
    anAssignment('US', 'supervising_official', 'SC-01'),
    anAssignment('UG', 'leading_group'),
    anAssignment('UA', 'admin'),
  ],
};

/** A bot that serves the plan since Monday, and everything that its workspace took. */
function serve(plan: Partial<FakePlan> = {}, options: Partial<RemindersDeps> = {}) {
  let workspace = createFakeWorkspace(() => new Date(0));
  const world = createWorld(MONDAY, { ...PLAN, ...plan }, options);
  workspace = createFakeWorkspace(() => world.time.now());
  const bot = world.replica({
    poster: workspace.poster,
    notices: workspace.notices,
    settings: { leadingGroupChannelId: 'C-GROUP', language: 'en', ...options.settings },
    ...options,
  });
  const chased = () =>
    workspace.accepted.flatMap(({ to, notice }) =>
      notice?.type === 'chaser'
        ? [
            `${to} ${notice.chaser.rung}: ${notice.chaser.classes
              .flatMap((one) =>
                one.lines.map(
                  (line) =>
                    `${line.item.code}${line.reason === 'not_reported' ? '' : ` ${line.reason} ${line.weeks ?? line.days}`}`,
                ),
              )
              .join(', ')}`,
          ]
        : [],
    );
  const at = async (instant: string) => {
    world.time.set(instant);
    await bot.runDue();
  };
  const report = (...codes: string[]) => {
    world.plan.items = world.plan.items.map((item) =>
      codes.includes(item.code) ? reported(item, WEEK) : item,
    );
  };
  return { ...world, bot, workspace, chased, at, report };
}

describe('chasing', () => {
  it('tells each lead half a workday before the deadline, naming only their items', async () => {
    const { at, chased, plan } = serve();
    await at(MONDAY);
    await at('2026-03-05T07:59:00Z');
    expect(chased()).toEqual([]);
    await at(THURSDAY_CHASE);
    await at('2026-03-05T08:10:00Z');
    expect(chased().sort()).toEqual(['U1 lead: KT-01, KT-03', 'U2 lead: KT-02', 'U3 lead: KT-04']);
    expect(await plan.store.notices.list({ open: true })).toMatchObject([
      { kind: 'chase:lead', personId: 'U1', itemCodes: ['KT-01', 'KT-03'] },
      { kind: 'chase:lead', personId: 'U2' },
      { kind: 'chase:lead', personId: 'U3' },
    ]);
  });

  it('leaves those alone who reported, and stops when they do', async () => {
    const { at, chased, report, bot, plan } = serve();
    await at(MONDAY);
    report('KT-01', 'KT-03', 'KT-04');
    await at(THURSDAY_CHASE);
    expect(chased()).toEqual(['U2 lead: KT-02']);
    report('KT-02');
    await bot.afterUpdate('KT-02');
    expect(await plan.store.notices.list({ open: true })).toEqual([]);
    await at(FRIDAY_DEADLINE);
    await at(FRIDAY_GROUP);
    expect(chased()).toHaveLength(1);
  });

  it('goes on to the head after the deadline, in one message', async () => {
    const { at, chased } = serve();
    await at(MONDAY);
    await at(FRIDAY_DEADLINE);
    await at('2026-03-06T05:00:00Z');
    expect(chased()).toEqual(['UH head: KT-01, KT-02, KT-03']);
  });

  it('reaches somebody who heads several classes in one message, with a notice for each class', async () => {
    const { at, chased, workspace, plan, bot } = serve({
      classes: [aClass('SC-01'), aClass('SC-02', { slotTime: '14:30' }), aClass('SC-03')],
      items: [anItem('KT-01', 'SC-01'), anItem('KT-02', 'SC-02'), anItem('KT-03', 'SC-03')],
      assignments: ['SC-01', 'SC-02', 'SC-03'].flatMap((code) => [
        anAssignment('UH', 'head', code),
        anAssignment('U1', 'lead', code),
      ]),
    });
    await at(MONDAY);
    await at(THURSDAY_CHASE);
    await at(FRIDAY_DEADLINE);
    await at('2026-03-06T04:10:00Z');
    expect(chased()).toEqual(['U1 lead: KT-01, KT-02, KT-03', 'UH head: KT-01, KT-02, KT-03']);
    expect(workspace.accepted.filter((one) => one.notice)).toHaveLength(2);
    const open = async () =>
      (await plan.store.notices.list({ open: true })).map((one) => `${one.id}: ${one.itemCodes}`);
    expect((await open()).filter((id) => id.includes('head'))).toEqual([
      `SC-01 chase:head:UH ${WEEK}: KT-01`,
      `SC-02 chase:head:UH ${WEEK}: KT-02`,
      `SC-03 chase:head:UH ${WEEK}: KT-03`,
    ]);
    plan.items = plan.items.map((item) => (item.code === 'KT-02' ? reported(item, WEEK) : item));
    await bot.afterUpdate('KT-02');
    expect((await open()).filter((id) => id.startsWith('SC-02'))).toEqual([]);
    expect((await bot.plan(new Date(FRIDAY_DEADLINE))).due).toEqual([]);
  });

  it('comes at each zone its own deadline, and asks for no item twice when a class moves to another', async () => {
    const berlin = { timeZone: 'Europe/Berlin' };
    const { at, chased, plan } = serve({
      classes: [aClass('SC-01'), aClass('SC-02', berlin)],
      items: [anItem('KT-01', 'SC-01'), anItem('KT-02', 'SC-02')],
      assignments: ['SC-01', 'SC-02'].map((code) => anAssignment('UH', 'head', code)),
    });
    await at(MONDAY);
    await at(FRIDAY_DEADLINE);
    expect(chased()).toEqual(['UH head: KT-01']);
    plan.classes = [aClass('SC-01', berlin), aClass('SC-02', berlin)];
    await at('2026-03-06T11:00:00Z');
    await at('2026-03-06T11:10:00Z');
    expect(chased()).toEqual(['UH head: KT-01', 'UH head: KT-02']);
  });

  it('names nothing that was reported, snoozed or waived while Slack asked to wait', async () => {
    const world = serve();
    await world.at(MONDAY);
    let pauses = 0;
    const slow = world.replica({
      poster: world.workspace.poster,
      settings: { leadingGroupChannelId: 'C-GROUP', language: 'en', concurrency: 1 },
      notices: {
        ...world.workspace.notices,
        post: async (...post) =>
          pauses++ === 0
            ? { outcome: 'failed', reason: 'rate_limited', retryAfterMs: 20_000 }
            : world.workspace.notices.post(...post),
      },
      wait: async () => {
        world.time.pass(1);
        world.report('KT-02', 'KT-03');
        await slow.waive({ classCode: 'SC-02', week: WEEK, personId: 'U-ALL', reason: 'flood' });
      },
    });
    world.plan.assignments.push(anAssignment('U-ALL', 'supervising_official', 'SC-02'));
    world.time.set(THURSDAY_CHASE);
    await slow.runDue();
    expect(world.chased()).toEqual(['U1 lead: KT-01']);
    expect(
      world.slots
        .all()
        .filter((slot) => slot.kind.startsWith('chase'))
        .map((slot) => `${slot.kind.split(':')[2]} ${slot.state} ${slot.reason} ${slot.itemCodes}`),
    ).toEqual([
      'U1 sent undefined KT-01',
      'U2 skipped everything_reported KT-02',
      'U3 skipped everything_reported KT-04',
    ]);
  });

  it('names nothing that was reported while the others before it were posted', async () => {
    const world = serve();
    await world.at(MONDAY);
    const codes = ['KT-03', 'KT-02', 'KT-04'];
    const bot = world.replica({
      poster: world.workspace.poster,
      settings: { language: 'en', concurrency: 1 },
      notices: {
        ...world.workspace.notices,
        post: async (...post) => {
          const outcome = await world.workspace.notices.post(...post);
          world.report(...codes);
          return outcome;
        },
      },
    });
    world.time.set(THURSDAY_CHASE);
    await bot.runDue();
    expect(world.chased()).toEqual(['U1 lead: KT-01, KT-03']);
  });

  it('leaves the leading group alone when the last item was reported while Slack asked to wait', async () => {
    const world = serve();
    await world.at(MONDAY);
    let pauses = 0;
    const bot = world.replica({
      poster: world.workspace.poster,
      settings: { leadingGroupChannelId: 'C-GROUP', language: 'en' },
      notices: {
        ...world.workspace.notices,
        post: async (...post) =>
          pauses++ === 0
            ? { outcome: 'failed', reason: 'rate_limited', retryAfterMs: 20_000 }
            : world.workspace.notices.post(...post),
      },
      wait: async () => {
        world.time.pass(1);
        world.plan.items = world.plan.items.map((item) => reported(item, '2026-W11'));
      },
    });
    world.plan.items = world.plan.items.filter((item) => item.code === 'KT-04');
    world.time.set('2026-03-13T08:00:00Z');
    await bot.runDue();
    expect(world.chased().filter((line) => line.startsWith('C-GROUP'))).toEqual([]);
  });

  it('comes to the leading group after repeated silence, as one list without what is confidential', async () => {
    const { at, chased, report } = serve();
    await at(MONDAY);
    report('KT-04');
    await at(FRIDAY_GROUP);
    expect(chased().filter((line) => line.startsWith('C-GROUP'))).toEqual([]);
    await at('2026-03-13T08:00:00Z');
    expect(chased().filter((line) => line.startsWith('C-GROUP'))).toEqual([
      'C-GROUP group: KT-01 silent_weeks 2, KT-02 silent_weeks 2',
    ]);
  });

  it('comes to the leading group when an item is red beyond the limit', async () => {
    const red = reported(anItem('KT-01', 'SC-01', { light: 'red', asOf: '2026-02-01' }), WEEK);
    const { at, chased } = serve({ items: [red] });
    await at(MONDAY);
    await at(FRIDAY_GROUP);
    expect(chased()).toEqual(['C-GROUP group: KT-01 red_too_long 33']);
  });

  it('disturbs nobody in quiet hours or on a day off', async () => {
    const { at, chased } = serve();
    await at(MONDAY);
    await at('2026-03-05T13:00:00Z');
    await at('2026-03-07T02:00:00Z');
    expect(chased()).toEqual([]);
    await at('2026-03-06T00:00:00Z');
    expect(chased()).toHaveLength(3);
  });

  it('asks nobody about a week before it was there', async () => {
    const { at, chased } = serve();
    await at('2026-03-05T09:00:00Z');
    await at('2026-03-05T09:10:00Z');
    expect(chased()).toEqual([]);
  });

  it('follows snoozes', async () => {
    const { at, chased, plan } = serve();
    await at(MONDAY);
    await plan.store.notices.issue({
      id: 'snooze KT-02',
      kind: 'snooze',
      classCode: 'SC-01',
      week: WEEK,
      itemCodes: ['KT-02'],
      issuedAt: new Date(MONDAY),
      dueAt: new Date('2026-03-06T00:00:00Z'),
      sample: false,
    });
    await at(THURSDAY_CHASE);
    expect(chased().sort()).toEqual(['U1 lead: KT-01, KT-03', 'U3 lead: KT-04']);
    await at(FRIDAY_DEADLINE);
    expect(chased()).toContain('UH head: KT-01, KT-02, KT-03');
  });
});

describe('a dry run', () => {
  const due = async (world: ReturnType<typeof serve>, instant: string) =>
    (await world.bot.plan(new Date(instant))).due.map(
      (one) => `${one.class} ${one.kind} ${one.week} ${one.outcome} ${one.items}`,
    );

  it('shows whom a chaser, an escalation and a circular would go to, and does nothing', async () => {
    const world = serve();
    expect(await due(world, THURSDAY_CHASE)).toEqual([
      'SC-01 chase:lead:U1 2026-W10 due KT-01,KT-03',
      'SC-01 chase:lead:U2 2026-W10 due KT-02',
      'SC-02 chase:lead:U3 2026-W10 due KT-04',
    ]);
    expect((await due(world, FRIDAY_GROUP)).filter((line) => !line.includes('weekly'))).toEqual([
      'SC-01 chase:head:UH 2026-W10 due KT-01,KT-02,KT-03',
      'PLAN chase:group 2026-W10 skipped ',
    ]);
    expect(await due(world, '2026-03-06T08:30:00Z')).toContain('PLAN digest:weekly 2026-W10 due ');
    expect(world.workspace.accepted).toEqual([]);
    expect(world.slots.all()).toEqual([]);
    expect(await world.plan.store.notices.list({})).toEqual([]);
  });

  it('leaves out what was posted, and what a bot that runs on would not miss', async () => {
    const world = serve();
    await world.at('2026-03-02T01:00:00Z');
    await world.bot.tick();
    expect(await due(world, '2026-03-02T01:00:00Z')).toEqual([]);
    const mondayLater = await due(world, '2026-03-23T01:00:00Z');
    expect(mondayLater.filter((line) => line.includes('weekly 2026'))).toEqual([
      'SC-01 weekly 2026-W13 due KT-01,KT-02',
      'SC-02 weekly 2026-W13 due KT-04',
    ]);
  });
});

describe('waiving', () => {
  const order = { classCode: 'SC-01', week: WEEK, personId: 'US', reason: 'flood relief' };

  it('keeps a class from being chased in the week, and is kept with its reason', async () => {
    const { at, chased, bot, plan } = serve();
    await at(MONDAY);
    expect(await bot.waive(order)).toEqual({ ok: true, value: undefined });
    await at(THURSDAY_CHASE);
    await at(FRIDAY_DEADLINE);
    expect(chased()).toEqual(['U3 lead: KT-04']);
    expect(await plan.store.notices.list({ kinds: ['waiver'] })).toMatchObject([
      { waivedBy: 'US', waiveReason: 'flood relief', classCode: 'SC-01' },
    ]);
  });

  it('closes what was issued, and may name single items', async () => {
    const { at, chased, bot, plan } = serve();
    await at(MONDAY);
    await at(THURSDAY_CHASE);
    await bot.waive({ ...order, itemCodes: ['KT-02'] });
    expect(await plan.store.notices.list({ open: true })).toHaveLength(2);
    await at(FRIDAY_DEADLINE);
    expect(chased()).toContain('UH head: KT-01, KT-03');
  });

  it.each([
    ['may_not_waive', { personId: 'U1' }],
    ['may_not_waive', { personId: 'UA' }],
    ['unknown_class', { classCode: 'SC-99' }],
    ['reason_missing', { reason: '  ' }],
    ['reason_too_long', { reason: 'x'.repeat(501) }],
  ] as const)('refuses: %s', async (code, fields) => {
    const { bot, plan } = serve();
    expect(await bot.waive({ ...order, ...fields })).toEqual({ ok: false, code });
    expect(await plan.store.notices.list({})).toEqual([]);
  });
});

describe('what admins are told', () => {
  const told = (world: ReturnType<typeof serve>) =>
    world.workspace.accepted.flatMap(({ to, notice }) =>
      notice?.type === 'admin' ? [{ to, notice: notice.notice }] : [],
    );

  it('is a failed post, once, and the others go on', async () => {
    const world = serve({ items: [anItem('KT-01', 'SC-01'), anItem('KT-04', 'SC-02')] });
    const { poster } = world.workspace;
    const bot = world.replica({
      notices: world.workspace.notices,
      poster: {
        ...poster,
        post: async (channelId, postId, reminder) =>
          channelId === 'C-SC-01'
            ? { outcome: 'failed', reason: 'is_archived' }
            : poster.post(channelId, postId, reminder),
      },
    });
    world.time.set('2026-03-02T01:00:00Z');
    await bot.runDue();
    await bot.runDue();
    expect(told(world)).toMatchObject([
      { to: 'UA', notice: { code: 'problems', findings: [{ classCode: 'SC-01', reason: 'is_archived' }] } },
    ]);
    expect(world.workspace.accepted.filter((one) => one.reminder).map((one) => one.to)).toEqual(['C-SC-02']);
  });

  it('is that the token was revoked, as soon as there is another one', async () => {
    const world = serve({ items: [anItem('KT-01', 'SC-01'), anItem('KT-04', 'SC-02')] });
    const { poster, notices } = world.workspace;
    let revoked = true;
    const refused = { outcome: 'failed', reason: 'token_revoked' } as const;
    const bot = world.replica({
      poster: { ...poster, post: async (...post) => (revoked ? refused : poster.post(...post)) },
      notices: { ...notices, post: async (...post) => (revoked ? refused : notices.post(...post)) },
    });
    world.time.set('2026-03-02T01:00:00Z');
    await bot.runDue();
    expect(world.slots.all().map((slot) => `${slot.kind.slice(0, 6)} ${slot.state}`)).toEqual([
      'weekly failed',
      'weekly failed',
      'admin: failed',
    ]);
    revoked = false;
    world.time.set('2026-03-02T01:30:00Z');
    await bot.runDue();
    expect(told(world)).toEqual([]);
    world.time.set('2026-03-02T02:00:00Z');
    await bot.runDue();
    await bot.runDue();
    expect(told(world)).toMatchObject([
      {
        to: 'UA',
        notice: { code: 'problems', findings: [{ classCode: 'SC-01' }, { reason: 'token_revoked' }] },
      },
    ]);
  });

  it('is what the daily audit found missing', async () => {
    const world = serve();
    await world.at('2026-03-02T00:45:00Z');
    world.time.set('2026-03-06T00:45:00Z');
    const findings = await world.bot.audit(
      new Date('2026-03-02T00:00:00Z'),
      new Date('2026-03-06T00:00:00Z'),
    );
    expect(findings.map((one) => `${one.classCode} ${one.code}`)).toEqual([
      'SC-01 no_outcome',
      'SC-02 no_outcome',
    ]);
    await world.bot.runDue();
    expect(told(world)).toMatchObject([{ to: 'UA', notice: { code: 'audit' } }]);
  });

  it('is that the calendar ends, once a week', async () => {
    const world = serve({ items: [] });
    await world.at('2026-11-02T02:00:00Z');
    await world.at('2026-11-03T02:00:00Z');
    const again = world.replica({ poster: world.workspace.poster, notices: world.workspace.notices });
    await again.runDue();
    expect(told(world)).toEqual([
      { to: 'UA', notice: { code: 'calendar_ends_soon', to: '2026-12-31', daysLeft: 59 } },
    ]);
  });
});

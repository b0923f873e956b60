import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlanStore } from '../../src/plan/store.ts';
import { type FakeSlack, startFakeSlack } from '../support/fake-slack.ts';
import { createTestStore } from '../support/store.ts';
import { anAssignment, anItem } from './support/fake-plan.ts';
import { createRandom } from './support/random.ts';
import { tenClasses } from './support/simulation.ts';
import { expectedDay, weeksOf2026 } from './support/year-2026.ts';

const SCRIPT = fileURLToPath(new URL('support/replica-script.ts', import.meta.url));
const SERVER_URL = process.env.TEST_DATABASE_URL || undefined;

/** Days of four weeks around the Spring Festival, in the afternoon of Shanghai when everything of the day is due. */
const AFTERNOONS = ['02-09', '02-10', '02-12', '02-13', '02-16', '02-20', '02-24', '02-25', '02-26']
  .concat(['02-27', '03-02', '03-04', '03-05', '03-06'])
  .map((day) => `2026-${day}T08:30:00Z`);
/** The class in New York is reminded on Fridays, in Shanghai's night. */
const INSTANTS = [
  ...AFTERNOONS,
  '2026-02-13T15:00:00Z',
  '2026-02-27T15:00:00Z',
  '2026-03-06T15:00:00Z',
].sort();
const WEEKS = ['2026-W07', '2026-W08', '2026-W09', '2026-W10'];
/** Hours ahead of UTC; no zone changes in these weeks. */
const OFFSETS: Readonly<Record<string, number>> = {
  'Asia/Shanghai': 8,
  'Europe/Berlin': 1,
  'America/New_York': -5,
};
/** Far longer than a step takes: it ends a test whose replicas do nothing. */
const STEP_MS = 30_000;

interface Replica {
  readonly name: string;
  readonly process: ChildProcess;
  ready: boolean;
}

describe.skipIf(SERVER_URL === undefined)('three replicas that are killed again and again', () => {
  const classes = tenClasses().map((one) => ({ ...one, channelId: `C0${one.code.replace('-', '')}` }));
  const random = createRandom(5);
  let store: PlanStore;
  let slack: FakeSlack;
  let replicas: Replica[] = [];
  let started = 0;
  let now = '2026-02-09T00:00:00Z';

  function start(): void {
    started += 1;
    const name = `replica-${started}`;
    const child = fork(SCRIPT, [name, databaseUrl(), slack.apiUrl], { execArgv: ['--import', 'tsx'] });
    const replica: Replica = { name, process: child, ready: false };
    child.once('message', () => {
      replica.ready = true;
      child.send(Date.parse(now));
    });
    replicas.push(replica);
  }

  function kill(victim: Replica | undefined): void {
    if (victim === undefined) return;
    victim.process.kill('SIGKILL');
    replicas = replicas.filter((one) => one !== victim);
    start();
  }

  /** It is that time now for all replicas, as it is on machines with a common clock. */
  function setTime(instant: string): void {
    now = instant;
    for (const { ready, process: child } of replicas) if (ready) child.send(Date.parse(instant));
  }

  function databaseUrl(): string {
    const url = new URL(SERVER_URL ?? '');
    url.pathname = `/${store.home.place.split('/').at(-1)}`;
    return url.href;
  }

  beforeAll(async () => {
    store = await createTestStore();
    const origin = { actorId: 'U0ADMIN', via: 'admin' as const, at: new Date('2026-01-05T00:00:00Z') };
    await store.write(async (writer) => {
      await writer.save('class', classes, origin);
      const items = classes.map((one, index) => anItem(`KT-${30 + index}`, one.code));
      await writer.save('item', items, origin);
      const leads = classes.map((one) => anAssignment(`U0${one.code.replace('-', '')}`, 'lead', one.code));
      await writer.save('assignment', [...leads, anAssignment('U0GROUP', 'leading_group')], origin);
    });
    const channels = [...classes.map((one) => one.channelId), 'C0GROUP'];
    slack = await startFakeSlack({
      channels: channels.map((id) => ({ id, name: id.toLowerCase(), members: ['U0BOT'] })),
    });
  });
  afterAll(async () => {
    for (const { process: child } of replicas) child.kill('SIGKILL');
    await slack?.close();
    await store?.close();
  });

  /** Weekly slots whose time has come, by the calendar that the tests write down themselves. */
  function dueSlots(): string[] {
    return weeksOf2026()
      .filter(({ week }) => WEEKS.includes(week))
      .flatMap(({ week, days }) =>
        classes.flatMap((one) => {
          const day = expectedDay(days, one.slotWeekday) ?? days[one.slotWeekday - 1];
          const utc = Date.parse(`${day}T${one.slotTime}:00Z`) - (OFFSETS[one.timeZone] ?? 0) * 3_600_000;
          return utc <= Date.parse(now) ? [`${one.code} ${week}`] : [];
        }),
      );
  }

  /** On Fridays at half past four in Shanghai. */
  function dueCirculars(): string[] {
    return weeksOf2026()
      .filter(({ week, days }) => WEEKS.includes(week) && now >= `${days[4]}T08:30:00Z`)
      .map(({ week }) => `PLAN ${week}`);
  }

  /** What has no outcome yet although its time has come. */
  async function openSlots(): Promise<string[]> {
    const slots = await store.slots.list({});
    const known = new Set(
      slots
        .filter(({ kind }) => kind === 'weekly' || kind === 'digest:weekly')
        .map((one) => `${one.classCode} ${one.week}`),
    );
    // Every failure here is one that passes: it is tried again.
    const open = slots.filter(({ state }) => ['claimed', 'unclear', 'failed'].includes(state));
    return [
      ...open.map((one) => `${one.classCode} ${one.kind} ${one.week} ${one.state} ${one.reason}`),
      ...[...dueSlots(), ...dueCirculars()].filter((slot) => !known.has(slot)),
    ];
  }

  async function until(waitedFor: () => string[] | Promise<string[]>): Promise<void> {
    const endsAt = performance.now() + STEP_MS;
    for (;;) {
      const missing = await waitedFor();
      if (missing.length === 0) return;
      if (performance.now() > endsAt) throw new Error(`${now}: still waiting for ${missing.join(', ')}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** Kills whoever holds a slot whose post Slack takes and whose reply the replica never reads. */
  async function killBetweenPostedAndNoted(instant: string): Promise<void> {
    const release = slack.hold('chat.postMessage', { taken: true });
    const posting = slack.called('chat.postMessage', 1);
    setTime(instant);
    await Promise.race([posting, new Promise((resolve) => setTimeout(resolve, 3_000))]);
    const claimed = await store.slots.list({ states: ['claimed'] });
    kill(replicas.find(({ name }) => claimed.some((slot) => slot.claimedBy === name)));
    release();
  }

  it('post each slot once and leave none without an outcome', async () => {
    for (let index = 0; index < 3; index += 1) start();
    await until(() => replicas.filter(({ ready }) => !ready).map(({ name }) => name));
    for (const [index, instant] of INSTANTS.entries()) {
      if (random.chance(0.3)) slack.fail('chat.postMessage', { kind: 'lost_reply' });
      if (random.chance(0.3)) slack.fail('chat.postMessage', { kind: 'rate_limited', retryAfterSeconds: 1 });
      if (random.chance(0.2)) slack.fail('chat.postMessage', { kind: 'server_error' });
      if (index % 2 === 0) await killBetweenPostedAndNoted(instant);
      else {
        setTime(instant);
        // Somewhere between the claim and what follows it.
        await new Promise((resolve) => setTimeout(resolve, random.below(120)));
        if (random.chance(0.3)) kill(random.pick(replicas));
      }
      await until(openSlots);
    }

    const slots = await store.slots.list({});
    const weekly = slots.filter(({ kind, week }) => kind === 'weekly' && WEEKS.includes(week));
    const posts = slack.workspace.posts.map(({ metadata }) => postIdOf(metadata));
    expect(posts).toHaveLength(new Set(posts).size);
    expect(slots.flatMap(({ state, postId }) => (state === 'sent' ? [postId] : [])).sort()).toEqual(
      [...posts].sort(),
    );
    expect(weekly.map((slot) => `${slot.classCode} ${slot.week}`).sort()).toEqual(dueSlots().sort());
    expect(weekly).toHaveLength(4 * 10);
    for (const slot of weekly)
      expect(slot, `${slot.classCode} ${slot.week}`).toMatchObject(
        slot.week === '2026-W08' ? { state: 'skipped', reason: 'no_workday_this_week' } : { state: 'sent' },
      );
    expect(slots.filter(({ kind }) => kind.startsWith('chase:lead:')).length).toBeGreaterThan(20);
    const circulars = slots.filter(({ kind, week }) => kind === 'digest:weekly' && WEEKS.includes(week));
    expect(circulars.map(({ state }) => state)).toEqual(['sent', 'skipped', 'sent', 'sent']);
    // Nobody was spared.
    expect(started).toBeGreaterThan(10);
  }, 240_000);
});

/** Our id, which every message of the bot carries. */
function postIdOf(metadata: unknown): string {
  const { event_payload: payload } = metadata as { readonly event_payload: { readonly post_id: string } };
  return payload.post_id;
}

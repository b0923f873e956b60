import { createCalendar } from '../../../src/plan/calendar.ts';
import { isoWeekOf, plainDateIn } from '../../../src/plan/dates.ts';
import { silentLogger } from '../../../src/plan/logger.ts';
import type { SpecialClass } from '../../../src/plan/records.ts';
import { createReminders, type Reminders } from '../../../src/reminders/reminders.ts';
import { createProcess } from './crashes.ts';
import { aClass, anAssignment, anItem, createFakePlan, reported } from './fake-plan.ts';
import { type Accepted, createFakeWorkspace, type PostFault } from './fake-workspace.ts';
import { createRandom, type Random } from './random.ts';

export const SHARED_HEAD = 'U-HEAD-OF-THREE';

const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;
/** Slack's history may lag behind what it took. */
const SHOWN_AFTER_MS = 40_000;

export interface SimulationOptions {
  readonly seed: number;
  readonly from: string;
  readonly days: number;
  readonly replicas: number;
  /** Off: everything goes well, and every slot must stand exactly where the calendar says. */
  readonly faults: boolean;
  /** Off: there is no store server whose time all share, as with the embedded store; each bot has its own wall clock. */
  readonly sharedTime?: boolean | undefined;
}

/** Ten classes, each with its weekday and time; the last two in zones with daylight saving. */
export function tenClasses(): SpecialClass[] {
  return Array.from({ length: 10 }, (_, index) =>
    aClass(`SC-${String(index + 1).padStart(2, '0')}`, {
      slotWeekday: (index % 5) + 1,
      slotTime: index % 2 === 0 ? '09:00' : '14:30',
      ...(index === 8 && { timeZone: 'Europe/Berlin', slotWeekday: 1 }),
      ...(index === 9 && { timeZone: 'America/New_York', slotTime: '09:15' }),
    }),
  );
}

/**
 * Lets several bots run for a simulated time on one plan and one workspace. With faults they crash at random steps,
 * stay away for minutes or days, lose replies, meet 429s and store outages, tick late and twice, and their wall clocks
 * jump. Leads report at random. Everything follows from the seed.
 */
export async function simulate(options: SimulationOptions) {
  const random = createRandom(options.seed);
  const classes = tenClasses();
  const items = classes.flatMap((one, index) =>
    [1, 2, 3].map((number) => anItem(`KT-${index + 1}${number}`, one.code)),
  );
  const assignments = [
    ...classes.map((one) => anAssignment(`U-LEAD-${one.code}`, 'lead', one.code)),
    // The first three classes have one head, who is to hear of them in one message.
    ...classes.map((one, index) =>
      anAssignment(index < 3 ? SHARED_HEAD : `U-HEAD-${one.code}`, 'head', one.code),
    ),
    // One item of each class has a lead of its own, who answers for nothing else.
    ...classes.map((_, index) =>
      anAssignment(`U-OWN-KT-${index + 1}1`, 'lead', undefined, { itemCode: `KT-${index + 1}1` }),
    ),
    anAssignment('U-GROUP', 'leading_group'),
    anAssignment('U-ADMIN', 'admin'),
  ];
  const plan = createFakePlan({ classes, items, assignments });
  let nowMs = Date.parse(options.from);
  let ids = 0;
  const now = () => new Date(nowMs);
  const faultsUntil = nowMs + (options.days - 7) * DAY_MS;
  const isTroubled = () => options.faults && nowMs < faultsUntil;
  const workspace = createFakeWorkspace(
    now,
    () => (isTroubled() ? postFault(random) : undefined),
    SHOWN_AFTER_MS,
  );
  const wrongs: string[] = [];
  /** The plan as it stood when each message was taken: was somebody asked for what was reported? */
  const taken = workspace.accepted.push.bind(workspace.accepted);
  workspace.accepted.push = (...messages: Accepted[]) => {
    for (const message of messages) wrongs.push(...askedForReported(message, plan.items));
    return taken(...messages);
  };
  const calendar = createCalendar();
  let storeDownUntilMs = 0;

  function startReplica(): Replica {
    const process = createProcess({
      shouldCrash: () => isTroubled() && random.chance(0.004),
      isDown: () => nowMs < storeDownUntilMs,
    });
    const replica: Replica = { offsetMs: 0, awayUntilMs: 0, isDead: process.isDead, bot: undefined };
    replica.bot = createReminders({
      store: process.wrap(plan.store, 'store'),
      poster: process.wrap(workspace.poster, 'poster'),
      notices: process.wrap(workspace.notices, 'notices'),
      clock: { now: () => new Date(nowMs + replica.offsetMs) },
      referenceTime: options.sharedTime === false ? undefined : async () => now(),
      calendar,
      replicaId: `replica-${++ids}`,
      logger: silentLogger,
      settings: { leadingGroupChannelId: 'C-GROUP', language: 'en', lookbackWeeks: 8 },
      newId: () => `post-${++ids}`,
      monotonicMs: () => nowMs,
      wait: async (ms) => {
        // What others have under way is done before the time has passed: it takes none here.
        await new Promise((done) => setImmediate(done));
        nowMs += ms;
        // Leads go on reporting while a bot waits as Slack asked.
        if (random.chance(0.5)) report(plan, classes, random, now());
      },
    });
    return replica;
  }

  const replicas = Array.from({ length: options.replicas }, startReplica);
  const startedMs = nowMs;
  for (const minute of instants(options, classes)) {
    nowMs = Math.max(nowMs, startedMs + minute * MINUTE_MS);
    if (isTroubled()) {
      if (random.chance(0.005)) storeDownUntilMs = nowMs + random.below(90) * MINUTE_MS;
      for (const replica of replicas) trouble(replica, random, nowMs);
    }
    if (random.chance(0.25)) report(plan, classes, random, now());
    const ticks: Promise<void>[] = [];
    for (const [index, replica] of replicas.entries()) {
      if (nowMs < replica.awayUntilMs) continue;
      if (replica.isDead()) {
        const restarted = startReplica();
        replicas[index] = restarted;
        restarted.awayUntilMs = nowMs + pause(random);
        continue;
      }
      if (replica.bot) ticks.push(replica.bot.tick());
      // A tick that comes twice.
      if (replica.bot && random.chance(0.05)) ticks.push(replica.bot.tick());
    }
    await Promise.all(ticks);
  }
  return { accepted: workspace.accepted, slots: await plan.store.slots.list({}), plan, wrongs, classes };
}

interface Replica {
  bot: Reminders | undefined;
  offsetMs: number;
  awayUntilMs: number;
  readonly isDead: () => boolean;
}

function postFault(random: Random): PostFault | undefined {
  if (random.chance(0.05)) return 'lost';
  if (random.chance(0.05)) return 'dropped';
  if (random.chance(0.05)) return 'rate_limited';
  return random.chance(0.01) ? 'not_in_channel' : undefined;
}

function trouble(replica: Replica, random: Random, nowMs: number): void {
  // Wall clocks are set wrong by up to two days, either way, and right again.
  if (random.chance(0.01)) replica.offsetMs = (random.next() - 0.5) * 4 * DAY_MS;
  else if (random.chance(0.05)) replica.offsetMs = 0;
  if (random.chance(0.005)) replica.awayUntilMs = nowMs + pause(random);
}

/** Mostly minutes, now and then days. */
function pause(random: Random): number {
  return random.chance(0.9) ? random.below(60) * MINUTE_MS : random.below(6 * 1_440) * MINUTE_MS;
}

function report(
  plan: ReturnType<typeof createFakePlan>,
  classes: readonly SpecialClass[],
  random: Random,
  now: Date,
): void {
  const one = random.pick(classes);
  const week = isoWeekOf(plainDateIn(one.timeZone, now));
  // Sometimes a whole class at once, so that classes with nothing left to report occur.
  const whole = random.chance(0.3);
  const chosen = random.pick(plan.items.filter((item) => item.classCode === one.code));
  plan.items = plan.items.map((item) =>
    item.code === chosen.code || (whole && item.classCode === one.code) ? reported(item, week) : item,
  );
}

/**
 * When the bots tick, in minutes from the start: around everything that can be due, and now and then in between; not
 * each minute of a year. The jitter makes ticks come late.
 */
function instants(options: SimulationOptions, classes: readonly SpecialClass[]): number[] {
  const random = createRandom(options.seed + 1);
  // In UTC minutes of the day: classes' slots in all zones, both sides of daylight saving, rungs, digests, audits.
  const times = [30, 60, 240, 390, 420, 480, 510, 795, 855, 900, 1_260];
  const minutes = new Set<number>();
  for (let day = 0; day < options.days; day += 1)
    for (const time of day % 7 < 5 || random.chance(0.2) ? times : [60, 900])
      for (const later of [0, 7]) {
        const jitter = options.faults && random.chance(0.2) ? random.below(5) : 0;
        if (later === 0 || random.chance(0.4)) minutes.add(day * 1_440 + time + later + jitter);
        // Two more soon after, before a post in doubt can be looked up.
        if (later === 0 && options.faults && random.chance(0.15))
          for (const soon of [0.2, 0.4]) minutes.add(day * 1_440 + time + soon);
      }
  return classes.length === 0 ? [] : [...minutes].sort((one, other) => one - other);
}

/** What a message asks for although it is reported. */
function askedForReported(
  { to, reminder, notice }: Accepted,
  items: ReturnType<typeof createFakePlan>['items'],
): string[] {
  const lastReport = new Map(items.map((item) => [item.code, item.lastUpdatePeriod ?? '']));
  const isReported = (code: string, week: string) => (lastReport.get(code) ?? '') >= week;
  const wrongs: string[] = [];
  if (reminder) {
    for (const line of reminder.lines)
      if (line.reported !== isReported(line.item.code, reminder.week))
        wrongs.push(`${to} was told wrongly of ${line.item.code} in ${reminder.week}`);
    const ours = items.filter((item) => item.classCode === reminder.class.code);
    const silent = ours.filter((item) => !isReported(item.code, reminder.week));
    if (silent.length === 0 && reminder.lines.length > 0)
      wrongs.push(`${to} was reminded in ${reminder.week} although all was reported`);
    const toAsk = new Set(silent.map((item) => leadOf(item.code, reminder.class.code)));
    if ([...toAsk].sort().join() !== [...reminder.leadIds].sort().join())
      wrongs.push(`${to} asked ${reminder.leadIds} in ${reminder.week}, not ${[...toAsk]}`);
  }
  if (notice?.type === 'chaser')
    for (const { class: one, lines } of notice.chaser.classes)
      for (const line of lines)
        if (
          isReported(line.item.code, notice.chaser.week) ||
          line.item.classCode !== one.code ||
          (notice.chaser.rung === 'lead' && to !== leadOf(line.item.code, one.code))
        )
          wrongs.push(`${to} was chased for ${line.item.code} in ${notice.chaser.week}`);
  return wrongs;
}

/** The first item of a class has a lead of its own; the class's lead answers for the others. */
function leadOf(itemCode: string, classCode: string): string {
  return itemCode.endsWith('1') ? `U-OWN-${itemCode}` : `U-LEAD-${classCode}`;
}

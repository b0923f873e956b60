import type { Draft } from '../../src/plan/records.ts';
import type { PlanStore } from '../../src/plan/store.ts';
import { CITIES, INDUSTRIES, type ItemKind, LIGHTS, STAGES } from '../../src/plan/terms.ts';
import { randomFrom } from './random.ts';
import { PLACES, PLACES_EN, SIDES, SIDES_EN, THINGS, THINGS_EN, TRADES, TRADES_EN } from './words.ts';

/** The day and time of every bench's plan. */
export const PLAN_AT = new Date('2026-11-24T02:00:00Z');

const KINDS: readonly ItemKind[] = [
  'project',
  'project',
  'project',
  'task',
  'task',
  'fund',
  'policy',
  'platform',
  'talent',
];
const PREFIXES: Readonly<Record<ItemKind, string>> = {
  task: 'KT',
  project: 'PRJ',
  platform: 'PLT',
  fund: 'FND',
  policy: 'POL',
  talent: 'TAL',
};
const NAMES = 16 * 16 * 16 * 4;
/** Beyond the codes of the sample plan, which stands beside it. */
const FIRST_NUMBER = 1_001;

/** The same for the same number. Names share their words with many others, as real ones do, and are all different. */
export function largeItem(number: number): Draft<'item'> {
  const random = randomFrom(number + 1);
  // An odd factor visits every name once before any comes again, as the next phase.
  const name = (number * 7_919) % NAMES;
  const [place, trade, thing, side] = [name & 15, (name >> 4) & 15, (name >> 8) & 15, name >> 12];
  const kind = KINDS[random(KINDS.length)] ?? 'task';
  const phase = 1 + Math.floor(number / NAMES);
  const amount = (1 + random(5_000)) * 1e8;
  return {
    code: `${PREFIXES[kind]}-${String(FIRST_NUMBER + number).padStart(3, '0')}`,
    kind,
    titleEn: `${PLACES_EN[place]} ${SIDES_EN[side]} ${TRADES_EN[trade]} ${THINGS_EN[thing]} No. ${phase}`,
    titleZh: `${PLACES[place]}${SIDES[side]}${TRADES[trade]}${THINGS[thing]}${phase}期`,
    aliases: random(3) === 0 ? [`${PLACES[place]}${THINGS[thing]}${number % 997}号`] : [],
    classCode: `SC-${String(1 + random(10)).padStart(2, '0')}`,
    supportingClassCodes: random(4) === 0 ? [`SC-${String(1 + random(10)).padStart(2, '0')}`] : [],
    cities: CITIES.filter(() => random(4) === 0),
    industry: INDUSTRIES[random(INDUSTRIES.length)],
    stage: STAGES[random(STAGES.length)],
    startOn: '2026-01-01',
    dueOn: `2026-${String(1 + random(12)).padStart(2, '0')}-${String(1 + random(28)).padStart(2, '0')}`,
    light: LIGHTS[random(3)],
    progress: random(101),
    status: random(10) === 0 ? 'closed' : 'open',
    confidential: random(50) === 0,
    description: `The ${TRADES_EN[trade]} work of ${PLACES_EN[place]}; 由${PLACES[place]}街道牵头推进${TRADES[trade]}建设`,
    asOf: '2026-01-01',
    ...(kind === 'project'
      ? { totalInvestmentFen: amount, yearPlanFen: Math.round(amount / 4), landMu: random(500) }
      : {}),
    servesCodes: [],
    amountTexts: {},
    sample: true,
    withdrawn: false,
  };
}

/** A transaction takes as many: a ledger of that size is an import of its own. */
const BATCH = 5_000;

/** Writes items of the large plan the way an import does, names and search terms included. */
export async function writeItems(store: PlanStore, from: number, to: number): Promise<void> {
  const origin = { actorId: 'U0SEED', via: 'seed', at: new Date('2026-01-01T00:00:00Z') } as const;
  for (let start = from; start < to; start += BATCH) {
    const length = Math.min(BATCH, to - start);
    const drafts = Array.from({ length }, (_, index) => largeItem(start + index));
    await store.write((writer) => writer.save('item', drafts, origin));
  }
}

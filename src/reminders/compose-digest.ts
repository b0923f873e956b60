import type { WorkCalendar } from '../plan/calendar.ts';
import { daysBetween, plainDateIn } from '../plan/dates.ts';
import {
  computeLight,
  DEFAULT_LIGHT_THRESHOLDS,
  type LightReason,
  type LightThresholds,
  understatement,
} from '../plan/lights.ts';
import type { ItemGroup } from '../plan/query.ts';
import type { Item, PlainDate } from '../plan/records.ts';
import { CITIES, type Language, LIGHTS } from '../plan/terms.ts';
import type { Digest, DigestInvestment, DigestLights, LightCounts } from './digest.ts';
import type { DigestFacts } from './digest-facts.ts';
import { digestFigures } from './digest-figures.ts';
import type { DigestPeriod } from './digest-period.ts';
import { rankTimeliness, totalTimeliness } from './digest-timeliness.ts';
import type { ReminderSettings } from './settings.ts';

export interface DigestOptions {
  readonly language: Language;
  readonly settings: ReminderSettings;
  readonly calendar: WorkCalendar;
  readonly draft: boolean;
  readonly thresholds?: LightThresholds | undefined;
}

/** The plan's week or month, computed from records alone. */
export function composeDigest(period: DigestPeriod, facts: DigestFacts, options: DigestOptions): Digest {
  const { settings } = options;
  const open = facts.items.filter((item) => item.status === 'open');
  const openBefore = facts.itemsBefore.filter((item) => item.status === 'open');
  const today = plainDateIn(settings.timeZone, period.asOf);
  const timeliness = rankTimeliness(period, facts, options);
  const lights = facts.classes.map((one): DigestLights => {
    const ours = (item: Item) => item.classCode === one.code;
    return { class: one, now: countLights(open.filter(ours)), before: countLights(openBefore.filter(ours)) };
  });
  const digest: Omit<Digest, 'figures'> = {
    kind: period.kind,
    period: period.name,
    from: period.from,
    to: period.to,
    asOf: period.asOf,
    on: today,
    timeZone: settings.timeZone,
    language: options.language,
    draft: options.draft,
    total: { now: countLights(open), before: countLights(openBefore) },
    lights,
    turnedRed: turnedRed(open, facts, settings.timeZone),
    closed: facts.items.filter(
      (item) =>
        item.status === 'closed' &&
        item.closedOn !== undefined &&
        period.from <= item.closedOn &&
        item.closedOn <= period.to,
    ),
    overdue: open
      .flatMap((item) =>
        item.dueOn !== undefined && item.dueOn < today
          ? [{ item, days: daysBetween(item.dueOn, today) }]
          : [],
      )
      .sort((one, other) => other.days - one.days || compareCodes(one.item, other.item)),
    timeliness,
    onTimeTotal: totalTimeliness(timeliness),
    disagreements: disagreements(open, today, settings.timeZone, options.thresholds),
    investmentTotal: investmentOf(facts.investment.total[0]),
    investmentByClass: facts.classes.flatMap((one) => {
      const group = facts.investment.byClass.find((found) => found.key === one.code);
      return group && hasAmounts(group) ? [{ class: one, ...investmentOf(group) }] : [];
    }),
    investmentByCity: CITIES.flatMap((city) => {
      const group = facts.investment.byCity.find((found) => found.key === city);
      return group && hasAmounts(group) ? [{ city, ...investmentOf(group) }] : [];
    }),
    waiting: waitingRequests(facts, period),
    chart: {
      labels: facts.classes.map((one) => (options.language === 'zh' ? one.nameZh : one.nameEn)),
      series: LIGHTS.map((light) => ({ light, values: lights.map((one) => one.now[light]) })),
    },
    confidentialCount: open.filter((item) => item.confidential).length,
    sample: facts.items.some((item) => item.sample),
  };
  return { ...digest, figures: digestFigures(digest, period) };
}

function countLights(items: readonly Item[]): LightCounts {
  const counts = { green: 0, amber: 0, red: 0, none: 0 };
  for (const item of items) counts[item.light ?? 'none'] += 1;
  return counts;
}

/** Open items that are red now and were not when the period began; when and why by the update that said so. */
function turnedRed(open: readonly Item[], facts: DigestFacts, timeZone: string): Digest['turnedRed'] {
  const before = new Map(facts.itemsBefore.map((item) => [item.code, item]));
  return open.flatMap((item) => {
    const earlier = before.get(item.code);
    if (item.light !== 'red' || earlier?.light === 'red') return [];
    const own = facts.updates.filter((update) => update.itemCode === item.code);
    const turn = own.findLast((update) => update.light === 'red');
    const why = own.find((update) => update.problems !== undefined)?.problems;
    return [
      {
        item,
        on: turn ? plainDateIn(timeZone, turn.recordedAt) : item.asOf,
        from: earlier?.light,
        ...(why !== undefined && { why }),
      },
    ];
  });
}

/** Declared against computed; the greatest understatement first, and of those what is furthest behind. */
function disagreements(
  open: readonly Item[],
  today: PlainDate,
  timeZone: string,
  thresholds: LightThresholds = DEFAULT_LIGHT_THRESHOLDS,
): Digest['disagreements'] {
  return open
    .flatMap((item) => {
      const lastReportedOn = item.lastUpdatedAt && plainDateIn(timeZone, item.lastUpdatedAt);
      const { light, reasons } = computeLight(item, { today, lastReportedOn }, thresholds);
      const { light: declared } = item;
      return light === undefined || declared === undefined || light === declared
        ? []
        : [{ item, declared, computed: light, reasons }];
    })
    .sort(
      (one, other) =>
        understatement(other.declared, other.computed) - understatement(one.declared, one.computed) ||
        pointsBehind(other.reasons) - pointsBehind(one.reasons) ||
        compareCodes(one.item, other.item),
    );
}

function pointsBehind(reasons: readonly LightReason[]): number {
  return reasons.reduce((most, one) => (one.code === 'behind_pace' ? Math.max(most, one.points) : most), 0);
}

function investmentOf(group: ItemGroup | undefined): DigestInvestment {
  const planFen = group?.measures.yearPlanFen?.sum ?? 0;
  const investedFen = group?.measures.investedYearFen?.sum ?? 0;
  return {
    planFen,
    investedFen,
    ...(planFen > 0 && { percent: Math.round((investedFen / planFen) * 1000) / 10 }),
  };
}

function hasAmounts(group: ItemGroup): boolean {
  return group.measures.yearPlanFen !== undefined || group.measures.investedYearFen !== undefined;
}

function waitingRequests(facts: DigestFacts, period: DigestPeriod): Digest['waiting'] {
  const items = new Map(facts.items.map((item) => [item.code, item]));
  return facts.waiting
    .flatMap(({ itemCode, requestedAt }) => {
      const item = items.get(itemCode);
      const days = Math.floor((period.asOf.getTime() - requestedAt.getTime()) / 86_400_000);
      return item ? [{ item, requestedAt, days: Math.max(0, days) }] : [];
    })
    .sort((one, other) => other.days - one.days || compareCodes(one.item, other.item));
}

function compareCodes(one: Item, other: Item): number {
  return one.code < other.code ? -1 : one.code > other.code ? 1 : 0;
}

import { daysBetween } from './dates.ts';
import type { Item, PlainDate } from './records.ts';
import type { Light } from './terms.ts';

/** Where the lights turn. Places differ, so a district may set them. */
export interface LightThresholds {
  /** Percentage points behind the pace from which the light is amber, and beyond which it is red. */
  readonly amberPointsBehind: number;
  readonly redPointsBehind: number;
  /** Amber when no more than this share of the time is left and nothing was reported for `silentDays`. */
  readonly silentTimeLeftPercent: number;
  readonly silentDays: number;
}

export const DEFAULT_LIGHT_THRESHOLDS: LightThresholds = {
  amberPointsBehind: 10,
  redPointsBehind: 30,
  silentTimeLeftPercent: 30,
  silentDays: 14,
};

export type LightReason =
  | { readonly code: 'overdue'; readonly days: number }
  | { readonly code: 'behind_pace'; readonly points: number; readonly pacePercent: number }
  /** `daysSince` is left out when nothing was ever reported. */
  | { readonly code: 'silent'; readonly daysSince?: number | undefined; readonly timeLeftPercent: number };

const SEVERITY: Readonly<Record<Light, number>> = { green: 0, amber: 1, red: 2 };

/**
 * By how much a declared light says less than the computed one, 0 where they agree. Below 0 the lead declares worse than
 * the dates show, and knows why: that is told, and is no warning.
 */
export function understatement(declared: Light, computed: Light): number {
  return SEVERITY[computed] - SEVERITY[declared];
}

export interface ComputedLight {
  /** Undefined when nothing says: no due date, or the item is over. */
  readonly light?: Light | undefined;
  /** What made it amber or red, worst first. */
  readonly reasons: readonly LightReason[];
  /** 序时进度: the share of the time from start to due date that has passed, 0 to 100. */
  readonly pacePercent?: number | undefined;
}

/**
 * The light by due date, pace and silence, whatever was declared. `today` and `lastReportedOn` are days in the zone
 * of the item's class. A day that is the due date is not overdue.
 */
export function computeLight(
  item: Pick<Item, 'startOn' | 'dueOn' | 'progress' | 'status' | 'stage'>,
  context: { readonly today: PlainDate; readonly lastReportedOn?: PlainDate | undefined },
  thresholds: LightThresholds = DEFAULT_LIGHT_THRESHOLDS,
): ComputedLight {
  if (item.status === 'closed' || item.stage === 'cancelled' || item.dueOn === undefined)
    return { reasons: [] };
  const pacePercent = paceOf(item.startOn, item.dueOn, context.today);
  const overdue: LightReason[] =
    context.today > item.dueOn && (item.progress ?? 0) < 100
      ? [{ code: 'overdue', days: daysBetween(item.dueOn, context.today) }]
      : [];
  const behind = behindPace(item.progress, pacePercent, thresholds);
  const silent = silence(pacePercent, item, context, thresholds);
  const reasons = [...overdue, ...behind, ...silent];
  const isRed =
    overdue.length > 0 ||
    behind.some((reason) => reason.code === 'behind_pace' && reason.points > thresholds.redPointsBehind);
  const light = isRed ? 'red' : reasons.length > 0 ? 'amber' : 'green';
  return { light, reasons, pacePercent };
}

/** Undefined without a start, or when the two days are in the wrong order. */
function paceOf(startOn: PlainDate | undefined, dueOn: PlainDate, today: PlainDate): number | undefined {
  if (startOn === undefined || startOn >= dueOn) return undefined;
  const share = daysBetween(startOn, today) / daysBetween(startOn, dueOn);
  return Math.round(Math.min(Math.max(share, 0), 1) * 1000) / 10;
}

function behindPace(
  progress: number | undefined,
  pacePercent: number | undefined,
  thresholds: LightThresholds,
): LightReason[] {
  if (progress === undefined || pacePercent === undefined) return [];
  const points = Math.round((pacePercent - progress) * 10) / 10;
  return points >= thresholds.amberPointsBehind ? [{ code: 'behind_pace', points, pacePercent }] : [];
}

function silence(
  pacePercent: number | undefined,
  item: Pick<Item, 'progress'>,
  context: { readonly today: PlainDate; readonly lastReportedOn?: PlainDate | undefined },
  thresholds: LightThresholds,
): LightReason[] {
  if (pacePercent === undefined || (item.progress ?? 0) >= 100) return [];
  const timeLeftPercent = Math.round((100 - pacePercent) * 10) / 10;
  if (timeLeftPercent > thresholds.silentTimeLeftPercent) return [];
  if (context.lastReportedOn === undefined) return [{ code: 'silent', timeLeftPercent }];
  const daysSince = daysBetween(context.lastReportedOn, context.today);
  return daysSince >= thresholds.silentDays ? [{ code: 'silent', daysSince, timeLeftPercent }] : [];
}

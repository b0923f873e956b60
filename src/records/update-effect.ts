import type { Row } from './rows.ts';

const CARRIED = [
  'light',
  'progress',
  'stage',
  'investedMonthFen',
  'investedYearFen',
  'investedTotalFen',
] as const;

/**
 * What a new status update changes in its item, or undefined when the item stands by a newer one: an update for an
 * earlier week, or a correction of an update that is not the newest, is kept and leaves the item as it is.
 * What the update does not say stays as it was.
 */
export function effectOf(item: Row, update: Row): Row | undefined {
  if (!isNewest(item, update)) return undefined;
  const said = CARRIED.filter((field) => update[field] !== null);
  const texts = { ...(item.amountTexts as object), ...(update.amountTexts as object) };
  return {
    ...Object.fromEntries(said.map((field) => [field, update[field]])),
    amountTexts: texts,
    lastUpdateId: update.id,
    lastUpdatePeriod: update.period,
    lastUpdatedAt: update.recordedAt,
  };
}

function isNewest(item: Row, update: Row): boolean {
  const last = item.lastUpdatePeriod;
  if (typeof last !== 'string' || String(update.period) > last) return true;
  if (String(update.period) < last)
    return update.supersedes === item.lastUpdateId && update.supersedes !== null;
  return update.supersedes === null || update.supersedes === item.lastUpdateId;
}

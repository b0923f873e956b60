import { createHash } from 'node:crypto';
import { isoWeekOf } from '../../plan/dates.ts';
import type { StatusUpdate } from '../../plan/records.ts';
import { REPORT_FIELDS } from '../columns/item-columns.ts';
import type { ImportContext } from './plan.ts';
import type { ResolvedRow } from './plan-items.ts';
import { addChange } from './plan-leads.ts';

const CHUNK = 1000;

/**
 * What rows say under 进展情况, 存在问题 and the like becomes a status update of the week that the ledger stands at,
 * where it differs from what was said last. Nothing that was said before is changed.
 */
export async function planReports(
  rows: readonly ResolvedRow[],
  context: ImportContext,
  told: Map<string, number>,
): Promise<void> {
  const saying = rows.filter(({ row }) => row.patch.report !== undefined);
  const latest = await latestOf(
    saying.map(({ code }) => code),
    context,
  );
  for (const one of saying) {
    const before = latest.get(one.code);
    const report = one.row.patch.report ?? {};
    const said = REPORT_FIELDS.filter((field) => (report[field] ?? '') !== '');
    const changed = said.filter((field) => report[field] !== before?.[field]?.trim());
    if (changed.length === 0) continue;
    const stated = isoWeekOf(one.row.statedOn ?? one.row.patch.asOf ?? context.today);
    const newest = one.stored?.lastUpdatePeriod;
    const period = newest !== undefined && newest > stated ? newest : stated;
    const texts = Object.fromEntries(said.map((field) => [field, report[field]]));
    const hash = createHash('sha256')
      .update(JSON.stringify([one.code, period, texts]))
      .digest('hex')
      .slice(0, 20);
    context.draft.plan.updates.push({
      id: `SU-${one.code}-${period}-${hash}`,
      itemCode: one.code,
      period,
      ...texts,
      amountTexts: {},
      authorId: context.personId,
      recordedAt: context.now,
      via: 'import',
      requestId: `import-${hash}`,
      sample: one.draft.sample,
    });
    if (!one.stored) continue;
    for (const field of changed) {
      addChange(one, context, told, { field, before: before?.[field], after: report[field] });
    }
  }
}

async function latestOf(
  codes: readonly string[],
  { reader }: ImportContext,
): Promise<Map<string, StatusUpdate>> {
  const latest = new Map<string, StatusUpdate>();
  for (let start = 0; start < codes.length; start += CHUNK) {
    for (const update of await reader.latestUpdates(codes.slice(start, start + CHUNK))) {
      latest.set(update.itemCode, update);
    }
  }
  return latest;
}

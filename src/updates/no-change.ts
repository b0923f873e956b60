import { SEES_EVERYTHING } from '../plan/permissions.ts';
import type { StatusUpdate } from '../plan/records.ts';
import { fail, ok, type Result } from '../plan/result.ts';
import type { ChangeVia } from '../plan/terms.ts';
import { type Act, openAct } from './act.ts';
import { receiptOf, recordUpdate } from './record-update.ts';
import type { UpdateErrorCode, UpdateErrorDetail, UpdateFields, UpdateReceipt } from './update.ts';
import type { WiredDeps } from './updates.ts';
import { refusalOf } from './who-may.ts';

export interface ConfirmNoChange {
  readonly itemCode: string;
  readonly personId: string;
  readonly via: ChangeVia;
  readonly requestId: string;
  readonly permalink?: string | undefined;
}

/** `never_reported`: there is no earlier report that could still hold. */
export type NoChangeResult = Result<UpdateReceipt, UpdateErrorCode | 'never_reported', UpdateErrorDetail>;

/**
 * "No change this week": a report that says again where the item stands and what holds it up. An item that was
 * reported this week already keeps that report, which is answered as a duplicate.
 */
export function createConfirmNoChange(
  deps: WiredDeps,
): (request: ConfirmNoChange) => Promise<NoChangeResult> {
  return (request) =>
    deps.store.write(async (writer): Promise<NoChangeResult> => {
      const opened = await openAct(deps, writer, request);
      if (!opened.ok) return opened;
      const act = opened.value;
      const refused = await refusalOf(writer, 'update', act.item, request.personId, act.today);
      if (refused) return refused;
      if (act.item.status === 'closed') return fail('item_closed', { itemCode: act.item.code });
      const [last] = await writer.latestUpdates([act.item.code]);
      if (!last) return fail('never_reported', { itemCode: act.item.code });
      if (last.period === act.week) return ok(await receiptOf(deps, act, last, true));
      return ok(await recordUpdate(deps, act, { fields: sameAs(act, last), requestId: request.requestId }));
    });
}

export interface AllAsLastWeek {
  readonly classCode: string;
  readonly personId: string;
  readonly via: ChangeVia;
  readonly requestId: string;
  readonly permalink?: string | undefined;
}

export interface AllAsLastWeekOutcome {
  /** Item codes that were reported by this. */
  readonly reported: readonly string[];
  /** Not reported by this: nothing was ever said of them. */
  readonly neverReported: readonly string[];
  /** Reported this week before. */
  readonly alreadyReported: readonly string[];
}

export type AllAsLastWeekResult = Result<
  AllAsLastWeekOutcome,
  'unknown_class' | 'not_your_class' | 'item_closed',
  UpdateErrorDetail
>;

const MOST_ITEMS = 1_000;

/** "No change this week" for each open item of the class that this person may update and nobody has reported yet. */
export function createAllAsLastWeek(
  deps: WiredDeps,
): (request: AllAsLastWeek) => Promise<AllAsLastWeekResult> {
  return (request) =>
    deps.store.write(async (writer): Promise<AllAsLastWeekResult> => {
      const found = await writer.findClass(request.classCode);
      if (!found) return fail('unknown_class', { itemCode: request.classCode });
      const filter = { classCodes: [request.classCode], statuses: ['open'] as const };
      const page = { sort: [{ by: 'code', direction: 'ascending' }] as const, limit: MOST_ITEMS };
      const { items } = await writer.findItems(filter, page, SEES_EVERYTHING);
      const outcome = {
        reported: [] as string[],
        neverReported: [] as string[],
        alreadyReported: [] as string[],
      };
      let refused: AllAsLastWeekResult | undefined;
      for (const { code } of items) {
        const opened = await openAct(deps, writer, { ...request, itemCode: code });
        if (!opened.ok || opened.value.item.status === 'closed') continue;
        const act = opened.value;
        const refusal = await refusalOf(writer, 'update', act.item, request.personId, act.today);
        const [last] = refusal ? [] : await writer.latestUpdates([code]);
        if (refusal) refused ??= refusal;
        else if (!last) outcome.neverReported.push(code);
        else if (last.period === act.week) outcome.alreadyReported.push(code);
        else {
          const requestId = `${request.requestId}:${code}`;
          await recordUpdate(deps, act, { fields: sameAs(act, last), requestId });
          outcome.reported.push(code);
        }
      }
      const mine = outcome.reported.length + outcome.neverReported.length + outcome.alreadyReported.length;
      return mine === 0 && refused ? refused : ok(outcome);
    });
}

/** Where the item stands now, and what the last report said holds it up and comes next. */
function sameAs(act: Act, last: StatusUpdate): UpdateFields {
  return {
    light: act.item.light,
    progress: act.item.progress,
    problems: last.problems,
    nextSteps: last.nextSteps,
    supportNeeded: last.supportNeeded,
  };
}

import { isoWeekOf, plainDateIn } from '../plan/dates.ts';
import type { DraftValues, UpdateDraft } from '../plan/drafts.ts';
import { computeLight, type LightReason } from '../plan/lights.ts';
import { SEES_EVERYTHING } from '../plan/permissions.ts';
import type { IsoWeek, Item, Milestone, PersonName, StatusUpdate } from '../plan/records.ts';
import type { ChangeRequest } from '../plan/requests.ts';
import { fail, ok, type Result } from '../plan/result.ts';
import type { Light } from '../plan/terms.ts';
import { maySee, timeZoneOf } from './act.ts';
import { prefillOf } from './form-values.ts';
import { liveDrafts } from './live-drafts.ts';
import type { UpdateErrorDetail } from './update.ts';
import type { WiredDeps } from './updates.ts';
import { refusalOf } from './who-may.ts';

/** Everything that an update form shows of one item. */
export interface FormState {
  readonly item: Item;
  /** To be sent back as `seenVersion`. */
  readonly version: number;
  readonly week: IsoWeek;
  readonly last?: StatusUpdate | undefined;
  readonly lastAuthor?: PersonName | undefined;
  /** Somebody reported this week already. */
  readonly reported: boolean;
  /** What the last update said; the draft's values, where there is a draft. */
  readonly values: DraftValues;
  readonly draft?: UpdateDraft | undefined;
  /** The item changed after the draft was typed. */
  readonly draftIsOlder: boolean;
  readonly milestones: readonly Milestone[];
  readonly waiting: readonly ChangeRequest[];
  readonly computedLight?: Light | undefined;
  readonly computedReasons: readonly LightReason[];
  /** The last update may still be corrected. */
  readonly mayCorrect: boolean;
}

export type FormStateResult = Result<
  FormState,
  'unknown_item' | 'not_your_class' | 'item_closed',
  UpdateErrorDetail
>;

/** Reads what the form of one item shows to a person who may update it. */
export async function readFormState(
  deps: WiredDeps,
  itemCode: string,
  personId: string,
): Promise<FormStateResult> {
  const { store, clock } = deps;
  const [item] = await store.getItems([itemCode], SEES_EVERYTHING);
  const now = clock.now();
  const timeZone = await timeZoneOf(store, item?.classCode);
  const today = plainDateIn(timeZone, now);
  if (!item || !(await maySee(store, item, personId, today))) return fail('unknown_item', { itemCode });
  const refused = await refusalOf(store, 'update', item, personId, today);
  if (refused) return refused;
  if (item.status === 'closed') return fail('item_closed', { itemCode });
  const [[last], kept, milestones, waiting] = await Promise.all([
    store.latestUpdates([itemCode]),
    store.drafts.find(personId, itemCode),
    store.listMilestones([itemCode]),
    store.listRequests({ itemCodes: [itemCode], states: ['waiting'] }),
  ]);
  const [draft] = await liveDrafts(store, kept ? [kept] : []);
  const [author] = last ? await store.listPeople([last.authorId]) : [];
  const lastReportedOn = last && plainDateIn(timeZone, last.recordedAt);
  const computed = computeLight(item, { today, lastReportedOn }, deps.thresholds);
  return ok({
    item,
    version: item.version,
    week: isoWeekOf(today),
    last,
    lastAuthor: last && (author ?? { name: last.authorId }),
    reported: item.lastUpdatePeriod === isoWeekOf(today),
    values: { ...prefillOf(item, last, today), ...draft?.values },
    draft,
    draftIsOlder: draft?.seenVersion !== undefined && draft.seenVersion !== item.version,
    milestones,
    waiting,
    computedLight: computed.light,
    computedReasons: computed.reasons,
    mayCorrect:
      last !== undefined &&
      now.getTime() - last.recordedAt.getTime() <= deps.settings.correctionHours * 3_600_000,
  });
}

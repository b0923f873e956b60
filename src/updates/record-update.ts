import { computeLight } from '../plan/lights.ts';
import type { Milestone, StatusUpdate } from '../plan/records.ts';
import type { ChangeRequest } from '../plan/requests.ts';
import { needsSecondPerson } from '../plan/second-person.ts';
import type { Act } from './act.ts';
import { askForGreen, withdrawGreen } from './green-request.ts';
import { tickMilestones } from './milestones.ts';
import type { MilestoneTick, UpdateFields, UpdateReceipt } from './update.ts';
import type { WiredDeps } from './updates.ts';

export interface UpdateToRecord {
  readonly fields: UpdateFields;
  readonly requestId: string;
  readonly milestones?: readonly MilestoneTick[] | undefined;
  readonly supersedes?: string | undefined;
  /** The light before the update that is being corrected, for the rule about red; the item's own otherwise. */
  readonly lightBefore?: UpdateFields['light'];
}

/**
 * Writes an update that was allowed and checked. A green light for a red item is not written: a second person is
 * asked to agree, and until then the item stays red.
 */
export async function recordUpdate(
  deps: Pick<WiredDeps, 'newId' | 'thresholds'>,
  act: Act,
  given: UpdateToRecord,
): Promise<UpdateReceipt> {
  const { writer, item, origin } = act;
  const before = 'lightBefore' in given ? given.lightBefore : item.light;
  const { light } = given.fields;
  const isGreenFromRed = needsSecondPerson({ ...item, light: before }, { ...item, light }).includes(
    'light_green',
  );
  const update: StatusUpdate = {
    ...withoutEmptyTexts(given.fields),
    ...(isGreenFromRed ? { light: 'red' } : {}),
    id: deps.newId(),
    itemCode: item.code,
    period: act.week,
    amountTexts: given.fields.amountTexts ?? {},
    authorId: act.personId,
    recordedAt: act.now,
    via: origin.via,
    permalink: origin.permalink,
    supersedes: given.supersedes,
    requestId: given.requestId,
    sample: false,
  };
  const saved = await writer.addUpdate(update, origin);
  const ticked = await tickMilestones(act, given.milestones ?? []);
  let request: ChangeRequest | undefined;
  if (isGreenFromRed) request = await askForGreen(deps, act, given);
  else if (given.fields.light !== undefined) await withdrawGreen(act);
  return receiptOf(deps, act, saved.update, saved.outcome === 'duplicate', { request, ticked });
}

function withoutEmptyTexts(fields: UpdateFields): UpdateFields {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''),
  );
}

/** What the writer is shown: the item before and after, and where the declared light is doubtful. */
export async function receiptOf(
  deps: Pick<WiredDeps, 'thresholds'>,
  act: Act,
  update: StatusUpdate,
  duplicate: boolean,
  more: {
    readonly request?: ChangeRequest | undefined;
    readonly ticked?: readonly Milestone[] | undefined;
  } = {},
): Promise<UpdateReceipt> {
  const after = (await act.writer.lockItem(act.item.code)) ?? act.item;
  const computed = computeLight(after, { today: act.today, lastReportedOn: act.today }, deps.thresholds);
  const disagrees =
    computed.light !== undefined && after.light !== undefined && computed.light !== after.light;
  return {
    before: act.item,
    after,
    update,
    period: update.period,
    duplicate,
    computedLight: disagrees ? computed.light : undefined,
    computedReasons: disagrees ? computed.reasons : undefined,
    request: more.request,
    milestones: more.ticked ?? [],
  };
}

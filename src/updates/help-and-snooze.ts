import { addDays, firstDayOfWeek, instantAt, isoWeekOf, plainDateIn } from '../plan/dates.ts';
import { SEES_EVERYTHING } from '../plan/permissions.ts';
import type { Item, PlainDate } from '../plan/records.ts';
import { fail, ok, type Result } from '../plan/result.ts';
import { lengthOf } from '../plan/text.ts';
import { maySee, timeZoneOf } from './act.ts';
import { MAX_TEXT_LENGTH } from './check-fields.ts';
import type { UpdateErrorDetail } from './update.ts';
import type { WiredDeps } from './updates.ts';
import { refusalOf } from './who-may.ts';

export interface AskForHelp {
  readonly itemCode: string;
  readonly personId: string;
  readonly text?: string | undefined;
  readonly requestId: string;
}

export interface HelpAsked {
  readonly item: Item;
  /** The supervising officials of the class on this day, to be sent the item's card. */
  readonly targetIds: readonly string[];
  readonly text?: string | undefined;
  /** False when the same press had been stored before: nothing is to be sent again. */
  readonly first: boolean;
}

export type HelpResult = Result<
  HelpAsked,
  'unknown_item' | 'not_your_class' | 'item_closed' | 'text_too_long' | 'nobody_to_ask',
  UpdateErrorDetail
>;

/** Notes that somebody asks the supervising official for help, and answers whom to tell. */
export async function askForHelp(deps: WiredDeps, request: AskForHelp): Promise<HelpResult> {
  const known = await ownItem(deps, request);
  if (!known.ok) return known;
  const { item, today } = known.value;
  const detail = { itemCode: item.code };
  if (lengthOf(request.text ?? '') > MAX_TEXT_LENGTH) return fail('text_too_long', detail);
  const officials = await deps.store.listAssignments({
    classCode: item.classCode,
    roles: ['supervising_official'],
    on: today,
  });
  const targetIds = [...new Set(officials.map((one) => one.personId))].filter(
    (id) => id !== request.personId,
  );
  if (targetIds.length === 0) return fail('nobody_to_ask', detail);
  const text = request.text?.trim() || undefined;
  const first = await deps.store.notices.issue({
    id: `help:${request.requestId}`,
    kind: 'help',
    classCode: item.classCode,
    week: isoWeekOf(today),
    personId: request.personId,
    itemCodes: [item.code],
    text,
    issuedAt: deps.clock.now(),
    sample: item.sample,
  });
  return ok({ item, targetIds, text, first });
}

export interface Snooze {
  readonly itemCode: string;
  readonly personId: string;
  readonly reason: string;
  readonly requestId: string;
}

export type SnoozeResult = Result<
  {
    readonly item: Item;
    /** Nobody is chased for the item up to and with this day. */
    readonly until: PlainDate;
    /** How many more there are this week. */
    readonly left: number;
  },
  'unknown_item' | 'not_your_class' | 'item_closed' | 'reason_missing' | 'text_too_long' | 'snooze_limit',
  UpdateErrorDetail
>;

/** Puts chasing for one item off by some days, never beyond the week, and only so often. Kept as a notice. */
export async function snooze(deps: WiredDeps, request: Snooze): Promise<SnoozeResult> {
  const known = await ownItem(deps, request);
  if (!known.ok) return known;
  const { item, today, timeZone } = known.value;
  const detail = { itemCode: item.code };
  const reason = request.reason.trim();
  if (reason === '') return fail('reason_missing', detail);
  if (lengthOf(reason) > MAX_TEXT_LENGTH) return fail('text_too_long', detail);
  const week = isoWeekOf(today);
  const { snoozeDays, snoozesPerWeek } = deps.settings;
  const sunday = addDays(firstDayOfWeek(week), 6);
  const wanted = addDays(today, snoozeDays);
  const until = [wanted, sunday].toSorted()[0] ?? sunday;
  // The ids of a week are few and fixed, so that two presses at once cannot take more than there are.
  for (let number = 1; number <= snoozesPerWeek; number += 1) {
    const issued = await deps.store.notices.issue({
      id: `snooze:${item.code}:${week}:${number}`,
      kind: 'snooze',
      classCode: item.classCode,
      week,
      personId: request.personId,
      itemCodes: [item.code],
      text: reason,
      issuedAt: deps.clock.now(),
      dueAt: instantAt(addDays(until, 1), '00:00', timeZone),
      sample: item.sample,
    });
    if (issued) return ok({ item, until, left: snoozesPerWeek - number });
  }
  return fail('snooze_limit', detail);
}

async function ownItem(
  deps: WiredDeps,
  request: { readonly itemCode: string; readonly personId: string },
): Promise<
  Result<
    { readonly item: Item; readonly today: PlainDate; readonly timeZone: string },
    'unknown_item' | 'not_your_class' | 'item_closed',
    UpdateErrorDetail
  >
> {
  const { store, clock } = deps;
  const [item] = await store.getItems([request.itemCode], SEES_EVERYTHING);
  const timeZone = await timeZoneOf(store, item?.classCode);
  const today = plainDateIn(timeZone, clock.now());
  if (!item || !(await maySee(store, item, request.personId, today)))
    return fail('unknown_item', { itemCode: request.itemCode });
  const refused = await refusalOf(store, 'update', item, request.personId, today);
  if (refused) return refused;
  return item.status === 'closed'
    ? fail('item_closed', { itemCode: item.code })
    : ok({ item, today, timeZone });
}

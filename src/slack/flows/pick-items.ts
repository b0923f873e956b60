import { isClassCode } from '../../plan/codes.ts';
import { isoWeekOf } from '../../plan/dates.ts';
import type { Item } from '../../plan/records.ts';
import { listOwnItems } from '../people/access.ts';
import type { Services } from '../services.ts';
import { accessOf } from './open-update-form.ts';

/** The open items that a press is about: one item's, or the person's own ones of a class. */
export async function pickItems(
  services: Services,
  personId: string,
  code: string,
  options: { readonly unreportedOnly?: boolean } = {},
): Promise<Item[]> {
  const access = await accessOf(services, personId);
  const own = await listOwnItems(services.store, access, 100);
  const week = isoWeekOf(access.today);
  return own.filter(
    (item) =>
      (code === '' || (isClassCode(code) ? item.classCode === code : item.code === code)) &&
      !(options.unreportedOnly && item.lastUpdatePeriod === week),
  );
}

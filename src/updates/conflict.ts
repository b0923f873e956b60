import type { Item } from '../plan/records.ts';
import type { PlanReader } from '../plan/store.ts';
import type { ChangedField, ConflictChange } from './update.ts';

const MOST = 20;

/** What others changed of an item since a version that somebody saw, newest first. */
export async function changesSince(
  reader: PlanReader,
  item: Item,
  seenVersion: number,
): Promise<ConflictChange[]> {
  const entries = await reader.listAudit({ recordKind: 'item', recordKeys: [item.code], limit: MOST });
  const later = entries.filter((entry) => entry.version > seenVersion);
  const authors = await reader.listPeople([...new Set(later.map((entry) => entry.actorId))]);
  return later.map((entry) => ({
    at: entry.at,
    byId: entry.actorId,
    by: authors.find((person) => person.id === entry.actorId) ?? { name: entry.actorId },
    via: entry.via,
    fields: changedFields(entry.before ?? {}, entry.after),
  }));
}

/** The fields of an audit entry in the order in which they are stored. */
export function changedFields(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): ChangedField[] {
  return Object.keys(after).map((field) => ({
    field,
    before: before[field] ?? undefined,
    after: after[field] ?? undefined,
  }));
}

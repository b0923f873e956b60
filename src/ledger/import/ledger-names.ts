import { createHash } from 'node:crypto';
import type { LedgerName } from '../../plan/ledger-names.ts';
import { nameKey } from '../columns/value-lexicon.ts';

/** Who a name is that an admin has settled as nobody's: an office, or a slip. */
export const NOBODY = '-';

/** What an import notes of a name; who notes it and when is known when it is written. */
export type PlannedName = Omit<LedgerName, 'notedBy' | 'notedAt'>;

/** The names of earlier ledgers that were not, or not yet, one person. */
export interface KnownNames {
  /** Who the name is in this place, or in every place where it was settled. */
  settledAs(name: PlannedName, everywhere: boolean): string | undefined;
  /** Whether it waits already, so that it need not be noted again. */
  waits(name: PlannedName): boolean;
  /** Those that wait for this role of an item. */
  waitingFor(itemCode: string, role: LedgerName['role']): readonly LedgerName[];
}

export function createKnownNames(names: readonly LedgerName[]): KnownNames {
  const byId = new Map(names.map((one) => [one.id, one]));
  const people = new Map<string, Set<string>>();
  const waiting = new Map<string, LedgerName[]>();
  for (const one of names) {
    const key = one.personId === undefined ? `${one.itemCode} ${one.role}` : nameKey(one.name);
    if (one.personId === undefined) waiting.set(key, [...(waiting.get(key) ?? []), one]);
    else people.set(key, (people.get(key) ?? new Set()).add(one.personId));
  }
  return {
    settledAs({ id, name }, everywhere) {
      const here = byId.get(id)?.personId;
      const [other, ...more] = everywhere ? (people.get(nameKey(name)) ?? []) : [];
      return here ?? (more.length === 0 ? other : undefined);
    },
    waits: ({ id }) => byId.has(id) && byId.get(id)?.personId === undefined,
    waitingFor: (itemCode, role) => waiting.get(`${itemCode} ${role}`) ?? [],
  };
}

/** A name in its place of the plan: the same name there has the same id. */
export function plannedName(
  name: string,
  subject: Pick<PlannedName, 'role' | 'itemCode' | 'classCode' | 'issueId' | 'validFrom'> &
    Partial<Pick<PlannedName, 'validTo' | 'replaces'>>,
  place: string,
): PlannedName {
  const { role, itemCode, classCode, issueId } = subject;
  const parts = [nameKey(name), role ?? '', itemCode ?? '', classCode ?? '', issueId ?? ''];
  const hash = createHash('sha256').update(parts.join('\n')).digest('hex');
  return {
    replaces: [],
    ...subject,
    id: `LN-${hash.slice(0, 16)}`,
    name: name.trim(),
    place,
    withdrawn: false,
  };
}

import { createHash } from 'node:crypto';
import type { Clock } from '../plan/clock.ts';
import { addDays, PLAN_TIME_ZONE, plainDateIn } from '../plan/dates.ts';
import type { LedgerName } from '../plan/ledger-names.ts';
import { decide, SEES_EVERYTHING } from '../plan/permissions.ts';
import type { ChangeOrigin, Draft } from '../plan/records.ts';
import { fail, ok, type Result } from '../plan/result.ts';
import type { PlanStore, PlanWriter } from '../plan/store.ts';
import type { Role } from '../plan/terms.ts';
import { nameKey } from './columns/value-lexicon.ts';
import { NOBODY } from './import/ledger-names.ts';
import { createPeopleDirectory } from './import/people.ts';

export { NOBODY } from './import/ledger-names.ts';

/** A name of imported ledgers that waits for an admin, with all that stands under it. */
export interface WaitingName {
  readonly key: string;
  readonly name: string;
  readonly entries: readonly LedgerName[];
  /** Who it may be: several when people share the name. */
  readonly candidateIds: readonly string[];
}

export interface SettleNames {
  readonly personId: string;
  /** By the key of a waiting name: who it is, or `NOBODY`. */
  readonly choices: ReadonlyMap<string, string>;
}

export interface SettledName {
  readonly name: string;
  readonly personId: string;
  readonly entries: readonly LedgerName[];
}

export interface NameDesk {
  listWaitingNames(): Promise<WaitingName[]>;
  /** Stored people and those of the workspace, whom a name may be settled as. */
  listPeopleToChoose(): Promise<Draft<'person'>[]>;
  /**
   * The chosen people take over what stands under the names, as if the ledger had been read knowing them; a later ledger
   * finds them by itself. One transaction; a name that somebody settled meanwhile is left out of the answer.
   */
  settleNames(request: SettleNames): Promise<Result<SettledName[], 'not_allowed'>>;
}

export function createNameDesk(deps: {
  readonly store: PlanStore;
  readonly clock: Clock;
  readonly workspacePeople: () => Promise<readonly Draft<'person'>[]>;
}): NameDesk {
  const { store, clock } = deps;
  const listPeopleToChoose = async (): Promise<Draft<'person'>[]> => {
    const people: Draft<'person'>[] = await store.listPeople();
    const known = new Set(people.map(({ id }) => id));
    return [...people, ...(await deps.workspacePeople()).filter(({ id }) => !known.has(id))];
  };
  const listWaitingNames = async (): Promise<WaitingName[]> => {
    const names = await store.listLedgerNames({ settled: false });
    return names.length === 0
      ? []
      : grouped(names, await listPeopleToChoose(), await classesOf(store, names));
  };
  return {
    listPeopleToChoose,
    listWaitingNames,
    async settleNames({ personId, choices }) {
      const at = clock.now();
      const today = plainDateIn(PLAN_TIME_ZONE, at);
      const waiting = await listWaitingNames();
      const people = new Map((await listPeopleToChoose()).map((one) => [one.id, one]));
      const origin = { actorId: personId, via: 'admin', at } as const;
      return store.write(async (writer) => {
        const own = await writer.listAssignments({ personId, on: today });
        if (!decide(personId, 'import', {}, own, today).allowed) return fail('not_allowed');
        const settled: SettledName[] = [];
        for (const { key, name, entries } of waiting) {
          const chosen = choices.get(key);
          if (chosen === undefined) continue;
          const taken: LedgerName[] = [];
          for (const entry of entries) {
            const by = { personId: chosen, settledBy: personId, settledAt: at };
            const one = await writer.settleLedgerName(entry.id, by);
            if (one) taken.push(one);
          }
          if (taken.length === 0) continue;
          if (chosen !== NOBODY) await takeOver(writer, people.get(chosen), chosen, taken, origin);
          settled.push({ name, personId: chosen, entries: taken });
        }
        return ok(settled);
      });
    },
  };
}

/** A name that several people share may be another one in another class. */
function grouped(
  names: readonly LedgerName[],
  people: readonly Draft<'person'>[],
  classes: ReadonlyMap<string, string>,
): WaitingName[] {
  const directory = createPeopleDirectory(people);
  const groups = new Map<string, { name: string; entries: LedgerName[]; candidateIds: readonly string[] }>();
  for (const one of names) {
    const match = directory.match(one.name);
    const candidateIds =
      match.found === 'several' ? match.candidates : match.found === 'one' ? [match.personId] : [];
    const place = match.found === 'several' ? (one.classCode ?? classes.get(one.itemCode ?? '') ?? '') : '';
    const key = keyOf(nameKey(one.name), place);
    const group = groups.get(key) ?? { name: one.name, entries: [], candidateIds };
    group.entries.push(one);
    groups.set(key, group);
  }
  return [...groups].map(([key, group]) => ({ key, ...group }));
}

/** Short enough for the id of a form's field. */
function keyOf(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16);
}

async function classesOf(store: PlanStore, names: readonly LedgerName[]): Promise<Map<string, string>> {
  const codes = [...new Set(names.flatMap(({ itemCode }) => itemCode ?? []))];
  const items = await store.getItems(codes, SEES_EVERYTHING);
  return new Map(items.map(({ code, classCode }) => [code, classCode]));
}

async function takeOver(
  writer: PlanWriter,
  person: Draft<'person'> | undefined,
  personId: string,
  entries: readonly LedgerName[],
  origin: ChangeOrigin,
): Promise<void> {
  const [stored] = await writer.listPeople([personId]);
  const newcomer = person ?? { id: personId, name: personId, sample: false, withdrawn: false };
  if (!stored) await writer.save('person', [newcomer], origin);
  const waiting = new Set((await writer.listLedgerNames({ settled: false })).map(placeOf));
  for (const entry of entries) {
    // Whoever else changes the item or its responsibilities by an import waits.
    const item = entry.itemCode === undefined ? undefined : await writer.lockItem(entry.itemCode);
    if (entry.itemCode !== undefined && item === undefined) continue;
    if (entry.issueId !== undefined) await ownIssue(writer, entry, personId, origin);
    else if (entry.role !== undefined) {
      const holder = { personId, sample: item?.sample ?? false, alone: !waiting.has(placeOf(entry)) };
      await holdRole(writer, { ...entry, role: entry.role }, holder, origin);
    }
  }
}

async function ownIssue(
  writer: PlanWriter,
  { itemCode = '', issueId }: LedgerName,
  personId: string,
  origin: ChangeOrigin,
): Promise<void> {
  const issue = (await writer.listIssues({ itemCodes: [itemCode] })).find(({ id }) => id === issueId);
  if (issue && issue.ownerId === undefined)
    await writer.save('issue', [{ ...issue, ownerId: personId }], origin);
}

const placeOf = ({ role, itemCode, classCode }: LedgerName): string =>
  `${role} ${itemCode ?? ''} ${classCode ?? ''}`;

/**
 * What an import would have written, had it known the person: from the ledger's day on, in place of whom it did not name,
 * once no other name waits there (`alone`).
 */
async function holdRole(
  writer: PlanWriter,
  entry: LedgerName & { readonly role: Role },
  holder: { readonly personId: string; readonly sample: boolean; readonly alone: boolean },
  origin: ChangeOrigin,
): Promise<void> {
  const { personId, sample, alone } = holder;
  const { role, itemCode, classCode, validFrom, validTo } = entry;
  const itemCodes = itemCode === undefined ? undefined : [itemCode];
  const held = (await writer.listAssignments({ roles: [role], on: validFrom, itemCodes, classCode })).filter(
    (one) => one.itemCode === itemCode && one.classCode === classCode,
  );
  if (!held.some((one) => one.personId === personId)) {
    const id = `AS-${personId}-${role}-${itemCode ?? classCode ?? 'plan'}-${validFrom}`;
    const subject = { personId, role, itemCode, classCode, validFrom, validTo, source: entry.place };
    await writer.save('assignment', [{ id, ...subject, sample, withdrawn: false }], origin);
  }
  if (!alone) return;
  const until = addDays(validFrom, -1);
  const ended = held
    .filter((one) => entry.replaces.includes(one.personId) && one.personId !== personId)
    .map((one) => (until < one.validFrom ? { ...one, withdrawn: true } : { ...one, validTo: until }));
  await writer.save('assignment', ended, origin);
}

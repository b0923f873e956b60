import type { ChangeOrigin, RecordKind } from '../../plan/records.ts';
import { type PlanWriter, VersionConflict } from '../../plan/store.ts';
import type { HeldRole, ImportPlan, Planned } from './plan.ts';

const CHUNK = 1000;

/**
 * Writes a plan inside the caller's transaction. An item that was changed, reported on or handed over since the plan was
 * made ends it with a `VersionConflict`.
 */
export async function writePlan(
  writer: PlanWriter,
  plan: ImportPlan,
  origin: ChangeOrigin,
  onWritten: (done: number, total: number) => void,
): Promise<void> {
  const { held, names, ...written } = plan;
  const total = Object.values(written).reduce((sum, records) => sum + records.length, 0);
  let done = 0;
  const save = async <Kind extends RecordKind>(
    kind: Kind,
    records: readonly Planned<Kind>[],
  ): Promise<void> => {
    for (let start = 0; start < records.length; start += CHUNK) {
      const chunk = records.slice(start, start + CHUNK);
      await writer.save(kind, chunk, origin);
      done += chunk.length;
      onWritten(done, total);
    }
  };
  await save('class', plan.classes);
  await save('person', plan.people);
  await save('item', plan.items);
  await expectHeld(writer, held);
  await save('milestone', plan.milestones);
  await save('issue', plan.issues);
  await save('dependency', plan.dependencies);
  await save('assignment', plan.assignments);
  await writer.saveLedgerNames(
    plan.names.map((one) => ({ ...one, notedBy: origin.actorId, notedAt: origin.at })),
  );
  for (let start = 0; start < plan.updates.length; start += CHUNK) {
    const chunk = plan.updates.slice(start, start + CHUNK);
    await writer.addUpdates(
      chunk.map((update) => ({ update: { ...update, recordedAt: origin.at }, origin })),
    );
    done += chunk.length;
    onWritten(done, total);
  }
}

/** The items are locked by now, so that another import of the same rows waits or has been seen. */
async function expectHeld(writer: PlanWriter, held: readonly HeldRole[]): Promise<void> {
  const keyOf = (one: Pick<HeldRole, 'itemCode' | 'role'>): string => `${one.itemCode} ${one.role}`;
  for (let start = 0; start < held.length; start += CHUNK) {
    const chunk = held.slice(start, start + CHUNK);
    const now = new Map<string, string[]>();
    const found = await writer.listAssignments({
      itemCodes: [...new Set(chunk.map(({ itemCode }) => itemCode))],
      roles: [...new Set(chunk.map(({ role }) => role))],
      on: chunk[0]?.on,
    });
    for (const { itemCode = '', role, personId } of found) {
      const key = keyOf({ itemCode, role });
      now.set(key, [...(now.get(key) ?? []), personId]);
    }
    for (const one of chunk) {
      const people = now.get(keyOf(one)) ?? [];
      if (people.length !== one.personIds.length || people.some((id) => !one.personIds.includes(id))) {
        throw new VersionConflict('item', one.itemCode);
      }
    }
  }
}

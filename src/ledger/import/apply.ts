import type { ChangeOrigin, RecordKind } from '../../plan/records.ts';
import type { PlanWriter } from '../../plan/store.ts';
import type { ImportPlan, Planned } from './plan.ts';

const CHUNK = 1000;

/**
 * Writes a plan inside the caller's transaction. An item that was changed since the plan was made ends it with a
 * `VersionConflict`.
 */
export async function writePlan(
  writer: PlanWriter,
  plan: ImportPlan,
  origin: ChangeOrigin,
  onWritten: (done: number, total: number) => void,
): Promise<void> {
  const total = Object.values(plan).reduce((sum, records) => sum + records.length, 0);
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
  await save('milestone', plan.milestones);
  await save('issue', plan.issues);
  await save('dependency', plan.dependencies);
  await save('assignment', plan.assignments);
  for (let start = 0; start < plan.updates.length; start += CHUNK) {
    const chunk = plan.updates.slice(start, start + CHUNK);
    await writer.addUpdates(
      chunk.map((update) => ({ update: { ...update, recordedAt: origin.at }, origin })),
    );
    done += chunk.length;
    onWritten(done, total);
  }
}

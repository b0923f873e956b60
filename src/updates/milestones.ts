import type { Milestone } from '../plan/records.ts';
import type { Act } from './act.ts';
import type { MilestoneTick } from './update.ts';

/** Marks milestones of the item as reached today, or as not reached after all. Answers those that changed. */
export async function tickMilestones(act: Act, ticks: readonly MilestoneTick[]): Promise<Milestone[]> {
  if (ticks.length === 0) return [];
  const wanted = new Map(ticks.map((tick) => [tick.id, tick.done]));
  const changed = (await act.writer.listMilestones([act.item.code])).flatMap((milestone): Milestone[] => {
    const done = wanted.get(milestone.id);
    if (done === undefined || done === (milestone.doneOn !== undefined)) return [];
    return [{ ...milestone, doneOn: done ? act.today : undefined }];
  });
  if (changed.length > 0) await act.writer.save('milestone', changed, act.origin);
  return changed;
}

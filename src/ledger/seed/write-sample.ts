import { SEES_EVERYTHING } from '../../plan/permissions.ts';
import type { ChangeOrigin, Draft, Item } from '../../plan/records.ts';
import type { PlanWriter } from '../../plan/store.ts';
import type { HistoryEvent } from './sample-history.ts';

/** Replays what happened, in the order in which it happened. Answers how many updates were stored. */
export async function writeHistory(writer: PlanWriter, events: readonly HistoryEvent[]): Promise<number> {
  let stored = 0;
  for (const run of runsOf(events)) {
    const reports = run.flatMap((event) => (event.does === 'report' ? [event] : []));
    if (reports.length > 0) {
      const outcome = await writer.addUpdates(
        reports.map((event) => ({ update: event.update, origin: originOf(event) })),
      );
      stored += outcome.stored;
      continue;
    }
    const [first] = run;
    if (!first) continue;
    const issues = run.flatMap((event) => (event.does === 'issue' ? [event.issue] : []));
    if (issues.length > 0) await writer.save('issue', issues, originOf(first));
    const edits = run.flatMap((event) => (event.does === 'edit' ? [event] : []));
    if (edits.length > 0) await writer.save('item', await edited(writer, edits), originOf(first));
  }
  return stored;
}

async function edited(
  writer: PlanWriter,
  edits: readonly { readonly code: string; readonly fields: Partial<Draft<'item'>> }[],
): Promise<Draft<'item'>[]> {
  const codes = edits.map(({ code }) => code);
  const items = new Map((await writer.getItems(codes, SEES_EVERYTHING)).map((item) => [item.code, item]));
  return edits.flatMap(({ code, fields }) => {
    const item = items.get(code);
    return item ? [{ ...draftOf(item), ...fields }] : [];
  });
}

function draftOf(item: Item): Draft<'item'> {
  const { version, updatedAt, lastUpdateId, lastUpdatePeriod, lastUpdatedAt, ...draft } = item;
  return draft;
}

/** Neighbours that one statement can write: reports together, other changes by the same person at the same time. */
function runsOf(events: readonly HistoryEvent[]): HistoryEvent[][] {
  const runs: HistoryEvent[][] = [];
  for (const event of events) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const fits =
      last !== undefined &&
      last.does === event.does &&
      (event.does === 'report' ||
        (last.actorId === event.actorId && last.at.getTime() === event.at.getTime()));
    if (run && fits) run.push(event);
    else runs.push([event]);
  }
  return runs;
}

function originOf(event: HistoryEvent): ChangeOrigin {
  return { actorId: event.actorId, via: 'seed', at: event.at };
}

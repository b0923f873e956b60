import type { PlainDate, StatusUpdate } from '../../plan/records.ts';

/** A reported value that differs from the one reported before it. */
export interface Turn {
  readonly on: PlainDate;
  readonly before: string;
  readonly after: string;
}

/** The points at which a reported field became another, oldest first. */
export function turnsOf(
  updates: readonly StatusUpdate[],
  field: 'light' | 'progress',
  dayOf: (update: StatusUpdate) => PlainDate,
): Turn[] {
  const turns: Turn[] = [];
  let before: string | undefined;
  for (const update of updates) {
    const value = update[field];
    if (value === undefined) continue;
    const after = String(value);
    if (before !== undefined && before !== after) turns.push({ on: dayOf(update), before, after });
    before = after;
  }
  return turns;
}

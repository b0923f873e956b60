import type { SettingStore } from '../plan/store.ts';

const KEY = 'reminders.servedSince';

/** Stands where a class code would, for what is about the plan as a whole. */
export const PLAN_CODE = 'PLAN';

/**
 * Since when each class is served, so that a slot missed right after the start is missed and one before it is not.
 * A class that is seen for the first time begins now.
 */
export async function enrolClasses(
  settings: SettingStore,
  codes: readonly string[],
  now: Date,
): Promise<Map<string, Date>> {
  const since = await readServedSince(settings);
  const fresh = codes.filter((code) => !since.has(code));
  for (const code of fresh) since.set(code, now);
  if (fresh.length > 0)
    await settings.set(
      KEY,
      Object.fromEntries([...since].map(([code, at]) => [code, at.toISOString()])),
      now,
    );
  return since;
}

export async function readServedSince(settings: SettingStore): Promise<Map<string, Date>> {
  const stored = await settings.get(KEY);
  const since = new Map<string, Date>();
  if (typeof stored !== 'object' || stored === null) return since;
  for (const [code, at] of Object.entries(stored)) {
    const instant = typeof at === 'string' ? new Date(at) : undefined;
    if (instant && !Number.isNaN(instant.getTime())) since.set(code, instant);
  }
  return since;
}

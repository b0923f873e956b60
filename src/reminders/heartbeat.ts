import type { SettingStore } from '../plan/store.ts';

const KEY = 'reminders.heartbeat';

export interface Heartbeat {
  readonly at: Date;
  readonly replicaId: string;
}

export async function beat(settings: SettingStore, at: Date, replicaId: string): Promise<void> {
  await settings.set(KEY, { at: at.toISOString(), replicaId }, at);
}

/** When some replica last looked at what is due; undefined when none ever did. */
export async function readHeartbeat(settings: SettingStore): Promise<Heartbeat | undefined> {
  const stored = await settings.get(KEY);
  if (typeof stored !== 'object' || stored === null) return undefined;
  const { at, replicaId } = stored as { readonly at?: unknown; readonly replicaId?: unknown };
  if (typeof at !== 'string' || typeof replicaId !== 'string') return undefined;
  const instant = new Date(at);
  return Number.isNaN(instant.getTime()) ? undefined : { at: instant, replicaId };
}

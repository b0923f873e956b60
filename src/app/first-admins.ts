import type { Config } from '../config.ts';
import type { Clock } from '../plan/clock.ts';
import { plainDateIn } from '../plan/dates.ts';
import type { PlanStore } from '../plan/store.ts';

/** Those whom the environment names as administrators hold that role from the day they were first named. */
export async function appointFirstAdmins(store: PlanStore, config: Config, clock: Clock): Promise<void> {
  if (config.adminUserIds.length === 0) return;
  const now = clock.now();
  const appointed = await store.listAssignments({ roles: ['admin'] });
  const missing = config.adminUserIds.filter((id) => !appointed.some((one) => one.personId === id));
  if (missing.length === 0) return;
  await store.write(async (writer) => {
    await writer.save(
      'assignment',
      missing.map((personId) => ({
        id: `admin-${personId}`,
        personId,
        role: 'admin' as const,
        validFrom: plainDateIn(config.timeZone, now),
        sample: false,
        withdrawn: false,
      })),
      { actorId: 'system', via: 'system', at: now },
    );
  });
}

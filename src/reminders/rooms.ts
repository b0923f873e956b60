import { createAdminRun } from './admin-run.ts';
import { createChaseRun } from './chase-run.ts';
import { createDigests } from './digest-series.ts';
import { createEscalation } from './escalation-series.ts';
import type { NoticePoster } from './notice.ts';
import { createNoticeBook } from './notice-book.ts';
import { createPatientDelivery } from './patient-delivery.ts';
import { createPlanRun } from './plan-run.ts';
import { createReconciler } from './reconcile-slots.ts';
import type { RemindersDeps } from './reminders.ts';
import { createSlotDelivery, type SlotDeliveryDeps } from './slot-delivery.ts';
import { createWeekly } from './weekly.ts';
import { createWeeklyHandler } from './weekly-handler.ts';
import { createComposer } from './weekly-posts.ts';
import { createWeeklyRun } from './weekly-run.ts';

const NO_NOTICES: NoticePoster = {
  post: async () => ({ outcome: 'failed', reason: 'no_slack' }),
  find: async () => 'unknown',
};

export type Rooms = ReturnType<typeof createRooms>;

/** The parts of the room, joined. */
export function createRooms(given: Omit<RemindersDeps, keyof SlotDeliveryDeps> & SlotDeliveryDeps) {
  const compose = createComposer(given);
  const delivery = createSlotDelivery(given);
  const deliverPatiently = createPatientDelivery({ ...given, delivery });
  const deps = { ...given, delivery, deliverPatiently, compose };
  const weekly = createWeekly({ ...deps, run: createWeeklyRun(deps) });
  const digests = createDigests(deps);
  const notices = given.notices ?? NO_NOTICES;
  const chase = createChaseRun({ ...deps, notices });
  const plan = createPlanRun({ ...deps, notices, series: [createEscalation(deps), ...digests.series] });
  const admin = createAdminRun({ ...deps, notices });
  const isHeard = given.notices !== undefined;
  const handlers = [
    createWeeklyHandler(deps),
    ...(isHeard ? [chase.handler, plan.handler, admin.handler] : []),
  ];
  return {
    weekly,
    digests,
    book: createNoticeBook(deps),
    chase,
    plan,
    admin,
    /** False: only the weekly reminders are posted; what else would be due can be looked at. */
    isHeard,
    reconcile: createReconciler({ ...deps, handlers }),
  };
}

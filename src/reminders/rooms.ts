import { createAdminRun } from './admin-run.ts';
import { createChaseRun } from './chase-run.ts';
import { createDigests } from './digest-series.ts';
import { createEscalation } from './escalation-series.ts';
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

export type Rooms = ReturnType<typeof createRooms>;

/** The parts of the room, joined. Those that post by way of `notices` are there only with it. */
export function createRooms(given: Omit<RemindersDeps, keyof SlotDeliveryDeps> & SlotDeliveryDeps) {
  const compose = createComposer(given);
  const delivery = createSlotDelivery(given);
  const deliverPatiently = createPatientDelivery({ ...given, delivery });
  const deps = { ...given, delivery, deliverPatiently, compose };
  const weekly = createWeekly({ ...deps, run: createWeeklyRun(deps) });
  const digests = createDigests(deps);
  const { notices } = given;
  const others = notices && {
    chase: createChaseRun({ ...deps, notices }),
    plan: createPlanRun({ ...deps, notices, series: [createEscalation(deps), ...digests.series] }),
    admin: createAdminRun({ ...deps, notices }),
  };
  const handlers = [
    createWeeklyHandler(deps),
    ...(others ? [others.chase.handler, others.plan.handler, others.admin.handler] : []),
  ];
  return {
    weekly,
    digests,
    book: createNoticeBook(deps),
    chase: others?.chase,
    plan: others?.plan,
    admin: others?.admin,
    reconcile: createReconciler({ ...deps, handlers }),
  };
}

import type { Clock } from '../plan/clock.ts';
import type { LightThresholds } from '../plan/lights.ts';
import type { Logger } from '../plan/logger.ts';
import type { Result } from '../plan/result.ts';
import type { PlanStore } from '../plan/store.ts';
import { createSubmitUpdate } from './submit-update.ts';
import type { SubmitRequest, UpdateErrorCode, UpdateErrorDetail, UpdateReceipt } from './update.ts';

export interface UpdatesDeps {
  readonly store: PlanStore;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly thresholds?: LightThresholds | undefined;
  /** Ids of new records; random by default. */
  readonly newId?: (() => string) | undefined;
}

/** Everything that changes records on a person's behalf. Each verb decides, checks and writes in one transaction. */
export interface Updates {
  submit(request: SubmitRequest): Promise<Result<UpdateReceipt, UpdateErrorCode, UpdateErrorDetail>>;
}

export function createUpdates(deps: UpdatesDeps): Updates {
  return { submit: createSubmitUpdate(deps) };
}

import { randomUUID } from 'node:crypto';
import type { Clock } from '../plan/clock.ts';
import type { LightThresholds } from '../plan/lights.ts';
import type { Logger } from '../plan/logger.ts';
import type { ChangeRequest } from '../plan/requests.ts';
import type { PlanStore } from '../plan/store.ts';
import type { DecideRequest, RequestChange, WaitingRequest } from './change-request.ts';
import { type CorrectResult, type CorrectUpdate, createCorrectUpdate } from './correct-update.ts';
import { createDecideRequest, type DecideResult } from './decide-request.ts';
import {
  type AskForHelp,
  askForHelp,
  type HelpResult,
  type Snooze,
  type SnoozeResult,
  snooze,
} from './help-and-snooze.ts';
import {
  type AllAsLastWeek,
  type AllAsLastWeekResult,
  type ConfirmNoChange,
  createAllAsLastWeek,
  createConfirmNoChange,
  type NoChangeResult,
} from './no-change.ts';
import { createRequestChange, type RequestResult } from './request-change.ts';
import { createSubmitUpdate, type SubmitResult } from './submit-update.ts';
import type { SubmitRequest } from './update.ts';
import { requestsOf, waitingFor } from './waiting-requests.ts';
import { createWithdrawRequest, type WithdrawResult } from './withdraw-request.ts';

export interface UpdatesSettings {
  /** How long after an update it may be corrected. */
  readonly correctionHours: number;
  /** For how many days an item is snoozed, at most to the end of the week. */
  readonly snoozeDays: number;
  /** How often an item may be snoozed in a week. */
  readonly snoozesPerWeek: number;
}

export const DEFAULT_UPDATES_SETTINGS: UpdatesSettings = {
  correctionHours: 24,
  snoozeDays: 2,
  snoozesPerWeek: 2,
};

export interface UpdatesDeps {
  readonly store: PlanStore;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly thresholds?: LightThresholds | undefined;
  readonly settings?: Partial<UpdatesSettings> | undefined;
  /** Ids of new records; random by default. */
  readonly newId?: (() => string) | undefined;
}

/** The dependencies with every default filled in. */
export type WiredDeps = Omit<UpdatesDeps, 'settings' | 'newId'> & {
  readonly settings: UpdatesSettings;
  readonly newId: () => string;
};

/** Everything that changes records on a person's behalf. Each verb decides, checks and writes in one transaction. */
export interface Updates {
  submit(request: SubmitRequest): Promise<SubmitResult>;
  confirmNoChange(request: ConfirmNoChange): Promise<NoChangeResult>;
  allAsLastWeek(request: AllAsLastWeek): Promise<AllAsLastWeekResult>;
  correct(request: CorrectUpdate): Promise<CorrectResult>;
  requestChange(request: RequestChange): Promise<RequestResult>;
  decideRequest(decision: DecideRequest): Promise<DecideResult>;
  withdrawRequest(request: { readonly id: string; readonly personId: string }): Promise<WithdrawResult>;
  /** Requests on items of these classes that nobody has decided yet, oldest first. */
  listWaiting(classCodes: readonly string[]): Promise<ChangeRequest[]>;
  /** The requests on which this person may decide. */
  waitingFor(personId: string): Promise<WaitingRequest[]>;
  /** What this person asked for: undecided, or decided since an instant. */
  requestsOf(personId: string, since: Date): Promise<WaitingRequest[]>;
  askForHelp(request: AskForHelp): Promise<HelpResult>;
  snooze(request: Snooze): Promise<SnoozeResult>;
}

export function createUpdates(given: UpdatesDeps): Updates {
  const deps: WiredDeps = {
    ...given,
    settings: { ...DEFAULT_UPDATES_SETTINGS, ...given.settings },
    newId: given.newId ?? randomUUID,
  };
  return {
    submit: createSubmitUpdate(deps),
    confirmNoChange: createConfirmNoChange(deps),
    allAsLastWeek: createAllAsLastWeek(deps),
    correct: createCorrectUpdate(deps),
    requestChange: createRequestChange(deps),
    decideRequest: createDecideRequest(deps),
    withdrawRequest: createWithdrawRequest(deps),
    listWaiting: (classCodes) => deps.store.listRequests({ classCodes, states: ['waiting'] }),
    waitingFor: (personId) => waitingFor(deps, personId),
    requestsOf: (personId, since) => requestsOf(deps, personId, since),
    askForHelp: (request) => askForHelp(deps, request),
    snooze: (request) => snooze(deps, request),
  };
}

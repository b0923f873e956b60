import { randomUUID } from 'node:crypto';
import type { Clock } from '../plan/clock.ts';
import type { UpdateDraft } from '../plan/drafts.ts';
import type { LightThresholds } from '../plan/lights.ts';
import type { Logger } from '../plan/logger.ts';
import type { ChangeRequest } from '../plan/requests.ts';
import type { PlanStore } from '../plan/store.ts';
import type { DecideRequest, RequestChange, WaitingRequest } from './change-request.ts';
import { type CorrectResult, type CorrectUpdate, createCorrectUpdate } from './correct-update.ts';
import { createDecideRequest, type DecideResult } from './decide-request.ts';
import type { DraftReader } from './draft-reader.ts';
import { type DraftFromReply, draftFromReply, type ReplyOutcome } from './draft-reply.ts';
import {
  type SaveDraft,
  type SubmitDraft,
  type SubmitDraftResult,
  saveDraft,
  submitDraft,
} from './drafts.ts';
import { type FormStateResult, readFormState } from './form-state.ts';
import {
  type AskForHelp,
  askForHelp,
  type HelpResult,
  type Snooze,
  type SnoozeResult,
  snooze,
} from './help-and-snooze.ts';
import { type HistoryResult, readItemHistory } from './item-history.ts';
import { liveDrafts } from './live-drafts.ts';
import {
  type AllAsLastWeek,
  type AllAsLastWeekResult,
  type ConfirmNoChange,
  createAllAsLastWeek,
  createConfirmNoChange,
  type NoChangeResult,
} from './no-change.ts';
import { type Overview, type OverviewOptions, readOverview } from './overview.ts';
import { createRequestChange, type RequestResult } from './request-change.ts';
import { type SubmitText, submitText, type TextOutcome } from './submit-text.ts';
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
  /** Reads replies where the parser cannot; without it those are asked about. */
  readonly draftReader?: DraftReader | undefined;
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
  /** Typed updates, line by line, with a request where another due date stands in them. */
  submitText(request: SubmitText): Promise<TextOutcome[]>;
  formState(itemCode: string, personId: string): Promise<FormStateResult>;
  saveDraft(draft: SaveDraft): Promise<void>;
  listDrafts(personId: string): Promise<UpdateDraft[]>;
  discardDraft(personId: string, itemCode: string): Promise<void>;
  submitDraft(request: SubmitDraft): Promise<SubmitDraftResult>;
  draftFromReply(request: DraftFromReply): Promise<ReplyOutcome>;
  overview(personId: string, options?: OverviewOptions): Promise<Overview>;
  itemHistory(
    itemCode: string,
    personId: string | undefined,
    options?: { readonly limit?: number },
  ): Promise<HistoryResult>;
}

export function createUpdates(given: UpdatesDeps): Updates {
  const deps: WiredDeps = {
    ...given,
    settings: { ...DEFAULT_UPDATES_SETTINGS, ...given.settings },
    newId: given.newId ?? randomUUID,
  };
  const submit = createSubmitUpdate(deps);
  const confirmNoChange = createConfirmNoChange(deps);
  const requestChange = createRequestChange(deps);
  return {
    submit,
    confirmNoChange,
    allAsLastWeek: createAllAsLastWeek(deps),
    correct: createCorrectUpdate(deps),
    requestChange,
    decideRequest: createDecideRequest(deps),
    withdrawRequest: createWithdrawRequest(deps),
    listWaiting: (classCodes) => deps.store.listRequests({ classCodes, states: ['waiting'] }),
    waitingFor: (personId) => waitingFor(deps, personId),
    requestsOf: (personId, since) => requestsOf(deps, personId, since),
    askForHelp: (request) => askForHelp(deps, request),
    snooze: (request) => snooze(deps, request),
    submitText: (request) => submitText(deps, { submit, confirmNoChange, requestChange }, request),
    formState: (itemCode, personId) => readFormState(deps, itemCode, personId),
    saveDraft: (draft) => saveDraft(deps, draft),
    listDrafts: async (personId) => liveDrafts(deps.store, await deps.store.drafts.list(personId)),
    discardDraft: (personId, itemCode) => deps.store.drafts.remove(personId, itemCode),
    submitDraft: (request) => submitDraft(deps, submit, request),
    draftFromReply: (request) => draftFromReply(deps, request),
    overview: (personId, options) => readOverview(deps, personId, options),
    itemHistory: (itemCode, personId, options) => readItemHistory(deps, itemCode, personId, options),
  };
}

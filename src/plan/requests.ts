import type { PlainDate } from './records.ts';
import type { ChangeVia } from './terms.ts';

/** What a second person has to agree to: closing 销号, moving the due date, turning a red light green. */
export const REQUEST_KINDS = ['close', 'due_date', 'light_green'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** `returned`: refused with a reason. `overtaken`: the item had changed so that there was nothing left to decide. */
export const REQUEST_STATES = ['waiting', 'accepted', 'returned', 'withdrawn', 'overtaken'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

export interface ChangeRequest {
  readonly id: string;
  readonly itemCode: string;
  readonly classCode: string;
  readonly kind: RequestKind;
  readonly state: RequestState;
  readonly reason: string;
  /** Links and files that show it. */
  readonly evidence: readonly string[];
  readonly newDueOn?: PlainDate | undefined;
  /** The new due date as written. */
  readonly newDueText?: string | undefined;
  /** The due date that the requester saw. */
  readonly seenDueOn?: PlainDate | undefined;
  readonly requestedBy: string;
  readonly requestedAt: Date;
  readonly via: ChangeVia;
  readonly permalink?: string | undefined;
  readonly decidedBy?: string | undefined;
  readonly decidedAt?: Date | undefined;
  readonly decisionReason?: string | undefined;
  /** Identifies the press that brought it; the same one is stored once. */
  readonly requestId: string;
  readonly sample: boolean;
}

export interface RequestFilter {
  readonly ids?: readonly string[] | undefined;
  readonly itemCodes?: readonly string[] | undefined;
  readonly classCodes?: readonly string[] | undefined;
  readonly states?: readonly RequestState[] | undefined;
  readonly kinds?: readonly RequestKind[] | undefined;
  readonly requestedBy?: string | undefined;
  readonly requestIds?: readonly string[] | undefined;
  /** Asked or decided at or after. */
  readonly since?: Date | undefined;
  readonly limit?: number | undefined;
}

export interface RequestDecision {
  readonly state: Exclude<RequestState, 'waiting'>;
  readonly decidedBy: string;
  readonly decidedAt: Date;
  readonly decisionReason?: string | undefined;
}

export interface RequestReader {
  /** Oldest first. */
  listRequests(filter: RequestFilter): Promise<ChangeRequest[]>;
}

/** Inside a transaction that holds the item's lock. */
export interface RequestWriter extends RequestReader {
  /** False when a request with this `requestId` is stored already. */
  addRequest(request: ChangeRequest): Promise<boolean>;
  /** Decides a waiting request. Undefined when there is none waiting with this id: it was decided before. */
  settleRequest(id: string, decision: RequestDecision): Promise<ChangeRequest | undefined>;
}

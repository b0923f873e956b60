import type { Item, PersonName, PlainDate } from '../plan/records.ts';
import type { ChangeRequest, RequestKind } from '../plan/requests.ts';
import type { ChangeVia, Role } from '../plan/terms.ts';

/** A lead asks for what a second person has to agree to. */
export interface RequestChange {
  readonly itemCode: string;
  readonly kind: RequestKind;
  readonly personId: string;
  readonly via: ChangeVia;
  /** The same press stores one request. */
  readonly requestId: string;
  readonly reason: string;
  /** Links and files that show it; closing needs this or a reason that says it. */
  readonly evidence?: readonly string[] | undefined;
  readonly newDueOn?: PlainDate | undefined;
  readonly newDueText?: string | undefined;
  readonly permalink?: string | undefined;
}

export type RequestErrorCode =
  | 'unknown_item'
  | 'not_your_class'
  | 'item_closed'
  | 'reason_missing'
  | 'text_too_long'
  | 'due_missing'
  | 'same_due'
  /** A due date is moved to a day to come. */
  | 'due_in_past'
  | 'not_red'
  /** A request of this kind waits already: it is in `request`. */
  | 'already_waiting';

export interface DecideRequest {
  readonly id: string;
  readonly accept: boolean;
  /** Needed to return a request. */
  readonly reason?: string | undefined;
  readonly personId: string;
  readonly via: ChangeVia;
  readonly permalink?: string | undefined;
}

export type DecideErrorCode =
  | 'unknown_request'
  | 'own_request'
  | 'not_a_reviewer'
  | 'already_decided'
  | 'reason_missing'
  | 'text_too_long'
  /** The item changed so that there was nothing left to decide. */
  | 'overtaken';

export interface RequestErrorDetail {
  readonly itemCode: string;
  readonly request?: ChangeRequest | undefined;
  /** Who decided it, for `already_decided`. */
  readonly decider?: PersonName | undefined;
  readonly mayRoles?: readonly Role[] | undefined;
  readonly mayPeople?: readonly PersonName[] | undefined;
  readonly similar?: readonly string[] | undefined;
}

export interface DecidedRequest {
  readonly request: ChangeRequest;
  readonly before: Item;
  readonly after: Item;
}

/** A request with the item that it is about. */
export interface WaitingRequest {
  readonly request: ChangeRequest;
  readonly item: Item;
  readonly requester: PersonName;
}

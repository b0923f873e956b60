/** Why a store could not be opened. `code` is a message key; the message is for logs and holds no secret. */
export class StoreLocked extends Error {
  override readonly name = 'StoreLocked';
  readonly code = 'store_locked';
  readonly place: string;
  /** The process that has it, where it is known. */
  readonly pid: number | undefined;
  constructor(place: string, pid: number | undefined) {
    super(`${place} is in use by ${pid === undefined ? 'another process' : `process ${pid}`}`);
    this.place = place;
    this.pid = pid;
  }
}

export const UNREACHABLE_REASONS = [
  'bad_url',
  'unknown_host',
  'refused',
  'timeout',
  'password',
  'no_database',
  'other',
] as const;
export type UnreachableReason = (typeof UNREACHABLE_REASONS)[number];

/** No server answered at DATABASE_URL, or it let us not in. `place` is the address without user and password. */
export class StoreUnreachable extends Error {
  override readonly name = 'StoreUnreachable';
  readonly code = 'store_unreachable';
  readonly place: string;
  readonly reason: UnreachableReason;
  constructor(place: string, reason: UnreachableReason, options?: ErrorOptions) {
    super(`the database at ${place} cannot be reached (${reason})`, options);
    this.place = place;
    this.reason = reason;
  }
}

/** The records are there and cannot be read, or their migrations are not the ones of this version. */
export class StoreDamaged extends Error {
  override readonly name = 'StoreDamaged';
  readonly code = 'store_damaged';
  readonly place: string;
  readonly reason: 'files' | 'migrations';
  constructor(place: string, reason: StoreDamaged['reason'], detail: string, options?: ErrorOptions) {
    super(`the store at ${place} cannot be used: ${detail}`, options);
    this.place = place;
    this.reason = reason;
  }
}

import type { SqlDriverAdapterFactory } from '@prisma/client/runtime/client';
import type { Database } from './database.ts';

/** Where the records live, opened and migrated, ready for a Prisma client. */
export interface Home {
  readonly kind: 'embedded' | 'server';
  /** For people and logs, without any secret. */
  readonly place: string;
  readonly adapter: SqlDriverAdapterFactory;
  /**
   * The same records without Prisma between, where there is more than the one connection that it needs for itself.
   * `inbound` has connections of its own: an event's acknowledgement waits for no question.
   */
  readonly direct?: { readonly reads: Database; readonly inbound: Database } | undefined;
  /** Called once, after the client has let go. */
  release(): Promise<void>;
}

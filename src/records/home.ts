import type { SqlDriverAdapterFactory } from '@prisma/client/runtime/client';

/** Where the records live, opened and migrated, ready for a Prisma client. */
export interface Home {
  readonly kind: 'embedded' | 'server';
  /** For people and logs, without any secret. */
  readonly place: string;
  readonly adapter: SqlDriverAdapterFactory;
  /** Called once, after the client has let go. */
  release(): Promise<void>;
}

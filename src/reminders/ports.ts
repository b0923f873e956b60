import type { PlanStore } from '../plan/store.ts';

/** What this room needs of the store. */
export type ReminderStore = Pick<
  PlanStore,
  | 'listClasses'
  | 'findClass'
  | 'listPeople'
  | 'listAssignments'
  | 'getItems'
  | 'findItems'
  | 'latestUpdates'
  | 'listUpdates'
  | 'listIssues'
  | 'listDependencies'
  | 'listAudit'
  | 'write'
  | 'slots'
  | 'notices'
  | 'aggregateItems'
  | 'settings'
>;

/** Requests (closing an item, moving a due date, red to green) that wait for a second person. */
export interface ReviewReader {
  listWaiting(classCodes: readonly string[]): Promise<readonly WaitingRequest[]>;
}

export interface WaitingRequest {
  readonly itemCode: string;
  readonly requestedAt: Date;
}

/** Who reads in a channel; undefined when nobody can say, and then only public records are shown there. */
export type MembersOf = (channelId: string) => Promise<readonly string[] | undefined>;

import { isValidOn, isVisible, SEES_PUBLIC, visibilityOf } from '../plan/permissions.ts';
import type { Visibility } from '../plan/query.ts';
import type {
  Assignment,
  Dependency,
  Issue,
  Item,
  PlainDate,
  SpecialClass,
  StatusUpdate,
} from '../plan/records.ts';
import type { MembersOf, ReminderStore, ReviewReader } from './ports.ts';

/** What the reminders of several classes are made from, read in a handful of queries whatever their number. */
export interface ReminderFacts {
  /** By class: the open items in their versions. Another value means that something was reported or changed since. */
  readonly basis: ReadonlyMap<string, string>;
  readonly items: ReadonlyMap<string, readonly Item[]>;
  readonly latest: ReadonlyMap<string, StatusUpdate>;
  readonly issues: ReadonlyMap<string, Issue>;
  readonly dependencies: ReadonlyMap<string, readonly Dependency[]>;
  /** The items that something waits for. */
  readonly awaited: ReadonlyMap<string, Item>;
  readonly waiting: ReadonlySet<string>;
  readonly assignments: readonly Assignment[];
}

const PAGE_SIZE = 2_000;

export async function readReminderFacts(
  store: ReminderStore,
  targets: readonly { readonly class: SpecialClass; readonly on: PlainDate }[],
  options: {
    readonly reviews?: ReviewReader | undefined;
    readonly membersOf?: MembersOf | undefined;
    /** `own_people`: for direct messages to those who answer for the class; they may see all of it. */
    readonly readers?: 'channel' | 'own_people' | undefined;
    /** Somebody else who looks at it: shown of it is only what this person may see, too. */
    readonly viewerId?: string | undefined;
  },
): Promise<ReminderFacts> {
  const classCodes = targets.map((target) => target.class.code);
  const assignments = await store.listAssignments({});
  const open = await readOpenItems(store, classCodes);
  const items = open.filter((item) => item.stage !== 'cancelled');
  const shown =
    options.readers === 'own_people'
      ? items
      : await visibleItems(items, targets, assignments, options.membersOf);
  const [target] = targets;
  const seen =
    options.viewerId === undefined || target === undefined
      ? shown
      : seenBy(options.viewerId, shown, assignments, target.on);
  const codes = seen.map((item) => item.code);
  const [latest, issues, dependencies, waiting] = await Promise.all([
    store.latestUpdates(codes),
    store.listIssues({ itemCodes: codes, open: true }),
    store.listDependencies({ itemCodes: codes, open: true }),
    options.reviews?.listWaiting(classCodes) ?? [],
  ]);
  const awaitedCodes = [...new Set(dependencies.flatMap((one) => one.waitsForItem ?? []))];
  const awaitedItems =
    awaitedCodes.length > 0 ? await store.getItems(awaitedCodes, { confidential: 'all' }) : [];
  const openByClass = groupBy(open, (item) => item.classCode);
  return {
    basis: new Map(classCodes.map((code) => [code, basisOf(openByClass.get(code) ?? [])])),
    items: groupBy(seen, (item) => item.classCode),
    latest: new Map(latest.map((one) => [one.itemCode, one])),
    issues: newestIssues(issues),
    dependencies: groupBy(dependencies, (one) => one.itemCode),
    awaited: new Map(awaitedItems.map((item) => [item.code, item])),
    waiting: new Set(waiting.map((one) => one.itemCode)),
    assignments,
  };
}

/** Those who answer for an item on a day: its own leads, or those of its class where it has none. Each once. */
export function leadsOfItem(item: Item, assignments: readonly Assignment[], on: PlainDate): string[] {
  const leads = assignments.filter((one) => one.role === 'lead' && isValidOn(one, on));
  const own = leads.filter((one) => one.itemCode === item.code);
  const all = own.length > 0 ? own : leads.filter((one) => one.classCode === item.classCode);
  return [...new Set(all.map((one) => one.personId))].sort();
}

/** Whom to ask for these items of a class: those who answer for any of them, or its head where nobody does. Each once. */
export function peopleToAsk(
  specialClass: SpecialClass,
  items: readonly Item[],
  assignments: readonly Assignment[],
  on: PlainDate,
): string[] {
  const leads = items.flatMap((item) => leadsOfItem(item, assignments, on));
  const heads = assignments.filter(
    (one) => one.role === 'head' && one.classCode === specialClass.code && isValidOn(one, on),
  );
  const asked = leads.length > 0 || items.length === 0 ? leads : heads.map((one) => one.personId);
  return [...new Set(asked)].sort();
}

/** The basis of one class as it is now, by one query. */
export async function readBasis(store: ReminderStore, classCode: string): Promise<string> {
  return basisOf(await readOpenItems(store, [classCode]));
}

export function basisOf(items: readonly Item[]): string {
  return items.map((item) => `${item.code}:${item.version}:${item.lastUpdateId ?? ''}`).join();
}

async function readOpenItems(store: ReminderStore, classCodes: readonly string[]): Promise<Item[]> {
  const items: Item[] = [];
  if (classCodes.length === 0) return items;
  for (;;) {
    const page = await store.findItems(
      { classCodes, statuses: ['open'] },
      { sort: [{ by: 'code', direction: 'ascending' }], limit: PAGE_SIZE, offset: items.length },
      { confidential: 'all' },
    );
    items.push(...page.items);
    if (page.items.length < PAGE_SIZE || items.length >= page.total) return items;
  }
}

/** A channel is shown what everybody in it may see; without a list of its members that is what is public. */
async function visibleItems(
  items: readonly Item[],
  targets: readonly { readonly class: SpecialClass; readonly on: PlainDate }[],
  assignments: readonly Assignment[],
  membersOf: MembersOf | undefined,
): Promise<Item[]> {
  const guarded = new Set(items.flatMap((item) => (item.confidential ? [item.classCode] : [])));
  const visibility = new Map<string, Visibility>();
  for (const { class: one, on } of targets) {
    if (!guarded.has(one.code) || one.channelId === undefined) continue;
    const memberIds = await membersOf?.(one.channelId);
    visibility.set(
      one.code,
      visibilityOf({ kind: 'channel', channelId: one.channelId, memberIds }, assignments, on),
    );
  }
  return items.filter((item) => isVisible(item, visibility.get(item.classCode) ?? SEES_PUBLIC));
}

function seenBy(
  personId: string,
  items: readonly Item[],
  assignments: readonly Assignment[],
  on: PlainDate,
): Item[] {
  const visibility = visibilityOf({ kind: 'person', personId }, assignments, on);
  return items.filter((item) => isVisible(item, visibility));
}

function newestIssues(issues: readonly Issue[]): Map<string, Issue> {
  const newest = new Map<string, Issue>();
  for (const issue of issues) {
    const other = newest.get(issue.itemCode);
    if (!other || other.raisedOn < issue.raisedOn) newest.set(issue.itemCode, issue);
  }
  return newest;
}

function groupBy<Value>(values: readonly Value[], keyOf: (value: Value) => string): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

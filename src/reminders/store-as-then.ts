import type { Notice, NoticeFilter } from '../plan/notices.ts';
import type { Item } from '../plan/records.ts';
import type { SlotFilter, SlotKey } from '../plan/store.ts';
import type { ReminderStore } from './ports.ts';

/**
 * The store as it stood at a past instant, for reading. Issues and dependencies have no past: they are shown as they
 * are now. Before anything was recorded there is only the plan as it stands now, which nobody has reported on yet: so a
 * past week can be tried on a plan that was laid out today.
 */
export async function storeAsThen(store: ReminderStore, at: Date): Promise<ReminderStore> {
  const then = { at };
  const { total } = await store.findItems({}, { sort: [], limit: 1 }, { confidential: 'all' }, then);
  const asOf = total > 0 ? then : {};
  const asKnown = (item: Item): Item => {
    if (total > 0) return item;
    const { lastUpdatePeriod, lastUpdateId, ...unreported } = item;
    return unreported;
  };
  const wasThere = (since: Date) => since <= at;
  const read: Pick<
    ReminderStore,
    | 'listClasses'
    | 'findClass'
    | 'listAssignments'
    | 'getItems'
    | 'findItems'
    | 'aggregateItems'
    | 'latestUpdates'
    | 'listUpdates'
  > = {
    listClasses: () => store.listClasses(asOf),
    findClass: (code) => store.findClass(code, asOf),
    listAssignments: (filter) => store.listAssignments(filter, asOf),
    getItems: async (codes, visibility, options) =>
      (await store.getItems(codes, visibility, options?.at ? options : asOf)).map(asKnown),
    async findItems(filter, page, visibility, options) {
      const found = await store.findItems(filter, page, visibility, options?.at ? options : asOf);
      return { ...found, items: found.items.map(asKnown) };
    },
    aggregateItems: (filter, spec, visibility, options) =>
      store.aggregateItems(filter, spec, visibility, options?.at ? options : asOf),
    latestUpdates: (codes) => store.latestUpdates(codes, then),
    listUpdates: (filter, options) => store.listUpdates(filter, options?.at ? options : then),
  };
  return {
    ...store,
    ...read,
    slots: {
      ...store.slots,
      find: async (key: SlotKey) => {
        const slot = await store.slots.find(key);
        return slot && wasThere(slot.claimedAt) ? slot : undefined;
      },
      list: async (filter: SlotFilter) =>
        (await store.slots.list(filter)).filter((slot) => wasThere(slot.claimedAt)),
    },
    notices: {
      ...store.notices,
      list: async (filter: NoticeFilter) =>
        (await store.notices.list(filter)).filter((one: Notice) => wasThere(one.issuedAt)),
    },
  };
}

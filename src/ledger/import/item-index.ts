import { SEES_EVERYTHING } from '../../plan/permissions.ts';
import type { Item } from '../../plan/records.ts';
import type { PlanReader } from '../../plan/store.ts';
import { nameKey } from '../columns/value-lexicon.ts';

const PAGE = 1000;

/** The stored items, found by code or by name. Holds confidential ones too: who asks must look. */
export interface ItemIndex {
  byCode(code: string): Item | undefined;
  named(name: string): readonly Item[];
}

/** Reads the named codes, or every item when names are to be looked up. */
export async function readItemIndex(
  reader: PlanReader,
  codes: readonly string[],
  byName: boolean,
): Promise<ItemIndex> {
  const items = byName ? await allItems(reader) : await itemsOf(reader, codes);
  const known = new Map(items.map((item) => [item.code, item]));
  const names = new Map<string, Item[]>();
  for (const item of byName ? items : []) {
    for (const name of new Set([item.titleZh, item.titleEn, ...item.aliases].map(nameKey))) {
      const same = names.get(name);
      if (same) same.push(item);
      else names.set(name, [item]);
    }
  }
  return { byCode: (code) => known.get(code), named: (name) => names.get(nameKey(name)) ?? [] };
}

async function itemsOf(reader: PlanReader, codes: readonly string[]): Promise<Item[]> {
  const unique = [...new Set(codes)];
  const items: Item[] = [];
  for (let start = 0; start < unique.length; start += PAGE) {
    items.push(...(await reader.getItems(unique.slice(start, start + PAGE), SEES_EVERYTHING)));
  }
  return items;
}

async function allItems(reader: PlanReader): Promise<Item[]> {
  const items: Item[] = [];
  for (;;) {
    const page = await reader.findItems(
      {},
      { sort: [{ by: 'code', direction: 'ascending' }], limit: PAGE, offset: items.length },
      SEES_EVERYTHING,
    );
    items.push(...page.items);
    if (page.items.length < PAGE) return items;
  }
}

import type { Item } from '../../plan/records.ts';
import { type Asking, className } from '../evidence/asking.ts';
import { nameOf } from '../evidence/describe.ts';
import { filterOf } from '../evidence/filter.ts';
import { narrows } from '../interpret/rule.ts';
import { WAITS_ITSELF } from './forms-lexicon.ts';

const MAX_SAID = 15;

/** Who waits for whom: what a named item waits for, and what waits for it or for a class. */
export async function sayDependencies(asking: Asking): Promise<void> {
  const { reader, reading, visibility, book, messages } = asking;
  const { items, classes } = reading.scope;
  const open = (await reader.listDependencies({ open: true })).filter((one) => {
    if (items.length === 0 && classes.length === 0) return true;
    const own = reading.waits !== 'others' && items.includes(one.itemCode);
    return (
      own ||
      (one.waitsForItem !== undefined && items.includes(one.waitsForItem)) ||
      (one.waitsForClass !== undefined && classes.includes(one.waitsForClass))
    );
  });
  const codes = [
    ...new Set(open.flatMap((one) => [one.itemCode, ...(one.waitsForItem ? [one.waitsForItem] : [])])),
  ];
  const byCode = new Map((await reader.getItems(codes, visibility)).map((item) => [item.code, item]));
  const ownedBy =
    items.length === 0 && classes.length > 0 && waitsItself(asking)
      ? await ownItems(asking, classes)
      : undefined;
  const withClass =
    items.length === 0 && classes.length > 0 ? await byOwner(asking, classes, ownedBy !== undefined) : open;
  const shown = ownedBy
    ? withClass
    : [...new Map([...open, ...withClass].map((one) => [one.id, one])).values()];
  for (const one of shown)
    if (!byCode.has(one.itemCode))
      for (const item of await reader.getItems(
        [one.itemCode, ...(one.waitsForItem ? [one.waitsForItem] : [])],
        visibility,
      ))
        byCode.set(item.code, item);
  const among = await narrowedCodes(asking);
  const kept = shown.filter(
    (one) =>
      byCode.has(one.itemCode) &&
      (one.waitsForItem === undefined || byCode.has(one.waitsForItem)) &&
      (among === undefined || among.has(one.itemCode)),
  );
  if (kept.length === 0) {
    const name = items[0] ?? (classes[0] && className(asking, classes[0]));
    if (name === undefined)
      book.say(
        messages.answers.dependencies.count(
          0,
          book.figure(0, 'count', messages.answers.conditions.blocked, []),
        ),
      );
    else book.say(messages.answers.dependencies.nothing(name), [...items, ...classes]);
    for (const item of await reader.getItems(items, visibility)) {
      book.item(item);
    }
    return;
  }
  const waiting = [...new Set(kept.map((one) => one.itemCode))];
  if (kept.length > 1)
    book.say(
      messages.answers.dependencies.count(
        kept.length,
        book.figure(kept.length, 'count', messages.answers.conditions.blocked, waiting),
      ),
      waiting,
    );
  for (const one of kept.slice(0, MAX_SAID)) {
    const item = byCode.get(one.itemCode);
    const target = one.waitsForItem ? byCode.get(one.waitsForItem) : undefined;
    const record = one.waitsForClass ? asking.classes.get(one.waitsForClass) : undefined;
    if (!item) continue;
    book.item(item);
    if (target) book.item(target);
    if (record) book.classRecord(record);
    if (one.note) book.fact(item.code, `dependency ${one.id}`, one.note);
    const name = target
      ? nameOf(asking, target)
      : record
        ? `${record.code} ${className(asking, record.code)}`
        : '';
    book.say(messages.answers.dependencies.waitsFor(nameOf(asking, item), name, one.note ?? ''), [
      item.code,
      ...(target ? [target.code] : []),
      ...(record ? [record.code] : []),
    ]);
  }
}

/** The codes of the items that may wait, where something besides named records narrows them. */
async function narrowedCodes(asking: Asking): Promise<ReadonlySet<string> | undefined> {
  const scope = {
    ...asking.reading.scope,
    items: [],
    classes: [],
    conditions: asking.reading.scope.conditions.filter((one) => one !== 'blocked'),
  };
  if (!narrows(scope)) return undefined;
  const { items } = await asking.reader.findItems(
    await filterOf(asking, scope),
    { sort: [], limit: 20_000 },
    asking.visibility,
  );
  return new Set(items.map((item) => item.code));
}

/** "What is the policy class waiting for?" asks for its own items; "who waits for the policy class?" for the others'. */
function waitsItself({ question }: Asking): boolean {
  return WAITS_ITSELF.test(question);
}

async function ownItems({ reader, visibility }: Asking, classes: readonly string[]): Promise<Item[]> {
  return (await reader.findItems({ classCodes: classes }, { sort: [], limit: 5_000 }, visibility)).items;
}

async function byOwner(asking: Asking, classes: readonly string[], own: boolean) {
  const codes = (await ownItems(asking, classes)).map((item) => item.code);
  return asking.reader.listDependencies(
    own ? { itemCodes: codes, open: true } : { waitsForItems: codes, open: true },
  );
}

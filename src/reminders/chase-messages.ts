import type { Slot } from '../plan/store.ts';
import { chaseKind, chaseSlotKey, type OpenRung } from './chase-rungs.ts';
import { composeHeadChasers, composeLeadChasers, unreportedItems } from './compose-chaser.ts';
import type { Chaser } from './notice.ts';
import type { ReminderStore } from './ports.ts';
import { basisOf, readReminderFacts } from './reminder-facts.ts';
import { textOf } from './slot-delivery.ts';
import { readWaivers } from './waivers.ts';

/** One message to one person about every class of theirs whose rung comes due together. */
export interface ChaseMessage {
  readonly personId: string;
  readonly chaser: Chaser;
  /** The rungs that it is made of, the slot that it fills, and that slot's row where it has one. */
  readonly rungs: readonly OpenRung[];
  readonly key: ReturnType<typeof chaseSlotKey>;
  readonly existing?: Slot | undefined;
  /** The versions of the items that it names. */
  readonly basis: string;
}

const CHUNK_SIZE = 40;

/** Composes the messages that stand open for these rungs, and tells whether one still holds. */
export function createChaseMessages(deps: { readonly store: ReminderStore }) {
  const { store } = deps;

  async function chasersOf(rungs: readonly OpenRung[], now: Date) {
    const facts = await readReminderFacts(store, rungs, { readers: 'own_people' });
    const isWaived = await readWaivers(store.notices, [...new Set(rungs.map((one) => one.week))], now);
    return rungs.flatMap((rung) => {
      const items = unreportedItems(rung, facts, (item) => isWaived(item, rung.week));
      const compose = rung.rung === 'lead' ? composeLeadChasers : composeHeadChasers;
      return [...compose(rung, items, facts)].map(([personId, chaser]) => ({ rung, personId, chaser }));
    });
  }

  async function compose(rungs: readonly OpenRung[], now: Date): Promise<ChaseMessage[]> {
    const weeks = [...new Set(rungs.map((one) => one.week))];
    const rows = weeks.length > 0 ? await store.slots.list({ weeks }) : [];
    const byKey = new Map(rows.map((row) => [textOf(row), row]));
    const parts = [];
    for (let start = 0; start < rungs.length; start += CHUNK_SIZE)
      parts.push(...(await chasersOf(rungs.slice(start, start + CHUNK_SIZE), now)));
    const people = new Map(
      (await store.listPeople([...new Set(parts.map((one) => one.personId))])).map((one) => [one.id, one]),
    );
    const messages = new Map<string, ChaseMessage>();
    for (const { rung, personId, chaser } of parts) {
      const key = chaseSlotKey(rung, personId);
      const before = messages.get(textOf(key));
      const named = namedBefore(rows, key, chaseKind(rung.rung, personId));
      const fresh = withoutItems(chaser, named);
      if (fresh.classes.length === 0) continue;
      const joined = before === undefined ? fresh : join(before.chaser, fresh);
      const language = people.get(personId)?.language ?? joined.language;
      messages.set(textOf(key), {
        personId,
        chaser: { ...joined, language },
        rungs: [...(before?.rungs ?? []), rung],
        key,
        existing: byKey.get(textOf(key)),
        basis: basisOf(itemsOf(joined)),
      });
    }
    return [...messages.values()];
  }

  return {
    compose,
    /** The message as it has to be by now; undefined when there is nothing left to chase. */
    async refresh(message: ChaseMessage, now: Date): Promise<ChaseMessage | undefined> {
      const named = itemsOf(message.chaser);
      const week = message.key.week;
      const isWaived = await readWaivers(store.notices, [week], now);
      const current = await store.getItems(
        named.map((item) => item.code),
        { confidential: 'all' },
      );
      const byCode = new Map(current.map((item) => [item.code, item]));
      const ordered = named.flatMap((item) => byCode.get(item.code) ?? []);
      if (basisOf(ordered) === message.basis && !named.some((item) => isWaived(item, week))) return message;
      const again = await compose(message.rungs, now);
      return again.find((one) => one.personId === message.personId);
    },
  };
}

/** A person is asked once on each rung for each item, also where a class's times were changed in between. */
function namedBefore(rows: readonly Slot[], key: ChaseMessage['key'], kind: string): ReadonlySet<string> {
  return new Set(
    rows
      .filter((row) => row.week === key.week && textOf(row) !== textOf(key))
      .filter((row) => (row.kind === kind || row.kind.startsWith(`${kind}:`)) && row.state !== 'failed')
      .flatMap((row) => row.itemCodes),
  );
}

function withoutItems(chaser: Chaser, codes: ReadonlySet<string>): Chaser {
  const classes = chaser.classes
    .map((one) => ({ ...one, lines: one.lines.filter((line) => !codes.has(line.item.code)) }))
    .filter((one) => one.lines.length > 0);
  return { ...chaser, classes };
}

function join(one: Chaser, other: Chaser): Chaser {
  return { ...one, classes: [...one.classes, ...other.classes], sample: one.sample || other.sample };
}

function itemsOf(chaser: Chaser) {
  return chaser.classes.flatMap((one) => one.lines.map((line) => line.item));
}

import type { Draft, Person } from '../../plan/records.ts';
import { nameKey } from '../columns/value-lexicon.ts';

/** A name of a ledger that was found among the people, or why not. */
export type PersonMatch =
  | { readonly found: 'one'; readonly personId: string }
  | { readonly found: 'none' }
  | { readonly found: 'several'; readonly candidates: readonly string[] };

export interface PeopleDirectory {
  match(text: string): PersonMatch;
  add(person: Draft<'person'>): void;
}

const SLACK_ID = /\b[UW][A-Z0-9]{5,20}\b/;
const E_MAIL = /[^\s<>()（）]+@[^\s<>()（）]+/;

/**
 * People by Slack id, e-mail or name, in this order: "严样四（U0DEPT04）" is found by its id. A written id or e-mail that
 * nobody has is not tried as a name.
 */
export function createPeopleDirectory(people: readonly (Person | Draft<'person'>)[]): PeopleDirectory {
  const ids = new Set<string>();
  const byEmail = new Map<string, string[]>();
  const byName = new Map<string, string[]>();
  const put = (map: Map<string, string[]>, key: string, id: string): void => {
    const known = map.get(key) ?? [];
    if (key !== '' && !known.includes(id)) map.set(key, [...known, id]);
  };
  const add = (person: Person | Draft<'person'>): void => {
    ids.add(person.id);
    if (person.email !== undefined) put(byEmail, person.email.toLowerCase(), person.id);
    put(byName, nameKey(person.name), person.id);
    if (person.nameZh !== undefined) put(byName, nameKey(person.nameZh), person.id);
  };
  for (const person of people) add(person);
  const oneOf = (candidates: readonly string[] | undefined): PersonMatch => {
    const [first] = candidates ?? [];
    if (first === undefined) return { found: 'none' };
    return candidates?.length === 1
      ? { found: 'one', personId: first }
      : { found: 'several', candidates: candidates ?? [] };
  };
  return {
    add,
    match(text) {
      const normal = text.normalize('NFKC').trim();
      const id = SLACK_ID.exec(normal)?.[0];
      if (id !== undefined) return ids.has(id) ? { found: 'one', personId: id } : { found: 'none' };
      const email = E_MAIL.exec(normal)?.[0];
      if (email !== undefined) return oneOf(byEmail.get(email.toLowerCase()));
      return oneOf(byName.get(nameKey(normal.replace(/^@/, ''))));
    },
  };
}

/** How a person is written in a ledger so that the same person is found again. */
export function personLabel(person: Person | undefined, id: string): string {
  if (!person) return id;
  const name = (person.nameZh ?? person.name).replace(/[、,，;；|\n]/g, ' ');
  return `${name}（${id}）`;
}

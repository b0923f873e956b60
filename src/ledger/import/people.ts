import type { Draft, Person } from '../../plan/records.ts';
import { nameKey } from '../columns/value-lexicon.ts';

/** A name of a ledger that was found among the people, or why not. */
export type PersonMatch =
  | { readonly found: 'one'; readonly personId: string }
  | { readonly found: 'none' }
  | { readonly found: 'several'; readonly candidates: readonly string[] };

export interface PeopleDirectory {
  match(text: string): PersonMatch;
  /** The names that one cell's part holds: "赵例一 钱例二" is two where both are people, else one. */
  namesIn(text: string): string[];
  /** How the person is shown: name and id. */
  label(personId: string): string;
  add(person: Draft<'person'>): void;
}

const SLACK_ID = /\b[UW][A-Z0-9]{5,20}\b/;
const E_MAIL = /[^\s<>()（）]+@[^\s<>()（）]+/;

/**
 * People by Slack id, e-mail or name, in this order: "严样四（U0DEPT04）" is found by its id. A written id or e-mail that
 * nobody has is not tried as a name.
 */
export function createPeopleDirectory(people: readonly (Person | Draft<'person'>)[]): PeopleDirectory {
  const ids = new Map<string, Person | Draft<'person'>>();
  const byEmail = new Map<string, string[]>();
  const byName = new Map<string, string[]>();
  const put = (map: Map<string, string[]>, key: string, id: string): void => {
    const known = map.get(key) ?? [];
    if (key !== '' && !known.includes(id)) map.set(key, [...known, id]);
  };
  const add = (person: Person | Draft<'person'>): void => {
    ids.set(person.id, person);
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
  const match = (text: string): PersonMatch => {
    const normal = text.normalize('NFKC').trim();
    const id = SLACK_ID.exec(normal)?.[0];
    if (id !== undefined) return ids.has(id) ? { found: 'one', personId: id } : { found: 'none' };
    const email = E_MAIL.exec(normal)?.[0];
    if (email !== undefined) return oneOf(byEmail.get(email.toLowerCase()));
    const whole = oneOf(byName.get(nameKey(normal.replace(/^@/, ''))));
    return whole.found === 'none' ? oneOf(byName.get(nameKey(bareName(normal)))) : whole;
  };
  return {
    add,
    match,
    label: (personId) => personLabel(ids.get(personId), personId),
    namesIn(text) {
      const parts = text.normalize('NFKC').trim().split(/\s+/);
      const several = parts.length > 1 && match(text).found === 'none';
      return several && parts.every((part) => match(part).found !== 'none') ? parts : [text];
    },
  };
}

/** Without what ledgers write beside a name: a telephone number, an office in brackets, a title. */
function bareName(text: string): string {
  return text
    .replace(/[(（][^)）]*[)）]?/gu, ' ')
    .replace(/(?:电话|手机|联系方式|tel|phone)?\s*[:：]?\s*\+?\d[\d\s-]{6,}/giu, ' ')
    .replace(/(?:同志|局长|主任|书记|区长|副区长|组长|副组长|科长|处长|经理|总经理|董事长)\s*$/u, '')
    .trim();
}

/** How a person is written in a ledger so that the same person is found again. */
export function personLabel(person: Person | Draft<'person'> | undefined, id: string): string {
  if (!person) return id;
  const name = (person.nameZh ?? person.name).replace(/[、,，;；|\n]/g, ' ');
  return `${name}（${id}）`;
}

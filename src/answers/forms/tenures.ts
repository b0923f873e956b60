import type { Assignment } from '../../plan/records.ts';
import type { Asking } from '../evidence/asking.ts';
import { sayResponsible } from './people.ts';

const FIRST_DAY = '2000-01-01';

/** Who held a role and since when; "has it changed hands?" is answered by yes or no. */
export async function sayTenures(asking: Asking): Promise<void> {
  const { reader, reading, book, messages, asOf, today } = asking;
  const said = book.draft.sentences.length;
  const asked: Asking = {
    ...asking,
    reading: {
      ...reading,
      scope: {
        ...reading.scope,
        periods: [{ role: 'window', from: FIRST_DAY, to: today, text: '' }],
      },
    },
  };
  await sayResponsible(asked);
  const first = book.draft.sentences[said];
  if (reading.whether !== true || first === undefined || book.draft.outcome !== 'answered') return;
  const { items, classes } = reading.scope;
  const held = await reader.listAssignments(
    { roles: reading.roles.length > 0 ? reading.roles : ['head', 'lead'] },
    asOf,
  );
  const records = await reader.getItems(items, asking.visibility, asOf);
  const own = held.filter(
    (one) =>
      (one.itemCode !== undefined && items.includes(one.itemCode)) ||
      (one.itemCode === undefined && one.classCode !== undefined && classes.includes(one.classCode)),
  );
  const relevant =
    own.length > 0 || items.length === 0
      ? own
      : held.filter(
          (one) => one.itemCode === undefined && records.some((item) => item.classCode === one.classCode),
        );
  const { yes, no } = messages.answers.changes;
  first.text = changedHands(relevant) ? yes(first.text) : no(first.text);
}

/** Somebody held one of the roles before somebody else. */
function changedHands(held: readonly Assignment[]): boolean {
  const target = (one: Assignment): string => `${one.role} ${one.itemCode ?? one.classCode ?? ''}`;
  return held.some((one) =>
    held.some(
      (other) =>
        other.personId !== one.personId &&
        target(other) === target(one) &&
        one.validTo !== undefined &&
        other.validFrom > one.validTo,
    ),
  );
}

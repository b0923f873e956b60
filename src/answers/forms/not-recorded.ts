import type { Asking } from '../evidence/asking.ts';
import { nameOf } from '../evidence/describe.ts';
import { personName } from './people.ts';

const MAY_KNOW = ['lead', 'head', 'liaison'] as const;

/** Says that it is not in the records, what was searched, what comes nearest, and who may know. */
export async function notRecorded(
  asking: Asking,
  about: {
    readonly codes?: readonly string[];
    readonly near?: readonly string[];
    readonly words?: readonly string[];
  },
): Promise<void> {
  const { book, messages, reader, visibility, reading, today } = asking;
  const { notRecorded: says } = messages.answers;
  book.draft.outcome = 'not_recorded';
  if (about.codes && about.codes.length > 0) for (const code of about.codes) book.say(says.code(code));
  else if (about.words && about.words.length > 0) book.say(says.words(about.words.join(' ')));
  else book.say(says.general);
  book.say(says.searched(says.everything));
  const near = [...new Set([...(about.near ?? []), ...(about.codes ? [] : reading.scope.items)])].slice(0, 3);
  const items = near.length === 0 ? [] : await reader.getItems(near, visibility);
  if (items.length > 0) {
    for (const item of items) book.item(item);
    book.say(
      says.nearest(items.map((item) => nameOf(asking, item)).join(messages.answers.separator)),
      items.map((item) => item.code),
    );
  }
  const classCodes = [...new Set([...items.map((item) => item.classCode), ...reading.scope.classes])].slice(
    0,
    3,
  );
  for (const classCode of classCodes) {
    const held = await reader.listAssignments({ classCode, roles: MAY_KNOW, on: today });
    const best = MAY_KNOW.flatMap((role) => held.filter((one) => one.role === role))[0];
    if (!best || book.draft.mayKnow.some((one) => one.personId === best.personId)) continue;
    const itemCode = items.find((item) => item.classCode === classCode)?.code;
    book.draft.mayKnow.push({
      personId: best.personId,
      name: await personName(asking, best.personId),
      itemCode,
    });
  }
  if (book.draft.mayKnow.length === 0) await addAdministrator(asking);
}

/** Nobody of a class comes near: whoever keeps the plan may know, or know who does. */
async function addAdministrator(asking: Asking): Promise<void> {
  const held = await asking.reader.listAssignments({ roles: ['admin'], on: asking.today });
  const [first] = held.filter((one) => one.classCode === undefined && one.itemCode === undefined);
  if (!first) return;
  asking.book.draft.mayKnow.push({
    personId: first.personId,
    name: await personName(asking, first.personId),
  });
}

import { formatDate } from '../../messages/format.ts';
import { plainDateIn } from '../../plan/dates.ts';
import type { Item } from '../../plan/records.ts';
import { type Asking, className } from '../evidence/asking.ts';
import { nameOf } from '../evidence/describe.ts';
import { notRecorded } from './not-recorded.ts';
import { personName } from './people.ts';

/** What holds the named items up: what they wait for, their open issues with who is to solve them, else the newest reported problem. */
export async function sayBlockers(asking: Asking): Promise<void> {
  const { reader, reading, visibility, asOf, book, messages } = asking;
  const items = await reader.getItems(reading.scope.items, visibility, asOf);
  if (items.length === 0) return notRecorded(asking, { codes: reading.scope.items });
  let found = 0;
  for (const item of items) {
    book.item(item);
    const said =
      (await sayWaits(asking, item)) + (await sayIssuesOf(asking, item)) || (await sayProblem(asking, item));
    found += said;
    if (said === 0) book.say(messages.standing.blockers.none(nameOf(asking, item)), [item.code]);
  }
  if (found === 0) book.draft.outcome = 'not_recorded';
}

async function sayWaits(asking: Asking, item: Item): Promise<number> {
  const { reader, visibility, asOf, book, messages, classes } = asking;
  const waits = await reader.listDependencies({ itemCodes: [item.code], open: true });
  let said = 0;
  for (const one of waits) {
    const [target] = one.waitsForItem ? await reader.getItems([one.waitsForItem], visibility, asOf) : [];
    const record = one.waitsForClass ? classes.get(one.waitsForClass) : undefined;
    if (target === undefined && record === undefined) continue;
    if (target) book.item(target);
    if (record) book.classRecord(record);
    if (one.note) book.fact(item.code, `dependency ${one.id}`, one.note);
    const name = target
      ? nameOf(asking, target)
      : messages.answers.named(record?.code ?? '', className(asking, record?.code ?? ''));
    book.say(messages.answers.dependencies.waitsFor(nameOf(asking, item), name, one.note ?? ''), [
      item.code,
      target?.code ?? record?.code ?? item.code,
    ]);
    said += 1;
  }
  return said;
}

async function sayIssuesOf(asking: Asking, item: Item): Promise<number> {
  const { reader, book, messages, language } = asking;
  const issues = await reader.listIssues({ itemCodes: [item.code], open: true });
  for (const issue of issues) {
    const since = formatDate(issue.raisedOn, language);
    const owner = issue.ownerId === undefined ? '' : await personName(asking, issue.ownerId);
    book.fact(item.code, `issue ${issue.id}`, `${issue.description} ${since} ${owner}`);
    book.say(
      messages.answers.lookup.issue(
        nameOf(asking, item),
        messages.terms.issueTypes[issue.type],
        issue.description,
        since,
      ),
      [item.code],
    );
    book.say(
      owner
        ? messages.standing.blockers.owner(nameOf(asking, item), owner)
        : messages.standing.blockers.noOwner(nameOf(asking, item)),
      [item.code],
    );
  }
  return issues.length;
}

async function sayProblem(asking: Asking, item: Item): Promise<number> {
  const { reader, asOf, book, messages, language, timeZone } = asking;
  const [update] = await reader.latestUpdates([item.code], asOf);
  if (!update?.problems) return 0;
  book.update(update);
  const date = formatDate(plainDateIn(timeZone, update.recordedAt), language);
  const label = messages.answers.updateParts.problems;
  book.fact(item.code, label, `${update.problems} ${date}`);
  book.say(messages.answers.lookup.update(nameOf(asking, item), label, update.problems, date), [item.code]);
  return 1;
}

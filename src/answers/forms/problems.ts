import { formatDate } from '../../messages/format.ts';
import { plainDateIn } from '../../plan/dates.ts';
import type { Item, StatusUpdate } from '../../plan/records.ts';
import type { Asking } from '../evidence/asking.ts';
import { nameOf } from '../evidence/describe.ts';

/** Open issues, and what the newest report says of problems. */
export async function sayProblems(
  asking: Asking,
  item: Item,
  update: StatusUpdate | undefined,
): Promise<void> {
  const { messages, book } = asking;
  const issues = await sayOpenIssues(asking, item);
  if (update?.problems) return sayReported(asking, item, update, 'problems');
  if (issues === 0) {
    book.say(messages.answers.lookup.noProblem(nameOf(asking, item)), [item.code]);
    book.draft.outcome = 'not_recorded';
  }
}

/** How many there are. */
export async function sayOpenIssues(asking: Asking, item: Item): Promise<number> {
  const { messages, book, reader, language } = asking;
  const issues = await reader.listIssues({ itemCodes: [item.code], open: true });
  for (const issue of issues) {
    book.fact(item.code, `issue ${issue.id}`, `${issue.description} ${issue.raisedOn}`);
    book.say(
      messages.answers.lookup.issue(
        nameOf(asking, item),
        messages.terms.issueTypes[issue.type],
        issue.description,
        formatDate(issue.raisedOn, language),
      ),
      [item.code],
    );
  }
  return issues.length;
}

/** The newest thing that was reported under one heading. */
export async function sayReported(
  asking: Asking,
  item: Item,
  update: StatusUpdate | undefined,
  field: 'problems' | 'nextSteps' | 'supportNeeded' | 'done',
): Promise<void> {
  const { messages, book, timeZone, language, reader, asOf } = asking;
  const name = nameOf(asking, item);
  const label = messages.answers.updateParts[field];
  // The newest update that says something about it, not only the newest one.
  const said = update?.[field]
    ? update
    : (await reader.listUpdates({ itemCodes: [item.code], limit: 30 }, asOf)).find((one) => one[field]);
  const text = said?.[field];
  if (said === undefined || text === undefined) {
    book.say(messages.answers.lookup.notRecorded(name, label), [item.code]);
    if (book.draft.sentences.length === 1) book.draft.outcome = 'not_recorded';
    return;
  }
  book.update(said);
  const date = formatDate(plainDateIn(timeZone, said.recordedAt), language);
  book.fact(item.code, label, `${text} ${date}`);
  book.say(messages.answers.lookup.update(name, label, text, date), [item.code]);
}

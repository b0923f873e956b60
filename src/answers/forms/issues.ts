import { addDays } from '../../plan/dates.ts';
import type { Range } from '../../plan/query.ts';
import type { PlainDate } from '../../plan/records.ts';
import type { Asking } from '../evidence/asking.ts';
import { describeScope, nameOf } from '../evidence/describe.ts';
import { filterOf, periodOf, within } from '../evidence/filter.ts';
import { RAISED } from './forms-lexicon.ts';

const MAX_SAID = 15;

/** 本周新增的问题: a period bounds when they were raised, where nothing says that it is of due dates. */
function raisedIn({ reading, question }: Asking): Range<PlainDate> | undefined {
  const period = periodOf(reading.scope, 'window', 'updated', 'due', 'start');
  if (period === undefined || reading.fields.includes('dueOn')) return undefined;
  const raised = period.role === 'window' || period.role === 'updated' || RAISED.test(question);
  if (!raised) return undefined;
  return { min: period.from, max: period.to };
}

/** Items with an open issue, or with problems or support needed in their newest update. */
export async function sayIssues(asking: Asking): Promise<void> {
  const { reader, reading, visibility, asOf, book, messages } = asking;
  const part = reading.fields.includes('supportNeeded') ? 'supportNeeded' : 'problems';
  const base = {
    ...reading.scope,
    issueTypes: [],
    statuses: [],
    missing: reading.scope.missing.filter((field) => field !== 'ownerEntity'),
    silentDays: undefined,
    periods: raisedIn(asking) ? [] : reading.scope.periods,
    conditions: reading.scope.conditions.filter(
      (one) => one !== 'has_issue' && one !== 'blocked' && one !== 'silent',
    ),
  };
  const age = reading.scope.silentDays;
  const before = age === undefined ? undefined : addDays(asking.today, -age);
  const types = reading.scope.issueTypes;
  const raised =
    part === 'supportNeeded'
      ? []
      : await reader.listIssues({ open: true, types: types.length > 0 ? types : undefined });
  const issuesOnly = types.length > 0 || reading.scope.conditions.includes('has_issue');
  const during = raisedIn(asking);
  // Of an issue the owner is who is to solve it, and no company.
  const ownerless = reading.scope.missing.includes('ownerEntity');
  const raisedOnly = issuesOnly || age !== undefined || during !== undefined || ownerless;
  const filter = await filterOf(asking, base);
  // Nothing is read of a large plan but what one of the two tells something of.
  const told = [
    { codes: raised.map((one) => one.itemCode) },
    ...(raisedOnly ? [] : [{ said: part } as const]),
  ];
  const { items } = await reader.findItems(
    { ...filter, not: [...(filter.not ?? []), { not: told }] },
    { sort: [{ by: 'code', direction: 'ascending' }], limit: 20_000 },
    visibility,
    asOf,
  );
  const byCode = new Map(items.map((item) => [item.code, item]));
  const issues = raised.filter(
    (one) =>
      byCode.has(one.itemCode) &&
      !(ownerless && one.ownerId !== undefined) &&
      (before === undefined || one.raisedOn < before) &&
      (during === undefined || within(one.raisedOn, during)),
  );
  const updates = raisedOnly
    ? []
    : (await reader.latestUpdates([...byCode.keys()], asOf)).filter(
        (one) => one[part] !== undefined && one[part] !== '',
      );
  const lines = [
    ...issues.map((one) => ({
      code: one.itemCode,
      type: messages.terms.issueTypes[one.type],
      text: one.description,
    })),
    ...updates.map((one) => ({
      code: one.itemCode,
      type: messages.answers.updateParts[part],
      text: one[part] ?? '',
    })),
  ];
  const { filter: narrowed } = describeScope(asking, {
    ...reading.scope,
    periods: during
      ? [{ role: 'window', from: during.min, to: during.max, text: '' }]
      : reading.scope.periods,
    conditions: base.conditions,
    silentDays: undefined,
  });
  if (lines.length === 0) {
    book.figure(0, 'count', messages.answers.conditions.has_issue, []);
    book.say(messages.answers.issues.none(narrowed));
    return;
  }
  const codes = [...new Set(lines.map((one) => one.code))].sort();
  book.say(
    messages.answers.issues.count(
      codes.length,
      book.figure(codes.length, 'count', messages.answers.conditions.has_issue, codes),
      narrowed,
    ),
    codes,
  );
  for (const line of lines) {
    const item = byCode.get(line.code);
    if (!item) continue;
    book.item(item);
    book.fact(line.code, line.type, line.text);
  }
  for (const line of lines.slice(0, MAX_SAID)) {
    const item = byCode.get(line.code);
    if (item) book.say(messages.answers.issues.line(nameOf(asking, item), line.type, line.text), [line.code]);
  }
  book.draft.table = {
    caption: messages.answers.list.caption(messages.answers.columns.problem),
    columns: [
      { label: messages.terms.fields.code, align: 'left' },
      { label: messages.terms.fields.title, align: 'left' },
      { label: messages.answers.columns.problem, align: 'left' },
    ],
    rows: lines.slice(0, 50).map((line) => [
      { text: line.code, code: line.code },
      {
        text:
          asking.language === 'zh'
            ? (byCode.get(line.code)?.titleZh ?? '')
            : (byCode.get(line.code)?.titleEn ?? ''),
      },
      { text: `${line.type}: ${line.text}` },
    ]),
    total: lines.length,
  };
}

import { formatNumber } from '../../messages/format.ts';
import { addDays, plainDateIn } from '../../plan/dates.ts';
import { computeLight } from '../../plan/lights.ts';
import type { ItemFilter } from '../../plan/query.ts';
import type { Item } from '../../plan/records.ts';
import { type Asking, className } from '../evidence/asking.ts';
import { describeScope, nameOf } from '../evidence/describe.ts';
import { filterOf } from '../evidence/filter.ts';
import { narrows } from '../interpret/rule.ts';
import { notRecorded } from './not-recorded.ts';

const MAX_SAID = 15;

/** Who waits for whom: what a named item waits for, and what waits for it or for a class. */
export async function sayDependencies(asking: Asking): Promise<void> {
  const { reader, reading, visibility, book, messages } = asking;
  const { items, classes } = reading.scope;
  const open = (await reader.listDependencies({ open: true })).filter((one) => {
    if (items.length === 0 && classes.length === 0) return true;
    return (
      items.includes(one.itemCode) ||
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
      (among === undefined || among.has(one.itemCode)) &&
      !(reading.waits === 'others' && items.includes(one.itemCode)),
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
    for (const item of await reader.getItems(items, visibility)) book.item(item);
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
  return /(?:class|team|专班|组)[^?？]{0,12}(?:waiting for what|wait(?:ing|s)? for\s*\?|在等(?:什么|谁|哪)|等着?(?:什么|谁|哪)|depend(?:s)? on\s*\?|依赖(?:什么|谁|哪))|(?:what|who|which)\b.{0,30}\b(?:is|does|are|do)\b.{0,40}(?:class|team)\b.{0,10}(?:wait|depend)/i.test(
    question,
  );
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

/** Items with an open issue, or with problems or support needed in their newest update. */
export async function sayIssues(asking: Asking): Promise<void> {
  const { reader, reading, visibility, asOf, book, messages } = asking;
  const part = reading.fields.includes('supportNeeded') ? 'supportNeeded' : 'problems';
  const base = {
    ...reading.scope,
    issueTypes: [],
    statuses: [],
    silentDays: undefined,
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
  // Where only what was raised counts, nothing else of a large plan is read.
  const raisedOnly = types.length > 0 || age !== undefined;
  const filter = await filterOf(asking, base);
  const among = raisedOnly ? [...new Set(raised.map((one) => one.itemCode))] : undefined;
  const own = filter.codes;
  const { items } = await reader.findItems(
    among ? { ...filter, codes: own ? among.filter((code) => own.includes(code)) : among } : filter,
    { sort: [{ by: 'code', direction: 'ascending' }], limit: 20_000 },
    visibility,
    asOf,
  );
  const byCode = new Map(items.map((item) => [item.code, item]));
  const issues = raised.filter(
    (one) => byCode.has(one.itemCode) && (before === undefined || one.raisedOn < before),
  );
  const updates = raisedOnly
    ? []
    : (await reader.latestUpdates([...byCode.keys()], asOf)).filter(
        (one) => one[part] !== undefined && one[part] !== '',
      );
  const issuesOnly = types.length > 0 || reading.scope.conditions.includes('has_issue');
  const lines = [
    ...issues.map((one) => ({
      code: one.itemCode,
      type: messages.terms.issueTypes[one.type],
      text: one.description,
    })),
    ...(issuesOnly
      ? []
      : updates.map((one) => ({
          code: one.itemCode,
          type: messages.answers.updateParts[part],
          text: one[part] ?? '',
        }))),
  ];
  const { filter: narrowed } = describeScope(asking, {
    ...reading.scope,
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

/** Items held up by money beside funds with money left. Whether one may serve the other is not decided. */
export async function matchLevers(asking: Asking): Promise<void> {
  const { reader, reading, visibility, asOf, book, messages } = asking;
  const kinds = reading.scope.kinds.filter((kind) => kind !== 'fund');
  const stalled = (await reader.listIssues({ open: true, types: ['funding'] })).map((one) => one.itemCode);
  const base: ItemFilter = {
    codes: [...new Set(stalled)],
    kinds: kinds.length > 0 ? kinds : undefined,
    stages: reading.scope.stages.length > 0 ? reading.scope.stages : undefined,
    classCodes: reading.scope.classes.length > 0 ? reading.scope.classes : undefined,
    cities: reading.scope.cities.length > 0 ? reading.scope.cities : undefined,
  };
  const wanted = (
    await reader.findItems(
      reading.scope.items.length > 0 ? { codes: reading.scope.items } : base,
      { sort: [{ by: 'code', direction: 'ascending' }], limit: 200 },
      visibility,
      asOf,
    )
  ).items;
  const funds = (
    await reader.findItems(
      { kinds: ['fund'] },
      { sort: [{ by: 'code', direction: 'ascending' }], limit: 2_000 },
      visibility,
      asOf,
    )
  ).items.filter((item) => (item.receivedFen ?? 0) > (item.paidFen ?? 0));
  const codes = wanted.map((item) => item.code);
  for (const item of [...wanted, ...funds]) book.item(item);
  book.say(
    messages.answers.match.stalled(
      book.figure(wanted.length, 'count', messages.terms.issueTypes.funding, codes),
      wanted.length === 1,
    ),
    codes,
  );
  if (wanted.length > 0 && wanted.length <= MAX_SAID)
    book.say(
      messages.answers.list.these(
        wanted.map((item) => nameOf(asking, item)).join(messages.answers.separator),
      ),
      codes,
    );
  const left = funds.reduce((sum, item) => sum + (item.receivedFen ?? 0) - (item.paidFen ?? 0), 0);
  const fundCodes = funds.map((item) => item.code);
  book.say(
    messages.answers.match.money(
      messages.answers.counted(
        funds.length,
        book.figure(funds.length, 'count', messages.terms.kindsPlural.fund, fundCodes),
        ['fund'],
      ),
      book.figure(left, 'fen', messages.answers.columns.left, fundCodes),
    ),
    fundCodes,
  );
  for (const fund of funds.slice(0, MAX_SAID)) {
    const own = book.figure(
      (fund.receivedFen ?? 0) - (fund.paidFen ?? 0),
      'fen',
      `${fund.code} ${messages.answers.columns.left}`,
      [fund.code],
    );
    const serves = await reader.getItems(fund.servesCodes, visibility, asOf);
    for (const item of serves) book.item(item);
    book.say(
      messages.answers.match.fund(
        nameOf(asking, fund),
        own,
        serves.map((item) => nameOf(asking, item)).join(messages.answers.separator),
      ),
      [fund.code, ...serves.map((item) => item.code)],
    );
    for (const item of wanted)
      if (fund.servesCodes.includes(item.code))
        book.say(messages.answers.match.serving(nameOf(asking, fund), nameOf(asking, item)), [
          fund.code,
          item.code,
        ]);
  }
  book.say(messages.answers.match.noDecision, [...codes, ...fundCodes].slice(0, 50));
}

/** Policies by the words of the question, with their wording quoted. */
export async function matchPolicies(asking: Asking): Promise<void> {
  const { reader, reading, visibility, asOf, book, messages, unknown } = asking;
  const scope = {
    ...reading.scope,
    kinds: ['policy' as const],
    items: [],
    words: [],
    conditions: reading.scope.conditions.filter((one) => one === 'expiring_soon'),
  };
  const about = await reader.getItems(
    reading.scope.items.filter((code) => !code.startsWith('POL')),
    visibility,
    asOf,
  );
  const all = (
    await reader.findItems(
      { ...(await filterOf(asking, { ...scope, industries: [], cities: [] })) },
      { sort: [{ by: 'code', direction: 'ascending' }], limit: 2_000 },
      visibility,
      asOf,
    )
  ).items;
  const industries = new Set([
    ...reading.scope.industries,
    ...about.flatMap((item) => (item.industry ? [item.industry] : [])),
  ]);
  const cities = new Set(reading.scope.cities);
  const words = unknown.map((word) => word.toLowerCase());
  const found = all.filter((item) => {
    const text = [
      item.titleEn,
      item.titleZh,
      ...item.aliases,
      item.clause,
      item.eligibility,
      item.description,
    ]
      .join(' ')
      .toLowerCase();
    if (words.length > 0) return words.some((word) => text.includes(word));
    if (industries.size > 0 || cities.size > 0)
      return (
        (item.industry !== undefined && industries.has(item.industry)) ||
        item.cities.some((city) => cities.has(city)) ||
        (item.industry !== undefined &&
          text.includes(messages.terms.industries[item.industry]) &&
          industries.has(item.industry))
      );
    return true;
  });
  if (found.length === 0)
    return notRecorded(asking, { words: unknown.length > 0 ? unknown : [messages.terms.kindsPlural.policy] });
  const codes = found.map((item) => item.code);
  for (const item of about) book.item(item);
  book.say(
    messages.answers.match.policies(
      messages.answers.counted(
        found.length,
        book.figure(found.length, 'count', messages.terms.kindsPlural.policy, codes),
        ['policy'],
      ),
    ),
    codes,
  );
  for (const item of found.slice(0, MAX_SAID)) {
    book.item(item);
    if (item.clause) {
      book.fact(item.code, messages.terms.fields.clause, item.clause);
      book.say(messages.answers.match.clause(nameOf(asking, item), item.clause), [item.code]);
    }
    if (item.eligibility) {
      book.fact(item.code, messages.terms.fields.eligibility, item.eligibility);
      book.say(messages.answers.match.eligibility(nameOf(asking, item), item.eligibility), [item.code]);
    }
    if (!item.clause && !item.eligibility)
      book.say(messages.answers.list.these(nameOf(asking, item)), [item.code]);
  }
  book.say(messages.answers.match.notDecided, codes.slice(0, 50));
}

/** Items whose declared light is not the one that due date, pace and reporting give. */
export async function sayDisagreements(asking: Asking): Promise<void> {
  const { reader, reading, visibility, asOf, book, messages, today, thresholds, timeZone, language } = asking;
  const { items } = await reader.findItems(
    await filterOf(asking, reading.scope),
    { sort: [{ by: 'code', direction: 'ascending' }], limit: 20_000 },
    visibility,
    asOf,
  );
  const found = items.flatMap((item) => {
    const { light, reasons } = computeLight(
      item,
      { today, lastReportedOn: item.lastUpdatedAt && plainDateIn(timeZone, item.lastUpdatedAt) },
      thresholds,
    );
    return item.light !== undefined && light !== undefined && light !== item.light
      ? [{ item, declared: item.light, light, reasons }]
      : [];
  });
  const say = messages.answers.disagreement;
  if (found.length === 0) {
    book.say(say.none);
    return;
  }
  const codes = found.map(({ item }) => item.code);
  book.say(
    say.count(
      found.length,
      book.figure(found.length, 'count', messages.answers.columns.count, codes.slice(0, 200)),
    ),
    codes.slice(0, 200),
  );
  const lines = found.map(({ item, declared, light, reasons }) => {
    book.item(item);
    const why = reasons.map((reason) => {
      if (reason.code === 'overdue') return say.reasons.overdue(String(reason.days));
      return reason.code === 'behind_pace'
        ? say.reasons.behind_pace(formatNumber(reason.points, language, 1))
        : say.reasons.silent;
    });
    const text = say.line(
      nameOf(asking, item),
      messages.answers.lights[declared],
      messages.answers.lights[light],
      why.join(messages.answers.separator),
    );
    book.fact(item.code, 'computed', text);
    return { item, text };
  });
  for (const { item, text } of lines.slice(0, MAX_SAID))
    book.say(messages.answers.list.these(text), [item.code]);
}

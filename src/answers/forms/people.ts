import { formatDate, formatList } from '../../messages/format.ts';
import type { Assignment, PlainDate } from '../../plan/records.ts';
import type { Role } from '../../plan/terms.ts';
import { type Asking, className } from '../evidence/asking.ts';
import { nameOf } from '../evidence/describe.ts';
import { periodOf } from '../evidence/filter.ts';
import { ITEMS_WANTED } from './forms-lexicon.ts';
import { listItems } from './items.ts';
import { notRecorded } from './not-recorded.ts';

const RESPONSIBLE: readonly Role[] = ['lead'];
const CLASS_RESPONSIBLE: readonly Role[] = ['head', 'lead'];

export async function personName({ reader, language }: Asking, personId: string): Promise<string> {
  const [person] = await reader.listPeople([personId]);
  return (language === 'zh' ? person?.nameZh : undefined) ?? person?.name ?? personId;
}

/** Who holds which role for an item, a class or the plan, on a day or during a period. */
export async function sayResponsible(asking: Asking): Promise<void> {
  const { reader, reading, visibility, asOf, today, classes } = asking;
  const { items: itemCodes, classes: classCodes } = reading.scope;
  const period = periodOf(reading.scope, 'window', 'as_of', 'due');
  const span = { from: period?.from ?? period?.to ?? today, to: period?.to ?? today };
  const items = itemCodes.length === 0 ? [] : await reader.getItems(itemCodes, visibility, asOf);
  if (itemCodes.length > 0 && items.length === 0) return notRecorded(asking, { codes: itemCodes });
  let said = 0;
  for (const item of items) {
    asking.book.item(item);
    const own = await held(asking, { itemCodes: [item.code] }, span, reading.roles);
    const wanted = reading.roles.length > 0 ? own : own.filter((one) => RESPONSIBLE.includes(one.role));
    const through =
      wanted.length > 0
        ? []
        : await held(
            asking,
            { classCode: item.classCode },
            span,
            reading.roles.length > 0 ? reading.roles : RESPONSIBLE,
          );
    const owner = classes.get(item.classCode);
    if (through.length > 0 && owner) asking.book.classRecord(owner);
    said += await sayHolders(
      asking,
      nameOf(asking, item),
      wanted.length > 0 ? wanted : through,
      [item.code, ...(through.length > 0 ? [item.classCode] : [])],
      span,
    );
    if (wanted.length === 0 && through.length === 0) nobody(asking, nameOf(asking, item), [item.code]);
  }
  const targets = items.length > 0 ? [] : classCodes.length > 0 ? classCodes : [...classes.keys()];
  const planRoles = reading.roles.filter((role) => role === 'leading_group' || role === 'admin');
  if (planRoles.length > 0 && items.length === 0 && classCodes.length === 0) {
    const holders = (await reader.listAssignments({ roles: planRoles }, asOf)).filter(
      (one) => overlaps(one, span) && one.classCode === undefined && one.itemCode === undefined,
    );
    said += await sayHolders(asking, asking.messages.answers.people.plan, holders, [], span);
    if (said === 0) return notRecorded(asking, {});
    return;
  }
  for (const code of targets) {
    const record = classes.get(code);
    if (!record) continue;
    const holders = await held(
      asking,
      { classCode: code },
      span,
      reading.roles.length > 0 ? reading.roles : CLASS_RESPONSIBLE,
    );
    if (holders.length === 0 && classCodes.length === 0) continue;
    asking.book.classRecord(record);
    said += await sayHolders(asking, className(asking, code), holders, [code], span);
    if (holders.length === 0) nobody(asking, className(asking, code), [code]);
  }
  if (said === 0) {
    if (asking.book.draft.sentences.length === 0) return notRecorded(asking, {});
    asking.book.draft.outcome = 'not_recorded';
  }
}

function nobody({ book, messages, reading }: Asking, target: string, cites: readonly string[]): void {
  const role = reading.roles[0];
  book.say(
    messages.answers.people.nobody(
      role ? messages.terms.roles[role] : messages.answers.people.anyRole,
      target,
    ),
    cites,
  );
}

interface Span {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

function overlaps(one: Assignment, span: Span): boolean {
  return one.validFrom <= span.to && (one.validTo === undefined || one.validTo >= span.from);
}

async function held(
  { reader, asOf }: Asking,
  target: { classCode?: string; itemCodes?: readonly string[] },
  span: Span,
  roles: readonly Role[],
): Promise<Assignment[]> {
  const found = await reader.listAssignments(
    { ...target, roles: roles.length > 0 ? roles : undefined },
    asOf,
  );
  return found.filter(
    (one) => overlaps(one, span) && (target.classCode === undefined || one.itemCode === undefined),
  );
}

/** One sentence for each role; the dates are said where they bound the answer. */
async function sayHolders(
  asking: Asking,
  target: string,
  holders: readonly Assignment[],
  cites: readonly string[],
  span: Span,
): Promise<number> {
  const { messages, book, language, today } = asking;
  const roles = [...new Set(holders.map((one) => one.role))];
  for (const role of roles) {
    const names = await Promise.all(
      holders
        .filter((one) => one.role === role)
        .sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
        .map(async (one) => {
          const name = await personName(asking, one.personId);
          const from = formatDate(one.validFrom, language);
          for (const cite of cites)
            book.fact(
              cite,
              `${messages.terms.roles[role]} ${one.personId}`,
              `${name} ${from} ${one.validTo ? formatDate(one.validTo, language) : ''}`,
            );
          if (one.validTo !== undefined)
            return messages.answers.people.during(name, from, formatDate(one.validTo, language));
          return span.from === today && span.to === today && asking.reading.dated !== true
            ? name
            : messages.answers.people.since(name, from);
        }),
    );
    book.say(
      messages.answers.people.holds(messages.terms.roles[role], target, formatList(names, language)),
      cites,
    );
    for (const one of holders.filter((holder) => holder.role === role))
      if (one.sample) book.draft.sampleSeen = true;
  }
  return roles.length;
}

/** What a person is responsible for: assignments, and the items behind them where items are asked for. */
export async function sayHeldBy(asking: Asking): Promise<void> {
  const { reader, reading, asOf, today, messages, book, classes, language } = asking;
  const period = periodOf(reading.scope, 'window', 'as_of');
  const span = { from: period?.from ?? period?.to ?? today, to: period?.to ?? today };
  const wantsItems =
    reading.scope.kinds.length > 0 ||
    ITEMS_WANTED.test(asking.question) ||
    reading.scope.conditions.length + reading.scope.lights.length > 0;
  let said = 0;
  for (const personId of reading.scope.people) {
    const name = await personName(asking, personId);
    const found = (await reader.listAssignments({ personId }, asOf)).filter((one) => overlaps(one, span));
    if (found.length === 0) {
      book.say(messages.answers.people.heldNothing(name));
      continue;
    }
    said += 1;
    const cites: string[] = [];
    const parts: string[] = [];
    for (const one of found) {
      const record = one.classCode === undefined ? undefined : classes.get(one.classCode);
      const [item] =
        one.itemCode === undefined ? [] : await reader.getItems([one.itemCode], asking.visibility, asOf);
      if (one.itemCode !== undefined && item === undefined) continue;
      const target = item
        ? nameOf(asking, item)
        : record
          ? className(asking, record.code)
          : messages.answers.people.plan;
      if (item) book.item(item);
      if (record) book.classRecord(record);
      const code = item?.code ?? record?.code;
      if (code) {
        cites.push(code);
        book.fact(
          code,
          `${messages.terms.roles[one.role]} ${personId}`,
          `${name} ${formatDate(one.validFrom, language)}`,
        );
      }
      if (one.sample) book.draft.sampleSeen = true;
      const held = messages.answers.of(target, messages.terms.roles[one.role]);
      parts.push(
        reading.dated === true || one.validTo !== undefined
          ? one.validTo === undefined
            ? messages.answers.people.since(held, formatDate(one.validFrom, language))
            : messages.answers.people.during(
                held,
                formatDate(one.validFrom, language),
                formatDate(one.validTo, language),
              )
          : held,
      );
    }
    book.say(messages.answers.people.held(name, parts.join(messages.answers.separator)), cites);
  }
  if (said > 0 && wantsItems) return listItems(asking);
  if (said === 0) book.draft.outcome = 'not_recorded';
}

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { createLedger } from '../../src/ledger/index.ts';
import { silentLogger } from '../../src/plan/logger.ts';
import { SEES_EVERYTHING } from '../../src/plan/permissions.ts';
import type { PlanStore } from '../../src/plan/store.ts';
import { createUpdates, type Updates } from '../../src/updates/updates.ts';
import { workbookOf } from '../ledger/support.ts';
import { createTestStore } from '../support/store.ts';
import { assignmentDraft, classDraft, itemDraft, origin, personDraft } from './drafts.ts';

/**
 * The eight weeks of the sample plan, lived through by the doors that people use, while this test keeps its own books.
 * The weeks begin on Monday, 28 September 2026; days are counted from there.
 */
const MONDAY = Date.parse('2026-09-28T00:00:00+08:00');
const DAY = 86_400_000;
const WEEKS = [0, 1, 2, 3, 4, 5, 6, 7];
const CLASSES = ['SC-01', 'SC-03', 'SC-05'];
const LIGHTS: Readonly<Record<string, string>> = { G: 'green', A: 'amber', R: 'red' };

/** The rows of the sample's own file, read without the code that seeds it. */
const sample = ['items-industry.yaml'].flatMap((name) => {
  const file = fileURLToPath(new URL(`../../seeds/sample/${name}`, import.meta.url));
  const rows = (
    parse(readFileSync(file, 'utf8')) as { items: { code: string; class: string; report?: string }[] }
  ).items;
  return rows.filter((row) => CLASSES.includes(row.class) && row.report !== undefined);
});
const saidIn = (report: string, week: number): { light: string; progress: number } | undefined => {
  const token = report.split('|')[0]?.trim().split(/\s+/)[week] ?? '.';
  const light = LIGHTS[token.charAt(0)];
  return light === undefined ? undefined : { light, progress: Number(token.slice(1)) };
};

/** What this test wrote down by itself: every item and everybody's responsibility, as a line each. */
interface Books {
  readonly items: Map<
    string,
    { light: string; progress: number; due: string; status: string; class: string }
  >;
  readonly held: Map<string, string>;
}

let store: PlanStore;
let updates: Updates;
let now = new Date(MONDAY - DAY);
const clock = { now: () => now };
const books: Books = { items: new Map(), held: new Map() };
const sundays: {
  readonly at: Date;
  readonly items: string[];
  readonly held: string[];
  readonly lights: object;
}[] = [];
let request = 0;

const at = (week: number, day: number, hour: number): Date =>
  new Date(MONDAY + (week * 7 + day) * DAY + hour * 3_600_000);
const dayOf = (when: Date): string => new Date(when.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
const leadOf = (classCode: string): string => `U0LEAD${classCode.slice(3)}`;
const by = (actorId: string) => ({ ...origin(now.toISOString()), actorId });
const requestId = (): string => {
  request += 1;
  return `week-${request}`;
};
const itemLines = (books: Books): string[] =>
  [...books.items]
    .map(([code, one]) => [code, one.light, one.progress, one.due, one.status, one.class].join(' '))
    .sort();
const lightCounts = (books: Books): object => {
  const counts: Record<string, number> = {};
  for (const { light } of books.items.values()) counts[light] = (counts[light] ?? 0) + 1;
  return counts;
};

async function hold(
  id: string,
  personId: string,
  role: 'lead' | 'head',
  classCode: string,
  from: string,
  to?: string,
) {
  const draft = assignmentDraft(id, { personId, role, classCode, validFrom: from, validTo: to });
  await store.write((writer) => writer.save('assignment', [draft], by('U0ADMIN1')));
  books.held.set(id, [personId, role, classCode, from, to ?? ''].join(' '));
}

async function report(code: string, week: number, line: string, lead: string) {
  const said = saidIn(line, week);
  const book = books.items.get(code);
  if (said === undefined || book === undefined || book.status === 'closed') return;
  const color = { green: '绿', amber: '黄', red: '红' }[said.light] ?? '';
  const [outcome] = await updates.submitText({
    text: `${code} ${color} ${said.progress}%`,
    personId: lead,
    via: 'slash',
    requestId: requestId(),
  });
  expect(outcome?.refusals, `${code} in week ${week}`).toEqual([]);
  const asked = book.light === 'red' && said.light === 'green';
  books.items.set(code, { ...book, progress: said.progress, light: asked ? 'red' : said.light });
}

async function ask(
  code: string,
  kind: 'close' | 'due_date',
  personId: string,
  head: string,
  newDueOn?: string,
) {
  const asked = await updates.requestChange({
    itemCode: code,
    kind,
    personId,
    via: 'button',
    requestId: requestId(),
    reason: '已办结，见验收报告',
    newDueOn,
  });
  if (!asked.ok) throw new Error(asked.code);
  const decided = await updates.decideRequest({
    id: asked.value.id,
    accept: true,
    personId: head,
    via: 'button',
  });
  expect(decided.ok).toBe(true);
}

const weekly: Readonly<Record<number, () => Promise<void>>> = {
  1: async () => {
    await ask('KT-01', 'due_date', leadOf('SC-01'), 'U0HEAD01', '2027-03-31');
    const book = books.items.get('KT-01');
    if (book) books.items.set('KT-01', { ...book, due: '2027-03-31' });
  },
  2: async () => {
    // The class changes its lead: the old one until yesterday, the new one from today.
    const today = dayOf(now);
    await hold(
      'lead SC-03',
      leadOf('SC-03'),
      'lead',
      'SC-03',
      '2026-01-01',
      dayOf(new Date(now.getTime() - DAY)),
    );
    await hold('new lead SC-03', 'U0NEWLEAD', 'lead', 'SC-03', today);
  },
  3: async () => {
    const bytes = workbookOf([
      {
        name: '任务',
        rows: [
          ['编号', '任务名称', '工作专班', '灯', '进度', '完成时限'],
          ['KT-77', '示例新任务', 'SC-01', '黄', '5%', '2026年12月31日'],
        ],
      },
    ]);
    const ledger = createLedger({ store, clock, logger: silentLogger });
    const made = await ledger.previewImport(
      { fileName: 'a.xlsx', bytes },
      { personId: 'operator', asSystem: true },
    );
    if (!made.ok) throw new Error(made.code);
    expect(await ledger.applyImport(made.value)).toMatchObject({ ok: true, value: { created: 1 } });
    books.items.set('KT-77', {
      light: 'amber',
      progress: 5,
      due: '2026-12-31',
      status: 'open',
      class: 'SC-01',
    });
  },
  4: async () => {
    await ask('KT-02', 'close', leadOf('SC-01'), 'U0HEAD01');
    const book = books.items.get('KT-02');
    if (book) books.items.set('KT-02', { ...book, status: 'closed' });
  },
  5: async () => {
    // It is found out that the second head was only one from October on: what was believed before stays known.
    await hold('second head', 'U0HEAD02', 'head', 'SC-05', '2026-10-01');
  },
  6: async () => {
    const draft = assignmentDraft('second head', {
      personId: 'U0HEAD02',
      role: 'head',
      classCode: 'SC-05',
      withdrawn: true,
    });
    await store.write((writer) => writer.save('assignment', [draft], by('U0ADMIN1')));
    books.held.delete('second head');
  },
};

beforeAll(async () => {
  store = await createTestStore();
  updates = createUpdates({ store, clock, logger: silentLogger });
  const people = ['U0HEAD01', 'U0HEAD02', 'U0NEWLEAD', ...CLASSES.map(leadOf)];
  await store.write(async (writer) => {
    await writer.save(
      'class',
      CLASSES.map((code) => classDraft(code)),
      by('U0ADMIN1'),
    );
    await writer.save(
      'person',
      people.map((id) => personDraft(id)),
      by('U0ADMIN1'),
    );
    const drafts = sample.map(({ code, class: classCode, report: line = '' }) => {
      const first = WEEKS.map((week) => saidIn(line, week)).find((said) => said !== undefined);
      books.items.set(code, {
        light: first?.light ?? '',
        progress: 0,
        due: '2026-12-20',
        status: 'open',
        class: classCode,
      });
      const light = first?.light === 'red' || first?.light === 'amber' ? first.light : ('green' as const);
      return itemDraft(code, { classCode, light, progress: 0, dueOn: '2026-12-20' });
    });
    await writer.save('item', drafts, by('U0ADMIN1'));
  });
  for (const code of CLASSES) {
    await hold(`lead ${code}`, leadOf(code), 'lead', code, '2026-01-01');
    await hold(`head ${code}`, 'U0HEAD01', 'head', code, '2026-01-01');
  }
  for (const week of WEEKS) {
    now = at(week, 2, 10);
    await weekly[week]?.();
    now = at(week, 3, 15);
    for (const { code, class: classCode, report: line = '' } of sample) {
      const lead = classCode === 'SC-03' && week >= 2 ? 'U0NEWLEAD' : leadOf(classCode);
      await report(code, week, line, lead);
    }
    now = at(week, 5, 9);
    for (const waiting of await store.listRequests({ states: ['waiting'] })) {
      const decided = await updates.decideRequest({
        id: waiting.id,
        accept: true,
        personId: 'U0HEAD01',
        via: 'button',
      });
      if (!decided.ok) throw new Error(decided.code);
      const book = books.items.get(waiting.itemCode);
      if (book) books.items.set(waiting.itemCode, { ...book, light: 'green' });
    }
    sundays.push({
      at: at(week, 6, 23.9),
      items: itemLines(books),
      held: [...books.held.values()].sort(),
      lights: lightCounts(books),
    });
  }
}, 120_000);
afterAll(() => store.close());

describe.each(WEEKS)('the store asked as of the Sunday of week %i', (week) => {
  const sunday = () => {
    const one = sundays[week];
    if (!one) throw new Error('not lived through');
    return one;
  };

  test('gives every item as it stood', async () => {
    const { items } = await store.findItems({}, { sort: [], limit: 500 }, SEES_EVERYTHING, {
      at: sunday().at,
    });
    const lines = items.map((one) =>
      [one.code, one.light, one.progress, one.dueOn, one.status, one.classCode].join(' '),
    );
    expect(lines.sort()).toEqual(sunday().items);
  });

  test('counts the lights that were shown', async () => {
    const groups = await store.aggregateItems({}, { measures: [], groupBy: 'light' }, SEES_EVERYTHING, {
      at: sunday().at,
    });
    expect(Object.fromEntries(groups.map(({ key, count }) => [key, count]))).toEqual(sunday().lights);
  });

  test('knows who was responsible for what, from when to when', async () => {
    const held = await store.listAssignments({}, { at: sunday().at });
    const lines = held.map((one) =>
      [one.personId, one.role, one.classCode, one.validFrom, one.validTo ?? ''].join(' '),
    );
    expect(lines.sort()).toEqual(sunday().held);
  });
});

test('the eight weeks were not all the same', () => {
  expect(new Set(sundays.map(({ items }) => items.join())).size).toBe(8);
  expect(new Set(sundays.map(({ held }) => held.join())).size).toBe(3);
  expect(new Set(sundays.map(({ lights }) => JSON.stringify(lights))).size).toBeGreaterThan(3);
});

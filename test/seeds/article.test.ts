import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSeeding } from '../../src/ledger/seed/index.ts';
import type { PlanStatement, SpecialClass } from '../../src/plan/records.ts';
import type { PlanStore } from '../../src/plan/store.ts';
import { STATEMENT_TOPICS } from '../../src/plan/terms.ts';
import { createTestStore } from '../support/store.ts';

const seedsDir = fileURLToPath(new URL('../../seeds', import.meta.url));
const article = readFileSync(`${seedsDir}/article/article.txt`, 'utf8');
const at = new Date('2026-03-10T02:00:00Z');

describe('seeding the article alone', () => {
  let store: PlanStore;
  let statements: PlanStatement[];
  let classes: SpecialClass[];
  beforeAll(async () => {
    store = await createTestStore();
    await createSeeding({ store, clock: { now: () => at }, seedsDir }).seedArticle(at);
    statements = await store.listStatements();
    classes = await store.listClasses();
  });
  afterAll(() => store.close());

  it('quotes, for every statement of the article, a sentence that stands in the article', () => {
    const quoted = statements.filter(({ source }) => source.startsWith('Changchun Daily'));
    expect(quoted.length).toBeGreaterThan(25);
    for (const { id, sentence, sourceDate } of quoted) {
      expect(article, id).toContain(sentence);
      expect(sourceDate).toBe('2022-09-04');
    }
  });

  it('says of the six cities alone that the article does not name them', () => {
    const others = statements.filter(({ source }) => !source.startsWith('Changchun Daily'));
    expect(others.map(({ topic }) => topic)).toEqual(Array(6).fill('cities'));
    for (const { source } of others) expect(source).toContain('does not name');
  });

  it('keeps one statement for each thing that people count', () => {
    const count = (topic: string) => statements.filter((one) => one.topic === topic).length;
    expect({
      pillars: count('pillar_industries'),
      developing: count('developing_industries'),
      levers: count('levers'),
      problems: count('problems'),
      support: count('support'),
      cities: count('cities'),
    }).toEqual({ pillars: 2, developing: 3, levers: 5, problems: 4, support: 6, cities: 6 });
    expect(new Set(statements.map(({ topic }) => topic))).toEqual(new Set(STATEMENT_TOPICS));
  });

  it('numbers the statements of a topic from one', () => {
    for (const topic of STATEMENT_TOPICS) {
      const positions = statements.filter((one) => one.topic === topic).map(({ position }) => position);
      expect(positions.sort((a, b) => a - b)).toEqual(positions.map((_, index) => index + 1));
    }
  });

  it('stores ten special classes with a number and a source, and nothing that nobody said', async () => {
    expect(classes).toHaveLength(10);
    for (const [index, one] of classes.entries()) {
      expect(one).toMatchObject({
        nameEn: `Special class ${index + 1}`,
        nameZh: `工作专班${index + 1}`,
        aliases: [],
        sample: false,
      });
      expect([one.leadUnit, one.channelId]).toEqual([undefined, undefined]);
    }
    expect(await store.listPeople()).toEqual([]);
    expect(await store.listAssignments({})).toEqual([]);
  });

  it('speaks of a follow-up meeting, not of a changed date, and of a formulated package', () => {
    const meeting = statements.find(({ topic }) => topic === 'meeting');
    expect(meeting?.textZh).toContain('再调度');
    expect(meeting?.textEn).not.toMatch(/reschedul/i);
    expect(statements.map(({ textEn }) => textEn).join(' ')).not.toMatch(/designated|reschedul/i);
  });

  it('changes nothing the second time, and leaves a class alone that somebody renamed', async () => {
    const [first] = classes;
    if (!first) throw new Error('no class');
    const origin = { actorId: 'U0SOMEONE', via: 'admin', at } as const;
    await store.write((writer) => writer.save('class', [{ ...first, nameZh: '招商专班' }], origin));
    const again = await createSeeding({ store, clock: { now: () => at }, seedsDir }).seedArticle(at);
    expect(again.outcome).toBe('unchanged');
    expect((await store.findClass('SC-01'))?.nameZh).toBe('招商专班');
  });
});

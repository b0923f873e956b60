import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PlanStore } from '../../src/plan/store.ts';
import { aClass, anItem } from '../reminders/support/fake-plan.ts';
import { createTestStore } from '../support/store.ts';
import { answersWith, byPerson } from './support/valley.ts';

let store: PlanStore;
beforeAll(async () => {
  store = await createTestStore();
  const origin = { actorId: 'system', via: 'import', at: new Date('2026-03-01T00:00:00Z') } as const;
  await store.write(async (writer) => {
    await writer.save('class', [aClass('SC-01')], origin);
    await writer.save(
      'item',
      [
        anItem('PRJ-001', 'SC-01', { kind: 'project', titleZh: '中车轨道装备工厂', progress: 62 }),
        anItem('PRJ-002', 'SC-01', { kind: 'project', titleZh: '上汽底盘车间', progress: 35 }),
        anItem('PRJ-003', 'SC-01', { kind: 'project', titleZh: '公交车停车场', progress: 20 }),
      ],
      origin,
    );
  });
});
afterAll(() => store?.close());

it.each([
  ['中车那个项目进度怎么样了', '62%'],
  ['上汽的项目进度是多少', '35%'],
])('finds a firm whose name begins like "in" or "on": %s', async (question, progress) => {
  const { sentences } = await answersWith(store).ask(byPerson(question));
  const said = sentences.map(({ text }) => text).join(' ');
  expect(said).toContain(progress);
  expect(said).not.toMatch(/[23]个/);
});

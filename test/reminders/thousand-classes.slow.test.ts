import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCalendar } from '../../src/plan/calendar.ts';
import { silentLogger } from '../../src/plan/logger.ts';
import type { PlanStore } from '../../src/plan/store.ts';
import { createReminders } from '../../src/reminders/reminders.ts';
import { RICH } from '../../src/slack/capabilities.ts';
import { createOutbox } from '../../src/slack/outbound/outbox.ts';
import { createWebClients } from '../../src/slack/outbound/web-clients.ts';
import { createReminderPoster } from '../../src/slack/reminder-poster.ts';
import { type FakeSlack, startFakeSlack } from '../support/fake-slack.ts';
import { createTestStore } from '../support/store.ts';
import { aClass, anAssignment, anItem } from './support/fake-plan.ts';

const CLASSES = 1_000;
const ITEMS_EACH = 5;
const NOW = new Date('2026-03-02T01:00:00Z');
const clock = { now: () => NOW };

describe('a thousand classes at the same minute', () => {
  let store: PlanStore;
  let slack: FakeSlack;
  const codes = Array.from({ length: CLASSES }, (_, index) => `SC-${1_000 + index}`);

  beforeAll(async () => {
    store = await createTestStore();
    slack = await startFakeSlack({
      channels: codes.map((code) => ({
        id: `C0${code.slice(3)}`,
        name: code.toLowerCase(),
        members: ['U0BOT'],
      })),
    });
    const origin = { actorId: 'U0ADMIN', via: 'admin' as const, at: new Date('2026-02-01T00:00:00Z') };
    await store.write(async (writer) => {
      const classes = codes.map((code) => aClass(code, { channelId: `C0${code.slice(3)}` }));
      await writer.save('class', classes, origin);
      const items = codes.flatMap((code) =>
        Array.from({ length: ITEMS_EACH }, (_, index) => anItem(`KT-${code.slice(3)}${index}`, code)),
      );
      await writer.save('item', items, origin);
      const leads = codes.map((code) => anAssignment(`U0${code.slice(3)}`, 'lead', code));
      await writer.save('assignment', leads, origin);
    });
  });
  afterAll(async () => {
    await slack?.close();
    await store?.close();
  });

  it('are each reminded once through pauses that Slack asks for, while answers go on', async () => {
    const clients = createWebClients({ botToken: 'xoxb-fake', apiUrl: slack.apiUrl, logger: silentLogger });
    const outbox = createOutbox({
      clients,
      capabilities: RICH,
      logger: silentLogger,
      botToken: 'xoxb-fake',
      cutNote: () => '…',
      now: clock.now,
    });
    const bot = createReminders({
      store,
      clock,
      calendar: createCalendar(),
      poster: createReminderPoster(outbox),
      replicaId: 'replica-1',
      logger: silentLogger,
    });
    const began = performance.now();
    let running = true;
    const run = bot.runDue().finally(() => {
      running = false;
    });
    const answersMs: number[] = [];
    for (let asked = 0; running; asked += 1) {
      if (asked % 3 === 0) slack.fail('chat.postMessage', { kind: 'rate_limited', retryAfterSeconds: 1 });
      const askedAt = performance.now();
      // What an answer does: it reads the store and posts, by the same client.
      await store.findItems({ overdueOn: '2026-03-02' }, { sort: [], limit: 50 }, { confidential: 'all' });
      await outbox.deliver(
        { channelId: 'C01000', threadTs: '1.0' },
        () => ({ text: 'x', blocks: [] }),
        `a-${asked}`,
      );
      answersMs.push(performance.now() - askedAt);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    const report = await run;
    const reminders = slack.workspace.posts.filter((post) => post.threadTs === undefined);
    expect(new Set(reminders.map((post) => post.channel)).size).toBe(CLASSES);
    expect(reminders).toHaveLength(CLASSES);
    expect(report.due.filter((one) => one.outcome === 'sent')).toHaveLength(CLASSES);
    // Nobody waited for the run to end, nor for a good part of it.
    expect(answersMs.length).toBeGreaterThan(5);
    expect(Math.max(...answersMs)).toBeLessThan((performance.now() - began) / 3);
  });
});

import { createCalendar } from '../../../src/plan/calendar.ts';
import { silentLogger } from '../../../src/plan/logger.ts';
import { openStore } from '../../../src/records/open-store.ts';
import { createReminders } from '../../../src/reminders/reminders.ts';
import { RICH } from '../../../src/slack/capabilities.ts';
import { createOutbox } from '../../../src/slack/outbound/outbox.ts';
import { createWebClients } from '../../../src/slack/outbound/web-clients.ts';
import { createNoticePoster, createReminderPoster } from '../../../src/slack/reminder-poster.ts';

// A replica in a process of its own: the real store, the real way to Slack, and the time that the test tells it.
const [name = '', databaseUrl = '', apiUrl = ''] = process.argv.slice(2);
let nowMs: number | undefined;
process.on('message', (at) => {
  nowMs = Number(at);
});
// The test ended in whatever way: nobody is left behind.
process.on('disconnect', () => process.exit());

const now = (): Date => new Date(nowMs ?? 0);
const store = await openStore({ databaseUrl, dataDir: '', clock: { now }, logger: silentLogger });
const clients = createWebClients({ botToken: 'xoxb-fake', apiUrl, logger: silentLogger, timeoutMs: 1_500 });
const outbox = createOutbox({
  clients,
  capabilities: RICH,
  logger: silentLogger,
  botToken: 'xoxb-fake',
  cutNote: () => '…',
  now,
});
const reminders = createReminders({
  store,
  clock: { now },
  calendar: createCalendar(),
  poster: createReminderPoster(outbox),
  notices: createNoticePoster(outbox, async (personId) => {
    const opened = await clients.patient.conversations.open({ users: personId });
    return opened.channel?.id;
  }),
  referenceTime: async () => now(),
  replicaId: name,
  logger: silentLogger,
  // Leases and pauses pass in the machine's own time: short enough for a test, and yet, as the real ones are, long enough
  // for a post that a busy machine holds up: half a lease and a post fit into a lease.
  settings: {
    leadingGroupChannelId: 'C0GROUP',
    language: 'en',
    leaseMs: 5_000,
    settleMs: 800,
    postTimeoutMs: 1_800,
    retryMs: 0,
  },
});
process.send?.('ready');
for (;;) {
  if (nowMs !== undefined) await reminders.tick();
  await new Promise((resolve) => setTimeout(resolve, 40));
}

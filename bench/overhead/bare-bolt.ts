import { readFileSync } from 'node:fs';
import { App, SocketModeReceiver } from '@slack/bolt';
import pg from 'pg';
import { BOT } from '../../test/support/fake-slack.ts';
import type { Recording } from './record-statements.ts';
import { replay } from './replay.ts';

/**
 * What anyone would write with Bolt: a listener for mentions, one for the command, and nothing around them. With a
 * database it runs the statements that were recorded from the bot, with `pg` and nothing else.
 */
const { SLACK_API_URL: slackApiUrl = '', DATABASE_URL: connectionString, STATEMENTS: file } = process.env;
const recording =
  connectionString && file ? (JSON.parse(readFileSync(file, 'utf8')) as Recording) : undefined;
const pool = new pg.Pool({ connectionString, options: '-c TimeZone=UTC -c jit=off', max: 10 });
let turn = 0;

const app = new App({
  token: BOT.token,
  clientOptions: { slackApiUrl },
  receiver: new SocketModeReceiver({
    appToken: BOT.appToken,
    installerOptions: { clientOptions: { slackApiUrl } },
  }),
});

async function runSql(kind: keyof Recording): Promise<void> {
  const all = recording?.[kind];
  if (all === undefined) return;
  turn += 1;
  await replay(pool, all[turn % all.length] ?? []);
}

app.event('app_mention', async ({ event, client }) => {
  await runSql('mentions');
  await client.chat.postMessage({
    channel: event.channel,
    thread_ts: event.ts,
    text: 'There are 40 projects.',
  });
});
app.command('/linkage', async ({ ack }) => {
  await runSql('updates');
  await ack({ response_type: 'ephemeral', text: 'Saved.' });
});
process.on('SIGTERM', () => process.exit(0));
await app.start();

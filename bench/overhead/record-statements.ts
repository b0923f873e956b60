import { createAnswers, loadPrompts } from '../../src/answers/index.ts';
import { PLAN_TIME_ZONE } from '../../src/plan/dates.ts';
import { silentLogger } from '../../src/plan/logger.ts';
import { openStore } from '../../src/records/open-store.ts';
import { startTestBot } from '../../test/support/bot.ts';
import { classChannels, startSampleSlack } from '../kit/slack-load.ts';
import type { Reporter } from '../plan/reporters.ts';
import { listenToStatements, type Statement } from './statements.ts';
import { QUESTIONS } from './workloads.ts';

/** The statements of so many mentions and updates, in order, as the bot sent them to PostgreSQL. */
export interface Recording {
  readonly mentions: readonly (readonly Statement[])[];
  readonly updates: readonly (readonly Statement[])[];
}

const PROMPTS_DIR = new URL('../../prompts', import.meta.url).pathname;

/** Runs the bot's own code on the database once for each question and reporter, and writes down its SQL. */
export async function recordStatements(
  databaseUrl: string,
  reporters: readonly Reporter[],
): Promise<Recording> {
  const clock = { now: () => new Date() };
  const logger = silentLogger;
  const heard = listenToStatements();
  const store = await openStore({ databaseUrl, dataDir: '', clock, logger });
  const slack = await startSampleSlack();
  const answers = createAnswers({
    store,
    clock,
    logger,
    settings: { timeZone: PLAN_TIME_ZONE },
    prompts: loadPrompts(PROMPTS_DIR),
  });
  const bot = await startTestBot({ slack, store, clock, answers });
  const [channel = ''] = classChannels();
  const ask = async (text: string): Promise<Statement[]> => {
    heard.take();
    await bot.say({ channel, user: 'U0BENCH0', text: `<@U0BOT> ${text}` });
    return heard.take();
  };
  const report = async ({ itemCode, personId }: Reporter, done: string): Promise<Statement[]> => {
    heard.take();
    await bot.command(`update ${itemCode} amber 50% ${done}`, { user: personId, channel });
    return heard.take();
  };
  try {
    // The first of each fills what the bot keeps: channels' members, how common words are.
    await ask(QUESTIONS[0] ?? '');
    const mentions: Statement[][] = [];
    for (const question of QUESTIONS) mentions.push(await ask(question));
    const updates: Statement[][] = [];
    for (const reporter of reporters) {
      await report(reporter, 'first section poured');
      updates.push(await report(reporter, 'second section poured'));
    }
    return { mentions, updates };
  } finally {
    heard.stop();
    await bot.side.stop();
    await slack.close();
    await store.close();
  }
}

import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findLocalSlackBinary } from '../../src/workspace/local-slack.ts';
import {
  bareEnvironment,
  openPage,
  type Page,
  type RunningBot,
  startBot,
} from '../support/local-workspace.ts';

const CLI = path.resolve(import.meta.dirname, '../../dist/cli.js');
const BOT = 'U0LINKAGE';
const CLASS_CHANNELS = Array.from({ length: 10 }, (_, index) => `C0SC${String(index + 1).padStart(2, '0')}`);
const MINUTES = 60_000;

/** Nothing here is ours but the bot: the Slack, its socket and its page are local-slack's. */
describe.skipIf(findLocalSlackBinary() === undefined)('the bot that a newcomer starts', () => {
  let dataDir: string;
  let settings: Record<string, string>;
  let bot: RunningBot;
  let page: Page;

  beforeAll(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), 'linkage-trial-'));
    settings = { DATA_DIR: dataDir, PORT: String(await freePort()), OPERATIONS_PORT: '0' };
    bot = await startBot(settings);
    page = await openPage(bot.url);
  }, MINUTES);
  afterAll(async () => {
    page?.close();
    await bot?.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  const fromBot = (channel: string) =>
    page.messages.filter((one) => one.channel === channel && one.user === BOT);
  const answerTo = (channel: string, threadTs: string) =>
    page.until(`an answer in ${channel}`, () =>
      fromBot(channel).find((one) => one.thread_ts === threadTs && settled(one)),
    );
  const asked = async (channel: string, user: string, question: string) => {
    const before = page.messages.length;
    page.say(channel, user, `<@${BOT}> ${question}`);
    const said = await page.until('the question on the page', () =>
      page.messages.slice(before).find((one) => one.channel === channel && one.user === user),
    );
    return JSON.stringify(await answerTo(channel, said.ts));
  };
  const linkage = (...args: string[]) =>
    new Promise<{ code: number | null; out: string }>((resolve) => {
      const child = spawn(process.execPath, [CLI, ...args], { cwd: dataDir, env: bareEnvironment(settings) });
      let out = '';
      child.stdout.on('data', (chunk: Buffer) => {
        out += chunk.toString();
      });
      child.once('exit', (code) => resolve({ code, out }));
    });

  it('introduces itself in ten lines or fewer, with the page and three things to try', () => {
    expect(bot.lines.length).toBeLessThanOrEqual(10);
    expect(bot.lines.filter((line) => /^ {2}[123]\. /.test(line))).toHaveLength(3);
  });

  it('has reminded ten classes in their ten channels, once each, also when reminders are asked for again', async () => {
    const counts = () => CLASS_CHANNELS.map((channel) => fromBot(channel).length);
    expect(counts()).toEqual(CLASS_CHANNELS.map(() => 1));
    const again = await linkage('remind', '--json');
    const { due } = JSON.parse(again.out) as { due: { outcome: string }[] };
    expect(due.filter(({ outcome }) => outcome === 'sent')).toEqual([]);
    expect(counts()).toEqual(CLASS_CHANNELS.map(() => 1));
  });

  it('answers a mention in its thread, in the language of the question', async () => {
    expect(await asked('C0LINKAGE', 'U0STAFF1', 'what are the six cities?')).toContain(
      'Sci-Tech Innovation City',
    );
    expect(await asked('C0LINKAGE', 'U0STAFF1', '六城是哪六城？')).toContain('科技创新城');
  });

  it('stores a slash update, so that the next answer differs', async () => {
    expect(await asked('C0LINKAGE', 'U0STAFF1', 'what is the progress of KT-03?')).not.toContain('61%');
    page.command('C0SC02', 'U0LEAD02', '/linkage', 'update KT-03 amber 61% waiting for land approval');
    await page.until('the confirmation', () =>
      fromBot('C0SC02').find((one) => JSON.stringify(one).includes('61%')),
    );
    expect(await asked('C0LINKAGE', 'U0STAFF1', 'what is the progress of KT-03?')).toContain('61%');
  });

  it('refuses the update of somebody else and says who may', async () => {
    page.command('C0SC02', 'U0STAFF1', '/linkage', 'update KT-03 green 99%');
    const refusal = await page.until('the refusal', () =>
      fromBot('C0SC02').find((one) => JSON.stringify(one).includes('Qian')),
    );
    expect(JSON.stringify(refusal)).not.toContain('99% ');
    expect(await asked('C0LINKAGE', 'U0STAFF1', 'what is the progress of KT-03?')).toContain('61%');
  });

  it('shows a form, names a wrong field at the field, and then takes it', async () => {
    page.command('C0SC02', 'U0LEAD02', '/linkage', 'update');
    await page.until('the choice of an item', () => page.view()?.callback_id === 'choose_item_form');
    page.submit('U0LEAD02', {
      item: { value: { type: 'static_select', selected_option: { value: 'PRJ-009' } } },
    });
    await page.until('the form of the item', () => page.view()?.callback_id === 'update_form');
    const values = (progress: string) => ({
      light: { value: { type: 'static_select', selected_option: { value: 'amber' } } },
      progress: { value: { type: 'plain_text_input', value: progress } },
      done: { value: { type: 'plain_text_input', value: 'Foundations poured' } },
    });
    page.submit('U0LEAD02', values('150'));
    await page.until('the error at the field', () => page.viewErrors().progress);
    page.submit('U0LEAD02', values('37'));
    await page.until('the form to close', () => page.view() === undefined);
    expect(await asked('C0LINKAGE', 'U0STAFF1', 'what is the progress of PRJ-009?')).toContain('37%');
  });

  it('keeps everything when it is stopped and started again, and reminds nobody twice', async () => {
    page.close();
    expect(await bot.stop()).toBe(0);
    bot = await startBot(settings);
    page = await openPage(bot.url);
    expect(await asked('C0LINKAGE', 'U0STAFF1', 'what is the progress of PRJ-009?')).toContain('37%');
    expect(CLASS_CHANNELS.map((channel) => fromBot(channel).length)).toEqual(CLASS_CHANNELS.map(() => 1));
  });
});

/** A message that is not the line shown while the bot works. */
function settled(message: { readonly blocks?: readonly unknown[] }): boolean {
  return (message.blocks?.length ?? 0) > 1;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

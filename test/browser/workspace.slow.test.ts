import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findLocalSlackBinary } from '../../src/workspace/local-slack.ts';
import { type RunningBot, startBot } from '../support/local-workspace.ts';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const DOCS = path.resolve(import.meta.dirname, '../../docs');
type Rectangle = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** With SCREENSHOTS=1 the pictures of the README are taken anew. */
const TAKES_PICTURES = process.env.SCREENSHOTS === '1';
const PATIENCE_MS = 20_000;

/** A person at the page of the local workspace: nothing here is ours but what the bot shows. */
describe.skipIf(findLocalSlackBinary() === undefined || !existsSync(CHROMIUM))('in a browser', () => {
  let dataDir: string;
  let bot: RunningBot;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), 'linkage-browser-'));
    bot = await startBot({
      DATA_DIR: dataDir,
      PORT: String(await freePort()),
      OPERATIONS_PORT: '0',
      DEFAULT_LANGUAGE: 'en',
    });
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
    page = await browser.newPage({ viewport: { width: 1180, height: 740 } });
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(bot.url);
    await page.waitForSelector('.actas select');
  });
  afterAll(async () => {
    await browser?.close();
    await bot?.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  const actAs = (userId: string) => page.selectOption('.actas select', userId);
  const openChannel = (name: string) => page.click(`.sidebar-item:has(.hash):has-text("${name}")`);
  const openHome = () => page.click('.sidebar-item:has-text("🏠")');
  const reminder = () => page.locator('.messages .msg').filter({ hasText: '本周提醒' });
  const field = (label: string) => page.locator('.modal .bk-input').filter({ hasText: label });
  const say = async (text: string) => {
    await page.fill('.main .composer-input', text);
    await page.click('.main .composer-send');
  };
  /** Of the whole page, or of a part of it: a picture of what is talked about, small enough to be kept. */
  const picture = async (name: string, part?: Rectangle) => {
    if (!TAKES_PICTURES) return;
    await page.mouse.move(0, 0);
    await page.screenshot({ path: path.join(DOCS, `${name}.png`), ...(part ? { clip: part } : {}) });
  };

  it('a question is answered in its thread, with its sources', async () => {
    await actAs('U0STAFF2');
    await openChannel('linkage');
    await say('@linkage which projects of the commerce class are behind the pace?');
    await page.click('text=1 reply');
    const thread = page.locator('.thread-pane');
    await thread.getByText('Sources:').waitFor();
    expect(await thread.textContent()).toMatch(/PRJ-\d{3}/);
    await picture('workspace');
    await page.click('.thread-x');
  });

  it('a lead presses the button of the reminder, fills the form wrongly, then rightly, and sees the reminder change', async () => {
    await actAs('U0LEAD02');
    await openChannel('sc-02-commerce');
    await reminder().getByRole('button', { name: '填报 KT-03' }).waitFor();
    await picture('reminder', { x: 220, y: 92, width: 640, height: 545 });
    await reminder().getByRole('button', { name: '填报 KT-03' }).click();
    await page.locator('.modal-title').getByText('Status update').waitFor();
    const progress = field('Progress').locator('input');
    expect(await progress.inputValue()).toMatch(/^\d+%$/);

    await progress.fill('nearly there');
    await page.click('.modal-btn.primary');
    // The page names the field before its error.
    await page.locator('.modal').getByText('progress: “nearly there” is no percentage').waitFor();
    expect(await progress.inputValue()).toBe('nearly there');
    await picture('form', { x: 330, y: 72, width: 520, height: 596 });

    await progress.fill('64%');
    await field('Done').locator('input, textarea').fill('The papers are handed in');
    await page.click('.modal-btn.primary');
    await page.locator('.modal').waitFor({ state: 'detached' });
    await page.getByText('Recorded for KT-03').waitFor();
    await reminder().getByText('KT-03 64%').waitFor();
    expect(await reminder().textContent()).toMatch(/已报.*KT-03 64%/);
    expect(await reminder().getByRole('button', { name: '填报 KT-03' }).count()).toBe(0);
  });

  it('a command that lacks something is asked about, privately', async () => {
    await say('/linkage update KT-05 amber 60');
    await page.getByText('What does “60” mean?').waitFor();
  });

  it("a lead's Home shows what is to report, with its buttons, and changes its language", async () => {
    await openHome();
    await page.locator('.home').getByText('Your items').waitFor();
    expect(await page.locator('.home').getByRole('button', { name: 'Update PRJ-006' }).count()).toBe(1);
    await picture('home', { x: 220, y: 92, width: 770, height: 648 });
    await page.locator('.home').getByRole('button', { name: '中文' }).click();
    await page.locator('.home').getByText('我的事项').waitFor();
    await page.locator('.home').getByRole('button', { name: 'English' }).click();
    await page.locator('.home').getByText('Your items').waitFor();
  });
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

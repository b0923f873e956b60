import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/app.ts';
import { COMMANDS, type CommandName } from '../../src/cli/registry.ts';
import { runCommand } from '../../src/cli/run-command.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { silentLogger } from '../../src/plan/logger.ts';
import type { PlanStore } from '../../src/plan/store.ts';
import { StoreLocked } from '../../src/records/open-store.ts';
import { createTestStore } from '../support/store.ts';

const NOW = new Date('2026-03-06T03:00:00Z');

describe('the linkage command', () => {
  let store: PlanStore;
  let config: Config;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'linkage-cli-'));
    const read = readConfig({ DATA_DIR: folder, OPERATIONS_PORT: '0' });
    if (!read.ok) throw new Error('settings');
    config = read.value;
    store = await createTestStore();
  });
  afterAll(async () => {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function linkage(...args: string[]) {
    let out = '';
    let err = '';
    const wire = (at: Date) => createApp({ config, store, clock: { now: () => at }, logger: silentLogger });
    const host = {
      config,
      logger: silentLogger,
      language: 'en',
      folder,
      rooms: async (at?: Date) => wire(at ?? NOW),
    } as const;
    const io = { out: (text: string) => (out += text), err: (text: string) => (err += text) };
    const code = await runCommand(args, host, {
      out: (text) => void io.out(text),
      err: (text) => void io.err(text),
    });
    return { code, out, err, json: () => JSON.parse(out) };
  }

  it.each(Object.keys(COMMANDS))(
    'explains %s with every option it takes, in both languages',
    async (name) => {
      const options = Object.keys(COMMANDS[name as CommandName].options);
      for (const language of ['en', 'zh']) {
        const { code, out } = await linkage(name, '--help', '--lang', language);
        expect(code).toBe(0);
        expect(out).toContain(`linkage ${name}`);
        for (const option of options) expect(out).toContain(`--${option}`);
        expect((await linkage('help', '--lang', language)).out).toContain(`linkage ${name} `);
      }
    },
  );

  it('seeds the article alone, and answers from it what it says and nothing else', async () => {
    expect((await linkage('seed', 'article')).code).toBe(0);
    const heads = (await linkage('ask', 'Who heads the leading group?', '--json')).json();
    expect(heads).toMatchObject({ outcome: 'answered', language: 'en', writer: 'template', modelCalls: 0 });
    expect(heads.answer).toMatch(/secretary of the District Party Committee.*head of the district/);
    expect(heads.citations).toContain('leading-group');
    for (const question of [
      'Who leads special class 3?',
      'How large is the capital pool?',
      'What is the GDP of Chaoyang?',
      '资金池有多大规模？',
    ]) {
      expect((await linkage('ask', question, '--json')).json(), question).toMatchObject({
        outcome: 'not_recorded',
        figures: [],
      });
    }
  });

  it('seeds the sample plan, says so, and changes nothing the second time', async () => {
    expect((await linkage('seed', 'sample')).out).toMatch(/\d+ items, \d+ status updates/);
    expect((await linkage('seed', 'sample')).out).toContain('nothing was changed');
  });

  it('answers in the language of the question with figures, sources and the time', async () => {
    const asked = await linkage('ask', '在建项目总投资多少？', '--json');
    const answer = asked.json();
    expect(answer).toMatchObject({ outcome: 'answered', language: 'zh', asOf: NOW.toISOString() });
    const [figure] = answer.figures;
    expect(figure).toMatchObject({ id: 'F1', unit: 'fen' });
    expect(answer.citations.every((code: string) => answer.evidence.includes(code))).toBe(true);
    expect(typeof answer.elapsedMs).toBe('number');
    expect((await linkage('ask', 'what is overdue?')).out).toMatch(/Sources\n[\s\S]*As of 6 March 2026/);
  });

  it('writes nothing from a question, says how it is recorded, and who may know what is not', async () => {
    const before = (await linkage('history', 'KT-07')).out;
    const asked = await linkage('ask', 'mark KT-07 done');
    expect(asked.out).toContain('linkage update "KT-07 100%" --as USER');
    expect((await linkage('history', 'KT-07')).out).toBe(before);
    expect((await linkage('ask', 'What is the GDP of Chaoyang?')).out).toMatch(
      /nothing about “GDP”[\s\S]*Who may know: \S/,
    );
  });

  it('records an update for a lead, refuses it for somebody else, and says what was not understood', async () => {
    const saved = await linkage('update', 'KT-03 amber 61% waiting for land approval', '--as', 'U0LEAD02');
    expect(saved).toMatchObject({ code: 0, err: '' });
    expect(saved.out).toContain('61%');
    expect((await linkage('history', 'KT-03')).out).toContain('61%');
    const refused = await linkage('update', 'KT-03 green 99%', '--as', 'U0STAFF1');
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('KT-03');
    const unclear = await linkage('update', 'KT-03 本月完成投资 5000', '--as', 'U0LEAD02');
    expect(unclear.code).toBe(1);
    expect(unclear.err).toContain('5000');
    expect((await linkage('update', 'KT-03 60%')).code).toBe(2);
  });

  it('shows which reminders are due without posting, and does not post without a Slack', async () => {
    const dry = await linkage('remind', '--dry-run', '--json', '--at', '2026-03-09T09:05:00+08:00');
    const report = dry.json();
    expect(report.at).toBe('2026-03-09T01:05:00.000Z');
    const mine = report.due.find((one: { class: string }) => one.class === 'SC-01');
    expect(mine).toMatchObject({ channel: 'C0SC01', kind: 'weekly', week: '2026-W11', outcome: 'due' });
    expect(mine.items.length).toBeGreaterThan(0);
    expect(await linkage('remind', '--now')).toMatchObject({
      code: 1,
      err: expect.stringContaining('--dry-run'),
    });
    expect((await linkage('slots', '--json')).json()).toEqual([]);
    expect((await linkage('slots', '--since', '2026-01-01', '--json')).json()).toEqual([]);
  });

  it('prints the circular, and writes it as a workbook', async () => {
    const printed = await linkage('digest', '--lang', 'zh', '--out', 'circular.xlsx');
    expect(printed).toMatchObject({ code: 0, out: expect.stringContaining('周通报') });
    expect((await readFile(path.join(folder, 'circular.xlsx'))).subarray(0, 2).toString()).toBe('PK');
    expect(await linkage('digest', '2031-W01')).toMatchObject({
      code: 1,
      err: expect.stringContaining('2031-W01'),
    });
  });

  it('exports a ledger that, imported again, changes nothing', async () => {
    expect((await linkage('export', 'plan.xlsx')).code).toBe(0);
    expect((await readFile(path.join(folder, 'plan.xlsx'))).subarray(0, 2).toString()).toBe('PK');
    const imported = (await linkage('import', 'plan.xlsx', '--json')).json();
    expect(imported).toMatchObject({ created: 0, updated: 0, errors: [] });
    expect(imported.unchanged).toBeGreaterThan(50);
  });

  it('lists what was asked and not answered', async () => {
    const listed = await linkage('answers', '--since', '1d');
    expect(listed.out).toContain('What is the GDP of Chaoyang?');
    expect(listed.out).not.toContain('Who heads the leading group?');
  });

  it('checks itself without Slack and without a model', async () => {
    const { code, out } = await linkage('doctor');
    expect(code).toBe(0);
    expect(out).toMatch(/Store: .*\n[\s\S]*Slack: no tokens[\s\S]*Everything is in order/);
  });

  it.each([
    [['frobnicate'], 'no command "frobnicate"', ['ask "QUESTION"', 'slots', 'import']],
    [['ask'], 'QUESTION', ['ask "QUESTION"']],
    [['ask', 'what?', '--at', 'tomorrow'], '"tomorrow" is not a time', ['ask "QUESTION"']],
    [['ask', 'what?', '--frob'], '--frob', ['ask "QUESTION"']],
    [['slots', '--since', 'long'], '"long" is not a length of time', ['slots']],
    [['ask', 'what?', '--lang', 'fr'], '--lang fr', ['ask "QUESTION"']],
  ])('says what to write when %j is not understood', async (args, sentence, commands) => {
    const { code, err, out } = await linkage(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(sentence);
    for (const command of commands) expect(err).toContain(`linkage ${command}`);
    if (commands.length === 1) expect(err).not.toContain('linkage doctor');
  });

  it('says in a sentence why the store cannot be opened, and keeps other causes to the log', async () => {
    const errors: string[] = [];
    const run = (error: Error) =>
      runCommand(
        ['doctor', '--lang', 'zh'],
        { config, logger: silentLogger, language: 'en', folder, rooms: () => Promise.reject(error) },
        { out: (text) => void errors.push(text), err: (text) => void errors.push(text) },
      );
    expect(await run(new StoreLocked('/data', 1))).toBe(1);
    expect(errors.join('')).toContain('另一个 Linkage 正在使用 /data');
    errors.length = 0;
    expect(await run(new Error('secret detail'))).toBe(1);
    expect(errors.join('')).toMatch(/编号 [0-9a-f]{8}/);
    expect(errors.join('')).not.toContain('secret detail');
  });
});

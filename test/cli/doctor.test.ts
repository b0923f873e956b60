import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createOwnHost } from '../../src/cli/host.ts';
import { runCommand } from '../../src/cli/run-command.ts';
import { readConfig } from '../../src/config.ts';
import { silentLogger } from '../../src/plan/logger.ts';
import { BOT, type FakeSlack, startFakeSlack } from '../support/fake-slack.ts';

const SECRET = 'a-secret-of-the-operator';

describe('the doctor', () => {
  let folder: string;
  let scopes: string[];
  let slack: FakeSlack | undefined;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'linkage-doctor-'));
    const manifest = JSON.parse(await readFile('slack-manifest.json', 'utf8'));
    scopes = manifest.oauth_config.scopes.bot;
  });
  afterEach(async () => {
    await slack?.close();
    slack = undefined;
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function doctor(environment: Record<string, string>) {
    const read = readConfig({ DATA_DIR: path.join(folder, 'data'), OPERATIONS_PORT: '0', ...environment });
    if (!read.ok) throw new Error('settings');
    const { host, close } = createOwnHost(read.value, 'en', silentLogger);
    const said: string[] = [];
    const failed: string[] = [];
    const io = {
      out: (text: string) => void said.push(text),
      err: (text: string) => void failed.push(text),
    };
    try {
      const code = await runCommand(['doctor'], host, io);
      const out = said.join('');
      expect(failed).toEqual([]);
      expect(out).not.toContain(SECRET);
      return { code, lines: out.split('\n').map((line) => line.trim()) };
    } finally {
      await close();
    }
  }
  const inSlack = async (granted: readonly string[]): Promise<Record<string, string>> => {
    slack = await startFakeSlack({ scopes: granted });
    return { SLACK_API_URL: slack.apiUrl, SLACK_BOT_TOKEN: BOT.token, SLACK_APP_TOKEN: BOT.appToken };
  };

  it('finds everything in order where it is, and says what works with less', async () => {
    const { code, lines } = await doctor(await inSlack(scopes));
    expect(code).toBe(0);
    expect(lines).toContainEqual(expect.stringMatching(/^✓ Store: embedded, in /));
    expect(lines).toContainEqual(expect.stringMatching(/^✓ Slack: connected to /));
    expect(lines).toContainEqual(expect.stringMatching(/^· Model: none: .*OPENAI_API_KEY/));
    expect(lines).toContainEqual(expect.stringMatching(/^· Plan: the plan is empty.*linkage import/));
  });

  it('names the scopes that the token lacks, and what to do', async () => {
    const environment = await inSlack(scopes.filter((scope) => scope !== 'chat:write'));
    const { code, lines } = await doctor(environment);
    expect(code).toBe(1);
    expect(lines).toContainEqual(expect.stringMatching(/^✗ Slack: .*chat:write.*install the app again/));
  });

  it('tells a bad bot token from a bad app token, and both from no network', async () => {
    const environment = await inSlack(scopes);
    slack?.fail('auth.test', { kind: 'error', error: 'invalid_auth' });
    expect((await doctor(environment)).lines).toContainEqual(
      expect.stringMatching(/^✗ Slack: the bot token was refused \(invalid_auth\).*SLACK_BOT_TOKEN/),
    );
    slack?.fail('apps.connections.open', { kind: 'error', error: 'not_allowed_token_type' });
    expect((await doctor(environment)).lines).toContainEqual(
      expect.stringMatching(/^✗ Slack: the app token was refused \(not_allowed.*connections:write/),
    );
    const nowhere = { ...environment, SLACK_API_URL: 'http://127.0.0.1:9/api/' };
    expect((await doctor(nowhere)).lines).toContainEqual(
      expect.stringMatching(/^✗ Slack: Slack cannot be reached/),
    );
  });

  it('says that the database or the model does not answer, and still looks at the rest', async () => {
    const { code, lines } = await doctor({
      DATABASE_URL: `postgresql://linkage:${SECRET}@127.0.0.1:9/linkage`,
      OPENAI_API_KEY: SECRET,
      OPENAI_BASE_URL: 'http://127.0.0.1:9/v1',
    });
    expect(code).toBe(1);
    expect(lines).toContainEqual(
      expect.stringMatching(/^✗ Store: Nobody answers at 127\.0\.0\.1:9\/linkage/),
    );
    expect(lines).toContainEqual(expect.stringMatching(/^✗ Model: .*\(connection\).*OPENAI_BASE_URL/));
    expect(lines).toContainEqual(expect.stringMatching(/Calendar: /));
    expect(lines).toContain('2 things need your attention.');
  });

  it('says what is wrong with a calendar file', async () => {
    const file = path.join(folder, 'days.yaml');
    await writeFile(file, 'years: [2027]\noff: [New Year]\n');
    expect((await doctor({ CALENDAR_FILE: file })).lines).toContainEqual(
      expect.stringMatching(/^✗ Calendar: CALENDAR_FILE .*"New Year" is neither/),
    );
    expect((await doctor({ CALENDAR_FILE: path.join(folder, 'absent.yaml') })).lines).toContainEqual(
      expect.stringMatching(/^✗ Calendar: CALENDAR_FILE .*absent\.yaml/),
    );
  });
});

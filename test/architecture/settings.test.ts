import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONFIG_VARIABLES, readConfig } from '../../src/config.ts';
import { messagesFor } from '../../src/messages/index.ts';

const EXAMPLE = readFileSync(path.resolve(import.meta.dirname, '../../.env.example'), 'utf8');
const EXAMPLE_VALUES = Object.fromEntries(
  [...EXAMPLE.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name ?? '', value]),
);

describe('settings', () => {
  it('are all in .env.example, and nothing else is', () => {
    expect(Object.keys(EXAMPLE_VALUES).sort()).toEqual([...CONFIG_VARIABLES].sort());
  });

  it('of .env.example as it stands are those of an empty environment', () => {
    expect(readConfig(EXAMPLE_VALUES)).toEqual(readConfig({}));
  });

  it('are each explained in both languages', () => {
    for (const language of ['en', 'zh'] as const) {
      expect(Object.keys(messagesFor(language).command.variables).sort()).toEqual(
        [...CONFIG_VARIABLES].sort(),
      );
    }
  });

  it('of reminders are read as they are written', () => {
    const environment = {
      WHEN_ALL_REPORTED: 'nothing',
      QUIET_HOURS: '19:00-08:00',
      REPORT_DEADLINE: '2 12:00',
      WEEKLY_CIRCULAR: '1 09:00',
    };
    expect(readConfig(environment)).toMatchObject({
      value: {
        reminders: {
          whenAllReported: 'nothing',
          quietHours: { from: '19:00', to: '08:00' },
          deadline: { weekday: 2, time: '12:00' },
          weeklyDigest: { weekday: 1, time: '09:00' },
        },
      },
    });
  });

  it('without any token mean the local workspace', () => {
    expect(readConfig({})).toMatchObject({ ok: true, value: { slack: { mode: 'local', port: 3000 } } });
  });

  it.each([
    [
      'an app token',
      { SLACK_APP_TOKEN: 'xapp-1' },
      { mode: 'socket', botToken: 'xoxb-1', appToken: 'xapp-1' },
    ],
    [
      'a signing secret',
      { SLACK_SIGNING_SECRET: 's', PORT: '8080' },
      { mode: 'http', signingSecret: 's', port: 8080 },
    ],
  ])('with a bot token and %s mean that Slack', (_, environment, slack) => {
    expect(readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', ...environment })).toMatchObject({
      ok: true,
      value: { slack },
    });
  });

  it.each([
    [{ SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_BOT_TOKEN', 'missing'],
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, 'SLACK_APP_TOKEN', 'missing'],
    [{ SLACK_BOT_TOKEN: 'secret-token' }, 'SLACK_BOT_TOKEN', 'invalid'],
    [{ DATABASE_URL: 'mysql://secret' }, 'DATABASE_URL', 'invalid'],
    [{ TIME_ZONE: 'Mars/Base' }, 'TIME_ZONE', 'invalid'],
    [{ PORT: '70000' }, 'PORT', 'invalid'],
    [{ QUIET_HOURS: '24:00-07:30' }, 'QUIET_HOURS', 'invalid'],
    [{ REPORT_DEADLINE: '8 12:00' }, 'REPORT_DEADLINE', 'invalid'],
    [{ WEEKLY_CIRCULAR: 'Friday' }, 'WEEKLY_CIRCULAR', 'invalid'],
  ])('that cannot be used are named without their values: %j', (environment, variable, reason) => {
    const result = readConfig(environment);
    expect(result).toEqual({ ok: false, code: 'invalid_config', detail: [{ variable, reason }] });
  });
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { App } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { registerListeners } from '../../src/slack/listeners/register.ts';
import type { Services } from '../../src/slack/services.ts';

const MANIFEST = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, '../../slack-manifest.json'), 'utf8'),
) as {
  features: { slash_commands: { command: string }[]; shortcuts: { callback_id: string }[] };
  settings: { event_subscriptions: { bot_events: string[] } };
};

/** Writes down what is listened to. */
function listRegistered(): Record<string, string[]> {
  const heard: Record<string, string[]> = {
    command: [],
    event: [],
    shortcut: [],
    message: [],
    action: [],
    view: [],
  };
  const app = new Proxy(
    {},
    {
      get: (_, kind: string) => (name: unknown) => heard[kind]?.push(typeof name === 'string' ? name : 'any'),
    },
  ) as App;
  registerListeners(app, {} as Services);
  return heard;
}

describe('the Slack manifest', () => {
  const heard = listRegistered();

  it('names every command, event and shortcut that is listened to', () => {
    expect(heard.command).toEqual(MANIFEST.features.slash_commands.map((one) => one.command));
    expect(
      heard.shortcut?.every((id) => MANIFEST.features.shortcuts.some((one) => one.callback_id === id)),
    ).toBe(true);
    expect(
      heard.event?.filter((name) => !MANIFEST.settings.event_subscriptions.bot_events.includes(name)),
    ).toEqual([]);
    expect(heard.message?.length).toBeGreaterThan(0);
    expect(MANIFEST.settings.event_subscriptions.bot_events).toContain('message.im');
  });
});

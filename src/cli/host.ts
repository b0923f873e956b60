import { readFile } from 'node:fs/promises';
import { createApp } from '../app.ts';
import type { Config } from '../config.ts';
import type { CalendarDays } from '../plan/calendar.ts';
import { type Clock, systemClock } from '../plan/clock.ts';
import type { Logger } from '../plan/logger.ts';
import type { PlanStore } from '../plan/store.ts';
import type { Language } from '../plan/terms.ts';
import { openStore } from '../records/open-store.ts';
import { parseCalendarFile } from '../reminders/calendar-file.ts';
import type { Connection } from '../slack/inbound/connect.ts';
import { CalendarUnreadable } from './expected-errors.ts';
import type { CommandHost } from './run-command.ts';

/** A host for one command in a process of its own: the store is opened when the command first needs it. */
export function createOwnHost(
  config: Config,
  language: Language,
  logger: Logger,
): { readonly host: CommandHost; close(): Promise<void> } {
  let store: PlanStore | undefined;
  return {
    host: {
      config,
      logger,
      language,
      folder: process.cwd(),
      rooms: async (at) => {
        const clock = fixedClock(at);
        store ??= await openStore({
          databaseUrl: config.databaseUrl,
          dataDir: config.dataDir,
          clock,
          logger,
        });
        return createApp({
          config,
          store,
          clock,
          logger,
          connection: slackConnection(config),
          calendarDays: await readCalendarDays(config.calendarFile),
        });
      },
    },
    close: async () => {
      await store?.close();
    },
  };
}

export function fixedClock(at: Date | undefined): Clock {
  return at === undefined ? systemClock : { now: () => new Date(at) };
}

/** How to reach the configured Slack; undefined for the local workspace, which only `npm start` runs. */
export function slackConnection(config: Config): Connection | undefined {
  return config.slack.mode === 'local' ? undefined : config.slack;
}

/** @throws CalendarUnreadable when the file cannot be read or understood. */
export async function readCalendarDays(file: string | undefined): Promise<CalendarDays | undefined> {
  if (file === undefined) return undefined;
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new CalendarUnreadable(file, { cause: error });
  });
  const parsed = parseCalendarFile(text);
  if (!parsed.ok) throw new CalendarUnreadable(parsed.detail);
  return parsed.value;
}

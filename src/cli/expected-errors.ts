import type { Messages } from '../messages/index.ts';
import { StoreDamaged, StoreLocked, StoreUnreachable } from '../records/open-store.ts';
import { SlackStartError } from '../slack/start-error.ts';

/** The operator's calendar file is not there, or says something that cannot be understood. */
export class CalendarUnreadable extends Error {
  override readonly name = 'CalendarUnreadable';
  readonly detail: string;
  constructor(detail: string, options?: ErrorOptions) {
    super(`CALENDAR_FILE: ${detail}`, options);
    this.detail = detail;
  }
}

/** What to tell whoever started a bot or a command that cannot work, and how to mend it; undefined for anything unexpected. */
export function expectedErrorSentence(error: unknown, { command }: Messages): string | undefined {
  const { storeErrors, doctor } = command;
  if (error instanceof StoreLocked) return storeErrors.locked(error.place);
  if (error instanceof StoreUnreachable) return storeErrors.unreachable[error.reason](error.place);
  if (error instanceof StoreDamaged) return storeErrors.damaged(error.place);
  if (error instanceof CalendarUnreadable) return `${doctor.calendarFile}: ${error.detail}`;
  if (error instanceof SlackStartError) return `${doctor.slack}: ${slackSentence(error, command)}`;
  return undefined;
}

function slackSentence({ problem, detail }: SlackStartError, { doctor, start }: Messages['command']): string {
  switch (problem) {
    case 'bot_token':
      return doctor.slackAuth(detail);
    case 'app_token':
      return doctor.slackAppToken(detail);
    case 'unreachable':
      return doctor.slackUnreachable;
    case 'port_taken':
      return start.portInUse(detail);
  }
}

import type { SlackConfig } from '../config.ts';
import type { Messages } from '../messages/index.ts';
import { SlackStartError } from '../slack/start-error.ts';

/** The sentence for a Slack that could not be connected to; undefined for any other error. */
export function slackErrorSentence(
  error: unknown,
  slack: SlackConfig,
  { command }: Messages,
): string | undefined {
  if (!(error instanceof SlackStartError)) return undefined;
  const { doctor, start } = command;
  switch (error.problem) {
    case 'bot_token':
      return `${doctor.slack}: ${doctor.slackAuth(error.detail)}`;
    case 'app_token':
      return `${doctor.slack}: ${doctor.slackAppToken(error.detail)}`;
    case 'unreachable':
      return `${doctor.slack}: ${doctor.slackUnreachable}`;
    case 'port_taken':
      return start.portInUse(slack.mode === 'socket' ? 0 : slack.port);
  }
}

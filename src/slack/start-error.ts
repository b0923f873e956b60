import { WebAPIPlatformError } from '@slack/web-api';

/** Why the bot could not connect. `bot_token`, `app_token`: Slack refused it, for the reason in `detail`. */
export type StartProblem = 'bot_token' | 'app_token' | 'unreachable' | 'port_taken';

export class SlackStartError extends Error {
  override readonly name = 'SlackStartError';
  readonly problem: StartProblem;
  readonly detail: string;
  constructor(problem: StartProblem, detail: string, options?: ErrorOptions) {
    super(`Slack: ${problem} (${detail})`, options);
    this.problem = problem;
    this.detail = detail;
  }
}

/** @throws SlackStartError for what Slack or the network says; anything else as it is. */
export async function orStartError<Value>(
  token: 'bot_token' | 'app_token',
  work: Promise<Value>,
): Promise<Value> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof WebAPIPlatformError)
      throw new SlackStartError(token, error.data.error, { cause: error });
    if (codeOf(error) === 'EADDRINUSE') throw new SlackStartError('port_taken', '', { cause: error });
    if (error instanceof Error && /^WebAPI|^Socket/.test(error.name))
      throw new SlackStartError('unreachable', error.name, { cause: error });
    throw error;
  }
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

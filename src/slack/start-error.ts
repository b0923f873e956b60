import { WebAPIPlatformError } from '@slack/web-api';

/** Why the bot could not connect. Of a token, `detail` is Slack's reason to refuse it; of a port, its number. */
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
    if (isAddressInUse(error)) throw new SlackStartError('port_taken', String(error.port), { cause: error });
    if (error instanceof Error && /^WebAPI|^Socket/.test(error.name))
      throw new SlackStartError('unreachable', error.name, { cause: error });
    throw error;
  }
}

function isAddressInUse(error: unknown): error is Error & { readonly port: unknown } {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE' && 'port' in error;
}

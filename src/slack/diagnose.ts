import { WebAPIPlatformError, WebClient } from '@slack/web-api';
import { silentLogger } from '../plan/logger.ts';
import { quietSlackLogger } from './outbound/web-clients.ts';

/** What a look at Slack with the installation's tokens found. */
export interface SlackDiagnosis {
  readonly auth:
    | { readonly ok: true; readonly team: string; readonly bot: string }
    | { readonly ok: false; readonly error: string }
    | { readonly ok: false; readonly error: 'unreachable' };
  /** Scopes that the manifest names and the token lacks; undefined where Slack does not tell. */
  readonly missingScopes?: readonly string[] | undefined;
  /** Why the app-level token was refused. */
  readonly appTokenError?: string | undefined;
  /** Of the asked channels, those that the bot is not in or cannot see. */
  readonly channelsWithoutBot: readonly string[];
}

const TIMEOUT_MS = 8000;

/** Looks at Slack without changing anything. Never rejects for what Slack says or for a missing network. */
export async function diagnoseSlack(options: {
  readonly botToken: string;
  readonly appToken?: string | undefined;
  readonly apiUrl?: string | undefined;
  readonly wantedScopes: readonly string[];
  readonly channelIds: readonly string[];
}): Promise<SlackDiagnosis> {
  const clientOptions = {
    timeout: TIMEOUT_MS,
    // The diagnosis says what is wrong; the library's own lines would stand beside it.
    logger: quietSlackLogger(silentLogger),
    retryConfig: { retries: 0 },
    ...(options.apiUrl === undefined ? {} : { slackApiUrl: options.apiUrl }),
  };
  const client = new WebClient(options.botToken, clientOptions);
  const auth = await client.auth.test().catch((error: unknown) => reasonOf(error));
  if (typeof auth === 'string') return { auth: { ok: false, error: auth }, channelsWithoutBot: [] };
  const scopes = auth.response_metadata?.scopes;
  const channelsWithoutBot: string[] = [];
  for (const channel of options.channelIds) {
    const info = await client.conversations.info({ channel }).catch(() => undefined);
    if (info?.channel?.is_member !== true) channelsWithoutBot.push(channel);
  }
  return {
    auth: { ok: true, team: auth.team ?? '', bot: auth.user ?? '' },
    missingScopes:
      scopes === undefined ? undefined : options.wantedScopes.filter((scope) => !scopes.includes(scope)),
    appTokenError:
      options.appToken === undefined ? undefined : await tryAppToken(options.appToken, clientOptions),
    channelsWithoutBot,
  };
}

async function tryAppToken(
  appToken: string,
  clientOptions: ConstructorParameters<typeof WebClient>[1],
): Promise<string | undefined> {
  return new WebClient(appToken, clientOptions).apps.connections.open().then(
    () => undefined,
    (error: unknown) => reasonOf(error),
  );
}

function reasonOf(error: unknown): string {
  return error instanceof WebAPIPlatformError ? error.data.error : 'unreachable';
}

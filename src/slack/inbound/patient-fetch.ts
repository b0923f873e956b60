import type { WebClientOptions } from '@slack/web-api';
import type { Logger } from '../../plan/logger.ts';

/**
 * For asking Slack for a socket. The first time, what Slack says counts: a wrong token has to be heard of. Once it has
 * worked, any refusal becomes "try again later", because the client would otherwise end the process: a proxy that
 * answers 403, a token that is being replaced, an outage of hours.
 */
export function createPatientFetch(logger: Logger): NonNullable<WebClientOptions['fetch']> {
  let worked = false;
  return async (url, init) => {
    const response = await fetch(url, init as RequestInit);
    const body = await response.text();
    const ok = response.ok && isOk(body);
    worked ||= ok;
    if (ok || !worked) return respond(response, body);
    logger.warn({ status: response.status, reason: reasonOf(body) }, 'Slack gives no socket; trying again');
    return new Response('', { status: 503 });
  };
}

function respond(response: Response, body: string): Response {
  return new Response(body, { status: response.status, headers: response.headers });
}

function isOk(body: string): boolean {
  return /"ok"\s*:\s*true/.test(body);
}

function reasonOf(body: string): string {
  return /"error"\s*:\s*"([a-z_]{1,60})"/.exec(body)?.[1] ?? 'unknown';
}

import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';

/** What an error of the Web API means for a post: certainly not accepted, or nobody knows. */
export type CallFailure =
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'rate_limited'; readonly retryAfterMs: number }
  | { readonly kind: 'unclear'; readonly reason: string };

/** We stopped waiting: Slack may still be at it, and take the message later. */
export const TIMED_OUT = 'timeout';

/** Slack's answers after which the message may have been taken all the same. */
const UNCLEAR_ERRORS = new Set(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout']);

export function readFailure(error: unknown): CallFailure {
  if (error instanceof WebAPIRateLimitedError)
    return { kind: 'rate_limited', retryAfterMs: error.retryAfter * 1000 };
  if (error instanceof WebAPIPlatformError) {
    const reason = error.data.error;
    if (reason === 'ratelimited' || reason === 'rate_limited')
      return { kind: 'rate_limited', retryAfterMs: 1000 };
    return UNCLEAR_ERRORS.has(reason) ? { kind: 'unclear', reason } : { kind: 'refused', reason };
  }
  if (error instanceof WebAPIHTTPError) {
    const reason = `http_${error.statusCode}`;
    return error.statusCode >= 500 ? { kind: 'unclear', reason } : { kind: 'refused', reason };
  }
  if (error instanceof WebAPIRequestError)
    return {
      kind: 'unclear',
      reason: error.original.name === 'TimeoutError' ? TIMED_OUT : 'connection_lost',
    };
  return { kind: 'unclear', reason: error instanceof Error ? error.name : 'unknown' };
}

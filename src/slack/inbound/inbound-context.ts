import type { Context } from '@slack/bolt';
import type { Inbound } from './inbound.ts';

/** What our receiver put beside the payload. @throws when the payload came another way. */
export function inboundOf(context: Context): Inbound {
  const inbound: unknown = context.inbound;
  if (typeof inbound !== 'object' || inbound === null || !('facts' in inbound))
    throw new TypeError('a payload came around the inbound receiver');
  return inbound as Inbound;
}

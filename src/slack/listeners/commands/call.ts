import type { Language } from '../../../plan/terms.ts';
import type { SlackMessage } from '../../blocks/block.ts';
import type { Inbound } from '../../inbound/inbound.ts';
import type { Services } from '../../services.ts';

/** One use of the slash command. */
export interface CommandCall {
  readonly rest: string;
  readonly userId: string;
  readonly channelId: string;
  readonly triggerId: string;
  readonly responseUrl: string;
  readonly language: Language;
  readonly inbound: Inbound;
  /** Acknowledges, with a message that only the person sees. */
  reply(message?: SlackMessage): Promise<void>;
}

export type CommandHandler = (services: Services, call: CommandCall) => Promise<void>;

import type { PayloadFacts } from './payload.ts';

/** How far the acknowledgement of one payload is; the error boundary answers what no listener answered. */
export interface Inbound {
  readonly facts: PayloadFacts;
  /** Taken up again after a restart: nobody waits for an acknowledgement, and part of the work may be done. */
  readonly resumed: boolean;
  readonly receivedAt: Date;
  /** The person has so much waiting already that a question more is refused. */
  readonly crowded: boolean;
  acknowledged(): boolean;
  ack(response?: unknown): Promise<void>;
  /** Stores a payload that Slack gives no id, before it is acknowledged: a crash does not lose its work either. */
  keep(): Promise<void>;
  /** Nobody could be told what came of it: it stays unfinished, and is taken up again. */
  postpone(): void;
}

/** What people are told when a payload could not go its usual way. */
export interface InboundNotices {
  /** The work takes longer than Slack waits for an acknowledgement; what to say meanwhile, undefined for nothing. */
  slow(body: unknown, facts: PayloadFacts): unknown;
  /** The acknowledgement did not reach Slack in time, and with it what it said. */
  late(body: unknown, response: unknown): Promise<void>;
  /** So much is being worked on that nothing more is taken; what to say, undefined for nothing. */
  busy(body: unknown, facts: PayloadFacts): unknown;
  /** The store is down: the payload could not be taken. Only told the first time that Slack sends it. */
  refused(body: unknown, facts: PayloadFacts, error: unknown): Promise<void>;
}

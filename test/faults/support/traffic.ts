import path from 'node:path';
import { readSampleWorkspace } from '../../../src/ledger/seed/index.ts';
import { BOT, type Delivery, type FakeSlack, startFakeSlack } from '../../support/fake-slack.ts';
import type { Random } from './random.ts';

const WORKSPACE = readSampleWorkspace(path.resolve(import.meta.dirname, '../../../seeds'));
const QUESTIONS = [
  'what is overdue?',
  'KT-07 的进展如何？',
  'how many projects are there?',
  '六城是哪六城？',
];

/** A fake Slack with the people and channels of the sample plan. */
export function startSampleSlack(): Promise<FakeSlack> {
  return startFakeSlack({
    users: WORKSPACE.users,
    channels: WORKSPACE.channels.map(({ id, name, memberIds }) => ({
      id,
      name,
      members: [...memberIds, BOT.userId],
    })),
  });
}

/** An item with somebody who may report on it. */
export interface Reporter {
  readonly itemCode: string;
  readonly personId: string;
}

export interface SentUpdate {
  readonly token: string;
  readonly heard: Promise<Delivery>;
}

export interface SentQuestion {
  readonly eventId: string;
  readonly payload: object;
  readonly heard: Promise<Delivery>;
}

/** What people do in Slack: leads report, staff ask. Everything sent is remembered. */
export interface Traffic {
  readonly updates: SentUpdate[];
  readonly questions: SentQuestion[];
  report(): SentUpdate;
  ask(): SentQuestion;
  /** Slack sends an event again that was not acknowledged. */
  repeat(question: SentQuestion): SentQuestion;
}

/** Longer than Slack waits: how fast an acknowledgement is, on a busy machine, is not what these tests are about. */
const WITHIN_MS = 10_000;

export function createTraffic(
  slack: FakeSlack,
  random: Random,
  reporters: readonly Reporter[],
  { withinMs = WITHIN_MS }: { readonly withinMs?: number } = {},
): Traffic {
  const updates: SentUpdate[] = [];
  const questions: SentQuestion[] = [];
  const channels = WORKSPACE.channels.filter((channel) => channel.classCode !== undefined);
  const send = (type: 'events_api' | 'slash_commands', payload: object): Promise<Delivery> =>
    slack.sockets() === 0
      ? Promise.resolve({ acknowledged: false })
      : slack.deliver(type, payload, { withinMs, socket: random.below(slack.sockets()) });
  const sendQuestion = (eventId: string, payload: object): SentQuestion => {
    const sent = { eventId, payload, heard: send('events_api', payload) };
    questions.push(sent);
    return sent;
  };

  return {
    updates,
    questions,
    report() {
      const { itemCode, personId } = random.pick(reporters);
      const token = `token${updates.length}x${random.below(1_000_000)}`;
      const heard = send(
        'slash_commands',
        updateCommand(slack, `update ${itemCode} amber 50% ${token}`, personId),
      );
      const sent = { token, heard };
      updates.push(sent);
      return sent;
    },
    ask() {
      const serial = questions.length + 1;
      const eventId = `EvFault${serial}x${random.below(1_000_000)}`;
      const channel = random.pick(channels);
      return sendQuestion(
        eventId,
        mention(eventId, {
          channel: channel.id,
          user: random.pick(channel.memberIds),
          text: random.pick(QUESTIONS),
          ts: `${1_700_100_000 + serial}.000100`,
        }),
      );
    },
    repeat: ({ eventId, payload }) => sendQuestion(eventId, payload),
  };
}

export function mention(
  eventId: string,
  message: { readonly channel: string; readonly user: string; readonly text: string; readonly ts: string },
): object {
  return {
    type: 'event_callback',
    team_id: BOT.teamId,
    api_app_id: 'A0',
    event_id: eventId,
    event_time: Math.floor(Date.now() / 1000),
    authorizations: [{ team_id: BOT.teamId, user_id: BOT.userId, is_bot: true }],
    event: { ...message, type: 'app_mention', text: `<@${BOT.userId}> ${message.text}` },
  };
}

let triggers = 0;

export function updateCommand(slack: FakeSlack, text: string, personId: string): object {
  triggers += 1;
  return {
    command: '/linkage',
    text,
    user_id: personId,
    team_id: BOT.teamId,
    channel_id: 'C0LINKAGE',
    trigger_id: `trigger-${process.pid}-${triggers}`,
    response_url: slack.responseUrl(),
  };
}

/** The posts that answer an event, by the mark that the bot gives each. */
export function answersTo(slack: FakeSlack, eventId: string): number {
  return slack.workspace.posts.filter((post) => postIdOf(post.metadata) === `answer:${eventId}`).length;
}

/** Marks of posts that stand in the workspace more than once. */
export function doubledPosts(slack: FakeSlack): string[] {
  const seen = new Map<string, number>();
  for (const { metadata } of slack.workspace.posts) {
    const id = postIdOf(metadata);
    if (id !== undefined) seen.set(id, (seen.get(id) ?? 0) + 1);
  }
  return [...seen].filter(([, times]) => times > 1).map(([id]) => id);
}

function postIdOf(metadata: unknown): string | undefined {
  if (typeof metadata !== 'object' || metadata === null || !('event_payload' in metadata)) return undefined;
  const payload = metadata.event_payload as { readonly post_id?: unknown };
  return typeof payload.post_id === 'string' ? payload.post_id : undefined;
}

/** Whether the acknowledgement of a command says that the update is stored. */
export function saysSaved(delivery: Delivery): boolean {
  return delivery.acknowledged && JSON.stringify(delivery.payload ?? '').includes('✅');
}

import { mention, saysSaved, updateCommand } from '../../test/faults/support/traffic.ts';
import { nextTs } from '../kit/slack-load.ts';
import type { Contender } from './contenders.ts';

export interface Workload {
  readonly name: 'mention → post' | 'slash update → saved';
  /** One turn of one person. @throws when it did not come to its end. */
  run(contender: Contender, place: number, turn: number): Promise<void>;
}

export const QUESTIONS = [
  'what is overdue?',
  'KT-07 的进展如何？',
  'how many projects are there?',
  '六城是哪六城？',
  'Which projects are red?',
  '总投资最大的项目是哪个？',
  'who leads SC-03?',
  '哪些政策年内到期？',
];

let events = 0;

export function nextMention(channel: string, place: number, turn: number) {
  events += 1;
  const eventId = `EvBench${process.pid}x${events}`;
  const text = QUESTIONS[turn % QUESTIONS.length] ?? '';
  const ts = nextTs();
  return { eventId, ts, payload: mention(eventId, { channel, user: `U0BENCH${place}`, text, ts }) };
}

const ask: Workload = {
  name: 'mention → post',
  async run({ slack, threads, channels }, place, turn) {
    const { ts, payload } = nextMention(channels[place % channels.length] ?? '', place, turn);
    const posted = threads.posted(ts);
    const heard = await slack.deliver('events_api', payload, { withinMs: 30_000, socket: turn });
    if (!heard.acknowledged) throw new Error('a mention was not acknowledged');
    await posted;
  },
};

const report: Workload = {
  name: 'slash update → saved',
  async run({ slack, reporters, isOurs }, place, turn) {
    // People report on items of their own: two on one item would wait for each other.
    const reporter = reporters[place % reporters.length];
    if (reporter === undefined) throw new Error('nobody may report');
    const text = `update ${reporter.itemCode} amber ${turn % 100}% section ${turn} poured`;
    const command = updateCommand(slack, text, reporter.personId);
    const heard = await slack.deliver('slash_commands', command, { withinMs: 30_000, socket: turn });
    if (!heard.acknowledged || (isOurs && !saysSaved(heard)))
      throw new Error(`an update was not saved: ${JSON.stringify(heard.payload)?.slice(0, 300)}`);
  },
};

export const WORKLOADS: readonly Workload[] = [ask, report];

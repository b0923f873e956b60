import { z } from 'zod';
import { plainDateIn } from '../plan/dates.ts';
import { SEES_PUBLIC } from '../plan/permissions.ts';
import type { PlanStore } from '../plan/store.ts';
import type { Question } from './answer.ts';
import { interpret } from './interpret/interpret.ts';
import { EMPTY_SCOPE, FORMS, type Form, type Reading } from './interpret/reading.ts';
import { ASKS_TO_SHOW, SPEAKS_TO_PEOPLE } from './talk-lexicon.ts';

/** Only the shape that reading on depends on; the lists are those that this room wrote. */
const STORED = z
  .object({
    form: z.enum(FORMS),
    scope: z.record(z.string(), z.unknown()),
    fields: z.array(z.string()),
    context: z.unknown().optional(),
  })
  .loose();

/** Forms of what says nothing about the plan: "thanks!" does not end what the thread is about. */
const PASSING: readonly Form[] = ['greeting', 'help', 'hostile', 'unknown', 'write'];

/** What is stored of a reading, so that the next question in its thread knows its context. */
export function withContext(
  reading: Reading,
  previous: Reading | undefined,
): Reading & { context?: Reading } {
  return PASSING.includes(reading.form) && previous !== undefined
    ? { ...reading, context: previous }
    : reading;
}

/** The query of the newest answer in the question's thread. */
export async function previousReading(store: PlanStore, { thread }: Question): Promise<Reading | undefined> {
  if (!thread) return undefined;
  const record = await store.answerLog.findInThread(thread.channelId, thread.threadTs);
  const own = STORED.safeParse(record?.query);
  const before = STORED.safeParse(own.data?.context);
  const parsed = before.success ? before : own;
  if (!parsed.success) return undefined;
  const stored = parsed.data as unknown as Reading;
  return {
    ...stored,
    roles: stored.roles ?? [],
    topics: stored.topics ?? [],
    statements: stored.statements ?? [],
    scope: { ...EMPTY_SCOPE, ...stored.scope },
  };
}

/** Whether a message in a thread goes on asking: people who talk among themselves are not answered. */
export async function isFollowUp(
  store: PlanStore,
  question: Question,
  now: Date,
  timeZone: string,
): Promise<boolean> {
  const previous = await previousReading(store, question);
  if (!previous || question.text.length > 300 || /<@[UW]/.test(question.text)) return false;
  if (SPEAKS_TO_PEOPLE.some((words) => words.test(question.text)) && !ASKS_TO_SHOW.test(question.text))
    return false;
  const read = await interpret(question.text, {
    reader: store,
    visibility: SEES_PUBLIC,
    today: plainDateIn(timeZone, now),
    askerId: question.askerId,
    previous,
  });
  if (
    read.unknown.length > 0 ||
    ['greeting', 'hostile', 'write', 'unknown', 'help'].includes(read.reading.form)
  )
    return false;
  const asks = /[?？]\s*$|[吗呢]\s*[?？。]?$/.test(question.text.trim());
  const opens =
    /^\s*(?:and|what about|how about|what|which|who|when|where|how|why|那|谁|哪|什么|多少|几)/i.test(
      question.text,
    );
  return asks || (opens && read.continues) || opens;
}

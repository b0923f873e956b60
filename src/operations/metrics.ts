import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Answer, Answers } from '../answers/answer.ts';
import type { Clock } from '../plan/clock.ts';
import type { AnswerRecord, PlanStore } from '../plan/store.ts';
import { SLOT_STATES } from '../plan/store.ts';
import { timeStore } from './timed-store.ts';
import { within } from './within.ts';

/** What an installation counts. Nothing in it names a person, a question or a record. */
export interface Metrics {
  /** The same answers, counted. */
  countAnswers(answers: Answers): Answers;
  /** The same store: its verbs timed, and what each answer cost read from what is kept of it. */
  watchStore(store: PlanStore): PlanStore;
  /** Prometheus text, with what is read from the store and the queue at this moment. Works while the store is down. */
  render(): Promise<string>;
  readonly contentType: string;
}

/** What is read when somebody looks. */
export interface MetricSources {
  readonly store: PlanStore;
  readonly clock: Clock;
  /** Payloads that were taken up and are not finished. */
  inFlight(): number;
  /** Questions that wait or are being answered. */
  queued(): number;
  /** When the clock last ticked, on any replica. */
  heartbeat(): Promise<{ readonly at: Date } | undefined>;
  /** Told of each answer that was kept. */
  noteAnswer(record: AnswerRecord): void;
}

/** A store that hangs must not keep the rest from being seen. */
const LOOK_MS = 2_000;
const SLOTS_SINCE_MS = 8 * 86_400_000;
const STORE_BUCKETS_SECONDS = [0.001, 0.005, 0.02, 0.05, 0.15, 0.5, 2, 10];
const ANSWER_BUCKETS_SECONDS = [0.05, 0.15, 0.5, 1, 3, 10, 30];
/** Faults that say how asking the model went; all others are what the check found in what it wrote. */
const ASKING_FAULTS = ['model_failed', 'circuit_open', 'over_budget'];

export function createMetrics(sources: () => MetricSources, { lookMs = LOOK_MS } = {}): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const questions = new Counter({ name: 'linkage_questions_total', help: 'Questions taken up', registers });
  const answered = new Counter({
    name: 'linkage_answers_total',
    help: 'Answers by who wrote them and how they ended',
    labelNames: ['writer', 'outcome'],
    registers,
  });
  const failed = new Counter({
    name: 'linkage_questions_failed_total',
    help: 'Questions that ended in an error',
    registers,
  });
  const answerTime = new Histogram({
    name: 'linkage_answer_seconds',
    help: 'Time from a question to its checked answer',
    labelNames: ['writer'],
    buckets: ANSWER_BUCKETS_SECONDS,
    registers,
  });
  const modelCalls = new Counter({
    name: 'linkage_model_calls_total',
    help: 'Calls to the language model',
    registers,
  });
  const modelTokens = new Counter({
    name: 'linkage_model_tokens_total',
    help: 'Tokens sent to the language model and written by it',
    labelNames: ['direction'],
    registers,
  });
  const modelTroubles = new Counter({
    name: 'linkage_model_troubles_total',
    help: 'Answers for which the model failed, or was not asked (circuit_open, over_budget)',
    labelNames: ['trouble'],
    registers,
  });
  const checkFailures = new Counter({
    name: 'linkage_check_failures_total',
    help: 'Faults that the check found in what the model wrote, by their kind',
    labelNames: ['fault'],
    registers,
  });
  const storeTime = new Histogram({
    name: 'linkage_store_seconds',
    help: 'Time of a store verb',
    labelNames: ['verb'],
    buckets: STORE_BUCKETS_SECONDS,
    registers,
  });
  for (const direction of ['input', 'output']) modelTokens.inc({ direction }, 0);
  gaugeAtLook('linkage_work_in_flight', 'Payloads taken up and not finished', () => sources().inFlight());
  gaugeAtLook('linkage_questions_queued', 'Questions that wait or are being answered', () =>
    sources().queued(),
  );
  gaugeAtLook('linkage_store_up', '1 while the store answers', () =>
    within(lookMs, sources().store.ping()).then(
      () => 1,
      () => 0,
    ),
  );
  gaugeAtLook(
    'linkage_heartbeat_age_seconds',
    'Seconds since the clock last ticked; -1 before the first time, NaN while the store is down',
    async () => {
      const { heartbeat, clock } = sources();
      const beat = await heartbeat();
      return beat === undefined ? -1 : (clock.now().getTime() - beat.at.getTime()) / 1000;
    },
  );
  new Gauge({
    name: 'linkage_slots',
    help: 'Reminder slots of the last eight days by how they ended; none while the store is down',
    labelNames: ['state'],
    registers,
    async collect() {
      const { store, clock } = sources();
      const since = new Date(clock.now().getTime() - SLOTS_SINCE_MS);
      this.reset();
      const recent = await within(lookMs, store.slots.list({ since })).catch(() => undefined);
      if (recent === undefined) return;
      for (const state of SLOT_STATES)
        this.set({ state }, recent.filter((slot) => slot.state === state).length);
    },
  });

  function gaugeAtLook(name: string, help: string, look: () => number | Promise<number>): void {
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        this.set(await within(lookMs, Promise.resolve(look())).catch(() => Number.NaN));
      },
    });
  }

  const noteAnswer = ({ writer, outcome, elapsedMs }: Answer): void => {
    answered.inc({ writer, outcome });
    answerTime.observe({ writer }, elapsedMs / 1000);
  };
  const noteRecord = (record: AnswerRecord): void => {
    modelCalls.inc(record.modelCalls);
    modelTokens.inc({ direction: 'input' }, record.inputTokens);
    modelTokens.inc({ direction: 'output' }, record.outputTokens);
    for (const fault of record.faults) {
      const [kind = ''] = fault.split(':', 1);
      if (ASKING_FAULTS.includes(kind)) modelTroubles.inc({ trouble: kind });
      else checkFailures.inc({ fault: kind });
    }
    sources().noteAnswer(record);
  };
  return {
    contentType: registry.contentType,
    render: () => registry.metrics(),
    countAnswers: (answers) => ({
      ...answers,
      ask: async (question, listener) => {
        questions.inc();
        try {
          const answer = await answers.ask(question, listener);
          noteAnswer(answer);
          return answer;
        } catch (error) {
          failed.inc();
          throw error;
        }
      },
    }),
    watchStore: (store) => {
      const timed = timeStore(store, (verb, seconds) => storeTime.observe({ verb }, seconds));
      const answerLog = {
        ...timed.answerLog,
        add: (record: AnswerRecord) => {
          noteRecord(record);
          return timed.answerLog.add(record);
        },
      };
      return { ...timed, answerLog };
    },
  };
}

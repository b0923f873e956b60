import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Answer, Answers } from '../answers/answer.ts';
import type { Clock } from '../plan/clock.ts';
import type { PlanStore } from '../plan/store.ts';
import { SLOT_STATES } from '../plan/store.ts';

/** What an installation counts. Nothing in it names a person, a question or a record. */
export interface Metrics {
  /** The same answers, counted. */
  countAnswers(answers: Answers): Answers;
  /** The same store, its verbs timed. */
  timeStore(store: PlanStore): PlanStore;
  /** Prometheus text, with what is read from the store and the queue at this moment. */
  render(): Promise<string>;
  readonly contentType: string;
}

/** What is read when somebody looks. */
export interface MetricSources {
  readonly store: PlanStore;
  readonly clock: Clock;
  /** Work that was taken up and is not finished. */
  inFlight(): number;
  /** When the clock last ticked, on any replica. */
  heartbeat(): Promise<{ readonly at: Date } | undefined>;
}

const SLOTS_SINCE_MS = 8 * 86_400_000;
const STORE_BUCKETS_SECONDS = [0.001, 0.005, 0.02, 0.05, 0.15, 0.5, 2, 10];
const ANSWER_BUCKETS_SECONDS = [0.05, 0.15, 0.5, 1, 3, 10, 30];

export function createMetrics(sources: () => MetricSources | undefined): Metrics {
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
  const storeTime = new Histogram({
    name: 'linkage_store_seconds',
    help: 'Time of a store verb',
    labelNames: ['verb'],
    buckets: STORE_BUCKETS_SECONDS,
    registers,
  });
  gaugeAtLook(
    registers,
    'linkage_work_in_flight',
    'Work taken up and not finished',
    async () => sources()?.inFlight() ?? 0,
  );
  gaugeAtLook(
    registers,
    'linkage_heartbeat_age_seconds',
    'Seconds since the clock last ticked; -1 before the first time',
    async () => {
      const found = sources();
      const beat = await found?.heartbeat();
      return found === undefined || beat === undefined
        ? -1
        : (found.clock.now().getTime() - beat.at.getTime()) / 1000;
    },
  );
  const slots = new Gauge({
    name: 'linkage_slots',
    help: 'Reminder slots of the last eight days by state',
    labelNames: ['state'],
    registers,
    async collect() {
      const found = sources();
      if (found === undefined) return;
      const since = new Date(found.clock.now().getTime() - SLOTS_SINCE_MS);
      const recent = await found.store.slots.list({ since });
      for (const state of SLOT_STATES)
        this.set({ state }, recent.filter((slot) => slot.state === state).length);
    },
  });
  slots.reset();

  const note = ({ writer, outcome, modelCalls: calls, elapsedMs }: Answer): void => {
    answered.inc({ writer, outcome });
    modelCalls.inc(calls);
    answerTime.observe({ writer }, elapsedMs / 1000);
  };
  return {
    contentType: registry.contentType,
    render: () => registry.metrics(),
    countAnswers: (answers) => ({
      ...answers,
      ask: async (question) => {
        questions.inc();
        try {
          const answer = await answers.ask(question);
          note(answer);
          return answer;
        } catch (error) {
          failed.inc();
          throw error;
        }
      },
    }),
    timeStore: (store) => timeVerbs(store, (verb, seconds) => storeTime.observe({ verb }, seconds)),
  };
}

function gaugeAtLook(registers: Registry[], name: string, help: string, look: () => Promise<number>): void {
  new Gauge({
    name,
    help,
    registers,
    async collect() {
      this.set(await look());
    },
  });
}

/** Every function of the object that answers with a promise reports how long that took. */
function timeVerbs<Target extends object>(
  target: Target,
  report: (verb: string, seconds: number) => void,
): Target {
  return new Proxy(target, {
    get(object, key, receiver) {
      const value: unknown = Reflect.get(object, key, receiver);
      if (typeof value !== 'function' || typeof key !== 'string') return value;
      return (...args: unknown[]) => {
        const started = performance.now();
        const result: unknown = Reflect.apply(value, object, args);
        if (!(result instanceof Promise)) return result;
        return result.finally(() => report(key, (performance.now() - started) / 1000));
      };
    },
  });
}

import type { Bench, BenchContext, Findings } from '../kit/bench.ts';
import { median, percentile, rounded, timed } from '../kit/statistics.ts';
import { type BenchQuestion, evaluationQuestions } from '../plan/questions.ts';
import { randomFrom } from '../plan/random.ts';
import { reportersIn } from '../plan/reporters.ts';
import { openPlan, type PlanAtWork } from './plan-at-work.ts';

const UPDATES_EACH = 20;
/** Each fourth of the evaluation's questions, so that a run ends within minutes; they stand in the order of their forms. */
const EVERY = 4;
const MOST_GROWTH = 2;
const QUESTION_P95_MS = 150;
const SAVE_P95_MS = 100;

interface Measured {
  readonly items: number;
  readonly questions: Map<string, number[]>;
  readonly updates: number[];
}

/** How much longer a question and an update take in a plan a hundred times as large. */
export const growth: Bench = {
  name: 'growth',
  title: 'Growth: questions and updates in plans of growing size, each item with 20 updates',
  run: async (context) => {
    const sizes = context.quick ? [1_000, 10_000] : [1_000, 10_000, 100_000];
    const rounds = context.quick ? 1 : 2;
    const urls = [];
    for (const items of sizes) urls.push(await context.databases.large(items, UPDATES_EACH));
    const all = await evaluationQuestions(urls[0] ?? '');
    const questions = all.filter((_, index) => index % (context.quick ? 2 * EVERY : EVERY) === 0);
    const plans = await Promise.all(urls.map((url, index) => openPlan(url, sizes[index] ?? 0)));
    try {
      const reporters = await reportersIn(urls[0] ?? '');
      return findingsOf(await measure(plans, questions, reporters, rounds, context), questions);
    } finally {
      for (const plan of plans) await plan.close();
    }
  },
};

/** The sizes take turns at each question, so that what else the machine does meets all of them alike. */
async function measure(
  plans: readonly PlanAtWork[],
  questions: readonly BenchQuestion[],
  reporters: readonly { readonly itemCode: string; readonly personId: string }[],
  rounds: number,
  { note }: BenchContext,
): Promise<Measured[]> {
  const measured = plans.map(({ items }) => ({
    items,
    questions: new Map<string, number[]>(),
    updates: [] as number[],
  }));
  const random = randomFrom(7);
  for (let round = 0; round <= rounds; round += 1) {
    note(round === 0 ? 'warming up' : `round ${round} of ${rounds}`);
    for (const { text } of questions) {
      for (const [index, plan] of plans.entries()) {
        const took = await timed(() => plan.ask(text));
        if (round > 0) {
          const kept = measured[index]?.questions;
          kept?.set(text, [...(kept.get(text) ?? []), took]);
        }
      }
      const reporter = reporters[random(reporters.length)];
      if (reporter === undefined) throw new Error('nobody may report');
      for (const [index, plan] of plans.entries()) {
        const took = await timed(() => plan.report(reporter.itemCode, reporter.personId));
        if (round > 0) measured[index]?.updates.push(took);
      }
    }
  }
  return measured;
}

function findingsOf(measured: readonly Measured[], questions: readonly BenchQuestion[]): Findings {
  const [smallest] = measured;
  const largest = measured.at(-1);
  if (smallest === undefined || largest === undefined) throw new Error('nothing was measured');
  // Of one question the median of its rounds: a moment's disturbance is not the question's.
  const asked = measured.map((one) => [...one.questions.values()].map(median));
  const p95 = asked.map((times) => percentile(times, 0.95));
  const updateP95 = measured.map((one) => percentile(one.updates, 0.95));
  const questionGrowth = (p95.at(-1) ?? 0) / (p95[0] ?? 1);
  const updateGrowth = (updateP95.at(-1) ?? 0) / (updateP95[0] ?? 1);
  const middle = measured.findIndex((one) => one.items === 10_000);
  const forms = [...new Set(questions.map((one) => one.form))];
  const worst = [...largest.questions]
    .map(([text, times]) => ({
      text,
      took: median(times),
      before: median(smallest.questions.get(text) ?? []),
    }))
    .sort((a, b) => b.took - a.took)
    .slice(0, 12);
  return {
    goals: [
      goal(`question p95 at ${largest.items} items at most twice that at ${smallest.items}`, questionGrowth),
      goal(`update p95 at ${largest.items} items at most twice that at ${smallest.items}`, updateGrowth),
      {
        goal: `question p95 under ${QUESTION_P95_MS} ms at 10000 items and 200000 updates`,
        measured: `${rounded(p95[middle] ?? 0)} ms`,
        met: (p95[middle] ?? 0) < QUESTION_P95_MS,
      },
      {
        goal: `save p95 under ${SAVE_P95_MS} ms at 10000 items`,
        measured: `${rounded(updateP95[middle] ?? 0)} ms`,
        met: (updateP95[middle] ?? 0) < SAVE_P95_MS,
      },
    ],
    tables: [
      {
        caption: `Milliseconds; ${asked[0]?.length} questions, ${smallest.updates.length} updates at each size`,
        columns: ['', ...measured.map((one) => `${one.items} items`), 'largest : smallest'],
        rows: [
          row('question median', asked.map(median)),
          row('question p95', p95),
          row(
            'update median',
            measured.map((one) => median(one.updates)),
          ),
          row('update p95', updateP95),
        ],
      },
      {
        caption: 'Median milliseconds by form of question',
        columns: ['form', ...measured.map((one) => `${one.items} items`), 'largest : smallest'],
        rows: forms.map((form) =>
          row(
            form,
            measured.map((one) =>
              median(
                questions
                  .filter((question) => question.form === form)
                  .flatMap((question) => one.questions.get(question.text) ?? []),
              ),
            ),
          ),
        ),
      },
      {
        caption: `The slowest questions at ${largest.items} items, in milliseconds`,
        columns: ['question', `${largest.items} items`, `${smallest.items} items`],
        rows: worst.map(({ text, took, before }) => [text, rounded(took), rounded(before)]),
      },
    ],
  };
}

function goal(text: string, ratio: number): Findings['goals'][number] {
  return { goal: text, measured: `${rounded(ratio)} times`, met: ratio <= MOST_GROWTH };
}

function row(name: string, values: readonly number[]): (string | number)[] {
  return [name, ...values.map(rounded), rounded((values.at(-1) ?? 0) / (values[0] ?? 1))];
}

import path from 'node:path';
import type { Answer } from '../../src/answers/answer.ts';
import {
  createAnswers,
  createOpenAiModel,
  type LanguageModel,
  loadPrompts,
} from '../../src/answers/index.ts';
import { createSeeding } from '../../src/ledger/seed/index.ts';
import { PLAN_TIME_ZONE, plainDateIn } from '../../src/plan/dates.ts';
import { silentLogger } from '../../src/plan/logger.ts';
import { openMemoryHome } from '../../src/records/embedded-home.ts';
import { createPlanStore } from '../../src/records/plan-store.ts';
import { seedOtherPlan } from '../support/other-plan.ts';
import { articleCases } from './article-cases.ts';
import type { Case, Sql } from './case.ts';
import { judge, type Verdict } from './judge.ts';
import { planCases } from './plan-cases.ts';
import { createStandIn } from './stand-in.ts';

/** `npm run eval -- sample a --stand-in`: what the calls cost where no model is configured. */
const STAND_IN = '--stand-in';
const ROOT = path.resolve(import.meta.dirname, '../..');

export interface Result {
  readonly one: Case;
  readonly verdict: Verdict;
  readonly modelCalls: number;
  readonly writer: Answer['writer'];
  readonly elapsedMs: number;
  readonly said: string;
}

/** `article` holds what the source document states and no more; `other` is a plan with other names, classes and amounts. */
const PLANS = ['article', 'sample', 'other'] as const;
type Plan = (typeof PLANS)[number];

/** Asks every question of the set of one plan, on a store of its own; of `every` n questions one. */
export async function evaluate(
  plan: Plan,
  options: {
    readonly at: Date;
    readonly salt: string;
    readonly every?: number | undefined;
    readonly model?: LanguageModel | undefined;
  },
): Promise<readonly Result[]> {
  const clock = { now: () => options.at };
  const home = await openMemoryHome(silentLogger);
  const store = await createPlanStore(home, clock);
  const sql: Sql = async <Row>(text: string, values: readonly unknown[] = []) =>
    (await home.database.query<Row>(text, [...values])).rows;
  try {
    const seeding = createSeeding({ store, clock, seedsDir: path.join(ROOT, 'seeds') });
    if (plan === 'article') await seeding.seedArticle(options.at);
    else if (plan === 'sample') await seeding.seedSample(options.at);
    else await seedOtherPlan(store, options.at);
    const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseUrl, OPENAI_MODEL: model } = process.env;
    const answers = createAnswers({
      store,
      clock,
      logger: silentLogger,
      settings: { timeZone: PLAN_TIME_ZONE, personHourlyQuestions: 10_000 },
      prompts: loadPrompts(path.join(ROOT, 'prompts')),
      model:
        options.model ??
        (apiKey
          ? createOpenAiModel({ apiKey, baseUrl, model: model ?? 'gpt-4o-mini', timeoutMs: 20_000 })
          : undefined),
    });
    const today = plainDateIn(PLAN_TIME_ZONE, options.at);
    const all = plan === 'article' ? await articleCases(sql) : await planCases(sql, today, options.salt);
    const cases = all.filter((_, index) => index % (options.every ?? 1) === 0);
    const results: Result[] = [];
    for (const [index, one] of cases.entries()) {
      const asker = {
        askerId: 'U0EVAL',
        audience: { kind: 'person' as const, personId: 'U0EVAL' },
        thread: { channelId: 'C0EVAL', threadTs: String(index) },
      };
      for (const text of one.after ?? []) await answers.ask({ ...asker, text });
      const answer = await answers.ask({ ...asker, text: one.text });
      results.push({
        one,
        verdict: judge(answer, one),
        modelCalls: answer.modelCalls,
        writer: answer.writer,
        elapsedMs: answer.elapsedMs,
        said: answer.sentences
          .map((sentence) => sentence.text)
          .join(' ')
          .slice(0, 200),
      });
    }
    return results;
  } finally {
    await store.close();
  }
}

const UNANSWERABLE = new Set(['unknown', 'ambiguous', 'hostile', 'write']);

/** The table by form, and the three numbers that count. */
export function report(results: readonly Result[]): {
  readonly lines: readonly string[];
  readonly exact: number;
  readonly falseAnswers: number;
  readonly falseRefusals: number;
  readonly answerable: number;
  /** For an answerable question. */
  readonly meanModelCalls: number;
} {
  const forms = [...new Set(results.map((result) => result.one.form))].sort();
  const percent = (part: number, whole: number): number =>
    whole === 0 ? 100 : Math.round((part / whole) * 1000) / 10;
  const mean = (values: readonly number[]): string =>
    values.length === 0 ? '-' : (values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(2);
  const lines = ['form            asked  exact  false  refused  precision  recall  calls  ms'];
  for (const form of forms) {
    const own = results.filter((result) => result.one.form === form);
    const by = (kind: Verdict['kind']): number => own.filter((result) => result.verdict.kind === kind).length;
    lines.push(
      [
        form.padEnd(14),
        String(own.length).padStart(6),
        String(by('exact')).padStart(6),
        String(by('false_answer')).padStart(6),
        String(by('false_refusal')).padStart(8),
        mean(own.flatMap((result) => result.verdict.precision ?? [])).padStart(10),
        mean(own.flatMap((result) => result.verdict.recall ?? [])).padStart(7),
        mean(own.map((result) => result.modelCalls)).padStart(6),
        mean(own.map((result) => result.elapsedMs)).padStart(6),
      ].join(' '),
    );
  }
  const answerable = results.filter((result) => !UNANSWERABLE.has(result.one.form));
  const exact = percent(
    answerable.filter((result) => result.verdict.kind === 'exact').length,
    answerable.length,
  );
  const falseAnswers = percent(
    results.filter((result) => result.verdict.kind === 'false_answer').length,
    results.length,
  );
  const falseRefusals = percent(
    answerable.filter((result) => result.verdict.kind === 'false_refusal').length,
    answerable.length,
  );
  lines.push(
    '',
    `${results.length} questions, ${results.filter((result) => result.one.language === 'zh').length} in Chinese, ${results.length - answerable.length} not to be answered; answerable exact ${exact} %, false answers ${falseAnswers} %, false refusals ${falseRefusals} %`,
  );
  const calls = answerable.map((result) => result.modelCalls);
  const meanModelCalls = calls.reduce((sum, one) => sum + one, 0) / Math.max(1, calls.length);
  const written = answerable.filter((result) => result.writer === 'model').length;
  lines.push(
    `model calls for an answerable question: mean ${meanModelCalls.toFixed(2)}, most ${Math.max(0, ...calls)}; written by the model ${percent(written, answerable.length)} %`,
  );
  return { lines, exact, falseAnswers, falseRefusals, answerable: answerable.length, meanModelCalls };
}

if (process.argv[1] === import.meta.filename) {
  const at = new Date('2026-11-24T02:00:00Z');
  const words = process.argv.slice(2).filter((word) => word !== STAND_IN);
  const [wanted, salt = 'a'] = words;
  const model = process.argv.includes(STAND_IN) ? createStandIn() : undefined;
  for (const plan of PLANS.filter((one) => wanted === undefined || wanted === 'all' || wanted === one)) {
    const results = await evaluate(plan, { at, salt, model });
    const out = [
      `plan: ${plan}`,
      ...results
        .filter((result) => result.verdict.kind !== 'exact')
        .map(
          (result) =>
            `${result.verdict.kind} [${result.one.form}] ${result.one.text}\n    ${result.verdict.why}\n    said: ${result.said}`,
        ),
      '',
      ...report(results).lines,
      '',
    ];
    process.stdout.write(`${out.join('\n')}\n`);
  }
}

import type { Question, SentenceListener } from '../answer.ts';
import type { AnswersDeps } from '../answers.ts';
import type { Form } from '../interpret/reading.ts';
import type { Prepared } from '../prepare.ts';
import { createBreaker, createBudget } from './budget.ts';
import { writeWithModel } from './model-writer.ts';

/** The sentences as they will be shown, and what they cost. */
export interface Written {
  readonly sentences: readonly { readonly text: string; readonly cites: readonly string[] }[];
  readonly writer: 'model' | 'template';
  readonly modelCalls: number;
  readonly model?: string | undefined;
  readonly promptVersion?: string | undefined;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly faults: readonly string[];
}

export interface Writer {
  write(prepared: Prepared, question: Question, listener?: SentenceListener): Promise<Written>;
}

/** Nothing to summarise: the template's own words are the answer. */
const PLAIN: ReadonlySet<Form> = new Set(['help', 'greeting', 'hostile', 'write', 'unknown']);
const DEFAULTS = { personHourlyQuestions: 60, dailyTokens: 2_000_000, timeoutMs: 20_000 };

/** Writes by the model where there is one that may be asked, and by the template otherwise and after any failure. */
export function createWriter({ model, prompts, settings, clock, logger, ...deps }: AnswersDeps): Writer {
  const budget =
    deps.budget ??
    createBudget(
      clock,
      {
        personHourlyQuestions: settings.personHourlyQuestions ?? DEFAULTS.personHourlyQuestions,
        dailyTokens: settings.dailyTokenBudget ?? DEFAULTS.dailyTokens,
        timeZone: settings.timeZone,
      },
      deps.store.answerLog,
    );
  const breaker = createBreaker(clock);
  return {
    async write(prepared, question, listener) {
      const { draft } = prepared;
      const plain = byTemplate(draft.sentences);
      if (
        !model ||
        draft.outcome !== 'answered' ||
        PLAIN.has(prepared.reading.form) ||
        draft.evidence.length === 0
      )
        return plain;
      if (!breaker.closed()) return { ...plain, faults: ['circuit_open'] };
      if (!(await budget.admit(question.askerId))) return { ...plain, faults: ['over_budget'] };
      const signal = AbortSignal.timeout(settings.modelTimeoutMs ?? DEFAULTS.timeoutMs);
      const written = await writeWithModel({
        model,
        prompts,
        prepared,
        question: question.text,
        signal,
        listener,
      });
      if (written.failed) breaker.failed();
      else breaker.succeeded();
      if (written.faults.length > 0)
        logger.warn({ faults: written.faults, model: model.name }, 'the model was not believed');
      const { modelCalls, inputTokens, outputTokens, promptVersion, faults } = written;
      const cost = { modelCalls, inputTokens, outputTokens, promptVersion, faults, model: model.name };
      return written.sentences
        ? { sentences: written.sentences, writer: 'model', ...cost }
        : { ...plain, ...cost };
    },
  };
}

export function byTemplate(sentences: Written['sentences']): Written {
  return { sentences, writer: 'template', modelCalls: 0, inputTokens: 0, outputTokens: 0, faults: [] };
}

import { randomUUID } from 'node:crypto';
import type { Clock } from '../plan/clock.ts';
import type { LightThresholds } from '../plan/lights.ts';
import { DEFAULT_LIGHT_THRESHOLDS } from '../plan/lights.ts';
import type { Logger } from '../plan/logger.ts';
import type { PlanStore } from '../plan/store.ts';
import type { Answer, Answers, Question, SentenceListener } from './answer.ts';
import { type AudienceRights, audienceOf } from './audience.ts';
import { detectLanguage } from './language.ts';
import type { LanguageModel } from './model/port.ts';
import { type Prepared, prepare } from './prepare.ts';
import { recordAnswer } from './record.ts';
import { isFollowUp, previousReading, withContext } from './thread.ts';
import type { Budget } from './write/budget.ts';
import type { Prompts } from './write/prompts.ts';
import { byTemplate, createWriter, type Writer } from './write/writer.ts';

export interface AnswerSettings {
  readonly timeZone: string;
  /** An open item is called stale when its newest update is older than this. */
  readonly staleDays?: number | undefined;
  readonly thresholds?: LightThresholds | undefined;
  /** Model calls stop for a person above this many questions an hour, and for all above this many tokens a day. */
  readonly personHourlyQuestions?: number | undefined;
  readonly dailyTokenBudget?: number | undefined;
  /** The most time that writing one answer may take with the model. */
  readonly modelTimeoutMs?: number | undefined;
}

export interface AnswersDeps {
  readonly store: PlanStore;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly settings: AnswerSettings;
  readonly prompts: Prompts;
  readonly model?: LanguageModel | undefined;
  /** Where others ask the model too; by default one of its own from the settings. */
  readonly budget?: Budget | undefined;
}

/** The way from a question to a checked answer. A model that fails costs nobody an answer; the template writes then. */
export function createAnswers(deps: AnswersDeps): Answers {
  const { store, clock, logger, settings } = deps;
  const writer: Writer = createWriter(deps);
  const context = {
    timeZone: settings.timeZone,
    staleDays: settings.staleDays ?? 14,
    thresholds: settings.thresholds ?? DEFAULT_LIGHT_THRESHOLDS,
  };

  async function ask(question: Question, listener?: SentenceListener): Promise<Answer> {
    const started = performance.now();
    const now = clock.now();
    const language = question.language ?? detectLanguage(question.text);
    const previous = await previousReading(store, question);
    const rights = await audienceOf(store, question, now, settings.timeZone);
    const prepared = await prepare({
      ...context,
      store,
      question,
      now,
      language,
      previous,
      rights,
      visibility: rights.visibility,
    });
    const moreForAsker = await knowsMore(prepared, rights, question, now, language, previous);
    const written = question.looking
      ? byTemplate(prepared.draft.sentences)
      : await writer.write(prepared, question, listener);
    const answer: Answer = {
      id: randomUUID(),
      language,
      outcome: prepared.draft.outcome,
      sentences: written.sentences,
      table: prepared.draft.table,
      chart: prepared.draft.chart,
      choices: prepared.draft.choices,
      updateOffer: prepared.draft.updateOffer,
      mayKnow: prepared.draft.mayKnow,
      sources: prepared.draft.sources,
      figures: prepared.draft.figures,
      citations: [...new Set(written.sentences.flatMap((one) => one.cites))],
      evidence: prepared.draft.evidence,
      notes: prepared.draft.notes,
      moreForAsker,
      writer: written.writer,
      modelCalls: written.modelCalls,
      model: written.model,
      promptVersion: written.promptVersion,
      asOf: prepared.asOf,
      elapsedMs: Math.round(performance.now() - started),
    };
    if (!question.looking) {
      const reading = withContext(prepared.reading, previous);
      await recordAnswer(store, logger, { question, answer, reading, written, askedAt: now });
    }
    return answer;
  }

  /** Whether the asker alone would see more than everyone who reads the answer may see. */
  async function knowsMore(
    prepared: Prepared,
    rights: AudienceRights,
    question: Question,
    now: Date,
    language: Answer['language'],
    previous: Prepared['reading'] | undefined,
  ): Promise<boolean> {
    if (rights.askerSees === undefined) return false;
    const own = await prepare({
      ...context,
      store,
      question,
      now,
      language,
      previous,
      rights,
      visibility: rights.askerSees,
    });
    const seen = new Set(prepared.draft.evidence);
    return (
      own.draft.evidence.some((code) => !seen.has(code)) ||
      own.draft.sentences.map((one) => one.text).join() !==
        prepared.draft.sentences.map((one) => one.text).join()
    );
  }

  return { ask, continues: (question) => isFollowUp(store, question, clock.now(), settings.timeZone) };
}

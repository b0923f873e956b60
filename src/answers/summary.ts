import type { Clock } from '../plan/clock.ts';
import type { Logger } from '../plan/logger.ts';
import type { Item, SpecialClass } from '../plan/records.ts';
import type { Language } from '../plan/terms.ts';
import type { AnswerFigure } from './answer.ts';
import { createBook, type Draft } from './evidence/book.ts';
import type { LanguageModel, ModelMessage } from './model/port.ts';
import { type Budget, createBreaker } from './write/budget.ts';
import { materialOf } from './write/material.ts';
import { bounded, check } from './write/model-writer.ts';
import type { Prompts } from './write/prompts.ts';

/** What a summary may rest on. The template's first sentence says what must be said. */
export interface SummaryMaterial {
  readonly language: Language;
  readonly classes: readonly SpecialClass[];
  readonly items: readonly Item[];
  readonly facts: readonly { readonly code: string; readonly label: string; readonly text: string }[];
  readonly figures: readonly (Pick<AnswerFigure, 'value' | 'unit' | 'label'> & {
    readonly codes: readonly string[];
  })[];
  readonly sentences: readonly { readonly text: string; readonly cites: readonly string[] }[];
}

/** Two sentences of the model that stood the check that answers stand; undefined where there are none to be had. */
export type Summarise = (material: SummaryMaterial) => Promise<string | undefined>;

export interface SummaryDeps {
  readonly model: LanguageModel;
  readonly prompts: Prompts;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Shared with the answers: it bounds all that the model is asked. */
  readonly budget: Budget;
  readonly timeoutMs: number;
}

/** Stands for the bot where the budget counts people: its summaries take nothing from anybody's questions. */
const ASKER = 'summaries';
const MAX_SENTENCES = 2;
const MAX_CALLS = 2;

export function createSummarise({
  model,
  prompts,
  clock,
  logger,
  budget,
  timeoutMs,
}: SummaryDeps): Summarise {
  const breaker = createBreaker(clock);

  async function write(draft: Draft, language: Language, signal: AbortSignal): Promise<string | undefined> {
    const { text, parameters } = prompts.render('summary', {
      language: language === 'zh' ? 'Simplified Chinese' : 'English',
      ...materialOf(draft),
    });
    const messages: ModelMessage[] = [{ role: 'user', content: text }];
    for (let call = 1; call <= MAX_CALLS; call += 1) {
      const reply = await model.complete(
        {
          messages,
          tools: [],
          maxOutputTokens: parameters.maxOutputTokens ?? 400,
          temperature: parameters.temperature ?? 0,
        },
        signal,
      );
      budget.spend(reply.inputTokens + reply.outputTokens);
      const { sentences, faults } = check(reply.text, draft, draft, language);
      const named = faults.map((one) => `- ${one.code}: ${one.detail.slice(0, 160)}`);
      if (sentences.length > MAX_SENTENCES) named.push(`- more than ${MAX_SENTENCES} sentences`);
      if (reply.cut) named.push('- the reply was cut');
      if (named.length === 0) return sentences.map((one) => one.text).join(language === 'zh' ? '' : ' ');
      logger.warn({ faults: named.length, model: model.name }, 'a summary was not believed');
      messages.push(
        { role: 'assistant', content: reply.text.slice(0, 4_000) },
        { role: 'user', content: prompts.render('retry', { faults: named.slice(0, 12).join('\n') }).text },
      );
    }
    return undefined;
  }

  return async (material) => {
    if (material.sentences.length === 0 || !breaker.closed()) return undefined;
    try {
      if (!(await budget.admit(ASKER))) return undefined;
      const signal = AbortSignal.timeout(timeoutMs);
      const summary = await bounded(write(draftOf(material), material.language, signal), signal);
      breaker.succeeded();
      return summary;
    } catch (error) {
      breaker.failed();
      logger.warn({ model: model.name, err: error }, 'the model wrote no summary');
      return undefined;
    }
  };
}

function draftOf(material: SummaryMaterial): Draft {
  const book = createBook(material.language);
  for (const one of material.classes) book.classRecord(one);
  for (const item of material.items) book.item(item);
  for (const { code, label, text } of material.facts) book.fact(code, label, text);
  for (const { value, unit, label, codes } of material.figures) book.figure(value, unit, label, codes);
  for (const { text, cites } of material.sentences) book.say(text, cites);
  return book.draft;
}

import type { Question } from '../answer.ts';
import type { AnswersDeps } from '../answers.ts';
import type { Prepared } from '../prepare.ts';

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
  write(prepared: Prepared, question: Question, now: Date): Promise<Written>;
}

export function createWriter(_deps: AnswersDeps): Writer {
  return { write: async ({ draft }) => byTemplate(draft.sentences) };
}

export function byTemplate(sentences: Written['sentences']): Written {
  return { sentences, writer: 'template', modelCalls: 0, inputTokens: 0, outputTokens: 0, faults: [] };
}

export { type AnswerSettings, type AnswersDeps, createAnswers } from './answers.ts';
export { createOpenAiModel, type OpenAiSettings } from './model/openai.ts';
export type { LanguageModel } from './model/port.ts';
export { createReplyReader } from './reply-reader.ts';
export { createSummarise, type Summarise, type SummaryMaterial } from './summary.ts';
export { type Budget, createBudget } from './write/budget.ts';
export { loadPrompts, type Prompts } from './write/prompts.ts';

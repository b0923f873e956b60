export { type AnswerSettings, type AnswersDeps, createAnswers } from './answers.ts';
export { createOpenAiModel, type OpenAiSettings } from './model/openai.ts';
export type { LanguageModel } from './model/port.ts';
export { loadPrompts, type Prompts } from './write/prompts.ts';

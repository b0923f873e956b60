import type { AnswersMessages } from '../en/answers.ts';

export const answers: AnswersMessages = {};

/** What the answers room says. */
export const answers = {};

export type AnswersMessages = typeof answers;

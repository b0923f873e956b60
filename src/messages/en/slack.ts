/** What the slack room says. */
export const slack = {};

export type SlackMessages = typeof slack;

/** What the command room says. */
export const command = {};

export type CommandMessages = typeof command;

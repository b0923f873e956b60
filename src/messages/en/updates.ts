/** What the updates room says. */
export const updates = {};

export type UpdatesMessages = typeof updates;

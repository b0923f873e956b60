/** What the reminders room says. */
export const reminders = {};

export type RemindersMessages = typeof reminders;

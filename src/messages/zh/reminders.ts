import type { RemindersMessages } from '../en/reminders.ts';

export const reminders: RemindersMessages = {};

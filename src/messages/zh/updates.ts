import type { UpdatesMessages } from '../en/updates.ts';

export const updates: UpdatesMessages = {};

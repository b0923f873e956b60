import type { CommandMessages } from '../en/command.ts';

export const command: CommandMessages = {};

import type { SlackMessages } from '../en/slack.ts';

export const slack: SlackMessages = {};

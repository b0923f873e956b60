import type { Messages } from './en.ts';
import { answers } from './zh/answers.ts';
import { command } from './zh/command.ts';
import { help } from './zh/help.ts';
import { ledger } from './zh/ledger.ts';
import { reminders } from './zh/reminders.ts';
import { slack } from './zh/slack.ts';
import { standing } from './zh/standing.ts';
import { terms } from './zh/terms.ts';
import { updates } from './zh/updates.ts';

export const zh: Messages = { terms, answers, standing, updates, reminders, slack, command, help, ledger };

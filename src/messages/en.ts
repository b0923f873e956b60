import { answers } from './en/answers.ts';
import { command } from './en/command.ts';
import { type HelpMessages, help } from './en/help.ts';
import { ledger } from './en/ledger.ts';
import { reminders } from './en/reminders.ts';
import { slack } from './en/slack.ts';
import { standing } from './en/standing.ts';
import { type Terms, terms } from './en/terms.ts';
import { updates } from './en/updates.ts';

/** English defines what there is to say; every other language satisfies it. */
export const en = {
  terms: terms as Terms,
  answers,
  standing,
  updates,
  reminders,
  slack,
  command,
  help: help as HelpMessages,
  ledger,
};

export type Messages = typeof en;

import type { Answers } from '../answers/answer.ts';
import type { Clock } from '../plan/clock.ts';
import type { Logger } from '../plan/logger.ts';
import type { PlanStore } from '../plan/store.ts';
import type { Language } from '../plan/terms.ts';
import type { Reminders } from '../reminders/reminders.ts';
import type { Updates } from '../updates/updates.ts';
import type { Draw, Outbox } from './outbound/outbox.ts';
import type { Audiences } from './people/audience.ts';
import type { Languages } from './people/language.ts';
import type { QuestionQueue } from './question-queue.ts';
import type { ShownAnswers } from './shown-answers.ts';

export interface SlackSettings {
  readonly defaultLanguage: Language;
  /** Zone of times shown to people. */
  readonly timeZone: string;
  readonly adminUserIds: readonly string[];
}

/** Who the bot is in its workspace; known after the start. */
export interface BotIdentity {
  readonly userId: string;
  readonly botId: string;
  readonly teamId: string;
}

/** What a listener works with. */
export interface Services {
  readonly store: PlanStore;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly answers: Answers;
  readonly updates: Updates;
  readonly reminders: () => Reminders | undefined;
  readonly outbox: Outbox;
  readonly audiences: Audiences;
  readonly languages: Languages;
  readonly questions: QuestionQueue;
  readonly shownAnswers: ShownAnswers;
  readonly settings: SlackSettings;
  readonly bot: () => BotIdentity | undefined;
  /** A direct message; false when it could not be sent. */
  readonly tell: (personId: string, draw: Draw) => Promise<boolean>;
  /** Answers the person who pressed something, where they pressed it, for them alone. */
  readonly reply: (
    press: { readonly userId: string; readonly responseUrl?: string | undefined },
    draw: Draw,
  ) => Promise<void>;
}

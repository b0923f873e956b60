import type { Answers } from '../answers/answer.ts';
import type { Ledger } from '../ledger/index.ts';
import type { Clock } from '../plan/clock.ts';
import type { Logger } from '../plan/logger.ts';
import type { PlanStore } from '../plan/store.ts';
import type { Language } from '../plan/terms.ts';
import type { Reminders } from '../reminders/reminders.ts';
import type { Updates } from '../updates/updates.ts';
import type { GrowingPosts } from './outbound/growing-post.ts';
import type { Draw, Outbox } from './outbound/outbox.ts';
import type { Audiences } from './people/audience.ts';
import type { Channels } from './people/channels.ts';
import type { Directory } from './people/directory.ts';
import type { Languages } from './people/language.ts';
import type { Previews } from './previews.ts';
import type { QuestionQueue } from './question-queue.ts';
import type { ShownAnswers } from './shown-answers.ts';

export interface SlackSettings {
  readonly defaultLanguage: Language;
  /** Zone of times shown to people. */
  readonly timeZone: string;
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
  readonly ledger?: Ledger | undefined;
  readonly reminders: () => Reminders | undefined;
  readonly outbox: Outbox;
  readonly growingPosts: GrowingPosts;
  readonly audiences: Audiences;
  readonly channels: Channels;
  readonly directory: Directory;
  readonly languages: Languages;
  /** What else is broken, in sentences for an admin: the calendar, the model. */
  readonly otherProblems: (language: Language) => Promise<readonly string[]>;
  readonly questions: QuestionQueue;
  readonly shownAnswers: ShownAnswers;
  readonly previews: Previews;
  readonly settings: SlackSettings;
  readonly bot: () => BotIdentity | undefined;
  /** A direct message; false when it could not be sent. */
  readonly tell: (personId: string, draw: Draw) => Promise<boolean>;
  /** Shows a person what came of a form: in the channel where they opened it, else as a direct message. */
  readonly confirm: (
    to: { readonly userId: string; readonly channelId?: string | undefined },
    draw: Draw,
  ) => Promise<void>;
  /** Replaces a note that only the presser sees. */
  readonly replace: (
    press: { readonly userId: string; readonly responseUrl?: string | undefined },
    draw: Draw,
  ) => Promise<void>;
  /** Replaces the message whose button was pressed when it is done with; else tells the presser beside it. */
  readonly settle: (
    press: {
      readonly userId: string;
      readonly responseUrl?: string | undefined;
      readonly channelId?: string | undefined;
      readonly messageTs?: string | undefined;
    },
    draw: Draw,
    done: boolean,
  ) => Promise<void>;
  /** Answers the person who pressed something, where they pressed it, for them alone. */
  readonly reply: (
    press: { readonly userId: string; readonly responseUrl?: string | undefined },
    draw: Draw,
  ) => Promise<void>;
}

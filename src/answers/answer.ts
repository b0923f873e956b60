import type { Audience } from '../plan/permissions.ts';
import type { PlainDate } from '../plan/records.ts';
import type { ItemKind, Language, Light, StatementTopic } from '../plan/terms.ts';

/** What somebody asked, and who will read the answer. */
export interface Question {
  readonly text: string;
  readonly askerId: string;
  readonly audience: Audience;
  /** The asker's chosen language; without it, the question's own. */
  readonly language?: Language | undefined;
  /** The Slack thread it stands in, whose last query is its context. */
  readonly thread?: { readonly channelId: string; readonly threadTs: string } | undefined;
  /** Somebody else looks at what was asked: it is not kept once more under their name, and no model writes. */
  readonly looking?: boolean | undefined;
}

/** `refused`: not a question that records may answer for this person. */
export type Outcome = 'answered' | 'clarify' | 'not_recorded' | 'refused';

/** A checked answer. Every text may hold what people stored: whoever shows it must escape it. */
export interface Answer {
  readonly id: string;
  readonly language: Language;
  readonly outcome: Outcome;
  /** In order; plain text with the figures already put in. `cites` are codes of `sources`. */
  readonly sentences: readonly { readonly text: string; readonly cites: readonly string[] }[];
  readonly table?: AnswerTable | undefined;
  readonly chart?: AnswerChart | undefined;
  /** For `clarify`: what the asker may have meant. */
  readonly choices: readonly { readonly label: string; readonly question: string }[];
  /** A disguised write: the update form to offer. `text` is what was understood, in the slash command's form. */
  readonly updateOffer?: { readonly itemCode: string; readonly text: string } | undefined;
  /** For `not_recorded`: who may know. */
  readonly mayKnow: readonly {
    readonly personId: string;
    readonly name: string;
    readonly itemCode?: string | undefined;
  }[];
  readonly sources: readonly AnswerSource[];
  readonly figures: readonly AnswerFigure[];
  /** Codes that the sentences cite; a subset of `evidence`. */
  readonly citations: readonly string[];
  readonly evidence: readonly string[];
  /** Said under the answer: sample data, stale records, cut lists, disagreements. */
  readonly notes: readonly string[];
  /** More is known than this audience may see, and the asker may see it. */
  readonly moreForAsker: boolean;
  readonly writer: 'model' | 'template';
  readonly modelCalls: number;
  readonly model?: string | undefined;
  readonly promptVersion?: string | undefined;
  readonly asOf: Date;
  readonly elapsedMs: number;
}

/** A record or a plan statement that an answer rests on. */
export interface AnswerSource {
  readonly code: string;
  readonly title: string;
  readonly kind: ItemKind | 'class' | 'statement' | 'update' | 'assignment';
  readonly topic?: StatementTopic | undefined;
  readonly light?: Light | undefined;
  /** The sentence and document that state it. */
  readonly sentence?: string | undefined;
  readonly document?: string | undefined;
  readonly permalink?: string | undefined;
  readonly asOf?: PlainDate | undefined;
  readonly version?: number | undefined;
  readonly sample: boolean;
}

/** A number that an answer states, with what it was computed from. */
export interface AnswerFigure {
  /** `F1`, `F2`, … */
  readonly id: string;
  /** Exact; amounts in fen. */
  readonly value: number;
  readonly unit: 'fen' | 'count' | 'percent' | 'mu' | 'people' | 'days' | 'points';
  readonly label: string;
  readonly codes: readonly string[];
  /** As it is shown: `12.5亿元`. */
  readonly text: string;
}

export interface AnswerTable {
  readonly caption: string;
  readonly columns: readonly { readonly label: string; readonly align: 'left' | 'right' }[];
  /** `code` makes the cell open the record's card; `number` is the cell's value where it is one. */
  readonly rows: readonly (readonly {
    readonly text: string;
    readonly number?: number | undefined;
    readonly code?: string | undefined;
    readonly light?: Light | undefined;
  }[])[];
  /** Rows that were found; more than `rows` holds when the list was cut. */
  readonly total: number;
}

export interface AnswerChart {
  readonly kind: 'bar' | 'line';
  readonly title: string;
  readonly labels: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
  readonly unit: AnswerFigure['unit'];
}

export type SentenceListener = (sentence: Answer['sentences'][number]) => void;

/** The way from a question to a checked answer. It never rejects because a model failed. */
export interface Answers {
  /**
   * `listener` is told the sentences of a model as soon as each has stood the check. The answer that comes in the end
   * may be another one, and is the one that counts.
   */
  ask(question: Question, listener?: SentenceListener): Promise<Answer>;
  /** Whether a message in a thread where the bot answered goes on asking. False when people talk among themselves. */
  continues(question: Question): Promise<boolean>;
}

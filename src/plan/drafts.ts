/** What somebody has typed of an update, part by part as typed. */
export type DraftValues = Readonly<Record<string, string>>;

/** `form`: a form that was closed. `reply`: read from a reply, waiting for the lead's button. */
export const DRAFT_SOURCES = ['form', 'reply', 'shortcut'] as const;
export type DraftSource = (typeof DRAFT_SOURCES)[number];

/** At most one for each person and item. */
export interface UpdateDraft {
  readonly personId: string;
  readonly itemCode: string;
  readonly values: DraftValues;
  readonly source: DraftSource;
  /** The message that it was read from. */
  readonly permalink?: string | undefined;
  /** The item's version when it was typed. */
  readonly seenVersion?: number | undefined;
  readonly savedAt: Date;
}

export interface DraftStore {
  /** Keeps the draft in place of an earlier one of the same person and item. */
  put(draft: UpdateDraft): Promise<void>;
  find(personId: string, itemCode: string): Promise<UpdateDraft | undefined>;
  /** Newest first. */
  list(personId: string): Promise<UpdateDraft[]>;
  /** Removes a draft, and with `savedUntil` only one that is not newer. */
  remove(personId: string, itemCode: string, savedUntil?: Date): Promise<void>;
  forgetBefore(savedBefore: Date): Promise<number>;
}

import type { IsoWeek } from './records.ts';

/** 督办单: a chaser that was issued to somebody, or a `waiver` that keeps a class from being chased in a week. */
export interface Notice {
  /** Names what it is about, so that the same notice is issued once. */
  readonly id: string;
  /** `chase:lead`, `chase:head`, `chase:group`, `waiver`. */
  readonly kind: string;
  readonly classCode: string;
  readonly week: IsoWeek;
  /** Whom it was sent to. */
  readonly personId?: string | undefined;
  readonly itemCodes: readonly string[];
  readonly text?: string | undefined;
  readonly issuedAt: Date;
  readonly dueAt?: Date | undefined;
  /** When its items were all reported, or it was waived. */
  readonly closedAt?: Date | undefined;
  readonly waivedBy?: string | undefined;
  readonly waiveReason?: string | undefined;
  readonly sample: boolean;
}

export interface NoticeFilter {
  readonly classCodes?: readonly string[] | undefined;
  readonly weeks?: readonly IsoWeek[] | undefined;
  readonly kinds?: readonly string[] | undefined;
  readonly open?: boolean | undefined;
  /** Issued at or after. */
  readonly since?: Date | undefined;
}

export interface NoticeStore {
  /** False when a notice of this id was issued before. */
  issue(notice: Notice): Promise<boolean>;
  /** Closes those that are open; a waiver says by whom and why. How many were closed. */
  close(
    ids: readonly string[],
    closing: {
      readonly at: Date;
      readonly waivedBy?: string | undefined;
      readonly reason?: string | undefined;
    },
  ): Promise<number>;
  /** In the order of issue. */
  list(filter: NoticeFilter): Promise<Notice[]>;
}

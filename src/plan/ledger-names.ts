import type { PlainDate } from './records.ts';
import type { Role } from './terms.ts';

/** A name that a ledger wrote and that is not, or not yet, one person: what it stands for waits until an admin says who. */
export interface LedgerName {
  /** The same for the same name in the same place of the plan. */
  readonly id: string;
  readonly name: string;
  /** Undefined for the owner of an issue. */
  readonly role?: Role | undefined;
  readonly itemCode?: string | undefined;
  readonly classCode?: string | undefined;
  readonly issueId?: string | undefined;
  readonly validFrom: PlainDate;
  readonly validTo?: PlainDate | undefined;
  /** Whoever held the role and is not named any longer: ends when the name is settled. */
  readonly replaces: readonly string[];
  /** Where it stood: sheet and cell. */
  readonly place: string;
  readonly notedBy: string;
  readonly notedAt: Date;
  /** Who it is, once that was settled. */
  readonly personId?: string | undefined;
  readonly settledBy?: string | undefined;
  readonly settledAt?: Date | undefined;
  /** A later ledger named somebody else there. */
  readonly withdrawn: boolean;
}

export interface LedgerNameReader {
  /** Those that stand, settled or not, in the order of their names. */
  listLedgerNames(filter?: { readonly settled?: boolean | undefined }): Promise<LedgerName[]>;
}

export interface LedgerNameWriter extends LedgerNameReader {
  /** Notes names, or notes them anew. */
  saveLedgerNames(names: readonly LedgerName[]): Promise<void>;
  /** Says who a name is. Undefined when it does not wait any longer. */
  settleLedgerName(
    id: string,
    settled: { readonly personId: string; readonly settledBy: string; readonly settledAt: Date },
  ): Promise<LedgerName | undefined>;
}

import type { Visibility } from '../../plan/query.ts';
import type { Draft, PlainDate, RecordKind, SpecialClass, StatusUpdate } from '../../plan/records.ts';
import type { PlanReader } from '../../plan/store.ts';
import type { Role } from '../../plan/terms.ts';
import type { ReadContext } from '../columns/column.ts';
import { nameKey } from '../columns/value-lexicon.ts';
import type { RowFault } from '../faults.ts';
import type { KnownNames, PlannedName } from './ledger-names.ts';
import type { FieldChange } from './merge.ts';
import type { PeopleDirectory } from './people.ts';
import type { LeftOutRow } from './rows.ts';

/** A record to be written; `expectedVersion` 0 must be new. */
export type Planned<Kind extends RecordKind> = Draft<Kind> & { readonly expectedVersion?: number };

/** Who held a role for an item when others were planned in their place. */
export interface HeldRole {
  readonly itemCode: string;
  readonly role: Role;
  readonly on: PlainDate;
  readonly personIds: readonly string[];
}

/** What will be written, in this order; all of it or nothing. */
export interface ImportPlan {
  readonly classes: Planned<'class'>[];
  readonly people: Planned<'person'>[];
  /** The changed ones, and as they are those of which only the report or the people change: none may be newer by then. */
  readonly items: Planned<'item'>[];
  readonly held: HeldRole[];
  readonly milestones: Planned<'milestone'>[];
  readonly issues: Planned<'issue'>[];
  readonly dependencies: Planned<'dependency'>[];
  readonly assignments: Planned<'assignment'>[];
  /** Names that an admin has to settle, and (withdrawn) those that need it no longer. */
  readonly names: PlannedName[];
  readonly updates: StatusUpdate[];
}

export interface RecordOutcome {
  readonly kind: RecordKind;
  /** The record's code or number. */
  readonly key: string;
  readonly title: string;
  readonly sheet: string;
  readonly row: number;
}

export interface RecordChange extends RecordOutcome {
  readonly changes: readonly FieldChange[];
  /** The store's record is newer than the file says of itself. */
  readonly newerInStore: boolean;
}

export interface UnmatchedPerson {
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  readonly name: string;
  /** Empty when nobody was found; several when it may be any of them. */
  readonly candidates: readonly string[];
}

/** What an import comes to, gathered while its sheets are read. */
export interface ImportDraft {
  readonly plan: ImportPlan;
  readonly created: RecordOutcome[];
  readonly changed: RecordChange[];
  unchanged: number;
  readonly errors: RowFault[];
  readonly leftOut: LeftOutRow[];
  readonly unknownColumns: { sheet: string; column: string; header: string }[];
  readonly unmatchedPeople: UnmatchedPerson[];
  /** Changes that a lead could not make alone: whoever confirms the import is the second person. */
  readonly secondPerson: { key: string; field: string }[];
  readonly skippedSheets: string[];
  /** Coloured cells whose colour says something that was not read. */
  readonly colours: { readonly sheet: string; readonly cells: readonly string[] }[];
}

/** What the planning of an import looks at. Reads through `reader` only, so that it can run inside a transaction. */
export interface ImportContext {
  readonly reader: PlanReader;
  readonly today: PlainDate;
  readonly now: Date;
  readonly personId: string;
  readonly visibility: Visibility;
  readonly people: PeopleDirectory;
  readonly names: KnownNames;
  readonly classes: ClassDirectory;
  /** What the file says it stood at: a workbook's time of saving. */
  readonly savedOn?: PlainDate | undefined;
  readonly draft: ImportDraft;
}

/** What the cells of a file are read with. */
export function readContext({ today, classes }: ImportContext): ReadContext {
  return {
    today,
    findClasses: (name) => classes.find(name).map(({ code, nameZh }) => ({ code, nameZh })),
  };
}

export function emptyDraft(): ImportDraft {
  return {
    plan: {
      classes: [],
      people: [],
      items: [],
      held: [],
      milestones: [],
      issues: [],
      dependencies: [],
      assignments: [],
      names: [],
      updates: [],
    },
    created: [],
    changed: [],
    unchanged: 0,
    errors: [],
    leftOut: [],
    unknownColumns: [],
    unmatchedPeople: [],
    secondPerson: [],
    skippedSheets: [],
    colours: [],
  };
}

type AnyClass = SpecialClass | Draft<'class'>;

export interface ClassDirectory {
  /** By code or name; all of them for an empty text. */
  find(text: string): AnyClass[];
  /** The one class that a heading names, if it is one. */
  namedIn(text: string): AnyClass | undefined;
  put(one: AnyClass): void;
}

export function createClassDirectory(classes: readonly AnyClass[]): ClassDirectory {
  const known = new Map(classes.map((one) => [one.code, one]));
  const namesOf = (one: AnyClass): string[] => [one.nameZh, one.nameEn, ...one.aliases].map(nameKey);
  const find = (text: string): AnyClass[] => {
    const all = [...known.values()];
    const key = nameKey(text);
    if (key === '') return all;
    const code = /^(?:sc|工作专班|专班|special ?class|class)?0*(\d{1,6})$/.exec(key)?.[1];
    const byCode = code === undefined ? undefined : known.get(`SC-${code.padStart(2, '0')}`);
    if (byCode) return [byCode];
    const named = all.filter((one) => namesOf(one).includes(key));
    if (named.length > 0) return named;
    // "SC-01 汽车零部件产业专班" and "商贸服务业" of 现代商贸服务业专班.
    const coded = /^sc(\d{2,6})\D/.exec(key)?.[1];
    const byWrittenCode = coded === undefined ? undefined : known.get(`SC-${coded}`);
    if (byWrittenCode) return [byWrittenCode];
    const short = key.replace(CLASS_SUFFIX, '');
    const longEnough = /\p{Script=Han}/u.test(short) ? short.length >= 2 : short.length >= 5;
    return longEnough ? all.filter((one) => namesOf(one).some((name) => name.includes(short))) : [];
  };
  return {
    find,
    namedIn(text) {
      const key = nameKey(text);
      const found = [...known.values()].filter((one) =>
        namesOf(one).some((name) => name !== '' && key.includes(name)),
      );
      if (found.length > 0) return found.length === 1 ? found[0] : undefined;
      const heading = text
        .normalize('NFKC')
        .replace(/\([^)]*\)/gu, '')
        .replace(/^\s*(?:\(?[一二三四五六七八九十\d]{1,3}\)?[、.．\s]+)/u, '')
        .trim();
      const close = nameKey(heading) === '' ? [] : find(heading);
      return close.length === 1 ? close[0] : undefined;
    },
    put: (one) => void known.set(one.code, one),
  };
}

const CLASS_SUFFIX = /(?:工作)?专班$|(?:special)?class$/u;

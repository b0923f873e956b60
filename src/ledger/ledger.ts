import type { Clock } from '../plan/clock.ts';
import { PLAN_TIME_ZONE, plainDateIn } from '../plan/dates.ts';
import type { Logger } from '../plan/logger.ts';
import { decide, SEES_EVERYTHING, visibilityOf } from '../plan/permissions.ts';
import type { Visibility } from '../plan/query.ts';
import type { Draft } from '../plan/records.ts';
import { fail, ok, type Result } from '../plan/result.ts';
import { type PlanReader, type PlanStore, VersionConflict } from '../plan/store.ts';
import type { Language } from '../plan/terms.ts';
import { exportTables } from './export/export-ledger.ts';
import type { OutTable } from './export/tables.ts';
import { writeXlsx } from './export/write-xlsx.ts';
import { writePlan } from './import/apply.ts';
import type { ImportDraft } from './import/plan.ts';
import { fingerprintOf, planImport } from './import/preview.ts';
import { type FileRefusal, type LedgerSource, type ReadLimits, readSource } from './read/index.ts';
import { createNameDesk, type NameDesk } from './settle-names.ts';

/** Why an import did not come to a preview, or was not written. Keys of the message catalogue. */
export type ImportRefusal = FileRefusal | 'no_ledger' | 'not_allowed' | 'has_errors' | 'changed_meanwhile';

export interface ImportProgress {
  readonly step: 'reading' | 'matching' | 'writing';
  readonly done: number;
  readonly total?: number | undefined;
}

export interface ImportOptions {
  /** Who imports: an admin, unless `asSystem`. */
  readonly personId: string;
  /** The operator at the machine: may import, and sees what is confidential. */
  readonly asSystem?: boolean | undefined;
  readonly sheet?: string | undefined;
  readonly limits?: ReadLimits | undefined;
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined;
}

/** What an import would do. It stands for these records as they are now: applying it later may be refused. */
export interface ImportPreview extends ImportDraft {
  readonly fileName: string;
  readonly personId: string;
  readonly asSystem: boolean;
  /** The same for the same file against the same records. */
  readonly fingerprint: string;
}

export interface ImportReceipt {
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Names that wait for an admin to say whose they are. */
  readonly toSettle: number;
}

export interface ExportOptions {
  readonly visibility: Visibility;
  readonly language: Language;
  readonly classCode?: string | undefined;
  /** As the plan stood at this instant; milestones, issues and dependencies as they stand now. */
  readonly asOf?: Date | undefined;
}

export interface Ledger extends NameDesk {
  /** Reads a spreadsheet and says what it would change. Writes nothing. */
  previewImport(source: LedgerSource, options: ImportOptions): Promise<Result<ImportPreview, ImportRefusal>>;
  /**
   * Writes what was previewed, all of it or nothing. Refused when it has faults, when the person may no longer import,
   * or when one of its records was changed since the preview.
   */
  applyImport(
    preview: ImportPreview,
    options?: Pick<ImportOptions, 'onProgress'>,
  ): Promise<Result<ImportReceipt, ImportRefusal>>;
  /** The plan as an XLSX workbook whose import changes nothing. */
  exportLedger(options: ExportOptions): Promise<{ readonly bytes: Buffer; readonly itemCount: number }>;
  /** An XLSX workbook with one sheet for each table. */
  writeWorkbook(tables: readonly OutTable[]): Promise<Buffer>;
}

export function createLedger({
  store,
  clock,
  logger,
  workspacePeople = async () => [],
}: {
  readonly store: PlanStore;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Everybody in the Slack workspace; nobody where Slack cannot be asked. */
  readonly workspacePeople?: (() => Promise<readonly Draft<'person'>[]>) | undefined;
}): Ledger {
  return {
    ...createNameDesk({ store, clock, workspacePeople }),

    async previewImport(source, options) {
      const { personId, asSystem = false, onProgress } = options;
      const now = clock.now();
      const visibility = asSystem ? SEES_EVERYTHING : await importerSees(store, personId, now);
      if (!visibility) return fail('not_allowed');
      const workbook = await readSource(source, {
        sheet: options.sheet,
        limits: options.limits,
        onRows: (done) => onProgress?.({ step: 'reading', done }),
      });
      if (!workbook.ok) return workbook;
      const draft = await planImport(workbook.value, {
        reader: store,
        now,
        personId,
        visibility,
        workspacePeople: await workspacePeople(),
        onMatched: (done, total) => onProgress?.({ step: 'matching', done, total }),
      });
      if (!draft) return fail('no_ledger');
      const { fileName } = source;
      return ok({ ...draft, fileName, personId, asSystem, fingerprint: fingerprintOf(draft) });
    },

    async applyImport(preview, { onProgress } = {}) {
      if (preview.errors.length > 0) return fail('has_errors');
      const at = clock.now();
      const origin = { actorId: preview.personId, via: 'import', at } as const;
      try {
        const allowed = await store.write(async (writer) => {
          if (!preview.asSystem && !(await importerSees(writer, preview.personId, at))) return false;
          await writePlan(writer, preview.plan, origin, (done, total) =>
            onProgress?.({ step: 'writing', done, total }),
          );
          return true;
        });
        if (!allowed) return fail('not_allowed');
      } catch (error) {
        if (error instanceof VersionConflict) return fail('changed_meanwhile');
        throw error;
      }
      const receipt = {
        created: preview.created.length,
        changed: preview.changed.length,
        unchanged: preview.unchanged,
        toSettle: new Set(preview.plan.names.filter(({ withdrawn }) => !withdrawn).map(({ name }) => name))
          .size,
      };
      logger.info({ actorId: preview.personId, ...receipt }, 'a ledger was imported');
      return ok(receipt);
    },

    writeWorkbook: writeXlsx,

    async exportLedger(options) {
      const { tables, itemCount } = await exportTables({ ...options, reader: store, now: clock.now() });
      return { bytes: await writeXlsx(tables), itemCount };
    },
  };
}

/** Which confidential items the person may change by an import, or undefined when this person may not import. */
async function importerSees(
  reader: PlanReader,
  personId: string,
  now: Date,
): Promise<Visibility | undefined> {
  const today = plainDateIn(PLAN_TIME_ZONE, now);
  const assignments = await reader.listAssignments({ personId, on: today });
  if (!decide(personId, 'import', {}, assignments, today).allowed) return undefined;
  return visibilityOf({ kind: 'person', personId }, assignments, today);
}

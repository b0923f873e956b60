export { describeImport, type ImportGroup, importGroups, importJson, summarizeImport } from './describe.ts';
export type { RowFault } from './faults.ts';
export {
  createLedger,
  type ExportOptions,
  type ImportOptions,
  type ImportPreview,
  type ImportProgress,
  type ImportReceipt,
  type ImportRefusal,
  type Ledger,
} from './ledger.ts';
export { type LedgerSource, READ_LIMITS } from './read/index.ts';
export { type NameDesk, NOBODY, type SettledName, type WaitingName } from './settle-names.ts';

/** Why a file is not read at all. */
export const FILE_REFUSALS = [
  'file_missing',
  'file_too_large',
  'file_empty',
  'not_a_spreadsheet',
  'old_workbook',
  'macro_workbook',
  'encrypted_workbook',
  'damaged_workbook',
  'zip_bomb',
  'too_many_rows',
  'no_such_sheet',
  'unknown_encoding',
] as const;
export type FileRefusal = (typeof FILE_REFUSALS)[number];

/** Thrown inside the reading of a file and turned into a value at its door: it ends the reading wherever it is. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';
  readonly code: FileRefusal;
  constructor(code: FileRefusal) {
    super(code);
    this.code = code;
  }
}

/** Bounds of what is read, so that no file takes more memory or time than a large ledger does. */
export interface ReadLimits {
  readonly fileBytes: number;
  /** All parts of a workbook together, unpacked. */
  readonly unpackedBytes: number;
  readonly rows: number;
  readonly cells: number;
  readonly zipEntries: number;
}

export const READ_LIMITS: ReadLimits = {
  fileBytes: 40 * 1024 * 1024,
  unpackedBytes: 400 * 1024 * 1024,
  rows: 60_000,
  cells: 1_200_000,
  zipEntries: 2_000,
};

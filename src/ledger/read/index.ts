import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import { fail, ok, type Result } from '../../plan/result.ts';
import { readCsv } from './csv.ts';
import { type FileRefusal, FileRefused, READ_LIMITS, type ReadLimits } from './refusal.ts';
import type { Workbook } from './sheet.ts';
import { readXlsx } from './xlsx.ts';

export { FILE_REFUSALS, type FileRefusal, READ_LIMITS, type ReadLimits } from './refusal.ts';
export * from './sheet.ts';

/** A file as it came: its name, and its bytes or where they are. */
export type LedgerSource = { readonly fileName: string } & (
  | { readonly bytes: Uint8Array; readonly path?: undefined }
  | { readonly path: string; readonly bytes?: undefined }
);

export interface ReadSourceOptions {
  readonly sheet?: string | undefined;
  readonly onRows?: ((rows: number) => void) | undefined;
  readonly limits?: ReadLimits | undefined;
}

/**
 * Reads a spreadsheet into memory, merged areas filled in, or says why not. The size is looked at before anything is
 * read. What the file is decides how it is read, not what its name says.
 * @throws what the file system throws when a disk fails.
 */
export async function readSource(
  source: LedgerSource,
  options: ReadSourceOptions = {},
): Promise<Result<Workbook, FileRefusal>> {
  const limits = options.limits ?? READ_LIMITS;
  try {
    const bytes = await bytesOf(source, limits);
    if (bytes.byteLength === 0) return fail('file_empty');
    if (/\.xls[mb]$|\.xlt[mx]$|\.xlam$/i.test(source.fileName)) return fail('macro_workbook');
    const zipped = bytes[0] === 0x50 && bytes[1] === 0x4b;
    const ole = bytes[0] === 0xd0 && bytes[1] === 0xcf;
    if (zipped || ole) {
      return ok(await readXlsx(bytes, { limits, sheet: options.sheet, onRows: options.onRows }));
    }
    // A workbook whose beginning is gone is no table of texts either.
    if (/\.xls[xmb]?$/i.test(source.fileName)) return fail('damaged_workbook');
    const book = readCsv(bytes, { limits, name: path.parse(source.fileName).name });
    return ok(book);
  } catch (error) {
    if (error instanceof FileRefused) return fail(error.code);
    if (isUnreachable(error)) return fail('file_missing');
    throw error;
  }
}

/** There is no such file, it is a folder, or it may not be read. */
function isUnreachable(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return ['ENOENT', 'ENOTDIR', 'EISDIR', 'EACCES', 'EPERM', 'ENAMETOOLONG'].includes(String(code));
}

async function bytesOf(source: LedgerSource, limits: ReadLimits): Promise<Uint8Array> {
  if (source.bytes !== undefined) {
    if (source.bytes.byteLength > limits.fileBytes) throw new FileRefused('file_too_large');
    return source.bytes;
  }
  const { size } = await stat(source.path);
  if (size > limits.fileBytes) throw new FileRefused('file_too_large');
  const file = await open(source.path);
  try {
    // Not more than what was measured, however the file grows meanwhile.
    const bytes = Buffer.alloc(size);
    const { bytesRead } = await file.read(bytes, 0, size, 0);
    return bytes.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

import { crc32, createInflateRaw } from 'node:zlib';
import { FileRefused, type ReadLimits } from './refusal.ts';

export interface ZipEntry {
  readonly name: string;
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  readonly crc: number;
  readonly method: number;
  readonly offset: number;
  readonly encrypted: boolean;
}

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_BYTES = 22;
const MAX_COMMENT_BYTES = 65_535;
const STORED = 0;
const DEFLATED = 8;
/** No sheet of a real workbook is packed better than this; a bomb is. */
const MAX_RATIO = 400;
const RATIO_FLOOR_BYTES = 4 * 1024 * 1024;

/**
 * The parts of a ZIP file by its central directory; nothing is unpacked.
 * @throws FileRefused for a truncated file, one part inside another, and parts that say they unpack to too much.
 */
export function readZipDirectory(bytes: Uint8Array, limits: ReadLimits): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > limits.zipEntries) throw new FileRefused('zip_bomb');
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  let unpackedBytes = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== ENTRY_SIGNATURE)
      throw new FileRefused('damaged_workbook');
    const nameLength = view.getUint16(at + 28, true);
    const entry: ZipEntry = {
      name: Buffer.from(bytes.subarray(at + 46, at + 46 + nameLength)).toString('utf8'),
      packedBytes: view.getUint32(at + 20, true),
      unpackedBytes: view.getUint32(at + 24, true),
      crc: view.getUint32(at + 16, true),
      method: view.getUint16(at + 10, true),
      offset: view.getUint32(at + 42, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    };
    entries.push(entry);
    unpackedBytes += entry.unpackedBytes;
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  if (unpackedBytes > limits.unpackedBytes || entries.some(isBomb)) throw new FileRefused('zip_bomb');
  return entries;
}

/** Unpacks one part piece by piece. What a part declares is not believed: the pieces are counted. */
export async function* unpack(
  bytes: Uint8Array,
  entry: ZipEntry,
  limits: ReadLimits,
): AsyncGenerator<Buffer, void> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.encrypted) throw new FileRefused('encrypted_workbook');
  if (entry.offset + 30 > bytes.byteLength || view.getUint32(entry.offset, true) !== LOCAL_SIGNATURE) {
    throw new FileRefused('damaged_workbook');
  }
  const start =
    entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  if (start + entry.packedBytes > bytes.byteLength) throw new FileRefused('damaged_workbook');
  const packed = Buffer.from(bytes.buffer, bytes.byteOffset + start, entry.packedBytes);
  if (entry.method === STORED) {
    if (crc32(packed) !== entry.crc) throw new FileRefused('damaged_workbook');
    yield packed;
    return;
  }
  if (entry.method !== DEFLATED) throw new FileRefused('damaged_workbook');
  const inflate = createInflateRaw({ chunkSize: 256 * 1024 });
  inflate.end(packed);
  let unpackedBytes = 0;
  let crc = 0;
  try {
    for await (const chunk of inflate) {
      const piece = chunk as Buffer;
      unpackedBytes += piece.byteLength;
      crc = crc32(piece, crc);
      if (unpackedBytes > entry.unpackedBytes || unpackedBytes > limits.unpackedBytes) {
        throw new FileRefused('zip_bomb');
      }
      yield piece;
    }
  } catch (error) {
    if (error instanceof FileRefused) throw error;
    throw new FileRefused('damaged_workbook');
  } finally {
    inflate.destroy();
  }
  if (unpackedBytes !== entry.unpackedBytes || crc !== entry.crc) throw new FileRefused('damaged_workbook');
}

function isBomb(entry: ZipEntry): boolean {
  return entry.unpackedBytes > RATIO_FLOOR_BYTES && entry.unpackedBytes > entry.packedBytes * MAX_RATIO;
}

function findEnd(view: DataView): number {
  const least = Math.max(0, view.byteLength - END_BYTES - MAX_COMMENT_BYTES);
  for (let at = view.byteLength - END_BYTES; at >= least; at -= 1) {
    if (view.getUint32(at, true) === END_SIGNATURE) return at;
  }
  throw new FileRefused('damaged_workbook');
}

import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { create, extract } from 'tar';

/** A process's mark in a folder of PostgreSQL; of no use to the next one. */
const PROCESS_MARK = 'postmaster.pid';

/** What to keep of a store's folder: files and folders only, never a link that could lead out of it. */
const PLAIN = new Set(['File', 'OldFile', 'ContiguousFile', 'Directory']);

/**
 * Unpacks a packed store into an empty folder.
 * @throws when the archive is cut off or broken, or an entry would land outside of the folder.
 */
export async function unpackStore(packed: Blob | string, folder: string): Promise<void> {
  let problem: Error | undefined;
  // A store is a thousand small files: waiting for each would take several times as long.
  const unpack = extract({
    sync: true,
    cwd: folder,
    noMtime: true,
    preserveOwner: false,
    filter: (path, entry) => 'type' in entry && PLAIN.has(entry.type) && !path.endsWith(PROCESS_MARK),
    // A leading slash is taken off and told as information; whatever else is told makes the archive useless.
    onwarn: (code, message) => {
      if (code !== 'TAR_ENTRY_INFO') problem ??= new Error(`${code}: ${message}`);
    },
  });
  const source = typeof packed === 'string' ? createReadStream(packed) : Readable.from(packed.stream());
  for await (const chunk of source) unpack.write(Buffer.from(chunk));
  unpack.end();
  if (problem !== undefined) throw problem;
}

/** Packs a store's folder into a file, written beside and moved into place when it is whole. */
export async function packStore(folder: string, file: string): Promise<void> {
  const draft = `${file}.part-${process.pid}`;
  try {
    await pipeline(
      create(
        { cwd: folder, gzip: { level: 6 }, portable: true, filter: (path) => !path.endsWith(PROCESS_MARK) },
        ['.'],
      ),
      createWriteStream(draft, { mode: 0o600 }),
    );
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
}

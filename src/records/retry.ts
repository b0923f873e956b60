import { setTimeout as sleep } from 'node:timers/promises';

/** Another writer stored a record of the same key between our look and our write. */
export class StoredMeanwhile extends Error {
  override readonly name = 'StoredMeanwhile';
  constructor(kind: string) {
    super(`a ${kind} was stored by another writer meanwhile`);
  }
}

const MOST_TRIES = 6;
/** Who met once would meet again, were both tried at once. */
const PAUSE_MS = 25;

/** Runs a transaction again when only its timing against another one failed: serialization, deadlock, same new key. */
export async function withRetries<Value>(transaction: () => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await transaction();
    } catch (error) {
      if (attempt === MOST_TRIES || !isTimingFailure(error)) throw error;
      await sleep(Math.random() * PAUSE_MS * attempt);
    }
  }
}

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';

function isTimingFailure(error: unknown): boolean {
  if (error instanceof StoredMeanwhile) return true;
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ('code' in at && at.code === 'P2034') return true;
    if ([SERIALIZATION_FAILURE, DEADLOCK].some((code) => details(at).includes(code))) return true;
  }
  return false;
}

/** Prisma keeps the database's own code in `meta`, in a place that differs by kind of query. */
function details(error: object): string {
  const { code, meta } = error as { readonly code?: unknown; readonly meta?: unknown };
  try {
    return `${String(code)} ${JSON.stringify(meta ?? null)}`;
  } catch {
    return String(code);
  }
}

import { fail, ok, type Result } from '../plan/result.ts';

/** Bounds on questions being answered: one person's flood does not delay another's answer. */
export interface QuestionQueue {
  /** Runs the work in its turn. Refuses at once when the person, or everybody together, has too many waiting. */
  run<Value>(personId: string, work: () => Promise<Value>): Promise<Result<Value, 'too_many' | 'too_busy'>>;
  size(): number;
}

/** Each person's questions run one after another; people take turns among `concurrency` places. */
export function createQuestionQueue(
  bounds: { readonly perPerson?: number; readonly inAll?: number; readonly concurrency?: number } = {},
): QuestionQueue {
  const perPerson = bounds.perPerson ?? 5;
  const inAll = bounds.inAll ?? 500;
  const concurrency = bounds.concurrency ?? 16;
  const lines = new Map<string, (() => Promise<void>)[]>();
  const active = new Set<string>();
  let size = 0;

  const next = (): void => {
    for (const [personId, line] of lines) {
      if (active.size >= concurrency) return;
      if (active.has(personId)) continue;
      const work = line.shift();
      // The person goes to the end of the round.
      lines.delete(personId);
      if (!work) continue;
      lines.set(personId, line);
      active.add(personId);
      void work().finally(() => {
        active.delete(personId);
        if (line.length === 0 && lines.get(personId) === line) lines.delete(personId);
        next();
      });
    }
  };

  return {
    size: () => size,
    run(personId, work) {
      const line = lines.get(personId) ?? [];
      if (line.length + (active.has(personId) ? 1 : 0) >= perPerson) return Promise.resolve(fail('too_many'));
      if (size >= inAll) return Promise.resolve(fail('too_busy'));
      size += 1;
      return new Promise((resolve, reject) => {
        line.push(async () => {
          try {
            resolve(ok(await work()));
          } catch (error) {
            reject(error);
          } finally {
            size -= 1;
          }
        });
        lines.set(personId, line);
        next();
      });
    },
  };
}

import { fail, ok, type Result } from '../plan/result.ts';

/** Bounds on questions being answered: one person's flood does not delay another's answer. */
export interface QuestionQueue {
  /** Runs the work in its turn. Refuses at once when the person, or everybody together, has too many waiting. */
  run<Value>(personId: string, work: () => Promise<Value>): Promise<Result<Value, 'too_many' | 'too_busy'>>;
  /** Questions that wait or are being answered. */
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
      if (!work) continue;
      active.add(personId);
      void work().finally(() => {
        active.delete(personId);
        // Whoever waited meanwhile comes first: the person goes to the end of the round.
        lines.delete(personId);
        if (line.length > 0) lines.set(personId, line);
        next();
      });
    }
  };

  const refusal = (personId: string): 'too_many' | 'too_busy' | undefined => {
    const own = (lines.get(personId)?.length ?? 0) + (active.has(personId) ? 1 : 0);
    if (own >= perPerson) return 'too_many';
    return size >= inAll ? 'too_busy' : undefined;
  };

  return {
    size: () => size,
    run(personId, work) {
      const refused = refusal(personId);
      if (refused !== undefined) return Promise.resolve(fail(refused));
      const line = lines.get(personId) ?? [];
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

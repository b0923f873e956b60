import type { Answer } from '../answers/answer.ts';

/** The newest answers, for the buttons under them. What is forgotten is asked for again. */
export interface ShownAnswers {
  keep(answer: Answer): void;
  find(id: string): Answer | undefined;
}

export function createShownAnswers(most = 300): ShownAnswers {
  const kept = new Map<string, Answer>();
  return {
    keep(answer) {
      kept.set(answer.id, answer);
      if (kept.size > most) for (const oldest of kept.keys()) return void kept.delete(oldest);
    },
    find: (id) => kept.get(id),
  };
}

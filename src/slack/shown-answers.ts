import type { Answer } from '../answers/answer.ts';

/**
 * The newest answers, for the buttons under them. Only who asked may open one again: whoever else presses may see less
 * than those for whom it was written. What is not found is asked for again, with the presser's own rights.
 */
export interface ShownAnswers {
  keep(answer: Answer, askerId: string): void;
  find(id: string, personId: string): Answer | undefined;
  /** Lets go of all that a person asked. */
  forget(personId: string): void;
}

export function createShownAnswers(most = 300): ShownAnswers {
  const kept = new Map<string, { readonly answer: Answer; readonly askerId: string }>();
  return {
    keep(answer, askerId) {
      kept.set(answer.id, { answer, askerId });
      if (kept.size > most) for (const oldest of kept.keys()) return void kept.delete(oldest);
    },
    find(id, personId) {
      const found = kept.get(id);
      return found?.askerId === personId ? found.answer : undefined;
    },
    forget(personId) {
      for (const [id, { askerId }] of kept) if (askerId === personId) kept.delete(id);
    },
  };
}

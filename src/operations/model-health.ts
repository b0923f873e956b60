import type { AnswerRecord } from '../plan/store.ts';

/** Whether the language model answers, as the answers tell that were just written. */
export interface ModelHealth {
  note(record: Pick<AnswerRecord, 'faults' | 'modelCalls'>): void;
  /** It failed several times in a row, and not once did it answer since. */
  failing(): boolean;
}

const IN_A_ROW = 3;

export function createModelHealth(): ModelHealth {
  let failures = 0;
  return {
    note({ faults, modelCalls }) {
      if (modelCalls === 0) return;
      failures = faults.some((fault) => fault.startsWith('model_failed')) ? failures + 1 : 0;
    },
    failing: () => failures >= IN_A_ROW,
  };
}

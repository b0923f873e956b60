import type { PlanStore } from '../plan/store.ts';

/** Told of every verb of the store when it has ended: `listClasses`, `inbox.admit`, … */
export type ReportVerb = (verb: string, seconds: number) => void;

/** The same store, whose verbs report how long they took, those of its parts included. */
export function timeStore(store: PlanStore, report: ReportVerb): PlanStore {
  const parts = {
    slots: timeVerbs(store.slots, report, 'slots.'),
    inbox: timeVerbs(store.inbox, report, 'inbox.'),
    answerLog: timeVerbs(store.answerLog, report, 'answerLog.'),
    settings: timeVerbs(store.settings, report, 'settings.'),
    drafts: timeVerbs(store.drafts, report, 'drafts.'),
    notices: timeVerbs(store.notices, report, 'notices.'),
  };
  return { ...timeVerbs(store, report, ''), ...parts };
}

function timeVerbs<Part extends object>(part: Part, report: ReportVerb, prefix: string): Part {
  const timed = Object.entries(part).map(([key, value]: [string, unknown]) => [
    key,
    isVerb(value) ? timeVerb(value, (seconds) => report(`${prefix}${key}`, seconds)) : value,
  ]);
  return Object.fromEntries(timed) as Part;
}

type Verb = (...args: never[]) => unknown;

function isVerb(value: unknown): value is Verb {
  return typeof value === 'function';
}

function timeVerb(verb: Verb, report: (seconds: number) => void): Verb {
  return (...args) => {
    const started = performance.now();
    const result = verb(...args);
    if (!(result instanceof Promise)) return result;
    return result.finally(() => report((performance.now() - started) / 1000));
  };
}

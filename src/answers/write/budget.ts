import type { Clock } from '../../plan/clock.ts';

export interface Budget {
  /** Whether this person may have a model's answer now; counts the question when so. */
  admit(personId: string): boolean;
  spend(tokens: number): void;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const MAX_PEOPLE = 5_000;

/** Questions an hour for a person and tokens a day for all, in this process. */
export function createBudget(
  clock: Clock,
  limits: { readonly personHourlyQuestions: number; readonly dailyTokens: number },
): Budget {
  const asked = new Map<string, number[]>();
  let day = 0;
  let spent = 0;
  return {
    admit(personId) {
      const now = clock.now().getTime();
      if (Math.floor(now / DAY_MS) !== day) {
        day = Math.floor(now / DAY_MS);
        spent = 0;
      }
      if (spent >= limits.dailyTokens) return false;
      const recent = (asked.get(personId) ?? []).filter((at) => now - at < HOUR_MS);
      if (recent.length >= limits.personHourlyQuestions) return false;
      if (asked.size >= MAX_PEOPLE && !asked.has(personId)) asked.clear();
      asked.set(personId, [...recent, now]);
      return true;
    },
    spend(tokens) {
      spent += tokens;
    },
  };
}

export interface Breaker {
  closed(): boolean;
  succeeded(): void;
  failed(): void;
}

/** Stops asking a model that failed several times in a row, and tries it again after a while. */
export function createBreaker(clock: Clock, settings = { failures: 3, pauseMs: 60_000 }): Breaker {
  let failures = 0;
  let openUntil = 0;
  return {
    closed: () => clock.now().getTime() >= openUntil,
    succeeded() {
      failures = 0;
    },
    failed() {
      failures += 1;
      if (failures >= settings.failures) {
        openUntil = clock.now().getTime() + settings.pauseMs;
        failures = settings.failures - 1;
      }
    },
  };
}

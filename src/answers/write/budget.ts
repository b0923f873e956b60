import type { Clock } from '../../plan/clock.ts';
import { instantAt, plainDateIn } from '../../plan/dates.ts';
import type { AnswerLogStore } from '../../plan/store.ts';

export interface Budget {
  /** Whether this person may have the model now; counts it when so. */
  admit(personId: string): Promise<boolean>;
  /** Tokens that the log of answers does not hold. */
  spend(tokens: number): void;
}

export interface BudgetLimits {
  readonly personHourlyQuestions: number;
  readonly dailyTokens: number;
  /** Whose midnight ends the day. */
  readonly timeZone: string;
}

const HOUR_MS = 3_600_000;
const MAX_PEOPLE = 5_000;

/**
 * Questions an hour for a person and tokens a day for all. What answers cost is read from their log: it holds for every
 * bot on the store and through a restart.
 */
export function createBudget(clock: Clock, limits: BudgetLimits, log: Pick<AnswerLogStore, 'spent'>): Budget {
  const asked = new Map<string, number[]>();
  let day = '';
  let unlogged = 0;
  return {
    async admit(personId) {
      const now = clock.now();
      const today = plainDateIn(limits.timeZone, now);
      if (today !== day) {
        day = today;
        unlogged = 0;
      }
      const hourAgo = now.getTime() - HOUR_MS;
      const [all, own] = await Promise.all([
        log.spent({ since: instantAt(today, '00:00', limits.timeZone) }),
        log.spent({ since: new Date(hourAgo), askerId: personId }),
      ]);
      if (all.tokens + unlogged >= limits.dailyTokens) return false;
      const recent = (asked.get(personId) ?? []).filter((at) => at > hourAgo);
      if (Math.max(recent.length, own.questions) >= limits.personHourlyQuestions) return false;
      if (asked.size >= MAX_PEOPLE && !asked.has(personId)) asked.clear();
      asked.set(personId, [...recent, now.getTime()]);
      return true;
    },
    spend(tokens) {
      unlogged += tokens;
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

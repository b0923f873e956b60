import type { SentenceListener } from '../../../src/answers/answer.ts';
import { audienceOf } from '../../../src/answers/audience.ts';
import type { LanguageModel } from '../../../src/answers/index.ts';
import { type Prepared, prepare } from '../../../src/answers/prepare.ts';
import { createWriter, type Written } from '../../../src/answers/write/writer.ts';
import { DEFAULT_LIGHT_THRESHOLDS } from '../../../src/plan/lights.ts';
import { silentLogger } from '../../../src/plan/logger.ts';
import type { PlanStore } from '../../../src/plan/store.ts';
import type { Language } from '../../../src/plan/terms.ts';
import { byPerson, NOW, prompts } from './valley.ts';

const TIME_ZONE = 'Asia/Shanghai';

/** Writes one question's answer again and again from the same evidence: what `ask` does after it has gathered. */
export async function writingOf(
  store: PlanStore,
  text: string,
  language: Language,
  model?: LanguageModel,
  listener?: SentenceListener,
): Promise<() => Promise<Written>> {
  const question = byPerson(text);
  const now = new Date(NOW);
  const rights = await audienceOf(store, question, now, TIME_ZONE);
  const prepared: Prepared = await prepare({
    store,
    question,
    now,
    timeZone: TIME_ZONE,
    staleDays: 14,
    thresholds: DEFAULT_LIGHT_THRESHOLDS,
    language,
    rights,
    visibility: rights.visibility,
  });
  // An hour later every time: no pause after failures stands in the way.
  let hour = 0;
  const clock = {
    now: () => {
      hour += 1;
      return new Date(now.getTime() + hour * 3_600_000);
    },
  };
  const budget = { admit: async () => true, spend: () => {} };
  const settings = { timeZone: TIME_ZONE };
  const writer = createWriter({ store, clock, logger: silentLogger, prompts, settings, model, budget });
  return () => writer.write(prepared, question, listener);
}

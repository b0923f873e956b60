import type { Answer } from '../../answers/answer.ts';
import type { SlackBlock } from '../blocks/block.ts';
import { tableBlocks } from '../blocks/table.ts';
import type { Services } from '../services.ts';

const ROWS_IN_WINDOW = 100;

/** All rows of an answer's list; for anybody but its asker it is asked for again, with the presser's own rights. */
export async function fullTableBlocks(
  services: Services,
  answerId: string,
  personId: string,
): Promise<{ readonly title: string; readonly blocks: SlackBlock[] } | undefined> {
  const answer =
    services.shownAnswers.find(answerId, personId) ?? (await askAgain(services, answerId, personId));
  if (!answer?.table) return undefined;
  const classic = { ...services.outbox.capabilities, blocks: 'classic' } as const;
  const blocks = tableBlocks(answer.table, answer.language, classic, ROWS_IN_WINDOW);
  return { title: answer.table.caption, blocks };
}

/** The question of a stored answer once more, for one person: kept as theirs if they asked it. Undefined when it is gone. */
export async function askAgain(
  services: Services,
  answerId: string,
  personId: string,
): Promise<Answer | undefined> {
  const stored = await services.store.answerLog.find(answerId);
  if (!stored?.question) return undefined;
  const answer = await services.answers.ask({
    text: stored.question,
    askerId: personId,
    audience: { kind: 'person', personId },
    language: stored.language === 'zh' ? 'zh' : 'en',
    looking: stored.askerId !== personId,
  });
  services.shownAnswers.keep(answer, personId);
  return answer;
}

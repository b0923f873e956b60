import type { Logger } from '../plan/logger.ts';
import type { PlanStore } from '../plan/store.ts';
import type { Answer, Question } from './answer.ts';
import type { Reading } from './interpret/reading.ts';
import type { Written } from './write/writer.ts';

/** Keeps the question with its query, evidence and cost. A log that cannot be written costs nobody the answer. */
export async function recordAnswer(
  store: PlanStore,
  logger: Logger,
  {
    question,
    answer,
    reading,
    written,
    askedAt,
  }: { question: Question; answer: Answer; reading: Reading; written: Written; askedAt: Date },
): Promise<void> {
  try {
    await store.answerLog.add({
      id: answer.id,
      askedAt,
      askerId: question.askerId,
      channelId:
        question.thread?.channelId ??
        (question.audience.kind === 'channel' ? question.audience.channelId : undefined),
      threadTs: question.thread?.threadTs,
      language: answer.language,
      question: question.text,
      outcome: answer.outcome,
      writer: answer.writer,
      query: JSON.parse(JSON.stringify(reading)),
      evidenceCodes: answer.evidence,
      answer: answer.sentences.map((one) => one.text).join('\n'),
      promptVersion: answer.promptVersion,
      model: answer.model,
      modelCalls: answer.modelCalls,
      inputTokens: written.inputTokens,
      outputTokens: written.outputTokens,
      faults: written.faults,
      elapsedMs: answer.elapsedMs,
    });
  } catch (error) {
    logger.error({ err: error, answerId: answer.id }, 'answer was not logged');
  }
}

import type { AnswerLogStore, AnswerRecord } from '../plan/store.ts';
import { type AnswerLog, Prisma, type PrismaClient } from './generated/client.ts';
import { jsonOf } from './json.ts';
import { storableText } from './storable.ts';

const ERASED = 'erased';
/** What an answer keeps when it is erased: neither who asked, nor a word of it, nor where it led. */
const NOTHING = {
  askerId: ERASED,
  channelId: null,
  threadTs: null,
  question: null,
  answer: null,
  query: Prisma.DbNull,
  evidenceCodes: [],
  faults: [],
  ratingReason: null,
};

export function createAnswerLogStore(client: PrismaClient): AnswerLogStore {
  const table = client.answerLog;
  return {
    add: async (record) => {
      await table.create({ data: rowOf(record) });
    },
    find: async (id) => {
      const row = await table.findUnique({ where: { id } });
      return row === null ? undefined : recordOf(row);
    },
    findInThread: async (channelId, threadTs) => {
      const row = await table.findFirst({
        where: { channelId, threadTs },
        orderBy: [{ askedAt: 'desc' }, { id: 'desc' }],
      });
      return row === null ? undefined : recordOf(row);
    },
    rate: async (id, rating, reason) => {
      const data = { rating, ...(reason === undefined ? {} : { ratingReason: storableText(reason) }) };
      const where = { id, askerId: { not: ERASED } };
      return (await table.updateMany({ where, data })).count === 1;
    },
    list: async ({ since, askerId, limit }) => {
      const rows = await table.findMany({
        where: { askedAt: { gte: since }, ...(askerId === undefined ? {} : { askerId }) },
        orderBy: [{ askedAt: 'desc' }, { id: 'desc' }],
        take: limit,
      });
      return rows.map(recordOf);
    },
    spent: async ({ since, askerId }) => {
      const { _count, _sum } = await table.aggregate({
        where: {
          askedAt: { gte: since },
          modelCalls: { gt: 0 },
          ...(askerId === undefined ? {} : { askerId }),
        },
        _count: true,
        _sum: { inputTokens: true, outputTokens: true },
      });
      return { questions: _count, tokens: (_sum.inputTokens ?? 0) + (_sum.outputTokens ?? 0) };
    },
    eraseBefore: async (askedBefore) => {
      const where = { askerId: { not: ERASED }, askedAt: { lt: askedBefore } };
      return (await table.updateMany({ where, data: NOTHING })).count;
    },
    eraseOf: (askerId, { actorId, via, at }) =>
      client.$transaction(async (tx) => {
        const { count } = await tx.answerLog.updateMany({ where: { askerId }, data: NOTHING });
        if (count > 0)
          await tx.auditEntry.create({
            data: {
              at,
              actorId,
              via,
              recordKind: 'question',
              recordKey: askerId,
              version: 1,
              after: { erased: count },
            },
          });
        return count;
      }),
  };
}

function rowOf(record: AnswerRecord): Prisma.AnswerLogCreateInput {
  const text = (value: string | undefined) => (value === undefined ? null : storableText(value));
  return {
    id: record.id,
    askedAt: record.askedAt,
    askerId: record.askerId,
    channelId: text(record.channelId),
    threadTs: text(record.threadTs),
    language: record.language,
    question: text(record.question),
    outcome: record.outcome,
    writer: record.writer,
    query: record.query === undefined ? Prisma.DbNull : jsonOf(record.query),
    evidenceCodes: record.evidenceCodes.map(storableText),
    answer: text(record.answer),
    promptVersion: text(record.promptVersion),
    model: text(record.model),
    modelCalls: record.modelCalls,
    inputTokens: record.inputTokens,
    outputTokens: record.outputTokens,
    faults: record.faults.map(storableText),
    elapsedMs: Math.round(record.elapsedMs),
    rating: text(record.rating),
    ratingReason: text(record.ratingReason),
  };
}

function recordOf(row: AnswerLog): AnswerRecord {
  const present = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
  return present as unknown as AnswerRecord;
}

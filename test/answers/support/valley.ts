import { fileURLToPath } from 'node:url';
import type { Answers } from '../../../src/answers/answer.ts';
import {
  type AnswerSettings,
  createAnswers,
  type LanguageModel,
  loadPrompts,
} from '../../../src/answers/index.ts';
import type { ModelReply, ModelRequest } from '../../../src/answers/model/port.ts';
import { silentLogger } from '../../../src/plan/logger.ts';
import type { PlanStore } from '../../../src/plan/store.ts';
import { createTestClock } from '../../support/bot.ts';
import { assignment, item, person, specialClass } from '../../updates/support/small-plan.ts';

export const NOW = '2026-11-24T10:00:00+08:00';
const origin = { actorId: 'U0SEED', via: 'seed', at: new Date('2026-11-20T00:00:00Z') } as const;
const YI = 1e10;
export const prompts = loadPrompts(fileURLToPath(new URL('../../../prompts', import.meta.url)));

/** A handful of records whose every number differs, to tell lies about; one of them is confidential. */
export async function storeValley(store: PlanStore): Promise<void> {
  await store.write(async (writer) => {
    await writer.save(
      'class',
      [
        specialClass('SC-01', { nameEn: 'Roads Class', nameZh: '道路专班', channelId: 'C0ROADS' }),
        specialClass('SC-02', { nameEn: 'Harbour Class', nameZh: '港区专班', channelId: 'C0HARBOUR' }),
      ],
      origin,
    );
    await writer.save(
      'person',
      [
        person('U0ANA', { name: 'Ana Wei', nameZh: '安伟' }),
        person('U0BO', { name: 'Bo Lin', nameZh: '林波' }),
        person('U0STAFF', { name: 'Staff Member', nameZh: '职员' }),
      ],
      origin,
    );
    await writer.save(
      'assignment',
      [
        assignment('U0ANA', 'lead', { itemCode: 'PRJ-001' }),
        assignment('U0BO', 'deputy', { itemCode: 'PRJ-001' }),
        assignment('U0BO', 'lead', { classCode: 'SC-02' }),
        assignment('U0STAFF', 'member', { classCode: 'SC-01' }),
      ],
      origin,
    );
    await writer.save(
      'item',
      [
        item('PRJ-001', 'SC-01', {
          titleEn: 'River bridge',
          titleZh: '滨河大桥',
          stage: 'under_construction',
          light: 'green',
          progress: 59,
          startOn: '2025-10-20',
          dueOn: '2027-06-30',
          nature: 'new',
          cities: ['automobile'],
          ownerEntity: '示例桥梁公司',
          landMu: 420,
          totalInvestmentFen: 12.5 * YI,
          yearPlanFen: 4 * YI,
          investedYearFen: 2.6 * YI,
          investedTotalFen: 6.1 * YI,
        }),
        item('PRJ-002', 'SC-02', {
          titleEn: 'Old harbour',
          titleZh: '老港区',
          stage: 'started',
          light: 'red',
          progress: 21,
          startOn: '2026-03-05',
          dueOn: '2026-10-31',
          totalInvestmentFen: 8 * YI,
        }),
        item('PRJ-003', 'SC-01', {
          titleEn: 'Tram line',
          titleZh: '有轨电车',
          stage: 'under_construction',
          light: 'amber',
          progress: 43,
          startOn: '2026-02-01',
          dueOn: '2026-11-10',
          totalInvestmentFen: 3.2 * YI,
        }),
        item('PRJ-004', 'SC-02', {
          titleEn: 'Secret depot',
          titleZh: '秘密仓库',
          confidential: true,
          light: 'red',
          stage: 'suspended',
          progress: 7,
          dueOn: '2027-01-31',
          totalInvestmentFen: 99 * YI,
        }),
        item('KT-01', 'SC-01', {
          titleEn: 'Write the land rules',
          titleZh: '制定用地规则',
          light: 'amber',
          progress: 66,
          dueOn: '2026-12-31',
        }),
        {
          ...item('FND-001', 'SC-02', {
            titleEn: 'Harbour bond',
            titleZh: '港区专项债',
            light: 'green',
            progress: 50,
            plannedFen: 1.2 * YI,
            receivedFen: 0.6 * YI,
            paidFen: 0.1 * YI,
            servesCodes: ['PRJ-002'],
          }),
          kind: 'fund',
        },
      ],
      origin,
    );
  });
}

const PIECE = 90;

/** A model that says what a test says, piece by piece; the second call says the same again. */
export function scriptedModel(
  reply: (request: ModelRequest, call: number) => Partial<ModelReply> | Promise<Partial<ModelReply>>,
): LanguageModel & { readonly requests: ModelRequest[] } {
  const requests: ModelRequest[] = [];
  return {
    name: 'scripted',
    requests,
    async complete(request, _signal, heard) {
      requests.push(request);
      const said = await reply(request, requests.length);
      const { text = '' } = said;
      for (let end = PIECE; heard && end < text.length + PIECE; end += PIECE) heard(text.slice(0, end));
      return { text, toolCalls: [], inputTokens: 100, outputTokens: 20, cut: false, ...said };
    },
  };
}

/** Answers over a store as on the day of the tests. Time moves with every question, so that no bound is met by chance. */
export function answersWith(
  store: PlanStore,
  model?: LanguageModel,
  settings: Partial<AnswerSettings> = {},
): Answers {
  const clock = createTestClock(NOW);
  return createAnswers({
    store,
    clock,
    logger: silentLogger,
    prompts,
    settings: { timeZone: 'Asia/Shanghai', personHourlyQuestions: 1_000_000, ...settings },
    model,
  });
}

export function byPerson(text: string, personId = 'U0ANYONE'): Parameters<Answers['ask']>[0] {
  return { text, askerId: personId, audience: { kind: 'person', personId } };
}

/** What the prompt offers as the right answer. */
export function draftIn({ messages }: ModelRequest): string {
  return /<draft>\n([\s\S]*?)\n<\/draft>/.exec(messages[0]?.content ?? '')?.[1] ?? '';
}

import type { PlanStore } from '../../src/plan/store.ts';
import { largeItem } from '../plan/large-plan.ts';

const ITEMS_EACH = 3;

/** Classes with the same weekly slot, each with open items that nobody has reported on. */
export async function writeClasses(
  store: PlanStore,
  plan: { readonly classes: number; readonly channels: number; readonly at: Date },
): Promise<void> {
  const origin = { actorId: 'U0SEED', via: 'seed', at: plan.at } as const;
  const codes = Array.from({ length: plan.classes }, (_, index) => `SC-${1_001 + index}`);
  await store.write(async (writer) => {
    await writer.save(
      'class',
      codes.map((code, index) => ({
        code,
        nameEn: `Special Class ${code}`,
        nameZh: `${code}工作专班`,
        aliases: [],
        channelId: `C0CLASS${index % plan.channels}`,
        language: index % 2 === 0 ? ('zh' as const) : ('en' as const),
        slotWeekday: 1,
        slotTime: '09:00',
        timeZone: 'Asia/Shanghai',
        active: true,
        paused: false,
        sample: true,
        withdrawn: false,
      })),
      origin,
    );
    const items = codes.flatMap((classCode, index) =>
      Array.from({ length: ITEMS_EACH }, (_, place) => ({
        ...largeItem(index * ITEMS_EACH + place),
        classCode,
        status: 'open' as const,
        stage: 'under_construction' as const,
        confidential: false,
      })),
    );
    await writer.save('item', items, origin);
  });
}

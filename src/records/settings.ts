import type { SettingStore } from '../plan/store.ts';
import type { PrismaClient } from './generated/client.ts';
import { jsonOf } from './json.ts';

export function createSettingStore(client: PrismaClient): SettingStore {
  return {
    get: async (key) => (await client.setting.findUnique({ where: { key } }))?.value ?? undefined,
    set: async (key, value, at) => {
      const data = { value: jsonOf(value), updatedAt: at };
      await client.setting.upsert({ where: { key }, create: { key, ...data }, update: data });
    },
  };
}

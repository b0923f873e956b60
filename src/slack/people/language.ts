import type { PlanStore } from '../../plan/store.ts';
import type { Language } from '../../plan/terms.ts';

/** Which language a person is spoken to in: their own choice, else that of what they wrote, else the workspace's. */
export interface Languages {
  of(userId: string, text?: string): Promise<Language>;
  /** Only what the person chose. */
  chosenBy(userId: string): Promise<Language | undefined>;
}

export function createLanguages(store: Pick<PlanStore, 'listPeople'>, fallback: Language): Languages {
  const chosenBy = async (userId: string): Promise<Language | undefined> =>
    (await store.listPeople([userId]))[0]?.language;
  return {
    chosenBy,
    of: async (userId, text) => (await chosenBy(userId)) ?? detectLanguage(text ?? '') ?? fallback,
  };
}

/** Chinese where there is any Han character; English where there are at least two Latin words; else not to be told. */
export function detectLanguage(text: string): Language | undefined {
  if (/\p{Script=Han}/u.test(text)) return 'zh';
  const words = text.replace(/\b[A-Z]{2,3}-?\d+\b/gi, ' ').match(/[a-z]{2,}/gi) ?? [];
  return words.length >= 2 ? 'en' : undefined;
}

import type { Language } from '../plan/terms.ts';

/** The language to answer in: Chinese as soon as the words around names and codes hold Chinese, else English. */
export function detectLanguage(text: string, fallback: Language = 'zh'): Language {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.match(/[A-Za-z]{2,}/g)?.filter((word) => !/^[A-Z]{2,4}$/.test(word)).length ?? 0;
  if (han === 0 && words === 0) return fallback;
  return han > 0 && han >= words ? 'zh' : 'en';
}

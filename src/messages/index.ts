import type { Language } from '../plan/terms.ts';
import { en, type Messages } from './en.ts';
import { zh } from './zh.ts';

export type { Messages };

const CATALOGUE: Readonly<Record<Language, Messages>> = { en, zh };

export function messagesFor(language: Language): Messages {
  return CATALOGUE[language];
}

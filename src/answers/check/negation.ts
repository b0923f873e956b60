import { means, type Tag } from '../interpret/tag.ts';

/** A denial within the two tags before. */
export function isNegatedAt(tags: readonly Tag[], index: number, text: string): boolean {
  for (let back = index - 1; back >= 0 && back >= index - 3; back -= 1) {
    const tag = tags[back];
    const here = tags[index];
    if (!tag || !here || /[,，;；。]/.test(text.slice(tag.end, here.start))) return false;
    if (means(tag, 'neg', 'not') || means(tag, 'cond', 'missing')) return true;
  }
  return false;
}

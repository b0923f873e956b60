import { ORDERS, PINGS } from './orders-lexicon.ts';

/**
 * The question without what tries to order the bot about. `ordersOnly` when nothing else is left: there is nothing to
 * answer then. The rest is read as if the orders had not been written.
 */
export function withoutOrders(raw: string): { readonly text: string; readonly ordersOnly: boolean } {
  const plain = raw.normalize('NFKC').replace(PINGS, ' ');
  const sentences = plain.split(
    /(?<=[。？！?!\n；;])|(?<=\.)\s+|(?<=[,，:：])\s*(?=(?:then|and then|instead|然后|再))/u,
  );
  const kept = sentences.filter((sentence) => !ORDERS.some((order) => order.test(sentence.toLowerCase())));
  const text = kept.join(' ').trim();
  const meant = /[\p{L}\p{N}]{2,}/u.test(text);
  return meant ? { text, ordersOnly: false } : { text: plain, ordersOnly: kept.length < sentences.length };
}

import type { Asking } from '../evidence/asking.ts';
import { nameOf } from '../evidence/describe.ts';
import { filterOf, textStem } from '../evidence/filter.ts';
import { notRecorded } from './not-recorded.ts';

const MAX_SAID = 15;

/** Policies by the words of the question, with their wording quoted. */
export async function matchPolicies(asking: Asking): Promise<void> {
  const { reader, reading, visibility, asOf, book, messages, unknown } = asking;
  const scope = {
    ...reading.scope,
    kinds: ['policy' as const],
    items: [],
    words: [],
    conditions: reading.scope.conditions.filter((one) => one === 'expiring_soon'),
  };
  const about = await reader.getItems(
    reading.scope.items.filter((code) => !code.startsWith('POL')),
    visibility,
    asOf,
  );
  const all = (
    await reader.findItems(
      { ...(await filterOf(asking, { ...scope, industries: [], cities: [] })) },
      { sort: [{ by: 'code', direction: 'ascending' }], limit: 2_000 },
      visibility,
      asOf,
    )
  ).items;
  const industries = new Set([
    ...reading.scope.industries,
    ...about.flatMap((item) => (item.industry ? [item.industry] : [])),
  ]);
  const cities = new Set(reading.scope.cities);
  const words = unknown.map((word) => word.toLowerCase());
  const found = all.filter((item) => {
    const text = [
      item.titleEn,
      item.titleZh,
      ...item.aliases,
      item.clause,
      item.eligibility,
      item.description,
    ]
      .join(' ')
      .toLowerCase();
    if (words.length > 0) return words.some((word) => contains(text, word));
    if (industries.size > 0 || cities.size > 0)
      return (
        (item.industry !== undefined && industries.has(item.industry)) ||
        item.cities.some((city) => cities.has(city)) ||
        (item.industry !== undefined &&
          text.includes(messages.terms.industries[item.industry]) &&
          industries.has(item.industry))
      );
    return true;
  });
  if (found.length === 0)
    return notRecorded(asking, { words: unknown.length > 0 ? unknown : [messages.terms.kindsPlural.policy] });
  const codes = found.map((item) => item.code);
  for (const item of about) book.item(item);
  book.say(
    messages.answers.match.policies(
      messages.answers.counted(
        found.length,
        book.figure(found.length, 'count', messages.terms.kindsPlural.policy, codes),
        ['policy'],
      ),
    ),
    codes,
  );
  for (const item of found.slice(0, MAX_SAID)) {
    book.item(item);
    if (item.clause) {
      book.fact(item.code, messages.terms.fields.clause, item.clause);
      book.say(messages.answers.match.clause(nameOf(asking, item), item.clause), [item.code]);
    }
    if (item.eligibility) {
      book.fact(item.code, messages.terms.fields.eligibility, item.eligibility);
      book.say(messages.answers.match.eligibility(nameOf(asking, item), item.eligibility), [item.code]);
    }
    if (!item.clause && !item.eligibility)
      book.say(messages.answers.list.these(nameOf(asking, item)), [item.code]);
  }
  book.say(messages.answers.match.notDecided, codes.slice(0, 50));
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Every word of a run stands in the text, wherever: 汽车企业 in 汽车零部件企业. */
function contains(text: string, run: string): boolean {
  const words = [...segmenter.segment(textStem(run))].filter(
    ({ segment, isWordLike }) => isWordLike === true && segment.length >= 2,
  );
  return words.length > 0 && words.every(({ segment }) => text.includes(segment));
}

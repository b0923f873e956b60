import { findCodes } from '../../plan/codes.ts';
import { findDates } from '../../plan/date-text.ts';
import { coverText } from '../interpret/cover.ts';
import { findVocabulary } from '../interpret/lexicon.ts';
import { meaningfulResidues } from '../interpret/residue.ts';
import { readable } from '../interpret/text.ts';
import { isNegatedAt } from './negation.ts';
import { findQuantities, type Quantity } from './quantities.ts';

/** What a text says that can be right or wrong, each in one normal form. */
export interface Claims {
  readonly quantities: readonly Quantity[];
  /** `from/to`. */
  readonly dates: ReadonlySet<string>;
  readonly codes: ReadonlySet<string>;
  /** Values of the plan's closed lists, `light:red`, with `not ` before them where they are denied. */
  readonly values: ReadonlySet<string>;
  /** Fields that are named. */
  readonly fields: ReadonlySet<string>;
  /** Superlatives and comparatives. */
  readonly comparisons: ReadonlySet<string>;
  /** Words that the vocabulary does not know, in lower case. */
  readonly words: readonly string[];
}

const VALUE_TYPES: ReadonlySet<string> = new Set([
  'light',
  'stage',
  'status',
  'nature',
  'fundSource',
  'city',
  'industry',
  'role',
  'issue',
  'cond',
]);
/** Fields whose mere mention states something: that there are problems, that help is needed. */
const TELLING_FIELDS: ReadonlySet<string> = new Set([
  'problems',
  'supportNeeded',
  'nextSteps',
  'milestones',
  'unpaid',
  'children',
  'budget',
  'confidential',
]);
/** Any day: a date without a year is compared by month and day. */
const SOME_DAY = '2026-07-01';

export function claimsOf(text: string): Claims {
  const source = readable(text);
  const dates = findDates(source.text, { today: SOME_DAY });
  const quantities = findQuantities(source.text, dates);
  const taken = [...dates, ...quantities, ...findCodes(source.text)];
  const cover = coverText(source, [
    ...findVocabulary(source),
    ...taken.map(({ start, end }) => ({ start, end, meanings: [{ type: 'amount', value: '' }] })),
  ]);
  const values = new Set<string>();
  const fields = new Set<string>();
  const comparisons = new Set<string>();
  for (const [index, tag] of cover.tags.entries()) {
    for (const { type, value } of tag.meanings) {
      const negated = isNegatedAt(cover.tags, index, source.text) ? 'not ' : '';
      if (VALUE_TYPES.has(type) && value !== 'missing') values.add(`${negated}${type}:${value}`);
      if (type === 'field' && TELLING_FIELDS.has(value)) values.add(`${negated}${type}:${value}`);
      if (type === 'verb' && value === 'predict') values.add('predict');
      if (type === 'neg' || value === 'missing') values.add('denial');
      if (type === 'field') fields.add(value);
      if (type === 'super' && value !== 'top' && value !== 'bottom') comparisons.add(value);
    }
  }
  return {
    quantities,
    dates: new Set(dates.map((one) => `${one.from}/${one.to}`)),
    codes: new Set(findCodes(source.text).map((one) => one.code)),
    values,
    fields,
    comparisons,
    words: meaningfulResidues(cover.residues).map((one) => one.text),
  };
}

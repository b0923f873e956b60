import type { ItemFilter, ItemGroup, Measure } from '../../plan/query.ts';
import type { Asking } from '../evidence/asking.ts';
import { describeScope } from '../evidence/describe.ts';
import { filterOf } from '../evidence/filter.ts';
import { isMeasure } from '../interpret/signals.ts';
import { nothing } from './items.ts';
import { sayLeft } from './left.ts';
import { registerSources, roundMean, unitOf } from './measures.ts';

/** The numbers that are asked for: the first, and others beside it that do not only bound the list. */
function measuresOf({ fields, measure, scope }: Asking['reading']): Measure[] {
  const first = measure ?? 'totalInvestmentFen';
  const others = fields.filter(
    (field): field is Measure => isMeasure(field) && !scope.amounts.some((one) => one.field === field),
  );
  return fields.includes(first) ? [...new Set([first, ...others])] : [first];
}

/** A sum or a mean over a scope. */
export async function aggregate(asking: Asking): Promise<void> {
  const { reader, reading, visibility, asOf, book, messages } = asking;
  if (reading.fields.includes('unpaid')) return sayLeft(asking);
  const measures = measuresOf(reading);
  const filter = await filterOf(asking, reading.scope);
  const median = reading.statistic === 'median';
  const [group] = await reader.aggregateItems(filter, { measures, median }, visibility, asOf);
  const { what, filter: narrowed } = describeScope(asking, reading.scope);
  if (!group || group.count === 0) {
    await nothing(asking, what, narrowed);
    if (book.draft.outcome === 'answered') book.draft.outcome = 'not_recorded';
    return;
  }
  let stored = 0;
  for (const measure of measures) {
    const summary = group.measures[measure];
    const label = messages.terms.fields[measure];
    if (!summary || summary.count === 0) {
      book.say(messages.answers.aggregate.nobody(label, what, narrowed), []);
      continue;
    }
    stored += 1;
    const unit = unitOf(measure);
    // Percentages are never added up.
    const asked = reading.statistic ?? 'sum';
    const statistic = measure === 'progress' && asked === 'sum' ? 'avg' : asked;
    const value =
      statistic === 'sum'
        ? summary.sum
        : roundMean(statistic === 'avg' ? summary.sum / summary.count : (summary.median ?? 0), unit);
    const codes = await codesWith(asking, filter, measure, group);
    const shown = book.figure(value, unit, `${label}${narrowed ? ` (${narrowed})` : ''}`, codes, {
      retold: statistic === 'sum',
    });
    const count = book.figure(summary.count, 'count', what, codes);
    book.say(
      messages.answers.aggregate[statistic](
        label,
        shown,
        messages.answers.counted(summary.count, count, reading.scope.kinds),
        narrowed,
      ),
      codes,
    );
  }
  if (stored === 0) book.draft.outcome = 'not_recorded';
  else if (group.codes.length > 0) await noteParents(asking, group, measures[0] ?? 'totalInvestmentFen');
  await registerSources(asking, group.codes);
}

/** The codes that a sum rests on: those that hold the measure. */
async function codesWith(
  { reader, visibility, asOf }: Asking,
  filter: ItemFilter,
  measure: Measure,
  group: ItemGroup,
): Promise<string[]> {
  const { items } = await reader.findItems(
    { ...filter, codes: filter.codes ?? group.codes },
    { sort: [{ by: 'code', direction: 'ascending' }], limit: 200 },
    visibility,
    asOf,
  );
  const holding = items.filter((item) => item[measure] !== undefined);
  const parents = new Set(holding.flatMap((item) => (item.parentCode ? [item.parentCode] : [])));
  return holding.filter((item) => !parents.has(item.code)).map((item) => item.code);
}

async function noteParents(
  { reader, visibility, asOf, book, messages }: Asking,
  group: ItemGroup,
  measure: Measure,
): Promise<void> {
  const items = await reader.getItems(group.codes, visibility, asOf);
  const codes = new Set(items.map((item) => item.code));
  if (items.some((item) => item.parentCode && codes.has(item.parentCode) && item[measure] !== undefined))
    book.note(messages.answers.aggregate.partsOnly);
}

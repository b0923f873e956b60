import type { GroupKey, ItemFilter, Measure } from '../../plan/query.ts';
import type { Asking } from '../evidence/asking.ts';
import { describeScope } from '../evidence/describe.ts';
import { filterOf } from '../evidence/filter.ts';
import { EMPTY_SCOPE, type Scope } from '../interpret/reading.ts';
import { narrowTo } from './by-heading.ts';
import { registerSources, unitOf } from './measures.ts';
import { round, rowsByGroup, sayRows } from './rate-rows.ts';

/** A part of a whole, by number of items or by an amount, with numerator and denominator. */
export async function sayShare(asking: Asking): Promise<void> {
  const { reader, reading, visibility, asOf, book, messages } = asking;
  const part = reading.part ?? reading.scope;
  if (reading.groupBy) return shareByGroup(asking, part, reading.groupBy);
  const measures: Measure[] = reading.measure ? [reading.measure] : [];
  const [whole] = await reader.aggregateItems(
    await filterOf(asking, reading.scope),
    { measures },
    visibility,
    asOf,
  );
  const [some] = await reader.aggregateItems(await filterOf(asking, part), { measures }, visibility, asOf);
  const base = describeScope(asking, reading.scope);
  const narrowed = describeScope(asking, onlyPart(part, reading.scope));
  const name = narrowed.filter || narrowed.what;
  const baseName = base.filter
    ? `${base.what}${asking.language === 'zh' ? `（${base.filter}）` : ` (${base.filter})`}`
    : base.what;
  const measure = reading.measure;
  const numerator = measure ? (some?.measures[measure]?.sum ?? 0) : (some?.count ?? 0);
  const denominator = measure ? (whole?.measures[measure]?.sum ?? 0) : (whole?.count ?? 0);
  if (denominator === 0) {
    book.draft.outcome = 'not_recorded';
    book.say(messages.answers.share.noBase(name));
    return;
  }
  const codes = some?.codes ?? [];
  const unit = measure ? unitOf(measure) : 'count';
  const percent = book.figure(round((numerator / denominator) * 100), 'percent', name, codes);
  const above = book.figure(numerator, unit, name, codes);
  const below = book.figure(denominator, unit, baseName, whole?.codes ?? []);
  const cites = codes.length > 0 ? codes : (whole?.codes ?? []);
  if (measure)
    book.say(
      messages.answers.share.sum(name, above, baseName, below, percent, messages.terms.fields[measure]),
      cites,
    );
  else book.say(messages.answers.share.line(name, above, baseName, below, percent), cites);
  await registerSources(asking, codes);
}

/** What the part narrows beyond the whole. */
function onlyPart(part: Scope, base: Scope): Scope {
  const result: Record<string, unknown> = { ...EMPTY_SCOPE };
  for (const [key, value] of Object.entries(part)) {
    const other = base[key as keyof Scope];
    if (
      Array.isArray(value) ? value.length > 0 && (other as readonly unknown[]).length === 0 : value !== other
    )
      result[key] = value;
  }
  return result as unknown as Scope;
}

/** The share that a part has in each group. */
async function shareByGroup(asking: Asking, part: Scope, by: GroupKey): Promise<void> {
  const { reader, reading, visibility, asOf } = asking;
  const measures: Measure[] = reading.measure ? [reading.measure] : [];
  const some = await filterOf(asking, part);
  const amount = async (filter: ItemFilter): Promise<{ value: number; codes: readonly string[] }> => {
    const [group] = await reader.aggregateItems(filter, { measures }, visibility, asOf);
    return {
      value: reading.measure ? (group?.measures[reading.measure]?.sum ?? 0) : (group?.count ?? 0),
      codes: group?.codes ?? [],
    };
  };
  const narrowed = describeScope(asking, onlyPart(part, reading.scope));
  const rows = await rowsByGroup(asking, await filterOf(asking, reading.scope), by, async (filter, key) => {
    const whole = await amount(filter);
    const own = await amount(narrowTo(some, by, key));
    return {
      numerator: own.value,
      denominator: whole.value,
      unit: reading.measure ? (unitOf(reading.measure) as 'fen') : 'count',
      codes: [...(own.codes.length > 0 ? own.codes : whole.codes)],
    };
  });
  await sayRows(asking, rows, narrowed.filter || narrowed.what, by);
}

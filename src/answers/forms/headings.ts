import { formatList } from '../../messages/format.ts';
import type { ItemFilter, ItemGroup } from '../../plan/query.ts';
import { CITIES, INDUSTRIES } from '../../plan/terms.ts';
import type { Asking } from '../evidence/asking.ts';
import { describeScope } from '../evidence/describe.ts';
import { filterOf } from '../evidence/filter.ts';
import { EMPTY_SCOPE } from '../interpret/reading.ts';
import { groupName } from './group-names.ts';
import { classOf, registerSources } from './measures.ts';

type Heading = 'class' | 'city' | 'industry';

/** Classes, cities or industries of whose items none fulfils a condition: "which classes have nothing overdue?" */
export async function headingsWithout(asking: Asking, by: Heading): Promise<void> {
  const { reader, reading, visibility, asOf, book, messages, classes, language } = asking;
  const filter = await filterOf(asking, {
    ...reading.scope,
    absent: [],
    conditions: [...reading.scope.conditions, ...reading.scope.absent],
  });
  const groups = await reader.aggregateItems(filter, { measures: [], groupBy: by }, visibility, asOf);
  const keys: readonly string[] =
    by === 'class'
      ? [...classes.values()].filter((one) => one.active).map((one) => one.code)
      : by === 'city'
        ? CITIES
        : INDUSTRIES;
  const found = keys.filter((key) => !groups.some((group) => group.key === key));
  const described = describeScope(asking, reading.scope);
  const what = described.filter || described.what;
  const narrowed = reading.without === true ? messages.answers.filter.without(what) : what;
  const cites = by === 'class' ? found : groups.flatMap((group) => group.codes).slice(0, 100);
  for (const key of by === 'class' ? found : []) classOf(asking, key);
  if (by !== 'class') await registerSources(asking, cites);
  const count = book.figure(found.length, 'count', narrowed, cites);
  if (found.length === 0) book.say(messages.answers.group.nobody(by, narrowed));
  else
    book.say(
      messages.answers.group.counted(
        messages.answers.group.headings(by, found.length, count),
        narrowed,
        formatList(
          found.map((key) => groupName(asking, by, key)),
          language,
        ),
      ),
      cites,
    );
}

/** Headings whose open items all fulfil a condition: "which classes reported everything?" */
export async function headingsOfAll(asking: Asking, by: Heading): Promise<void> {
  const { reader, reading, visibility, asOf, book, messages, language } = asking;
  const { scope } = reading;
  const { lights, stages, conditions, absent } = EMPTY_SCOPE;
  const statuses = scope.statuses.length > 0 ? undefined : (['open'] as const);
  const counted = async (filter: ItemFilter): Promise<ItemGroup[]> =>
    reader.aggregateItems(filter, { measures: [], groupBy: by }, visibility, asOf);
  const base = await filterOf(asking, {
    ...scope,
    statuses: [],
    lights,
    stages,
    conditions,
    absent,
    progress: undefined,
    periods: [],
  });
  const all = await counted({ ...base, statuses });
  const narrowedTo = await filterOf(asking, scope);
  const some = await counted(statuses === undefined ? narrowedTo : { ...narrowedTo, statuses });
  const found = all.filter(
    ({ key, count }) =>
      key !== undefined && key !== 'none' && some.find((one) => one.key === key)?.count === count,
  );
  const keys = found.flatMap(({ key }) => key ?? []).sort();
  const { what, filter } = describeScope(asking, scope);
  const narrowed = messages.answers.filter.every(filter || what);
  const behind = (found.length > 0 ? found : all).flatMap(({ codes }) => codes);
  if (by === 'class') for (const key of keys) classOf(asking, key);
  else await registerSources(asking, behind.slice(0, 100));
  const cites = by === 'class' && keys.length > 0 ? keys : behind.slice(0, 100);
  const count = book.figure(keys.length, 'count', narrowed, cites);
  if (keys.length === 0) book.say(messages.answers.group.nobody(by, narrowed));
  else
    book.say(
      messages.answers.group.counted(
        messages.answers.group.headings(by, keys.length, count),
        narrowed,
        formatList(
          keys.map((key) => groupName(asking, by, key)),
          language,
        ),
      ),
      cites,
    );
  book.behind(behind);
}

import type { GroupKey, ItemGroup } from '../../plan/query.ts';
import type { Asking } from '../evidence/asking.ts';
import { describeScope } from '../evidence/describe.ts';
import { filterOf } from '../evidence/filter.ts';
import type { Reading } from '../interpret/reading.ts';
import { narrowTo } from './by-heading.ts';
import { GROUP_FIELD, groupName } from './group-names.ts';
import { nothing } from './items.ts';
import { registerSources, withClass } from './measures.ts';

/** How many of each light, stage, … every group has. */
export async function crossGroups(
  asking: Asking,
  by: GroupKey,
  across: NonNullable<Reading['across']>,
): Promise<void> {
  const { reader, reading, visibility, asOf, book, messages } = asking;
  const filter = await filterOf(asking, reading.scope);
  const groups = await reader.aggregateItems(filter, { measures: [], groupBy: by }, visibility, asOf);
  const { what, filter: narrowed } = describeScope(asking, reading.scope);
  if (groups.length === 0) return nothing(asking, what, narrowed);
  const rows = await Promise.all(
    groups.map(async (group) => ({
      group,
      name: groupName(asking, by, group.key),
      cells: new Map(
        (
          await reader.aggregateItems(
            group.key === undefined || group.key === 'none'
              ? { ...filter, codes: group.codes }
              : narrowTo(filter, by, group.key),
            { measures: [], groupBy: across },
            visibility,
            asOf,
          )
        ).map((cell) => [cell.key ?? 'none', cell]),
      ),
    })),
  );
  const totals = await reader.aggregateItems(filter, { measures: [], groupBy: across }, visibility, asOf);
  const keys = totals.map((total) => total.key ?? 'none').sort((a, b) => placeOf(a) - placeOf(b));
  for (const { group, name, cells } of rows) {
    const record = by === 'class' && group.key ? asking.classes.get(group.key) : undefined;
    if (record) book.classRecord(record);
    const parts = keys.flatMap((key) => {
      const cell = cells.get(key);
      if (cell === undefined) return [];
      const label = groupName(asking, across, key);
      const codes = withClass(by, group.key, cell.codes);
      return [
        messages.answers.group.line(label, book.figure(cell.count, 'count', `${name} ${label}`, codes)),
      ];
    });
    book.say(messages.answers.group.cross(name, parts.join(messages.answers.separator)), citesOf(by, group));
  }
  await registerSources(asking, [...new Set(groups.flatMap((group) => group.codes))].slice(0, 200));
  book.draft.table = {
    caption: messages.answers.list.caption(what),
    columns: [
      { label: messages.terms.fields[GROUP_FIELD[by]], align: 'left' },
      ...keys.map((key) => ({ label: groupName(asking, across, key), align: 'right' as const })),
    ],
    rows: rows.map(({ group, name, cells }) => [
      { text: name, code: by === 'class' ? group.key : undefined },
      ...keys.map((key) => {
        const count = cells.get(key)?.count ?? 0;
        return { text: String(count), number: count };
      }),
    ]),
    total: rows.length,
  };
}

/** Lights stand in the order of their urgency; other columns stay as they are. */
function placeOf(key: string): number {
  return ['red', 'amber', 'green'].indexOf(key);
}

function citesOf(by: GroupKey, group: ItemGroup): string[] {
  return [...withClass(by, group.key, group.codes)].slice(0, 100);
}

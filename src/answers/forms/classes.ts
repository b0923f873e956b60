import { formatList } from '../../messages/format.ts';
import { isoWeekOf } from '../../plan/dates.ts';
import type { ItemFilter } from '../../plan/query.ts';
import type { SpecialClass } from '../../plan/records.ts';
import { type Asking, className } from '../evidence/asking.ts';
import { describeScope } from '../evidence/describe.ts';
import { filterOf } from '../evidence/filter.ts';
import { itemTable, nothing } from './items.ts';
import { registerSources } from './measures.ts';
import { notRecorded } from './not-recorded.ts';
import { sayResponsible } from './people.ts';

const MONDAY = Date.UTC(2024, 0, 1);

/** The special classes by name. */
export async function listClasses(asking: Asking): Promise<void> {
  const { book, messages, language, classes, reading } = asking;
  const all = [...classes.values()].filter((one) => one.active);
  if (all.length === 0) return notRecorded(asking, {});
  for (const one of all) book.classRecord(one);
  const codes = all.map((one) => one.code);
  const statements = reading.counting ? await asking.reader.listStatements(['special_classes']) : [];
  for (const statement of statements) book.statement(statement);
  const count = book.figure(all.length, 'count', messages.answers.statements.topics.special_classes, codes);
  book.say(
    messages.answers.classes.list(
      count,
      formatList(
        codes.map((code) => `${code} ${className(asking, code)}`),
        language,
      ),
    ),
    [...codes, ...statements.map((one) => one.id)],
  );
  const asked = reading.fields.filter(
    (field): field is ClassField => field === 'leadUnit' || field === 'slot' || field === 'channel',
  );
  const units: readonly ClassField[] =
    all.some((one) => one.leadUnit) && !reading.counting ? ['leadUnit'] : [];
  const wanted = asked.length > 0 ? asked : units;
  if (wanted.length > 0) {
    book.draft.table = {
      caption: messages.answers.statements.topics.special_classes,
      columns: [messages.terms.fields.class, ...wanted.map((field) => classLabel(asking, field))].map(
        (label) => ({ label, align: 'left' as const }),
      ),
      rows: all.map((one) => [
        { text: className(asking, one.code), code: one.code },
        ...wanted.map((field) => ({ text: classValue(asking, one, field) ?? '' })),
      ]),
      total: all.length,
    };
    for (const field of asked) {
      const held = all.flatMap((one) => {
        const value = classValue(asking, one, field);
        return value ? [messages.answers.rank.entry(className(asking, one.code), value)] : [];
      });
      if (held.length > 0)
        book.say(
          messages.answers.group.lines(
            classLabel(asking, field),
            messages.terms.fields.class,
            held.join(messages.answers.separator),
          ),
          codes,
        );
      else book.draft.outcome = 'not_recorded';
    }
  }
}

type ClassField = 'leadUnit' | 'slot' | 'channel';

function classLabel({ messages }: Asking, field: ClassField): string {
  return {
    leadUnit: messages.answers.leadUnitLabel,
    channel: messages.answers.channelLabel,
    slot: messages.answers.slotLabel,
  }[field];
}

function classValue({ language }: Asking, record: SpecialClass, field: ClassField): string | undefined {
  if (field === 'leadUnit') return record.leadUnit;
  if (field === 'channel') return record.channelId;
  const day = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    weekday: 'long',
    timeZone: 'UTC',
  }).format(new Date(MONDAY + (record.slotWeekday - 1) * 86_400_000));
  return `${day} ${record.slotTime}`;
}

/** One class, or several, in a few figures; or the field of it that was asked for. */
export async function sayClass(asking: Asking): Promise<void> {
  const { reading, classes, book, messages } = asking;
  const records = reading.scope.classes.flatMap((code) => classes.get(code) ?? []);
  if (records.length === 0) return notRecorded(asking, { codes: reading.scope.classes });
  for (const record of records) {
    book.classRecord(record);
    for (const field of reading.fields) {
      if (field === 'members')
        await sayResponsible({
          ...asking,
          reading: { ...reading, roles: [], scope: { ...reading.scope, items: [], classes: [record.code] } },
        });
      else if (field === 'budget')
        await notRecorded(asking, { words: [messages.answers.budgetLabel], near: [] });
      else if (field === 'leadUnit' || field === 'slot' || field === 'channel' || field === 'aliases')
        sayClassField(asking, record, field);
    }
    if (reading.fields.length === 0 || book.draft.sentences.length === 0) await figuresOf(asking, record);
  }
}

function sayClassField(
  asking: Asking,
  record: SpecialClass,
  field: 'leadUnit' | 'slot' | 'channel' | 'aliases',
): void {
  const { book, messages, language } = asking;
  const name = `${record.code} ${className(asking, record.code)}`;
  const say = messages.answers.classes;
  const missing = (label: string): void => {
    book.say(messages.answers.lookup.notRecorded(name, label), [record.code]);
    if (book.draft.sentences.length === 1) book.draft.outcome = 'not_recorded';
  };
  if (field === 'leadUnit') {
    if (!record.leadUnit) {
      missing(messages.answers.leadUnitLabel);
      return;
    }
    book.fact(record.code, messages.answers.leadUnitLabel, record.leadUnit);
    book.say(say.unit(name, record.leadUnit), [record.code]);
  } else if (field === 'channel') {
    if (!record.channelId) {
      missing(messages.answers.channelLabel);
      return;
    }
    book.fact(record.code, messages.answers.channelLabel, record.channelId);
    book.say(say.channel(name, record.channelId), [record.code]);
  } else if (field === 'aliases') {
    if (record.aliases.length === 0) {
      missing(messages.terms.fields.title);
      return;
    }
    book.say(say.aliases(name, record.aliases.join(messages.answers.separator)), [record.code]);
  } else {
    const day = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
      weekday: 'long',
      timeZone: 'UTC',
    }).format(new Date(MONDAY + (record.slotWeekday - 1) * 86_400_000));
    book.fact(record.code, 'slot', `${day} ${record.slotTime} ${record.timeZone}`);
    book.say(say.slot(name, day, record.slotTime, record.timeZone), [record.code]);
  }
}

async function figuresOf(asking: Asking, record: SpecialClass): Promise<void> {
  const { book, messages } = asking;
  const name = `${record.code} ${className(asking, record.code)}`;
  if (record.leadUnit) {
    book.fact(record.code, messages.answers.leadUnitLabel, record.leadUnit);
    book.say(messages.answers.classes.card(name, record.leadUnit), [record.code]);
  }
  const filter: ItemFilter = { classCodes: [record.code] };
  const counts = await countsOf(asking, filter);
  if (counts.all.count === 0) {
    if (!record.leadUnit) book.say(messages.answers.classes.card(name, ''), [record.code]);
    return;
  }
  book.say(messages.answers.classes.items(name, counts.say('all'), counts.say('open')), [record.code]);
  sayLights(asking, counts, [record.code]);
  await registerSources(asking, counts.all.codes);
}

type Counted = 'all' | 'open' | 'closed' | 'green' | 'amber' | 'red' | 'overdue' | 'silent';

async function countsOf(asking: Asking, filter: ItemFilter) {
  const { reader, visibility, asOf, today, book, messages } = asking;
  const open: ItemFilter = { ...filter, statuses: ['open'] };
  const filters: Readonly<Record<Counted, ItemFilter>> = {
    all: filter,
    open,
    closed: { ...filter, statuses: ['closed'] },
    green: { ...open, lights: ['green'] },
    amber: { ...open, lights: ['amber'] },
    red: { ...open, lights: ['red'] },
    overdue: { ...open, overdueOn: today },
    silent: { ...open, silentIn: isoWeekOf(today) },
  };
  const entries = await Promise.all(
    Object.entries(filters).map(async ([key, one]) => {
      const [group] = await reader.aggregateItems(
        one,
        { measures: key === 'all' ? ['progress'] : [] },
        visibility,
        asOf,
      );
      return [
        key as Counted,
        { count: group?.count ?? 0, codes: group?.codes ?? [], progress: group?.measures.progress },
      ] as const;
    }),
  );
  const counts = new Map(entries);
  const get = (
    key: Counted,
  ): { count: number; codes: readonly string[]; progress?: { sum: number; count: number } | undefined } =>
    counts.get(key) ?? { count: 0, codes: [] };
  const labels: Readonly<Record<Counted, string>> = {
    all: messages.answers.items,
    open: messages.terms.statuses.open,
    closed: messages.terms.statuses.closed,
    green: messages.answers.lights.green,
    amber: messages.answers.lights.amber,
    red: messages.answers.lights.red,
    overdue: messages.answers.conditions.overdue,
    silent: messages.answers.conditions.silent,
  };
  return {
    all: get('all'),
    get,
    say: (key: Counted): string => book.figure(get(key).count, 'count', labels[key], get(key).codes),
  };
}

function sayLights(
  { book, messages }: Asking,
  counts: Awaited<ReturnType<typeof countsOf>>,
  cites: readonly string[],
): void {
  book.say(
    messages.answers.classes.lights(counts.say('green'), counts.say('amber'), counts.say('red')),
    cites,
  );
  book.say(messages.answers.classes.late(counts.say('overdue'), counts.say('silent')), cites);
}

/** A scope at a glance: how many, their lights, what is late. */
export async function overview(asking: Asking): Promise<void> {
  const { book, messages, reader, visibility, asOf, reading } = asking;
  const filter = await filterOf(asking, reading.scope);
  const { what, filter: narrowed } = describeScope(asking, reading.scope);
  const counts = await countsOf(asking, filter);
  if (counts.all.count === 0) return nothing(asking, what, narrowed);
  const cites = [...new Set([...counts.get('red').codes, ...counts.get('overdue').codes])].slice(0, 100);
  const basis = cites.length > 0 ? cites : counts.all.codes.slice(0, 20);
  book.say(
    messages.answers.overview.counts(
      messages.answers.counted(counts.all.count, counts.say('all'), reading.scope.kinds),
      counts.say('open'),
      counts.say('closed'),
      narrowed,
    ),
    basis,
  );
  if (counts.all.progress && counts.all.progress.count > 0) {
    book.say(
      messages.answers.overview.progress(
        book.figure(
          Math.round((counts.all.progress.sum / counts.all.progress.count) * 10) / 10,
          'percent',
          messages.terms.fields.progress,
          counts.all.codes,
        ),
      ),
      basis,
    );
  }
  sayLights(asking, counts, basis);
  await registerSources(asking, counts.all.codes);
  const troubled = await reader.getItems(cites.slice(0, 20), visibility, asOf);
  if (troubled.length > 0)
    book.draft.table = itemTable(asking, troubled, cites.length, messages.answers.list.caption(what), []);
}

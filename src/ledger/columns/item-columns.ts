import { normalizeCode } from '../../plan/codes.ts';
import { parseAmount } from '../../plan/money.ts';
import type { AmountField, Draft, Item, PlainDate, StatusUpdate } from '../../plan/records.ts';
import { ok } from '../../plan/result.ts';
import type { ItemKind } from '../../plan/terms.ts';
import {
  isOngoing,
  joinList,
  type Reading,
  readAmount,
  readCount,
  readDate,
  readDecimal,
  readPercent,
  readSpan,
  readTerm,
  readTerms,
  readText,
  readYesNo,
  splitList,
} from './cells.ts';
import { readClass } from './class-cell.ts';
import { type Column, type OutCell, refuse, type WriteContext } from './column.ts';
import type { TermList, TermOf } from './value-lexicon.ts';

/** What a row of a ledger says of an item; what it does not name stays as it is. */
export interface ItemPatch extends Partial<Omit<Draft<'item'>, 'parentCode' | 'servesCodes'>> {
  /** A name in whichever language; its letters say which. */
  readonly title?: string;
  /** Codes or names, found when all rows are known; an empty list clears. */
  readonly parentNames?: readonly string[];
  readonly servesNames?: readonly string[];
  readonly leadNames?: readonly string[];
  readonly supervisorNames?: readonly string[];
  readonly report?: Pick<StatusUpdate, ReportField>;
}

export const REPORT_FIELDS = ['done', 'problems', 'nextSteps', 'supportNeeded'] as const;
export type ReportField = (typeof REPORT_FIELDS)[number];

/** An item with what stands beside it in a ledger. */
export interface ItemRow {
  readonly item: Item;
  readonly leadIds: readonly string[];
  readonly supervisorIds: readonly string[];
  readonly report?: StatusUpdate | undefined;
}

export type ItemColumn = Column<ItemPatch, ItemRow>;

type TextField = {
  [Field in keyof Draft<'item'>]-?: string | undefined extends Draft<'item'>[Field] ? Field : never;
}[keyof Draft<'item'>];

const textOut = (text: string | undefined): OutCell | undefined =>
  text === undefined || text === '' ? undefined : { text };
const numberOut = (number: number | undefined): OutCell | undefined =>
  number === undefined ? undefined : { number };
const dateOut = (date: PlainDate | undefined): OutCell | undefined =>
  date === undefined ? undefined : { date };

function mapped<Value>(reading: Reading<Value>, patch: (value: Value) => ItemPatch): Reading<ItemPatch> {
  return reading.ok ? ok(patch(reading.value)) : reading;
}

function text(field: Exclude<TextField, 'parentCode'>): ItemColumn {
  return {
    key: field,
    cleared: { [field]: undefined },
    read: (cell) => mapped(readText(cell), (value) => ({ [field]: value })),
    write: ({ item }) => textOut(item[field]),
  };
}

function date(field: 'startOn' | 'closedOn' | 'validFrom' | 'validTo'): ItemColumn {
  const edge = field === 'startOn' || field === 'validFrom' ? 'from' : 'to';
  return {
    key: field,
    cleared: { [field]: undefined },
    read: (cell, context) => mapped(readDate(cell, context, edge), (value) => ({ [field]: value.date })),
    write: ({ item }) => dateOut(item[field]),
  };
}

function term<List extends TermList>(
  key: string,
  list: List,
  set: (value: TermOf<List> | undefined) => ItemPatch,
  get: (item: Item) => string | undefined,
  clearable = true,
): ItemColumn {
  return {
    key,
    cleared: clearable ? set(undefined) : undefined,
    read: (cell) => mapped(readTerm(list, cell), set),
    write: ({ item }, context) => {
      const value = get(item);
      return value === undefined ? undefined : { text: context.termLabel(list, value) };
    },
  };
}

function amount(field: AmountField): ItemColumn {
  return {
    key: field,
    money: true,
    cleared: { [field]: undefined, amountTexts: { [field]: '' } },
    read: (cell, context) =>
      mapped(readAmount(cell, context), (value) => ({
        [field]: value.fen,
        amountTexts: { [field]: value.text },
      })),
    write: ({ item }) => amountOut(item[field], item.amountTexts[field]),
  };
}

const FEN_PER_WAN = 1_000_000;

/** In 万元; in words where the source hedged ("约5亿元"), or where a spreadsheet's number would not hold every fen. */
function amountOut(fen: number | undefined, written: string | undefined): OutCell | undefined {
  if (fen === undefined) return undefined;
  if (written !== undefined) {
    const read = parseAmount(written);
    if (read.ok && read.value.hedge !== undefined && read.value.fen === fen) return { text: written };
  }
  const number = fen / FEN_PER_WAN;
  const back = parseAmount(String(number), { unit: 'wan' });
  if (back.ok && back.value.fen === fen) return { number };
  return { text: `${BigInt(fen) / 100n}.${String(BigInt(fen) % 100n).padStart(2, '0')}元` };
}

function count(field: 'targetCount' | 'recruitedCount'): ItemColumn {
  return {
    key: field,
    cleared: { [field]: undefined },
    read: (cell) => mapped(readCount(cell), (value) => ({ [field]: value })),
    write: ({ item }) => numberOut(item[field]),
  };
}

function report(field: ReportField): ItemColumn {
  return {
    key: field,
    read: (cell) => mapped(readText(cell), (value) => ({ report: { [field]: value } })),
    write: (row) => textOut(row.report?.[field]),
  };
}

function title(key: 'title' | 'titleZh' | 'titleEn'): ItemColumn {
  return {
    key,
    read: (cell) => mapped(readText(cell), (value) => ({ [key]: value.replace(/\s*\n\s*/g, ' ') })),
    write: ({ item }) => textOut(key === 'titleEn' ? item.titleEn : item.titleZh),
  };
}

const code: ItemColumn = {
  key: 'code',
  read(cell) {
    const value = normalizeCode(cell.text);
    // Ledgers often count their rows under this header.
    if (/^\d+$/.test(cell.text.normalize('NFKC').trim())) return ok({});
    return value === undefined || value.startsWith('SC-') ? refuse('not_a_code') : ok({ code: value });
  },
  write: ({ item }) => ({ text: item.code }),
};

const ownClass: ItemColumn = {
  key: 'class',
  read: (cell, context) => mapped(readClass(cell.text, context), (classCode) => ({ classCode })),
  write: ({ item }) => ({ text: item.classCode }),
};

const supporting: ItemColumn = {
  key: 'supportingClasses',
  cleared: { supportingClassCodes: [] },
  read(cell, context) {
    const codes: string[] = [];
    for (const part of splitList(cell.text)) {
      const found = readClass(part, context);
      if (!found.ok) return found;
      codes.push(found.value);
    }
    return ok({ supportingClassCodes: [...new Set(codes)] });
  },
  write: ({ item }) => textOut(joinList(item.supportingClassCodes)),
};

const dueOn: ItemColumn = {
  key: 'dueOn',
  cleared: { dueOn: undefined, dueText: undefined },
  read: (cell, context) => {
    if (isOngoing(cell.text)) return ok({ dueOn: undefined, dueText: cell.text.trim() });
    return mapped(readDate(cell, context), (value) => ({
      dueOn: value.date,
      ...(value.text !== undefined && { dueText: value.text }),
    }));
  },
  write: ({ item }, context) => context.due(item.dueOn, item.dueText),
};

/** Two days in one cell; an export writes them apart. A column of its own for one of them says it better. */
function span(
  key: 'period' | 'validity',
  from: 'startOn' | 'validFrom',
  to: 'dueOn' | 'validTo',
): ItemColumn {
  return {
    key,
    read: (cell, context) => {
      if (key === 'period' && isOngoing(cell.text))
        return ok({ dueOn: undefined, dueText: cell.text.trim() });
      return mapped(readSpan(cell, context), (value) => ({
        ...(value.from !== undefined && { [from]: value.from }),
        ...(value.to !== undefined && { [to]: value.to }),
      }));
    },
    write: () => undefined,
  };
}

const progress: ItemColumn = {
  key: 'progress',
  cleared: { progress: undefined },
  read: (cell) => mapped(readPercent(cell), (value) => ({ progress: value })),
  write: ({ item }) => (item.progress === undefined ? undefined : { text: `${item.progress}%` }),
};

const landMu: ItemColumn = {
  key: 'landMu',
  cleared: { landMu: undefined },
  read: (cell) => mapped(readDecimal(cell, /\s*(?:亩|mu)$/iu), (value) => ({ landMu: value })),
  write: ({ item }) => numberOut(item.landMu),
};

const cities: ItemColumn = {
  key: 'cities',
  cleared: { cities: [] },
  read: (cell) => mapped(readTerms('cities', cell), (value) => ({ cities: value })),
  write: ({ item }, context) => textOut(joinList(item.cities.map((one) => context.termLabel('cities', one)))),
};

const aliases: ItemColumn = {
  key: 'aliases',
  cleared: { aliases: [] },
  read: (cell) => ok({ aliases: splitList(cell.text) }),
  write: ({ item }) => textOut(joinList(item.aliases)),
};

const parent: ItemColumn = {
  key: 'parent',
  cleared: { parentNames: [] },
  read: (cell) => mapped(readText(cell), (value) => ({ parentNames: [value] })),
  write: ({ item }) => textOut(item.parentCode),
};

const serves: ItemColumn = {
  key: 'serves',
  cleared: { servesNames: [] },
  read: (cell) => ok({ servesNames: splitList(cell.text) }),
  write: ({ item }) => textOut(joinList(item.servesCodes)),
};

const lead: ItemColumn = {
  key: 'lead',
  read: (cell) => ok({ leadNames: splitList(cell.text) }),
  write: ({ leadIds }, context) => textOut(joinList(leadIds.map((id) => context.personLabel(id)))),
};

const supervisor: ItemColumn = {
  key: 'supervisor',
  read: (cell) => ok({ supervisorNames: splitList(cell.text) }),
  write: ({ supervisorIds }, context) =>
    textOut(joinList(supervisorIds.map((id) => context.personLabel(id)))),
};

const asOf: ItemColumn = {
  key: 'asOf',
  read: (cell, context) => mapped(readDate(cell, context), (value) => ({ asOf: value.date })),
  write: ({ item }) => ({ date: item.asOf }),
};

function flag(field: 'confidential' | 'sample'): ItemColumn {
  return {
    key: field,
    read: (cell) => mapped(readYesNo(cell), (value) => ({ [field]: value })),
    write: ({ item }, context) => ({ text: context.yesNo(item[field]) }),
  };
}

const kind = term(
  'kind',
  'kinds',
  (value) => (value ? { kind: value } : {}),
  (item) => item.kind,
  false,
);
const stage = term(
  'stage',
  'stages',
  (value) => ({ stage: value }),
  (item) => item.stage,
);
const nature = term(
  'nature',
  'natures',
  (value) => ({ nature: value }),
  (item) => item.nature,
);
const light = term(
  'light',
  'lights',
  (value) => ({ light: value }),
  (item) => item.light,
);
const status = term(
  'status',
  'statuses',
  (value) => (value ? { status: value } : {}),
  (item) => item.status,
  false,
);
const industry = term(
  'industry',
  'industries',
  (value) => ({ industry: value }),
  (item) => item.industry,
);
const fundSource = term(
  'fundSource',
  'fundSources',
  (value) => ({ fundSource: value }),
  (item) => item.fundSource,
);

const FIRST = [
  code,
  kind,
  title('titleZh'),
  title('titleEn'),
  aliases,
  ownClass,
  supporting,
  cities,
  industry,
  parent,
];
const COURSE = [date('startOn'), dueOn, light, progress, status, date('closedOn'), lead, supervisor];
const LAST = [
  report('done'),
  report('problems'),
  report('nextSteps'),
  report('supportNeeded'),
  text('description'),
  flag('confidential'),
  text('source'),
  asOf,
  flag('sample'),
];

const OWN: Readonly<Record<ItemKind, readonly ItemColumn[]>> = {
  task: [],
  project: [
    stage,
    nature,
    text('ownerEntity'),
    text('location'),
    landMu,
    text('landStatus'),
    amount('totalInvestmentFen'),
    amount('yearPlanFen'),
    amount('investedMonthFen'),
    amount('investedYearFen'),
    amount('investedTotalFen'),
  ],
  platform: [text('platformType'), text('operator'), text('services')],
  fund: [fundSource, amount('plannedFen'), amount('receivedFen'), amount('paidFen'), serves],
  policy: [text('documentNumber'), text('clause'), text('eligibility'), date('validFrom'), date('validTo')],
  talent: [text('programme'), count('targetCount'), count('recruitedCount')],
};

/** Every column that a ledger of items may have. */
export const ITEM_COLUMNS: readonly ItemColumn[] = [
  ...FIRST,
  title('title'),
  span('period', 'startOn', 'dueOn'),
  span('validity', 'validFrom', 'validTo'),
  ...COURSE,
  ...Object.values(OWN).flat(),
  ...LAST,
];

/** The columns of a kind's sheet: its own ones, and any other that its items use. */
export function columnsFor(
  kindOfSheet: ItemKind,
  rows: readonly ItemRow[],
  context: WriteContext,
): ItemColumn[] {
  const own = OWN[kindOfSheet];
  const foreign = Object.values(OWN)
    .flat()
    .filter((column) => !own.includes(column))
    .filter((column) => rows.some((row) => column.write(row, context) !== undefined));
  return [...FIRST, ...COURSE, ...own, ...foreign, ...LAST];
}

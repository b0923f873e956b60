import type { LedgerName } from '../plan/ledger-names.ts';
import type { RecordKind, RecordTypes, StatusUpdate } from '../plan/records.ts';
import type { ChangeRequest } from '../plan/requests.ts';

/** How a field is stored. `day` is a DATE, `instant` a TIMESTAMPTZ, `fen` a BIGINT of whole fen. */
export type FieldType =
  | 'text'
  | 'texts'
  | 'day'
  | 'instant'
  | 'integer'
  | 'number'
  | 'fen'
  | 'boolean'
  | 'json';

export const SQL_TYPES: Readonly<Record<FieldType, string>> = {
  text: 'text',
  texts: 'text[]',
  day: 'date',
  instant: 'timestamptz',
  integer: 'integer',
  number: 'double precision',
  fen: 'bigint',
  boolean: 'boolean',
  json: 'jsonb',
};

type FieldsOf<Stored> = { readonly [Field in keyof Required<Stored>]: FieldType };

/** Where a kind of record is kept: its table, its key and its columns, which bear the fields' names. */
export interface RecordShape {
  readonly table: string;
  readonly key: string;
  readonly fields: Readonly<Record<string, FieldType>>;
}

const STORED = { sample: 'boolean', withdrawn: 'boolean', version: 'integer', updatedAt: 'instant' } as const;

const item = {
  code: 'text',
  kind: 'text',
  titleEn: 'text',
  titleZh: 'text',
  aliases: 'texts',
  classCode: 'text',
  supportingClassCodes: 'texts',
  cities: 'texts',
  industry: 'text',
  parentCode: 'text',
  stage: 'text',
  startOn: 'day',
  dueOn: 'day',
  dueText: 'text',
  light: 'text',
  progress: 'number',
  status: 'text',
  closedOn: 'day',
  confidential: 'boolean',
  description: 'text',
  source: 'text',
  asOf: 'day',
  nature: 'text',
  ownerEntity: 'text',
  location: 'text',
  landMu: 'number',
  landStatus: 'text',
  totalInvestmentFen: 'fen',
  yearPlanFen: 'fen',
  investedMonthFen: 'fen',
  investedYearFen: 'fen',
  investedTotalFen: 'fen',
  fundSource: 'text',
  plannedFen: 'fen',
  receivedFen: 'fen',
  paidFen: 'fen',
  servesCodes: 'texts',
  documentNumber: 'text',
  clause: 'text',
  eligibility: 'text',
  validFrom: 'day',
  validTo: 'day',
  programme: 'text',
  targetCount: 'integer',
  recruitedCount: 'integer',
  platformType: 'text',
  operator: 'text',
  services: 'text',
  amountTexts: 'json',
  lastUpdateId: 'text',
  lastUpdatePeriod: 'text',
  lastUpdatedAt: 'instant',
  ...STORED,
} as const satisfies FieldsOf<RecordTypes['item']>;

export const SHAPES = {
  class: {
    table: 'SpecialClass',
    key: 'code',
    fields: {
      code: 'text',
      nameEn: 'text',
      nameZh: 'text',
      aliases: 'texts',
      leadUnit: 'text',
      channelId: 'text',
      language: 'text',
      slotWeekday: 'integer',
      slotTime: 'text',
      timeZone: 'text',
      active: 'boolean',
      paused: 'boolean',
      source: 'text',
      ...STORED,
    } satisfies FieldsOf<RecordTypes['class']>,
  },
  person: {
    table: 'Person',
    key: 'id',
    fields: {
      id: 'text',
      name: 'text',
      nameZh: 'text',
      email: 'text',
      language: 'text',
      unit: 'text',
      ...STORED,
    } satisfies FieldsOf<RecordTypes['person']>,
  },
  assignment: {
    table: 'Assignment',
    key: 'id',
    fields: {
      id: 'text',
      personId: 'text',
      role: 'text',
      classCode: 'text',
      itemCode: 'text',
      validFrom: 'day',
      validTo: 'day',
      source: 'text',
      ...STORED,
    } satisfies FieldsOf<RecordTypes['assignment']>,
  },
  item: { table: 'Item', key: 'code', fields: item },
  milestone: {
    table: 'Milestone',
    key: 'id',
    fields: {
      id: 'text',
      itemCode: 'text',
      position: 'integer',
      titleEn: 'text',
      titleZh: 'text',
      dueOn: 'day',
      dueText: 'text',
      doneOn: 'day',
      ...STORED,
    } satisfies FieldsOf<RecordTypes['milestone']>,
  },
  issue: {
    table: 'Issue',
    key: 'id',
    fields: {
      id: 'text',
      itemCode: 'text',
      type: 'text',
      description: 'text',
      ownerId: 'text',
      raisedOn: 'day',
      dueOn: 'day',
      resolution: 'text',
      resolvedOn: 'day',
      ...STORED,
    } satisfies FieldsOf<RecordTypes['issue']>,
  },
  dependency: {
    table: 'Dependency',
    key: 'id',
    fields: {
      id: 'text',
      itemCode: 'text',
      waitsForItem: 'text',
      waitsForClass: 'text',
      note: 'text',
      resolvedOn: 'day',
      ...STORED,
    } satisfies FieldsOf<RecordTypes['dependency']>,
  },
  statement: {
    table: 'PlanStatement',
    key: 'id',
    fields: {
      id: 'text',
      topic: 'text',
      position: 'integer',
      textEn: 'text',
      textZh: 'text',
      aliases: 'texts',
      sentence: 'text',
      source: 'text',
      sourceDate: 'day',
      ...STORED,
    } satisfies FieldsOf<RecordTypes['statement']>,
  },
} as const satisfies Readonly<Record<RecordKind, RecordShape>>;

export const UPDATE_SHAPE = {
  table: 'StatusUpdate',
  key: 'id',
  fields: {
    id: 'text',
    itemCode: 'text',
    period: 'text',
    light: 'text',
    progress: 'number',
    stage: 'text',
    done: 'text',
    problems: 'text',
    nextSteps: 'text',
    supportNeeded: 'text',
    investedMonthFen: 'fen',
    investedYearFen: 'fen',
    investedTotalFen: 'fen',
    amountTexts: 'json',
    authorId: 'text',
    recordedAt: 'instant',
    via: 'text',
    permalink: 'text',
    supersedes: 'text',
    requestId: 'text',
    sample: 'boolean',
  } satisfies FieldsOf<StatusUpdate>,
} as const satisfies RecordShape;

export const REQUEST_SHAPE = {
  table: 'ChangeRequest',
  key: 'id',
  fields: {
    id: 'text',
    itemCode: 'text',
    classCode: 'text',
    kind: 'text',
    state: 'text',
    reason: 'text',
    evidence: 'texts',
    newDueOn: 'day',
    newDueText: 'text',
    seenDueOn: 'day',
    requestedBy: 'text',
    requestedAt: 'instant',
    via: 'text',
    permalink: 'text',
    decidedBy: 'text',
    decidedAt: 'instant',
    decisionReason: 'text',
    requestId: 'text',
    sample: 'boolean',
  } satisfies FieldsOf<ChangeRequest>,
} as const satisfies RecordShape;

export const LEDGER_NAME_SHAPE = {
  table: 'LedgerName',
  key: 'id',
  fields: {
    id: 'text',
    name: 'text',
    role: 'text',
    itemCode: 'text',
    classCode: 'text',
    issueId: 'text',
    validFrom: 'day',
    validTo: 'day',
    replaces: 'texts',
    place: 'text',
    notedBy: 'text',
    notedAt: 'instant',
    personId: 'text',
    settledBy: 'text',
    settledAt: 'instant',
    withdrawn: 'boolean',
  } satisfies FieldsOf<LedgerName>,
} as const satisfies RecordShape;

/** Fields that the store sets by itself; a draft's values for them are not looked at. */
export const STORE_SET: readonly string[] = [
  'version',
  'updatedAt',
  'lastUpdateId',
  'lastUpdatePeriod',
  'lastUpdatedAt',
];

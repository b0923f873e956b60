interface FaultContext {
  readonly allowed?: readonly string[] | undefined;
  readonly candidates?: readonly string[] | undefined;
}

const list = (parts: readonly string[] | undefined): string => (parts ?? []).join(', ');

/** What the ledger room says. */
export const ledger = {
  /** Names of the sheets of an export. */
  sheets: {
    class: 'Special classes',
    person: 'People',
    assignment: 'Responsibilities',
    task: 'Key tasks',
    project: 'Project database',
    platform: 'Platform group',
    fund: 'Capital pool',
    policy: 'Policy package',
    talent: 'Talent valley',
    milestone: 'Milestones',
    issue: 'Issues',
    dependency: 'Dependencies',
  },
  /** Headers of columns that are no field of an item. */
  columns: {
    titleZh: 'name in Chinese',
    titleEn: 'name in English',
    aliases: 'other names',
    lead: 'lead person',
    supervisor: 'supervising official',
    done: 'progress this week',
    problems: 'problems',
    nextSteps: 'next steps',
    supportNeeded: 'support needed',
    confidential: 'confidential',
    sample: 'sample data',
    leadUnit: 'lead unit',
    channelId: 'Slack channel',
    language: 'language of posts',
    slotWeekday: 'weekday of the slot',
    slotTime: 'time of the slot',
    timeZone: 'time zone',
    active: 'active',
    paused: 'paused',
    personId: 'Slack user',
    name: 'name',
    nameZh: 'Chinese name',
    email: 'e-mail',
    unit: 'unit',
    role: 'role',
    id: 'record number',
    item: 'item',
    position: 'order',
    dueOn: 'due',
    doneOn: 'done on',
    type: 'type',
    description: 'description',
    owner: 'owner of the issue',
    raisedOn: 'raised on',
    resolution: 'resolution',
    resolvedOn: 'resolved on',
    waitsForItem: 'waits for item',
    waitsForClass: 'waits for class',
    note: 'note',
    className: 'name',
  },
  inTenThousandYuan: (label: string): string => `${label} (10,000 yuan)`,
  yes: 'yes',
  no: 'no',
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  languages: { en: 'English', zh: 'Chinese' },
  /** Why a file was not read. */
  refusals: {
    file_missing: 'There is no such file, or it may not be read.',
    file_too_large:
      'The file is too large. Split the ledger, or save it without pictures: up to 40 MB can be read.',
    file_empty: 'The file is empty.',
    not_a_spreadsheet: 'This is not a spreadsheet. Save the ledger as XLSX or CSV.',
    old_workbook: 'This is an old Excel workbook (XLS). Open it and save it as XLSX.',
    macro_workbook: 'Workbooks with macros are not read. Save the ledger as XLSX without macros.',
    encrypted_workbook: 'The workbook is protected by a password. Save it without one.',
    damaged_workbook: 'The file is damaged or incomplete. Send or save it again.',
    zip_bomb: 'The file unpacks to far more than a ledger can hold. It was not opened.',
    too_many_rows: 'The file has more rows or cells than can be imported at once. Split it.',
    no_such_sheet: 'The workbook has no sheet with this name.',
    unknown_encoding: 'The text of the file could not be read. Save it as UTF-8 or GBK.',
    no_ledger: 'No sheet has a header row with columns that a ledger has (name, class, due, amounts …).',
    not_allowed: 'Only an admin may import a ledger.',
    has_errors: 'Nothing was written: the ledger has faults. Correct them and import it again.',
    changed_meanwhile:
      'Nothing was written: some of these records were changed meanwhile. Look at a new preview.',
  },
  /** What is wrong with a cell, as what was expected there. */
  faults: {
    not_a_code: 'expected a code such as PRJ-001',
    not_a_date: 'expected a date such as 2026-03-31 or 2026年3月底',
    year_missing: 'the year is missing: expected a date such as 2026年3月底',
    vague_date: 'this is no date: expected one such as 2026-03-31',
    no_such_day: 'there is no such day',
    not_an_amount: 'expected an amount such as 3500 or 12.5亿元',
    unit_missing: 'the unit is missing: write it in the cell or in the header, such as 万元',
    finer_than_fen: 'the amount is finer than one fen',
    amount_too_large: 'the amount is too large',
    not_a_number: 'expected a number',
    not_a_count: 'expected a whole number',
    not_a_percentage: 'expected a percentage such as 60%',
    percent_unclear: 'may be a percentage or a share of one: write it with the sign, such as 40%',
    not_yes_or_no: 'expected yes or no',
    not_a_time: 'expected a time such as 09:00',
    not_one_of: ({ allowed }: FaultContext): string => `expected one of: ${list(allowed)}`,
    unknown_class: ({ allowed }: FaultContext): string =>
      allowed?.length === 0
        ? 'there are no special classes yet: import their list first (code and name), or add them under `/linkage admin`'
        : `no special class has this code or name${allowed ? `: ${list(allowed)}` : ''}`,
    unknown_item: 'no item has this code or name',
    unknown_person: 'nobody has this Slack id, e-mail or name',
    formula_failed: 'the formula of this cell gives an error',
    kind_missing: 'it is not said what kind this is: add a code or a column "kind"',
    code_twice: ({ candidates }: FaultContext): string => `the same code stands in ${list(candidates)}`,
    name_twice: ({ candidates }: FaultContext): string => `the same name stands in ${list(candidates)}`,
    name_ambiguous: ({ candidates }: FaultContext): string =>
      `the name may mean ${list(candidates)}: add the code`,
    item_hidden: 'this record is confidential and not yours to change',
    own_ancestor: 'an item cannot be a part of itself',
    subject_missing: 'expected a class or an item',
    id_missing: 'expected a Slack user id such as U012ABCDEF',
    second_person:
      'who leads the item cannot close it, move its due date or turn red to green alone: ask for it with `/linkage`, or let another administrator import',
    code_malformed: 'expected a code such as PRJ-001',
    code_of_another_kind: 'the code belongs to another kind',
    title_missing: 'the name is missing',
    title_too_long: 'the name is longer than 200 characters',
    class_missing: 'the special class is missing',
    own_parent: 'an item cannot be a part of itself',
    amount_negative: 'an amount cannot be negative',
    amount_not_whole: 'the amount is too large or finer than one fen',
    due_before_start: 'the due date is before the start',
    validity_reversed: 'it ends before it begins',
    not_a_day: 'there is no such day',
    progress_out_of_range: 'progress is 0 to 100 percent',
    count_negative: 'a count cannot be negative',
    land_negative: 'an area cannot be negative',
    closed_without_day: 'a closed item needs the day on which it was closed',
    unknown_term: 'this word is not known here',
    supports_itself: 'a class does not support its own item',
    text_too_long: 'the text is longer than 4,000 characters',
  },
  fault: (place: string, value: string, expected: string): string => `${place}: “${value}” – ${expected}`,
  faultRow: (place: string, expected: string): string => `${place}: ${expected}`,
  /** A cell as a spreadsheet names it, or a whole row. */
  cell: (row: number, column: string | undefined): string =>
    column === undefined ? `row ${row}` : `${column}${row}`,
  listSeparator: ', ',
  place: (sheet: string, cells: string): string => `${sheet}, ${cells}`,
  summary: (counts: { created: number; changed: number; unchanged: number; errors: number }): string =>
    `${counts.created} new, ${counts.changed} changed, ${counts.unchanged} unchanged, ${counts.errors} refused.`,
  groups: {
    refused: (count: number): string => `Refused (${count}): nothing is imported before these are corrected`,
    created: (count: number): string => `New (${count})`,
    changed: (count: number): string => `Changed (${count})`,
    notes: 'Please note',
  },
  unknownColumns: (columns: string): string => `Columns that nobody knows, left out: ${columns}.`,
  leftOut: (rows: string): string => `Rows that are sums, headings or notes, left out: ${rows}.`,
  skippedSheets: (sheets: string): string => `Sheets that are hidden or hold no ledger, left out: ${sheets}.`,
  colours: (sheet: string, cells: string): string =>
    `Coloured cells whose colour was not read (${sheet} ${cells}). Green, yellow and red are read in a column of lights, under a header such as “light”.`,
  unmatchedPeople: (people: string): string =>
    `People who could not be matched; the rest goes in. An administrator says who they are under \`/linkage admin\`, “Who is who”: ${people}.`,
  unmatchedPerson: (name: string, place: string): string => `${name} (${place})`,
  ambiguousPerson: (name: string, place: string, candidates: string): string =>
    `${name} (${place}: may be ${candidates})`,
  secondPerson: (changes: string): string =>
    `Closed, moved or from red to green, which asks for a second person; whoever imports agrees to it: ${changes}.`,
  newerInStore: (codes: string): string =>
    `The store holds something newer than this file for ${codes}: importing overwrites it.`,
  change: (label: string, before: string, after: string): string => `${label}: ${before} → ${after}`,
  nothing: '(empty)',
  more: (count: number): string => `… and ${count} more`,
  imported: (counts: { created: number; changed: number }): string =>
    `Imported: ${counts.created} new, ${counts.changed} changed.`,
  toSettle: (count: number): string =>
    `${count} ${count === 1 ? 'name waits' : 'names wait'} for an administrator, who says whose ${count === 1 ? 'it is' : 'they are'} in Slack: \`/linkage admin\`, “Who is who”.`,
};

export type LedgerMessages = typeof ledger;

import { formatDate } from '../messages/format.ts';
import { messagesFor } from '../messages/index.ts';
import { addDays, instantAt, plainDateIn } from '../plan/dates.ts';
import type { LightThresholds } from '../plan/lights.ts';
import type { ItemField, Visibility } from '../plan/query.ts';
import type { Item } from '../plan/records.ts';
import type { PlanReader } from '../plan/store.ts';
import { isOneOf, type Language } from '../plan/terms.ts';
import type { Question } from './answer.ts';
import type { AudienceRights } from './audience.ts';
import { clarify } from './clarify.ts';
import type { Asking } from './evidence/asking.ts';
import { type Book, createBook, type Draft } from './evidence/book.ts';
import { describeScope } from './evidence/describe.ts';
import { textStem } from './evidence/filter.ts';
import { gather } from './forms/gather.ts';
import { notRecorded } from './forms/not-recorded.ts';
import { interpret } from './interpret/interpret.ts';
import { namesOfItem } from './interpret/names.ts';
import { questionParts } from './interpret/parts.ts';
import {
  type Ambiguity,
  type Form,
  type Interpretation,
  type Reading,
  TEXT_FIELDS,
  type TextField,
} from './interpret/reading.ts';
import { nameOnce } from './name-once.ts';
import { addNotes } from './notes.ts';

export interface PrepareRequest {
  readonly store: PlanReader;
  readonly question: Question;
  readonly now: Date;
  readonly timeZone: string;
  readonly staleDays: number;
  readonly thresholds: LightThresholds;
  readonly language: Language;
  readonly previous?: Reading | undefined;
  readonly rights: AudienceRights;
  readonly visibility: Visibility;
}

/** Evidence, and what the template says of it. */
export interface Prepared {
  readonly draft: Draft;
  readonly reading: Reading;
  readonly interpretation: Interpretation;
  readonly asking: Asking;
  readonly asOf: Date;
}

const MINUTE_MS = 60_000;

/** Forms that can look for unknown words in names and descriptions. */
const TEXT_FORMS: ReadonlySet<Form> = new Set([
  'list',
  'count',
  'aggregate',
  'group',
  'rank',
  'rank_groups',
  'share',
  'overview',
]);
/** Forms that ask about one record, or in which nothing else was read. */
const ASKS_OF_ONE: ReadonlySet<Form> = new Set(['lookup', 'overview', 'unknown', 'prediction', 'reason']);
/** Forms whose records may be narrowed by the text of one field. */
const HELD_FORMS: ReadonlySet<Form> = new Set(['list', 'count', 'group', 'rank', 'aggregate']);
/** Forms that make something of unknown words themselves, or need none. */
const OWN_WORDS: ReadonlySet<Form> = new Set([
  'policy_match',
  'reason',
  'unknown',
  'write',
  'hostile',
  'help',
  'greeting',
]);

/** Interprets the question and gathers its evidence, for what the given rights let see. Several questions are answered one after the other. */
export async function prepare(request: PrepareRequest): Promise<Prepared> {
  const { question, language } = request;
  const book = createBook(language);
  let last: Prepared | undefined;
  for (const text of questionParts(question.text)) {
    const part = await preparePart(request, text, book, last?.reading);
    last = part ?? last;
  }
  if (last === undefined) throw new Error('a question has at least one part');
  nameOnce(book.draft, messagesFor(language).answers.named);
  return last;
}

/** One of the questions. The one before it in the same message is its context. */
async function preparePart(
  request: PrepareRequest,
  text: string,
  book: Book,
  before: Reading | undefined,
): Promise<Prepared | undefined> {
  const { store, question, now, language, timeZone } = request;
  const today = plainDateIn(timeZone, now);
  const interpretation = await interpret(text, {
    reader: store,
    visibility: request.visibility,
    today,
    askerId: question.askerId,
    homeClass: request.rights.homeClass,
    previous: before ?? request.previous,
    joined: before !== undefined,
  });
  const reading = settled(interpretation);
  if (before !== undefined && isEmpty(interpretation)) return undefined;
  const at = asOfInstant(reading, today, now, timeZone);
  const classes = new Map((await store.listClasses(at ? { at } : undefined)).map((one) => [one.code, one]));
  const asking: Asking = {
    reader: store,
    visibility: request.visibility,
    reading,
    unknown: wordsOf(interpretation),
    language,
    messages: messagesFor(language),
    now: at ?? now,
    today: at ? plainDateIn(timeZone, new Date(at.getTime() - 1)) : today,
    asOf: at ? { at } : {},
    timeZone,
    staleDays: request.staleDays,
    thresholds: request.thresholds,
    classes,
    book,
    question: text,
    askerId: question.askerId,
  };
  const { outcome, table, sentences } = book.draft;
  const said = sentences.length;
  book.draft.outcome = 'answered';
  book.draft.scope = describeScope(asking, reading.scope);
  await answerWith(asking, interpretation);
  if (interpretation.leftOut.length > 0 && book.draft.outcome === 'answered')
    book.note(
      asking.messages.answers.notes.leftOut(interpretation.leftOut.join(asking.messages.answers.separator)),
    );
  if (at && book.draft.outcome === 'answered') sayDay(asking, said);
  if (before !== undefined) joinParts(book.draft, said, { outcome, table });
  for (const { written, name } of interpretation.corrected)
    book.note(asking.messages.answers.notes.corrected(written, name));
  await addNotes(asking);
  return {
    draft: book.draft,
    reading,
    interpretation,
    asking,
    asOf: at ? new Date(at.getTime() - MINUTE_MS) : now,
  };
}

/** Of two answers in one: nothing is said twice, the first table stays, and what has no answer does not hide what has. */
function joinParts(draft: Draft, from: number, first: Pick<Draft, 'outcome' | 'table'>): void {
  const known = new Set(draft.sentences.slice(0, from).map((one) => one.text));
  draft.sentences = draft.sentences.filter((one, index) => index < from || !known.has(one.text));
  draft.table = first.table ?? draft.table;
  const both = [first.outcome, draft.outcome];
  draft.outcome =
    (['clarify', 'answered', 'not_recorded'] as const).find((one) => both.includes(one)) ?? first.outcome;
}

/** A part such as "please?" that asks nothing of its own. */
function isEmpty({ reading, unknown }: Interpretation): boolean {
  return unknown.length === 0 && ['unknown', 'greeting', 'help'].includes(reading.form);
}

/** 汽车企业能享受哪些政策: what may be several records is looked for in the policies' texts. */
function wordsOf({ reading, unknown, ambiguities }: Interpretation): readonly string[] {
  if (reading.form !== 'policy_match') return unknown;
  return [...unknown, ...ambiguities.filter((one) => one.about === 'item').map((one) => one.text)];
}

/** Words that nothing explains narrow a list; names that may be several narrow it too. */
function settled({ reading, unknown, ambiguities }: Interpretation): Reading {
  if (!TEXT_FORMS.has(reading.form)) return reading;
  const vague = ambiguities.filter((one) => one.about === 'item');
  const words = [...reading.scope.words, ...unknown, ...vague.map((one) => one.text)];
  if (words.length === 0) return reading;
  const field = reading.fields.find((one): one is TextField => isOneOf(TEXT_FIELDS, one));
  // "Platforms operated by universities": the words are looked for in the field that is named beside them.
  const sought = [...unknown, ...reading.scope.words];
  if (field !== undefined && sought.length > 0 && HELD_FORMS.has(reading.form))
    return { ...reading, scope: { ...reading.scope, words: [], holding: { field, text: sought.join(' ') } } };
  const items = reading.scope.items.filter((code) => !vague.some((one) => one.options.includes(code)));
  return { ...reading, scope: { ...reading.scope, items, words: [...new Set(words)] } };
}

async function answerWith(asking: Asking, interpretation: Interpretation): Promise<void> {
  const { reading } = asking;
  if (reading.form === 'hostile' || reading.form === 'help' || reading.form === 'greeting')
    return gather(asking);
  if (
    interpretation.unknownCodes.length > 0 &&
    reading.scope.items.length + reading.scope.classes.length === 0
  ) {
    return notRecorded(asking, { codes: interpretation.unknownCodes, near: interpretation.nearest });
  }
  const asksBack = interpretation.ambiguities.filter(
    (one) => one.about !== 'item' || !(TEXT_FORMS.has(reading.form) || reading.form === 'policy_match'),
  );
  const strangers =
    interpretation.unknown.length > 0 && !TEXT_FORMS.has(reading.form) && !OWN_WORDS.has(reading.form);
  const vague = asksBack.some((one) => one.about === 'measure') || reading.form === 'unknown';
  if (strangers || (vague && interpretation.unknown.length > 0)) {
    const fitting = await recordsWith(asking, interpretation);
    if (fitting !== undefined) return clarify(asking, [fitting]);
    return notRecorded(asking, {
      words: interpretation.unknown,
      near: [...reading.scope.items, ...interpretation.nearest],
    });
  }
  if (asksBack.length > 0) return clarify(asking, asksBack);
  if (interpretation.misses) return askAnew(asking, interpretation.leftOut);
  await gather(asking);
  for (const code of interpretation.unknownCodes)
    asking.book.say(asking.messages.answers.notRecorded.code(code));
}

/** "How is the park doing?": a word that stands in the names of records is asked back, and not called unknown. */
async function recordsWith(
  { reader, visibility, reading }: Asking,
  { unknown, ambiguities }: Interpretation,
): Promise<Ambiguity | undefined> {
  const [text] = unknown;
  if (text === undefined || unknown.length > 1 || !ASKS_OF_ONE.has(reading.form)) return undefined;
  // What may be several records names none.
  const certain = reading.scope.items.filter(
    (code) => !ambiguities.some((one) => one.options.includes(code)),
  );
  if (certain.length + reading.scope.classes.length > 0 || NO_NAME.test(text)) return undefined;
  const { items } = await reader.findItems(
    { text: textStem(text), kinds: reading.scope.kinds.length > 0 ? reading.scope.kinds : undefined },
    { sort: [{ by: 'code', direction: 'ascending' }], limit: 200 },
    visibility,
  );
  const wanted = textStem(text);
  const inNames = items.filter((item) => namesOfItem(item).some((name) => holdsWord(name, wanted)));
  const named = inNames.length > 0 ? inNames : await writtenIn({ reader, visibility }, wanted);
  if (named.length === 0) return undefined;
  return { about: 'item', text, start: 0, end: 0, options: named.map((item) => item.code) };
}

/** Words this short tell no record. */
const NO_NAME = /^[a-z]{1,3}$/i;

const WRITTEN: readonly ItemField[] = ['clause', 'eligibility', 'description', 'services'];

/** A word that stands in the longer texts of records. */
async function writtenIn(
  { reader, visibility }: Pick<Asking, 'reader' | 'visibility'>,
  text: string,
): Promise<Item[]> {
  for (const field of WRITTEN) {
    const { items } = await reader.findItems(
      { containing: { field, text } },
      { sort: [{ by: 'code', direction: 'ascending' }], limit: 6 },
      visibility,
    );
    if (items.length > 0) return items;
  }
  return [];
}

/** In English a whole word and not a part of one. */
function holdsWord(name: string, wanted: string): boolean {
  return /^[a-z ]+$/.test(wanted)
    ? new RegExp(`(?<![a-z-])${wanted}(?:s|es|y|ies)?(?![a-z-])`).test(name)
    : name.includes(wanted);
}

/** The first sentence says of which day it is. */
function sayDay({ book, messages, today, language }: Asking, from: number): void {
  const first = book.draft.sentences[from];
  if (first === undefined) return;
  const date = formatDate(today, language);
  for (const code of first.cites) book.fact(code, 'as of', date);
  first.text = messages.answers.asOf(date, first.text);
}

/** Part of the question has no place in the query, and without it the answer would be to another question. */
function askAnew({ book, messages }: Asking, words: readonly string[]): void {
  book.draft.outcome = 'clarify';
  book.say(messages.answers.clarify.notRead(words.join(messages.answers.separator)));
}

/** The instant at which the store is asked: the end of the as-of day, or of the month whose figure is wanted. */
function asOfInstant(reading: Reading, today: string, now: Date, timeZone: string): Date | undefined {
  const period = reading.scope.periods.find((one) => one.role === 'as_of');
  const to = period?.to;
  if (to === undefined || to >= today || reading.form === 'over_time') return undefined;
  const at = instantAt(addDays(to, 1), '00:00', timeZone);
  return at < now ? at : undefined;
}

import type { FoundDate } from '../../plan/date-text.ts';
import type { Visibility } from '../../plan/query.ts';
import type { Item, PlainDate } from '../../plan/records.ts';
import type { PlanReader } from '../../plan/store.ts';
import { findCardinalTags } from './cardinals.ts';
import { type Cover, coverText, type Residue } from './cover.ts';
import { decide } from './decide.ts';
import { withMeasureDone } from './done.ts';
import { continueReading } from './follow-up.ts';
import { findItemTags } from './item-names.ts';
import { findLastingTags } from './lasting.ts';
import { leftovers } from './leftovers.ts';
import { findVocabulary } from './lexicon.ts';
import {
  findAmountTags,
  findDurationTags,
  findLimitTags,
  findNumberTags,
  findTallyTags,
} from './measures.ts';
import { findClassTags, findPersonTags } from './names.ts';
import { withoutOrders } from './orders.ts';
import { readPeriods } from './period-roles.ts';
import { findRatioTags } from './ratios.ts';
import type { Ambiguity, Interpretation, Reading, Scope } from './reading.ts';
import { codeTags, dateTags, isNeeded, merged, statementTags } from './record-tags.ts';
import { meaningfulResidues, wholeWord } from './residue.ts';
import { scopeOf } from './scope.ts';
import { withSensesBeside } from './senses.ts';
import { INVESTED_VERB } from './senses-lexicon.ts';
import {
  settleNames,
  withOneSense,
  withoutParticle,
  withoutPossessed,
  withReferences,
  withSubjects,
} from './settle.ts';
import { readSignals, type Signals } from './signals.ts';
import { correctSpelling } from './spelling.ts';
import { means, type Tag } from './tag.ts';
import { type ReadableText, readable } from './text.ts';
import { findTurnTags } from './turns.ts';
import { ASKS_WHETHER } from './whether-lexicon.ts';

const MAX_QUESTION = 1_000;

export interface InterpretContext {
  readonly reader: PlanReader;
  readonly visibility: Visibility;
  readonly today: PlainDate;
  readonly askerId: string;
  /** The class whose channel the question was asked in. */
  readonly homeClass?: string | undefined;
  readonly previous?: Reading | undefined;
  /** The previous question stands in the same message. */
  readonly joined?: boolean | undefined;
}

/** Reads a question by the vocabulary and the store's own names, without any model. */
export async function interpret(raw: string, context: InterpretContext): Promise<Interpretation> {
  const { text: kept, ordersOnly } = withoutOrders(raw.slice(0, MAX_QUESTION));
  const source = readable(kept);
  const { reader, visibility } = context;
  const [classes, people, statements] = await Promise.all([
    reader.listClasses(),
    reader.listPeople(),
    reader.listStatements(),
  ]);
  const known = [
    ...findVocabulary(source),
    ...findClassTags(source, classes),
    ...findPersonTags(source, people),
    ...findAmountTags(source.text),
    ...findRatioTags(source.text),
    ...findCardinalTags(source.text),
    ...findNumberTags(source.text),
    ...findLimitTags(source.text),
    ...findDurationTags(source.text),
    ...findTallyTags(source.text),
    ...findTurnTags(source.text),
    ...findLastingTags(source.text),
    ...dateTags(source.text, context.today),
    ...(await codeTags(source.text, classes, reader, visibility)),
  ];
  const stated = statementTags(source, statements);
  const plain = coverText(source, merged(known));
  known.push(...stated.filter((tag) => isNeeded(tag, plain)));
  const first = coverText(source, merged(known));
  const items = await candidates(source, first.residues, context);
  const second = coverText(source, merged([...known, ...findItemTags(source, first.residues, items)]));
  const spelled = await correctSpelling(source, second, { ...context, classes, people });
  const cover =
    spelled.tags.length > 0 ? coverText(source, merged([...second.tags, ...spelled.tags])) : second;
  return compose(source, withoutPossessed(cover, source.text), context, {
    stated: [...new Set(stated.flatMap((tag) => tag.meanings.map((one) => one.value)))],
    classCodes: classes.map((one) => one.code),
    ordersOnly,
    written: kept.normalize('NFKC'),
    nearest: spelled.nearest,
    corrected: spelled.corrected,
  });
}

function compose(
  source: ReadableText,
  cover: Cover,
  context: InterpretContext,
  found: Pick<Interpretation, 'nearest' | 'corrected'> & {
    readonly stated: readonly string[];
    readonly classCodes: readonly string[];
    readonly ordersOnly: boolean;
    readonly written: string;
  },
): Interpretation {
  const { text } = source;
  const residues = meaningfulResidues(cover.residues);
  const settled = settleNames(withSubjects(withoutParticle(cover.tags, text), text), text);
  const tags = withMeasureDone(
    withOneSense(withReferences(withSensesBeside(settled.tags, text), context)),
    text,
    context.previous?.measure,
  );
  const unknown = residues.map((one) => wholeWord(found.written, one, cover.tags) || one.text);
  const bare = scopeOf(tags, text, found.classCodes);
  const signals = withInvestment(readSignals(tags, text, found.stated), tags, {
    text,
    scope: bare,
    today: context.today,
  });
  const policies = bare.kinds.length > 0 && bare.kinds.every((kind) => kind === 'policy');
  const scope = {
    ...bare,
    periods: readPeriods(tags, {
      today: context.today,
      text,
      policies,
      fallback: fallbackRole(signals, policies, bare),
      reporting:
        bare.conditions.some((one) => one === 'silent' || one === 'reported') ||
        signals.has('rate', 'reported_of_open'),
      standing:
        !signals.has('field', 'dueOn') &&
        bare.lights.length + bare.stages.length + bare.statuses.length + bare.conditions.length > 0,
    }),
  };
  const asked = {
    text,
    tags,
    scope: withoutSoon(timedStages(scope, text)),
    signals,
    words: residues.map((one, index) => ({ ...one, text: unknown[index] ?? one.text })),
  };
  const decision = found.ordersOnly ? { form: 'hostile' as const } : decide(asked);
  const reading: Reading = {
    fields: signals.fields,
    roles: signals.roles,
    topics: [],
    statements: signals.statements,
    counting: false,
    whether: ASKS_WHETHER.some((pattern) => pattern.test(text.trim())) || undefined,
    trend: signals.has('op', 'trend'),
    dated: signals.has('q', 'when') || undefined,
    shift: signals.has('shift', 'later') ? 'later' : signals.has('shift', 'earlier') ? 'earlier' : undefined,
    measure: signals.measure,
    limit: signals.limit,
    groupBy: undefined,
    ...decision,
    scope: decision.scope ?? asked.scope,
  };
  const ambiguities: Ambiguity[] = [
    ...settled.ambiguities,
    ...(decision.ambiguity ? [{ ...decision.ambiguity, text: '', start: 0, end: 0 }] : []),
  ];
  const interpretation: Interpretation = {
    reading,
    ambiguities,
    unknown,
    unknownCodes: tags.flatMap((tag) =>
      tag.meanings.filter((one) => one.type === 'unknown_code').map((one) => one.value),
    ),
    nearest: found.nearest,
    corrected: found.corrected,
    continues: false,
    leftOut: [],
    misses: false,
  };
  const continued = continueReading(interpretation, asked, context.previous, context.joined === true);
  const left = leftovers(asked, continued.reading);
  return {
    ...continued,
    leftOut: left.map((one) => found.written.slice(one.start, one.end)),
    misses: left.some((one) => one.decisive),
  };
}

/** 下个月要到期: a period that is said leaves nothing of "soon". */
function withoutSoon(scope: Scope): Scope {
  const dated = scope.periods.some((one) => one.role === 'due' || one.role === 'valid_to');
  return dated
    ? {
        ...scope,
        conditions: scope.conditions.filter((one) => one !== 'due_soon' && one !== 'expiring_soon'),
      }
    : scope;
}

/** 今年开工 and 今年要竣工 ask for dates: by now the stage may be another one. */
function timedStages(scope: Scope, text: string): Scope {
  const { stages, periods } = scope;
  const starts = stages.includes('started') && periods.some((one) => one.role === 'start');
  const ends =
    stages.includes('completed') &&
    periods.some((one) => one.role === 'due') &&
    !/已竣工|已完工|已建成|already/.test(text);
  if (!starts && !ends) return scope;
  return {
    ...scope,
    stages: stages.filter((stage) => !(starts && stage === 'started') && !(ends && stage === 'completed')),
  };
}

/** "invested this year": the period tells which of the investment figures is meant; of a fund it is what was paid. */
function withInvestment(
  signals: Signals,
  tags: readonly Tag[],
  { text, scope, today }: { readonly text: string; readonly scope: Scope; readonly today: PlainDate },
): Signals {
  if (!signals.has('field', 'investment') || signals.measure !== undefined) return signals;
  const periods = tags.flatMap((tag) => (means(tag, 'date') ? [tag.detail as FoundDate] : []));
  const measure = isOfFunds(scope)
    ? 'paidFen'
    : (investmentOf(periods, today) ??
      (signals.has('since_start') && INVESTED_VERB.test(text) ? 'investedTotalFen' : undefined));
  return measure === undefined
    ? signals
    : { ...signals, measure, fields: [...signals.fields.filter((field) => field !== 'investment'), measure] };
}

function isOfFunds({ items, kinds, fundSources }: Scope): boolean {
  if (items.length > 0) return items.every((code) => code.startsWith('FND'));
  return kinds.length > 0 ? kinds.every((kind) => kind === 'fund') : fundSources.length > 0;
}

function investmentOf(
  periods: readonly FoundDate[],
  today: PlainDate,
): 'investedYearFen' | 'investedMonthFen' | undefined {
  if (periods.some((one) => one.precision === 'month' && one.from <= today)) return 'investedMonthFen';
  const year = periods.find(
    (one) => one.precision === 'year' || (one.boundary === 'since' && one.from.endsWith('-01-01')),
  );
  return year && year.from <= today ? 'investedYearFen' : undefined;
}

/** Where no word says what a period bounds. */
function fallbackRole(
  signals: ReturnType<typeof readSignals>,
  policies: boolean,
  { items }: Scope,
): 'due' | 'valid_to' | 'window' | 'as_of' {
  if (signals.has('q', 'who') || signals.has('turn') || signals.roles.length > 0) return 'window';
  if (signals.measure !== undefined || items.length > 0) return 'as_of';
  return policies ? 'valid_to' : 'due';
}

/** Items that the words of the question may name. */
async function candidates(
  source: ReadableText,
  residues: readonly Residue[],
  { reader, visibility }: InterpretContext,
): Promise<Item[]> {
  const texts = [
    source.text.slice(0, 300),
    ...residues.filter((one) => one.text.length >= 2).map((one) => one.text.slice(0, 60)),
  ];
  const hits = await Promise.all(
    texts
      .slice(0, 5)
      .map((text, index) => reader.searchItems(text, { limit: index === 0 ? 25 : 12 }, visibility)),
  );
  const codes = [...new Set(hits.flat().map((hit) => hit.code))];
  return codes.length === 0 ? [] : reader.getItems(codes, visibility);
}

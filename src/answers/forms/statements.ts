import { formatDate, formatList } from '../../messages/format.ts';
import type { PlanStatement } from '../../plan/records.ts';
import { isOneOf, STATEMENT_TOPICS, type StatementTopic } from '../../plan/terms.ts';
import type { Asking } from '../evidence/asking.ts';
import { readable } from '../interpret/text.ts';
import { listClasses } from './classes.ts';
import { notRecorded } from './not-recorded.ts';

/** Topics of which each statement names one thing, so that their number is an answer. */
const COUNTABLE: readonly StatementTopic[] = [
  'cities',
  'pillar_industries',
  'developing_industries',
  'levers',
  'problems',
  'support',
];

/** What the document says about the plan as a whole, with its sentence as the source. */
export async function sayStatements(asking: Asking): Promise<void> {
  const { reader, reading, book, messages, language } = asking;
  if (reading.topics.length === 1 && reading.topics[0] === 'special_classes' && reading.counting)
    return listClasses(asking);
  const all = await reader.listStatements(reading.topics.length > 0 ? reading.topics : undefined);
  const found = reading.topics.length > 0 ? all : all.filter((one) => reading.statements.includes(one.id));
  if (found.length === 0) return notRecorded(asking, {});
  // "When was the leading group set up?": a statement without a date is no answer to it.
  if (reading.dated === true && !found.some((one) => /\d{4}|\d月/.test(textOf(one, language))))
    return notRecorded(asking, {});
  const ofClasses = found.every((one) => one.topic === 'special_classes');
  if (reading.each === true && ofClasses && asking.classes.size > 0) return listClasses(asking);
  const topics = STATEMENT_TOPICS.filter((topic) => found.some((one) => one.topic === topic));
  for (const topic of topics) {
    const own = found.filter((one) => one.topic === topic).sort((a, b) => a.position - b.position);
    for (const one of own) book.statement(one);
    const ids = own.map((one) => one.id);
    const names =
      COUNTABLE.includes(topic) && reading.topics.length > 0
        ? own.flatMap((one) => shortName(one, language) ?? [])
        : [];
    if (names.length > 1 && names.length === own.length) {
      book.figure(own.length, 'count', messages.answers.statements.topics[topic], ids);
      book.say(messages.answers.statements.names(topic, own.length, formatList(names, language)), ids);
      continue;
    }
    for (const one of topic === 'leading_group' ? leading(own) : own)
      book.say(textOf(one, language), [one.id]);
  }
  if (topics.includes('leading_group')) await sayLeadingGroup(asking);
}

/** What a statement is of, as its first alias in the language says. */
function shortName({ aliases }: PlanStatement, language: string): string | undefined {
  return aliases.find((alias) => /\p{Script=Han}/u.test(alias) === (language === 'zh'));
}

/** The first statement of the leading group says it whole; the others repeat its parts. */
function leading(statements: readonly PlanStatement[]): readonly PlanStatement[] {
  return statements.slice(0, 1);
}

function textOf(statement: PlanStatement, language: string): string {
  return language === 'zh' ? statement.textZh : statement.textEn;
}

/** People who hold the leading group's role, where the plan names any. */
async function sayLeadingGroup({ reader, book, messages, language, today, asOf }: Asking): Promise<void> {
  const holders = await reader.listAssignments({ roles: ['leading_group'], on: today }, asOf);
  if (holders.length === 0) return;
  const people = await reader.listPeople(holders.map((one) => one.personId));
  const names = people.map((one) => (language === 'zh' ? (one.nameZh ?? one.name) : one.name));
  const statement = book.draft.sources.find((one) => one.topic === 'leading_group');
  for (const one of holders) {
    if (one.sample) book.draft.sampleSeen = true;
    if (statement)
      book.fact(statement.code, one.personId, `${names.join(' ')} ${formatDate(one.validFrom, language)}`);
  }
  book.say(
    messages.answers.people.leadingGroup(formatList(names, language)),
    statement ? [statement.code] : [],
  );
}

/** "Is finance a pillar industry?": yes, or what the plan states instead. */
export async function verifyStatement(asking: Asking): Promise<void> {
  const { reader, reading, book, messages, language } = asking;
  const topics = reading.topics.filter((topic) => isOneOf(STATEMENT_TOPICS, topic));
  const stated = await reader.listStatements(topics);
  const elsewhere = await reader.listStatements(['pillar_industries', 'developing_industries']);
  const names = reading.scope.industries.map((one) => messages.terms.industries[one].toLowerCase());
  const question = readable(asking.question).text;
  const about = (one: PlanStatement): boolean =>
    specific(one).some((alias) => question.includes(alias) || names.includes(alias));
  const yes = stated.filter(about);
  if (yes.length > 0) {
    for (const one of yes) {
      book.statement(one);
      book.say(messages.answers.statements.yes(textOf(one, language)), [one.id]);
    }
    return;
  }
  const instead = elsewhere.filter(about);
  if (instead.length === 0 && stated.length === 0) return notRecorded(asking, {});
  for (const one of instead.length > 0 ? instead : stated) {
    book.statement(one);
    book.say(messages.answers.statements.no(textOf(one, language)), [one.id]);
  }
}

/** Aliases that only this statement can mean: not the topic's own word. */
function specific({ aliases }: PlanStatement): string[] {
  return aliases
    .map((alias) => readable(alias).text)
    .filter((alias) => !/产业$|industr(?:y|ies)$/.test(alias) && alias.length >= 2);
}

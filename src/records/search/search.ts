import type { Visibility } from '../../plan/query.ts';
import type { SearchHit, SearchOptions } from '../../plan/store.ts';
import type { Database } from '../database.ts';
import { storableText } from '../storable.ts';
import { type Candidate, findCandidates } from './candidates.ts';
import { questionOf, type SearchQuestion } from './question.ts';
import { createNameReader, type ReadName } from './read-names.ts';
import { type Match, matchNames, type Weigh, weighBy } from './score.ts';
import { namesOf } from './search-terms.ts';
import { FUNCTION_WORDS } from './search-vocabulary.ts';
import { createStatistics } from './statistics.ts';

/** Below a name in full: every piece of a name in another order, or with slips. */
const ALL_PIECES = 0.95;
/** A name in full that is only a part of a longer name that the question holds. */
const PART_OF_LONGER = 0.85;
/** Words of the description, and of no name. */
const DESCRIBED = 0.45;
const LEAST_SCORE = 0.05;

export interface ItemSearch {
  searchItems(
    db: Database,
    text: string,
    options: SearchOptions,
    visibility: Visibility,
  ): Promise<SearchHit[]>;
}

export function createItemSearch(): ItemSearch {
  const statistics = createStatistics();
  const readName = createNameReader();
  return {
    searchItems: async (db, text, options, visibility) => {
      const question = questionOf(storableText(text));
      if (question.tokens.length === 0 || options.limit <= 0) return [];
      const known = await statistics.read(db);
      const weigh = weighBy(known);
      const found = await findCandidates(db, question, known, weigh, options, visibility);
      return rank(found, question, weigh, readName)
        .filter((hit) => hit.score >= LEAST_SCORE)
        .slice(0, options.limit);
    },
  };
}

interface Looked {
  readonly candidate: Candidate;
  readonly matches: readonly Match[];
}

function rank(
  found: readonly Candidate[],
  question: SearchQuestion,
  weigh: Weigh,
  readName: (name: string) => ReadName,
): SearchHit[] {
  const match = matchNames(question, weigh);
  const looked = found.map((candidate) => ({
    candidate,
    matches: namesOf(candidate).map((name) => match(readName(name))),
  }));
  const present = new Set(looked.flatMap(({ candidate, matches }) => piecesOf(candidate, matches, question)));
  const asked = sum([...present], weigh);
  const spans = looked.flatMap(({ matches }) => matches.flatMap((match) => match.span ?? []));
  return looked
    .map((one) => ({ code: one.candidate.code, score: scoreOf(one, question, asked, spans, weigh) }))
    .sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1));
}

/** The question's pieces that a record has, in a name or in its description. What no record has tells nothing. */
function piecesOf(candidate: Candidate, matches: readonly Match[], question: SearchQuestion): string[] {
  return [
    ...matches.flatMap((match) => [...match.found]),
    ...candidate.terms.filter((term) => question.grams.has(term)),
  ];
}

function scoreOf(
  { candidate, matches }: Looked,
  question: SearchQuestion,
  asked: number,
  spans: readonly NonNullable<Match['span']>[],
  weigh: Weigh,
): number {
  const shareOf = (pieces: Iterable<string>) => (asked === 0 ? 0 : sum([...new Set(pieces)], weigh) / asked);
  if (question.codes.includes(candidate.code)) return 1;
  const scores = matches.map((match) => {
    if (match.span !== undefined && tells(question, match.span)) {
      return spans.some((span) => isInside(match.span, span)) ? PART_OF_LONGER : 1;
    }
    return ALL_PIECES * Math.max(match.coverage ** 1.5, Math.sqrt(match.coverage * shareOf(match.found)));
  });
  const described = DESCRIBED * shareOf(piecesOf(candidate, matches, question));
  return round(Math.max(...scores, described));
}

/** A name of function words ("The Who") stands in too many texts to be meant by them. */
function tells(question: SearchQuestion, { start, end }: NonNullable<Match['span']>): boolean {
  return question.tokens.slice(start, end).some((token) => !FUNCTION_WORDS.has(token.text));
}

function isInside(inner: Match['span'], outer: NonNullable<Match['span']>): boolean {
  if (inner === undefined) return false;
  const longer = outer.end - outer.start > inner.end - inner.start;
  return longer && outer.start <= inner.start && inner.end <= outer.end;
}

function sum(pieces: readonly string[], weigh: Weigh): number {
  return pieces.reduce((total, piece) => total + weigh(piece), 0);
}

function round(score: number): number {
  return Math.round(score * 1e4) / 1e4;
}

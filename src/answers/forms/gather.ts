import type { Asking } from '../evidence/asking.ts';
import type { Form } from '../interpret/reading.ts';
import { narrows } from '../interpret/rule.ts';
import { aggregate } from './aggregate.ts';
import { sayAttention } from './attention.ts';
import { sayBlockers } from './blockers.ts';
import { sayChanges } from './changes.ts';
import { listClasses, overview, sayClass } from './classes.ts';
import { compareSides } from './compare.ts';
import { sayDependencies } from './dependencies.ts';
import { sayDisagreements } from './disagreements.ts';
import { groupItems } from './groups.ts';
import { sayHistory } from './history.ts';
import { sayIssues } from './issues.ts';
import { countItems, listItems } from './items.ts';
import { matchLevers } from './levers.ts';
import { sayLitFor } from './lit-for.ts';
import { lookUp } from './lookup.ts';
import { sayMilestones } from './milestones.ts';
import { notRecorded } from './not-recorded.ts';
import { sayOverTime } from './over-time.ts';
import { sayHeldBy, sayResponsible } from './people.ts';
import { rankPeople } from './people-rank.ts';
import { matchPolicies } from './policies.ts';
import { sayPace } from './prediction.ts';
import { rankItems } from './rank.ts';
import { sayRate } from './rates.ts';
import { countReports } from './report-count.ts';
import { sayReporters } from './reporters.ts';
import { sayReportingRecord } from './reporting-record.ts';
import { sayReports } from './reports.ts';
import { offerUpdate, sayReason } from './requests.ts';
import { sayResponsibleFor } from './responsible-scope.ts';
import { sayShare } from './share.ts';
import { saySilent } from './silent.ts';
import { sayStatements, verifyStatement } from './statements.ts';
import { sayTurned } from './turned.ts';

/** What gathers the evidence of each form and says it by template. */
const FORMS: Readonly<Record<Form, (asking: Asking) => Promise<void>>> = {
  lookup: lookUp,
  class_card: sayClass,
  list: listItems,
  count: countItems,
  aggregate,
  group: (asking) => groupItems(asking, false),
  rank: rankItems,
  rank_groups: (asking) => groupItems(asking, true),
  rank_people: rankPeople,
  compare: compareSides,
  share: sayShare,
  rate: sayRate,
  class_list: listClasses,
  overview,
  changed: sayChanges,
  over_time: sayOverTime,
  turned: sayTurned,
  reporters: sayReporters,
  reporting_record: sayReportingRecord,
  attention: sayAttention,
  blockers: sayBlockers,
  lit_for: sayLitFor,
  report_count: countReports,
  history: sayHistory,
  responsible: (asking) => (ofManyItems(asking) ? sayResponsibleFor(asking) : sayResponsible(asking)),
  held_by: sayHeldBy,
  dependencies: sayDependencies,
  statement: sayStatements,
  verify_statement: verifyStatement,
  policy_match: matchPolicies,
  lever_match: matchLevers,
  issues: sayIssues,
  silent: saySilent,
  reports: sayReports,
  disagreement: sayDisagreements,
  milestones: sayMilestones,
  reason: sayReason,
  prediction: sayPace,
  write: offerUpdate,
  help: async ({ book, messages }) => {
    for (const line of messages.answers.help) book.say(line);
  },
  greeting: async ({ book, messages }) => book.say(messages.answers.greeting),
  hostile: async ({ book, messages }) => {
    book.draft.outcome = 'refused';
    book.say(messages.answers.refused);
  },
  unknown: (asking) => notRecorded(asking, { words: asking.unknown }),
};

/** No item is named, and what is asked for is narrowed beyond a class. */
function ofManyItems({ reading: { scope } }: Asking): boolean {
  if (scope.items.length > 0) return false;
  return narrows({ ...scope, classes: [], kinds: scope.classes.length > 0 ? [] : scope.kinds });
}

export async function gather(asking: Asking): Promise<void> {
  await FORMS[asking.reading.form](asking);
}

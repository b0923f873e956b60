import type { Rule } from './rule.ts';
import { ALL_OF_THEM, ASKS_WHETHER, COUNTS_REPORTS } from './whether-lexicon.ts';

/** 本周SC-07报了吗, "who reported since Monday": whether it was reported, or who did. What was not is `silent`'s. */
export const reporters: Rule = ({ text, scope, signals: { has, fields, superlative, roles, groupBy } }) => {
  const said =
    scope.conditions.includes('reported') ||
    (['updates', 'lastUpdatedAt', 'author'] as const).some((field) => fields.includes(field));
  const elsewhere =
    superlative !== undefined ||
    groupBy !== undefined ||
    scope.conditions.includes('silent') ||
    scope.absent.length > 0 ||
    roles.length > 0 ||
    has('op', 'share') ||
    has('rate') ||
    fields.some((field) => !OF_REPORTS.includes(field));
  if (!said || elsewhere) return undefined;
  const named = scope.items.length + scope.classes.length > 0;
  const asks = ['what', 'which', 'when', 'why', 'how', 'how_many', 'how_much'].some((value) =>
    has('q', value),
  );
  if (has('q', 'who') || fields.includes('author'))
    return scope.items.length > 0 ? undefined : { form: 'reporters' };
  const whether = ASKS_WHETHER.some((pattern) => pattern.test(text.trim()));
  return whether && !asks && (named || ALL_OF_THEM.test(text))
    ? { form: 'reporters', whether: true }
    : undefined;
};

/** "How many updates were filed this month", 报了几次, "who filed the most updates": the reports are counted. */
export const reportCount: Rule = ({ text, scope, signals: { has, superlative, fields, measure } }) => {
  const said = has('field', 'updates') || scope.conditions.includes('reported');
  if (!said || measure !== undefined || scope.conditions.includes('silent') || has('rate')) return undefined;
  const ranked = superlative === 'max' || superlative === 'min' || superlative === 'larger';
  const ofPeople = has('q', 'who') || has('noun', 'person') || fields.includes('author');
  if (ranked && ofPeople && !has('noun', 'class') && scope.kinds.length === 0)
    return { form: 'report_count', direction: superlative === 'min' ? 'ascending' : 'descending' };
  return superlative === undefined && COUNTS_REPORTS.test(text) ? { form: 'report_count' } : undefined;
};

const OF_REPORTS: readonly string[] = ['updates', 'lastUpdatedAt', 'author', 'class'];

/** 哪个专班报送最差, "the class with the worst record of reporting": the share of the reports that came, over weeks. */
export const reportingRecord: Rule = ({ scope, signals }) => {
  const { has, superlative, fields, measure } = signals;
  if (superlative === undefined || measure !== undefined || scope.items.length > 0) return undefined;
  const reports =
    has('timely') || (fields.includes('updates') && ['slow', 'fast', 'min', 'max'].includes(superlative));
  const ofClasses = has('noun', 'class') || has('field', 'class') || has('q', 'who');
  if (!reports || !ofClasses || scope.conditions.includes('silent') || scope.kinds.length > 0)
    return undefined;
  return {
    form: 'reporting_record',
    groupBy: 'class',
    direction: ['slow', 'min', 'smaller', 'later'].includes(superlative) ? 'ascending' : 'descending',
    limit: signals.limit,
  };
};

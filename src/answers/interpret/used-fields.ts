import type { Reading } from './reading.ts';
import { isItemField } from './scope.ts';

/** Whether a field that the question names has a part in a query that lists, counts, adds up or orders. */
export function isFieldUsed(field: string, reading: Reading): boolean {
  const { form, scope, part, measure, rankBy, fields } = reading;
  if (field === measure || field === rankBy || reading.rate !== undefined || scope.rate !== undefined)
    return true;
  const whole = part ?? scope;
  const conditions = [...scope.conditions, ...scope.absent, ...whole.conditions];
  const periods = [...scope.periods, ...whole.periods].map((one) => one.role);
  if ([...scope.missing, ...whole.missing].some((one) => one === field)) return true;
  if (scope.unheld.length > 0 || scope.unserved || scope.holding?.field === field) return true;
  switch (field) {
    case 'investment':
      return measure !== undefined || rankBy !== undefined || whole.amounts.length > 0;
    case 'class':
    case 'leadUnit':
      return reading.groupBy === 'class' || scope.classes.length > 0 || reading.form === 'list';
    case 'cities':
      return reading.groupBy === 'city' || scope.cityCount !== undefined || isListed(reading);
    case 'industry':
      return reading.groupBy === 'industry' || whole.industries.length > 0 || isListed(reading);
    case 'kind':
    case 'stage':
    case 'light':
    case 'nature':
    case 'status':
      return true;
    case 'source':
    case 'fundSource':
      return true;
    case 'updates':
    case 'author':
    case 'lastUpdatedAt':
      return (
        conditions.some((one) => ['silent', 'reported', 'stale', 'changed'].includes(one)) ||
        scope.silentDays !== undefined ||
        periods.includes('updated') ||
        periods.includes('window') ||
        isListed(reading)
      );
    case 'dueOn':
    case 'startOn':
    case 'closedOn':
    case 'validTo':
    case 'validFrom':
      return periods.length > 0 || conditions.length > 0 || isListed(reading);
    case 'confidential':
      return conditions.includes('confidential');
    case 'unpaid':
      return conditions.includes('unpaid');
    case 'receivedFen':
      return conditions.includes('short_received') || conditions.includes('unpaid') || isListed(reading);
    case 'paidFen':
      return conditions.includes('unpaid') || fields.includes('unpaid') || isListed(reading);
    case 'supportingClasses':
    case 'serves':
      return (
        scope.supporting ||
        scope.supportedBy.length + scope.serving.length + scope.servedBy.length > 0 ||
        isListed(reading)
      );
    case 'problems':
      return scope.issueTypes.length > 0 || conditions.includes('has_issue');
    case 'progress':
      return whole.progress !== undefined || isListed(reading);
    case 'landMu':
      return whole.landMu !== undefined || isListed(reading);
    case 'targetCount':
    case 'recruitedCount':
      return whole.heads !== undefined || conditions.includes('below_target') || isListed(reading);
    case 'operator':
    case 'ownerEntity':
      return scope.ofDistrict !== undefined || isListed(reading);
    default:
      if (whole.amounts.some((one) => one.field === field)) return true;
      return isItemField(field) && (form === 'list' || form === 'count' || form === 'aggregate');
  }
}

/** A list shows a field that is asked for as a column. */
function isListed({ form, fields }: Reading): boolean {
  return (form === 'list' || form === 'count') && fields.length > 0;
}

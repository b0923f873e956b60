import {
  formatDate,
  formatFen,
  formatInstant,
  formatList,
  formatNumber,
  formatPercent,
} from '../../messages/format.ts';
import type { ItemField } from '../../plan/query.ts';
import type { Item } from '../../plan/records.ts';
import type { AnswerFigure } from '../answer.ts';
import { type Asking, className } from './asking.ts';

/** What one field of an item holds, as it is shown, with its exact value where it is a number. */
export interface FieldValue {
  readonly text: string;
  readonly number?: number | undefined;
  readonly unit?: AnswerFigure['unit'] | undefined;
}

/** Undefined when nothing is stored. */
export function fieldValue(asking: Asking, item: Item, field: ItemField): FieldValue | undefined {
  const { language, messages, timeZone } = asking;
  const { terms } = messages;
  const words = (text: string | undefined): FieldValue | undefined =>
    text === undefined || text.trim() === '' ? undefined : { text };
  const list = (texts: readonly string[]): FieldValue | undefined =>
    texts.length === 0 ? undefined : { text: formatList(texts, language) };
  switch (field) {
    case 'code':
      return { text: item.code };
    case 'kind':
      return { text: terms.kinds[item.kind] };
    case 'title':
      return words(language === 'zh' ? item.titleZh : item.titleEn);
    case 'class':
      return { text: className(asking, item.classCode) };
    case 'supportingClasses':
      return list(item.supportingClassCodes.map((code) => className(asking, code)));
    case 'cities':
      return list(item.cities.map((city) => terms.cities[city]));
    case 'industry':
      return item.industry && { text: terms.industries[item.industry] };
    case 'parent':
      return words(item.parentCode);
    case 'stage':
      return item.stage && { text: terms.stages[item.stage] };
    case 'light':
      return item.light && { text: messages.answers.lights[item.light] };
    case 'status':
      return { text: terms.statuses[item.status] };
    case 'nature':
      return item.nature && { text: terms.natures[item.nature] };
    case 'fundSource':
      return item.fundSource && { text: terms.fundSources[item.fundSource] };
    case 'progress':
      return item.progress === undefined
        ? undefined
        : { text: formatPercent(item.progress, language), number: item.progress, unit: 'percent' };
    case 'landMu':
      return item.landMu === undefined
        ? undefined
        : { text: messages.answers.mu(formatNumber(item.landMu, language)), number: item.landMu, unit: 'mu' };
    case 'targetCount':
    case 'recruitedCount': {
      const value = item[field];
      return value === undefined
        ? undefined
        : { text: formatNumber(value, language), number: value, unit: 'people' };
    }
    case 'startOn':
    case 'dueOn':
    case 'closedOn':
    case 'validFrom':
    case 'validTo':
    case 'asOf': {
      const date = item[field];
      return date === undefined ? undefined : { text: formatDate(date, language) };
    }
    case 'lastUpdatedAt':
      return item.lastUpdatedAt && { text: formatInstant(item.lastUpdatedAt, timeZone, language) };
    case 'serves':
      return list(item.servesCodes);
    case 'description':
    case 'source':
    case 'ownerEntity':
    case 'location':
    case 'landStatus':
    case 'documentNumber':
    case 'clause':
    case 'eligibility':
    case 'programme':
    case 'platformType':
    case 'operator':
    case 'services':
      return words(item[field]);
    default: {
      const fen = item[field];
      return fen === undefined ? undefined : { text: formatFen(fen, language), number: fen, unit: 'fen' };
    }
  }
}

import { formatFen, formatNumber, formatPercent } from '../../messages/format.ts';
import { messagesFor } from '../../messages/index.ts';
import type { Item, PlanStatement, SpecialClass, StatusUpdate } from '../../plan/records.ts';
import type { Language } from '../../plan/terms.ts';
import type { Answer, AnswerChart, AnswerFigure, AnswerSource, AnswerTable, Outcome } from '../answer.ts';

/** What a form found and says, before a model rewrites it: sentences by template, and the evidence for them. */
export interface Draft {
  outcome: Outcome;
  /** `kept`: said whoever writes, such as that two records disagree. */
  sentences: { text: string; cites: string[]; kept?: boolean }[];
  /** What the figures that are made now are of, and how the question narrows it. */
  scope?: { readonly what: string; readonly filter: string } | undefined;
  /** Figures whose label, with the scope beside their id, says all that they are: a writer may put them in other words. */
  retold: Map<string, string>;
  table?: AnswerTable | undefined;
  chart?: AnswerChart | undefined;
  choices: { label: string; question: string }[];
  updateOffer?: Answer['updateOffer'];
  mayKnow: Answer['mayKnow'][number][];
  sources: AnswerSource[];
  figures: AnswerFigure[];
  notes: string[];
  /** All codes that the answer rests on, also those beyond a table's end. */
  evidence: string[];
  /** What the records behind it hold, for the check and for the model: by code, texts as shown. */
  facts: Map<string, Map<string, string>>;
  /** An assignment that the answer rests on is sample data. */
  sampleSeen?: boolean;
  /** Codes of items whose newest update is old. */
  stale: Set<string>;
}

export interface Book {
  readonly draft: Draft;
  item(item: Item): void;
  classRecord(record: SpecialClass): void;
  statement(statement: PlanStatement): void;
  update(update: StatusUpdate): void;
  /** A text of a record that the answer uses. */
  fact(code: string, label: string, text: string): void;
  figure(
    value: number,
    unit: AnswerFigure['unit'],
    label: string,
    codes: readonly string[],
    options?: { readonly retold: boolean },
  ): string;
  say(text: string, cites?: readonly string[], options?: { readonly kept: boolean }): void;
  note(text: string): void;
  behind(codes: readonly string[]): void;
}

/** Collects evidence and sentences of one answer. */
export function createBook(language: Language): Book {
  const { terms } = messagesFor(language);
  const draft: Draft = {
    outcome: 'answered',
    sentences: [],
    choices: [],
    mayKnow: [],
    sources: [],
    figures: [],
    notes: [],
    evidence: [],
    facts: new Map(),
    stale: new Set(),
    retold: new Map(),
  };
  const behind = (codes: readonly string[]): void => {
    for (const code of codes) if (!draft.evidence.includes(code)) draft.evidence.push(code);
  };
  const addSource = (source: AnswerSource): void => {
    if (!draft.sources.some((one) => one.code === source.code && one.kind === source.kind))
      draft.sources.push(source);
    behind([source.code]);
  };
  const fact = (code: string, label: string, text: string): void => {
    const facts = draft.facts.get(code) ?? new Map<string, string>();
    draft.facts.set(code, facts);
    facts.set(label, text);
  };
  return {
    draft,
    behind,
    fact,
    item(item) {
      addSource({
        code: item.code,
        title: language === 'zh' ? item.titleZh || item.titleEn : item.titleEn || item.titleZh,
        kind: item.kind,
        light: item.light,
        document: item.source,
        asOf: item.asOf,
        version: item.version,
        sample: item.sample,
      });
      fact(item.code, terms.fields.title, [item.titleEn, item.titleZh, ...item.aliases].join(' / '));
    },
    classRecord(record) {
      addSource({
        code: record.code,
        title: language === 'zh' ? record.nameZh : record.nameEn,
        kind: 'class',
        document: record.source,
        version: record.version,
        sample: record.sample,
      });
      fact(record.code, terms.fields.title, [record.nameEn, record.nameZh, ...record.aliases].join(' / '));
    },
    statement(statement) {
      addSource({
        code: statement.id,
        title: language === 'zh' ? statement.textZh : statement.textEn,
        kind: 'statement',
        topic: statement.topic,
        sentence: statement.sentence,
        document: statement.source,
        asOf: statement.sourceDate,
        version: statement.version,
        sample: statement.sample,
      });
      fact(
        statement.id,
        terms.fields.description,
        `${statement.textEn} ${statement.textZh} ${statement.sentence}`,
      );
    },
    update(update) {
      const source = draft.sources.find((one) => one.code === update.itemCode);
      if (update.permalink !== undefined && source && source.permalink === undefined) {
        draft.sources[draft.sources.indexOf(source)] = { ...source, permalink: update.permalink };
      }
    },
    figure(value, unit, label, codes, options) {
      const text = figureText(value, unit, language);
      const same = draft.figures.find(
        (one) => one.value === value && one.unit === unit && one.label === label,
      );
      if (!same) {
        const id = `F${draft.figures.length + 1}`;
        if (options?.retold === true)
          draft.retold.set(id, draft.scope ? `${draft.scope.what} ${draft.scope.filter}` : '');
        draft.figures.push({
          id,
          value,
          unit,
          label,
          codes: [...codes].slice(0, 200),
          text,
        });
      }
      behind(codes);
      return text;
    },
    say(text, cites = [], options = undefined) {
      const tidy = text.replace(/([。.!！?？；;])[。.]$/u, '$1');
      const begun = language === 'en' ? tidy.replace(/^[a-z]/, (letter) => letter.toUpperCase()) : tidy;
      draft.sentences.push({ text: begun, cites: [...new Set(cites)], ...options });
    },
    note(text) {
      if (!draft.notes.includes(text)) draft.notes.push(text);
    },
  };
}

export function figureText(value: number, unit: AnswerFigure['unit'], language: Language): string {
  switch (unit) {
    case 'fen':
      return formatFen(value, language);
    case 'percent':
      return formatPercent(value, language);
    case 'mu':
      return language === 'zh' ? `${formatNumber(value, language)}亩` : `${formatNumber(value, language)} mu`;
    default:
      return formatNumber(value, language);
  }
}

import { kindOfCode } from '../../plan/codes.ts';
import { addDays } from '../../plan/dates.ts';
import { formatAmountText } from '../../plan/money.ts';
import type { Draft, PlainDate } from '../../plan/records.ts';
import type { SampleItem } from './files.ts';
import { SAMPLE_SOURCE } from './sample-people.ts';
import { firstInvested, firstReport } from './sample-reports.ts';
import { seedAmounts } from './seed-amounts.ts';
import { seedDate } from './seed-dates.ts';

const SAMPLE = { sample: true, withdrawn: false } as const;

/** An item as it began, before its eight weeks of reports and the edits made meanwhile. */
export function sampleItem(one: SampleItem, today: PlainDate, began: PlainDate): Draft<'item'> {
  const kind = kindOfCode(one.code);
  if (!kind) throw new Error(`${one.code} is not an item's code`);
  const { values, texts } = seedAmounts(one.amounts ?? {});
  const due = one.due === undefined ? undefined : seedDate(one.due, today);
  const first = firstReport(one);
  const invested = firstInvested(one, today);
  return {
    code: one.code,
    kind,
    titleEn: one.en,
    titleZh: one.zh,
    aliases: one.aliases,
    classCode: one.class,
    supportingClassCodes: one.supports ?? [],
    cities: one.cities,
    industry: one.industry,
    parentCode: one.parent,
    stage: one.edits?.[0]?.from?.stage ?? one.stage,
    startOn: addDays(today, one.start),
    dueOn: due?.date,
    dueText: due?.text,
    light: one.light ?? first?.light,
    progress: one.progress ?? first?.progress,
    status: 'open',
    confidential: one.confidential ?? false,
    source: SAMPLE_SOURCE,
    asOf: began,
    nature: one.nature,
    ownerEntity: one.owner,
    location: one.location,
    landMu: one.mu,
    landStatus: one.land,
    ...values,
    ...invested,
    fundSource: one.fundSource,
    servesCodes: one.serves ?? [],
    documentNumber: one.document,
    clause: one.clause,
    eligibility: one.eligibility,
    validFrom: one.validFrom === undefined ? undefined : seedDate(one.validFrom, today).date,
    validTo: one.validTo === undefined ? undefined : seedDate(one.validTo, today).date,
    programme: one.programme,
    targetCount: one.target,
    recruitedCount: one.recruited === undefined ? undefined : Math.floor(one.recruited * 0.9),
    platformType: one.platformType,
    operator: one.operator,
    services: one.services,
    amountTexts: invested ? { ...texts, ...textsOf(invested) } : texts,
    ...SAMPLE,
  };
}

function textsOf(amounts: Readonly<Record<string, number>>): Record<string, string> {
  return Object.fromEntries(Object.entries(amounts).map(([field, fen]) => [field, formatAmountText(fen)]));
}

export function sampleMilestones(one: SampleItem, today: PlainDate): Draft<'milestone'>[] {
  return (one.milestones ?? []).map(([titleZh = '', titleEn = '', due = '', done], index) => {
    const { date, text } = seedDate(due, today);
    return {
      id: `MS-${one.code}-${index + 1}`,
      itemCode: one.code,
      position: index + 1,
      titleEn,
      titleZh,
      dueOn: date,
      dueText: text,
      doneOn: done === undefined ? undefined : seedDate(done, today).date,
      ...SAMPLE,
    };
  });
}

export function sampleDependencies(one: SampleItem): Draft<'dependency'>[] {
  return (one.waits ?? []).map((wait, index) => ({
    id: `DP-${one.code}-${index + 1}`,
    itemCode: one.code,
    waitsForItem: wait.item,
    waitsForClass: wait.class,
    note: wait.note,
    ...SAMPLE,
  }));
}

/** An issue as it was raised, and (where it was) as it was resolved. */
export function sampleIssues(
  one: SampleItem,
  today: PlainDate,
): { readonly raised: Draft<'issue'>; readonly resolved?: Draft<'issue'> | undefined }[] {
  return (one.issues ?? []).map((issue, index) => {
    const raised: Draft<'issue'> = {
      id: `IS-${one.code}-${index + 1}`,
      itemCode: one.code,
      type: issue.type,
      description: issue.text,
      ownerId: issue.owner,
      raisedOn: addDays(today, issue.raised),
      dueOn: addDays(today, issue.due),
      ...SAMPLE,
    };
    if (issue.done === undefined) return { raised };
    return {
      raised,
      resolved: { ...raised, resolution: issue.resolution, resolvedOn: addDays(today, issue.done) },
    };
  });
}

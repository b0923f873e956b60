import { type LightReason, understatement } from '../plan/lights.ts';
import type { Item, Milestone, StatusUpdate } from '../plan/records.ts';
import type { Language, Light } from '../plan/terms.ts';
import { formatPercent } from './format.ts';

/** What a stored update has to show; `UpdateReceipt` has it. */
export interface Receipt {
  readonly before: Item;
  readonly after: Item;
  readonly update: StatusUpdate;
  readonly duplicate: boolean;
  readonly computedLight?: Light | undefined;
  readonly computedReasons?: readonly LightReason[] | undefined;
  /** A green light that waits for a second person. */
  readonly request?: { readonly itemCode: string } | undefined;
  readonly milestones?: readonly Milestone[] | undefined;
}

/** What a language gives for it. */
export interface ReceiptWords {
  readonly language: Language;
  readonly fields: Readonly<Record<string, string>>;
  readonly lights: Readonly<Record<Light, string>>;
  readonly stages: Readonly<Record<string, string>>;
  readonly sample: string;
  readonly empty: string;
  title(receipt: Receipt): string;
  change(heading: string, before: string | undefined, after: string): string;
  amount(
    update: Pick<StatusUpdate, 'amountTexts'>,
    field: keyof StatusUpdate['amountTexts'],
    fen: number,
  ): string;
  disagreement(declared: string, computed: string, reasons: readonly string[]): string;
  reason(reason: LightReason): string;
  greenWaits(itemCode: string): string;
  milestone(milestone: Milestone): string;
}

const AMOUNTS = ['investedMonthFen', 'investedYearFen', 'investedTotalFen'] as const;
const TEXTS = ['done', 'problems', 'nextSteps', 'supportNeeded'] as const;

/**
 * A stored update in plain text: what it is, one line of values old → new, a line for each text that was said, and
 * where the declared light is doubtful. A text may itself have line breaks.
 */
export function receiptLines(receipt: Receipt, words: ReceiptWords): string[] {
  const { before, after, update } = receipt;
  const heading = (field: string): string => words.fields[field] ?? field;
  const light = (value: Light | undefined): string => (value ? words.lights[value] : words.empty);
  const stage = (value: string | undefined): string => (value ? (words.stages[value] ?? value) : words.empty);
  const percent = (value: number | undefined): string =>
    value === undefined ? words.empty : formatPercent(value, words.language);
  const lines = [words.title(receipt) + (after.sample ? ` (${words.sample})` : '')];
  const values: string[] = [];
  const line = (field: string, old: string, now: string): void => {
    values.push(words.change(heading(field), old === now ? undefined : old, now));
  };
  if (update.light !== undefined) line('light', light(before.light), light(update.light));
  if (update.progress !== undefined) line('progress', percent(before.progress), percent(update.progress));
  if (update.stage !== undefined) line('stage', stage(before.stage), stage(update.stage));
  for (const field of AMOUNTS) {
    const fen = update[field];
    const old = before[field];
    if (fen === undefined) continue;
    line(
      field,
      old === undefined ? words.empty : words.amount(before, field, old),
      words.amount(update, field, fen),
    );
  }
  if (values.length > 0) lines.push(values.join(' · '));
  for (const field of TEXTS) {
    const text = update[field];
    if (text) lines.push(words.change(heading(field), undefined, text));
  }
  for (const milestone of receipt.milestones ?? []) lines.push(words.milestone(milestone));
  if (receipt.request !== undefined) lines.push(words.greenWaits(receipt.request.itemCode));
  if (receipt.computedLight !== undefined) {
    const reasons = receipt.computedReasons ?? [];
    // Of what is overdue the pace says nothing more.
    const telling = reasons.some((one) => one.code === 'overdue')
      ? reasons.filter((one) => one.code === 'overdue')
      : reasons;
    const computed = words.lights[receipt.computedLight];
    const sentence = words.disagreement(light(after.light), computed, telling.map(words.reason));
    const isWarning = after.light !== undefined && understatement(after.light, receipt.computedLight) > 0;
    lines.push(isWarning ? `⚠️ ${sentence}` : sentence);
  }
  return lines;
}

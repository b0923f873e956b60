import { parseAmount } from '../../plan/money.ts';
import type { AmountField, Fen } from '../../plan/records.ts';

const FEN_PER_WAN = 1_000_000;

const FIELDS: Readonly<Record<string, AmountField>> = {
  total: 'totalInvestmentFen',
  year: 'yearPlanFen',
  investedTotal: 'investedTotalFen',
  investedYear: 'investedYearFen',
  planned: 'plannedFen',
  received: 'receivedFen',
  paid: 'paidFen',
};

export type Amounts = Partial<Record<AmountField, Fen>>;

/** Exact fen of an amount as the seeds write it. @throws when it is none: the seeds belong to the program. */
export function seedFen(text: string): Fen {
  const amount = parseAmount(text);
  if (!amount.ok) throw new Error(`${text} is not an amount of the seeds: ${amount.code}`);
  return amount.value.fen;
}

export function seedAmounts(amounts: Readonly<Record<string, string>>): {
  readonly values: Amounts;
  readonly texts: Partial<Record<AmountField, string>>;
} {
  const values: Amounts = {};
  const texts: Partial<Record<AmountField, string>> = {};
  for (const [name, written] of Object.entries(amounts)) {
    const field = FIELDS[name];
    if (!field) throw new Error(`${name} is not an amount of an item`);
    values[field] = seedFen(written);
    texts[field] = written;
  }
  return { values, texts };
}

export function wanToFen(wan: number): Fen {
  return Math.round(wan * FEN_PER_WAN);
}

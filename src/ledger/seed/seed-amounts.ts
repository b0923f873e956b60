import type { AmountField, Fen } from '../../plan/records.ts';

const FEN_PER = { 亿元: 10_000_000_000n, 万元: 1_000_000n, 元: 100n } as const;
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

/** Exact fen of an amount as the seeds write it: digits and 亿元, 万元 or 元. */
export function seedFen(text: string): Fen {
  const match = /^(\d+)(?:\.(\d+))?(亿元|万元|元)$/.exec(text);
  const unit = match?.[3];
  if (!match?.[1] || (unit !== '亿元' && unit !== '万元' && unit !== '元'))
    throw new Error(`${text} is not an amount of the seeds`);
  const decimals = match[2] ?? '';
  const scaled = BigInt(match[1] + decimals) * FEN_PER[unit];
  return Number(scaled / 10n ** BigInt(decimals.length));
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

/** An amount as a ledger in 万元 writes it. */
export function textInWan(fen: Fen): string {
  return `${fen / FEN_PER_WAN}万元`;
}

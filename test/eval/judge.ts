import type { Answer } from '../../src/answers/answer.ts';
import type { Case } from './case.ts';

export interface Verdict {
  readonly kind: 'exact' | 'false_answer' | 'false_refusal';
  readonly why?: string | undefined;
  readonly precision?: number | undefined;
  readonly recall?: number | undefined;
}

const ITEM = /^(?:KT|PRJ|PLT|FND|POL|TAL)-\d+$/;

/** Whether an answer is the expected one. Whatever was answered and is not is counted as a false answer. */
export function judge(answer: Answer, { expected }: Case): Verdict {
  const wanted = [expected.outcome ?? 'answered'].flat();
  const text = answer.sentences.map((one) => one.text).join('\n');
  if (!wanted.includes(answer.outcome)) {
    const refused = wanted.includes('answered') && answer.outcome !== 'answered';
    const kind = refused || answer.outcome !== 'answered' ? 'false_refusal' : 'false_answer';
    return { kind, why: `outcome ${answer.outcome}, wanted ${wanted.join('/')}` };
  }
  const cited = answer.citations.filter((code) => ITEM.test(code));
  const measured = expected.codes && {
    precision: ratio(cited, expected.codes),
    recall: ratio(expected.codes, cited),
  };
  const wrong = (why: string): Verdict => ({ kind: 'false_answer', why, ...measured });
  if (expected.codes) {
    const missing = expected.codes.filter((code) => !cited.includes(code));
    const extra = cited.filter((code) => !expected.codes?.includes(code));
    if (missing.length + extra.length > 0)
      return wrong(`missing ${missing.slice(0, 6).join(' ')}; extra ${extra.slice(0, 6).join(' ')}`);
  }
  for (const code of expected.includes ?? [])
    if (!answer.citations.includes(code)) return wrong(`does not cite ${code}`);
  for (const { value, unit } of expected.figures ?? []) {
    const figure = answer.figures.find((one) => one.unit === unit && Math.abs(one.value - value) < 0.051);
    if (!figure || !text.includes(figure.text))
      return wrong(
        `no figure ${value} ${unit}; has ${answer.figures
          .slice(0, 5)
          .map((one) => `${one.value} ${one.unit}`)
          .join(', ')}`,
      );
  }
  for (const wording of expected.texts ?? [])
    if (![wording].flat().some((one) => text.includes(one)))
      return wrong(`does not say ${[wording].flat().join(' | ')}`);
  if (expected.offer !== undefined && answer.updateOffer?.itemCode !== expected.offer)
    return wrong(`offers ${answer.updateOffer?.itemCode}`);
  return { kind: 'exact', ...measured };
}

function ratio(of: readonly string[], among: readonly string[]): number {
  return of.length === 0 ? 1 : of.filter((code) => among.includes(code)).length / of.length;
}

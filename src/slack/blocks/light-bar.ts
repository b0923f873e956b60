import type { ClassStatus } from './status.ts';

const LONGEST = 12;
const SQUARES = { red: '🟥', amber: '🟨', green: '🟩', unlit: '⬜' } as const;
const ORDER = ['red', 'amber', 'green', 'unlit'] as const;

/**
 * A class's open items as a bar of coloured squares, the worst first: one square an item while no class has more than
 * twelve (`most` is the largest class), else in proportion and with the counts. A light that occurs is never rounded
 * away.
 */
export function lightBar({ lights, open }: Pick<ClassStatus, 'lights' | 'open'>, most: number): string {
  const counts = { ...lights, unlit: Math.max(0, open - lights.red - lights.amber - lights.green) };
  const scale = most <= LONGEST ? 1 : LONGEST / most;
  return ORDER.filter((light) => counts[light] > 0)
    .map((light) => {
      const squares = SQUARES[light].repeat(Math.max(1, Math.round(counts[light] * scale)));
      return scale === 1 ? squares : `${squares}${counts[light]} `;
    })
    .join('')
    .trim();
}

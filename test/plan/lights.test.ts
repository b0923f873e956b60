import { describe, expect, test } from 'vitest';
import { computeLight } from '../../src/plan/lights.ts';

const item = { startOn: '2026-01-01', dueOn: '2026-12-31', status: 'open', progress: 90 } as const;
const on = (today: string) => ({ today, lastReportedOn: today });

describe('the light by due date, pace and silence', () => {
  test('is green on pace', () => {
    expect(computeLight({ ...item, progress: 50 }, on('2026-07-02'))).toMatchObject({
      light: 'green',
      reasons: [],
      pacePercent: 50,
    });
  });

  test('is amber from ten points behind the pace, and red beyond thirty', () => {
    const at = (progress: number) => computeLight({ ...item, progress }, on('2026-07-02')).light;
    expect([41, 40, 20, 19].map(at)).toEqual(['green', 'amber', 'amber', 'red']);
  });

  test('is red when overdue, which the due date itself is not', () => {
    expect(computeLight({ ...item, progress: 99 }, on('2026-12-31')).light).toBe('green');
    expect(computeLight({ ...item, progress: 99 }, on('2027-01-02'))).toMatchObject({
      light: 'red',
      reasons: [{ code: 'overdue', days: 2 }],
    });
  });

  test('is amber when little time is left and nobody reports', () => {
    const quiet = { today: '2026-11-01', lastReportedOn: '2026-10-01' };
    expect(computeLight(item, quiet)).toMatchObject({
      light: 'amber',
      reasons: [{ code: 'silent', daysSince: 31 }],
    });
    expect(computeLight(item, { today: '2026-11-01' })).toMatchObject({
      light: 'amber',
      reasons: [{ code: 'silent' }],
    });
    expect(computeLight(item, { today: '2026-11-01', lastReportedOn: '2026-10-25' }).light).toBe('green');
  });

  test('says nothing of what is closed, cancelled or without a due date', () => {
    expect(computeLight({ ...item, status: 'closed' }, on('2027-01-02')).light).toBeUndefined();
    expect(computeLight({ ...item, stage: 'cancelled' }, on('2027-01-02')).light).toBeUndefined();
    expect(computeLight({ ...item, dueOn: undefined }, on('2027-01-02')).light).toBeUndefined();
  });

  test('turns where a district wants it to', () => {
    const strict = { amberPointsBehind: 5, redPointsBehind: 8, silentTimeLeftPercent: 0, silentDays: 7 };
    expect(computeLight({ ...item, progress: 41 }, on('2026-07-02'), strict).light).toBe('red');
  });
});

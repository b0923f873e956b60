import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  joinList,
  readAmount,
  readDate,
  readPercent,
  readTerm,
  splitList,
} from '../../src/ledger/columns/cells.ts';
import { headerNamed, statedUnit } from '../../src/ledger/columns/header.ts';
import { isSubtotal, termNamed } from '../../src/ledger/columns/value-lexicon.ts';
import { plainDecimal } from '../../src/ledger/read/numbers.ts';
import { cellAddress, columnLetters } from '../../src/ledger/read/sheet.ts';
import { dateOfSerial } from '../../src/ledger/read/xlsx.ts';
import { messagesFor } from '../../src/messages/index.ts';
import { addDays } from '../../src/plan/dates.ts';
import { type MoneyUnit, unitFen } from '../../src/plan/money.ts';
import { STAGES } from '../../src/plan/terms.ts';

const context = { today: '2026-11-26', findClasses: () => [] };
const text = (value: string) => ({ type: 'text', text: value }) as const;
const days = fc.integer({ min: 0, max: 30_000 }).map((offset) => addDays('2000-01-01', offset));

/** `fen` in a unit, in plain decimals, by integers alone. */
function inUnit(fen: bigint, unit: bigint): string {
  const digits = String(unit).length - 1;
  const fraction = String(fen % unit)
    .padStart(digits, '0')
    .replace(/0+$/, '');
  return `${fen / unit}${fraction === '' ? '' : `.${fraction}`}`;
}
const fullWidth = (value: string): string =>
  value.replace(/[0-9.]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));
const grouped = (value: string): string => {
  const [whole = '', fraction] = value.split('.');
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction === undefined ? '' : `.${fraction}`);
};

describe('an amount of a ledger', () => {
  const units = [
    ['yi', '亿元', '（亿元）'],
    ['wan', '万元', '(万元)'],
    ['yuan', '元', '/元'],
    ['wan', '万', '(10,000 yuan)'],
    ['million', '百万元', '(million yuan)'],
  ] as const satisfies readonly (readonly [MoneyUnit, string, string])[];

  it('is the same whole fen from the header’s unit, from the cell’s, in full width and with separators', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 9_000_000_000_000_00n }),
        fc.constantFrom(...units),
        (fen, one) => {
          const [unit, suffix, bracket] = one;
          const written = inUnit(fen, BigInt(unitFen(unit)));
          const header = headerNamed(`总投资${bracket}`);
          expect(header).toEqual({ key: 'totalInvestmentFen', unit });
          for (const cell of [written, fullWidth(written), grouped(written), ` ${written} `]) {
            const read = readAmount(text(cell), { ...context, moneyUnit: header?.unit });
            expect(read.ok && read.value.fen).toBe(Number(fen));
          }
          const own = readAmount(text(`${written}${suffix}`), { ...context, moneyUnit: 'yuan' });
          expect(own.ok && own.value.fen).toBe(Number(fen));
        },
      ),
    );
  });

  it('is what the spreadsheet showed, not the binary fraction that it kept', () => {
    const read = (value: number) => {
      const decimal = plainDecimal(String(value)) ?? '';
      const amount = readAmount({ type: 'number', text: decimal }, { ...context, moneyUnit: 'wan' });
      return amount.ok && amount.value.fen;
    };
    expect(read(0.1 + 0.2)).toBe(300_000);
    expect(read(1.1 * 3)).toBe(3_300_000);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (fen) => read(fen / 1_000_000) === fen),
    );
  });

  it('needs a unit, is never negative, and is not guessed from words', () => {
    expect(readAmount(text('5000'), context)).toMatchObject({ code: 'unit_missing' });
    expect(readAmount(text('-5'), { ...context, moneyUnit: 'wan' })).toMatchObject({
      code: 'amount_negative',
    });
    expect(readAmount(text('（5）'), { ...context, moneyUnit: 'wan' })).toMatchObject({
      code: 'amount_negative',
    });
    expect(readAmount(text('待定'), { ...context, moneyUnit: 'wan' })).toMatchObject({
      code: 'not_an_amount',
    });
  });
});

describe('a number of a workbook', () => {
  it('is written out in decimals whatever its exponent', () => {
    expect(plainDecimal('1.25E+9')).toBe('1250000000');
    expect(plainDecimal('1.5e-7')).toBe('0.00000015');
    expect(plainDecimal('-0.0')).toBe('0');
    expect(plainDecimal('12abc')).toBeUndefined();
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }), (value) => {
        const back = Number(plainDecimal(String(value)));
        return Math.abs(back - value) <= Math.abs(value) * 1e-14;
      }),
    );
  });
});

describe('a day of a ledger', () => {
  it('is the same however it is written', () => {
    fc.assert(
      fc.property(days, (date) => {
        const [year = '', month = '', day = ''] = date.split('-');
        const [m, d] = [String(Number(month)), String(Number(day))];
        const serial = String(Math.round((Date.parse(date) - Date.parse('1899-12-30')) / 86_400_000));
        expect(dateOfSerial(serial, false)).toBe(date);
        expect(dateOfSerial(String(Number(serial) - 1462), true)).toBe(date);
        for (const written of [
          date,
          `${year}年${m}月${d}日`,
          `${year}.${m}.${d}`,
          `${year}/${month}/${day}`,
          `${date} 00:00:00`,
          fullWidth(`${year}.${m}.${d}`),
        ]) {
          const read = readDate(text(written), context);
          expect(read.ok && read.value.date, written).toBe(date);
        }
      }),
    );
  });

  it('is the last one of a span, and keeps its words', () => {
    const read = (value: string) => {
      const date = readDate(text(value), context);
      return date.ok ? date.value : date.code;
    };
    expect(read('2027年3月底')).toEqual({ date: '2027-03-31', text: '2027年3月底' });
    expect(read('2027年2月')).toEqual({ date: '2027-02-28', text: '2027年2月' });
    expect(read('2027年上半年')).toEqual({ date: '2027-06-30', text: '2027年上半年' });
    expect(read('3月底')).toBe('year_missing');
    expect(read('2026-02-30')).toBe('no_such_day');
  });
});

describe('what a header means', () => {
  it.each([
    ['总投资\n（亿元）', 'totalInvestmentFen', 'yi'],
    ['2026年计划投资(万元)', 'yearPlanFen', 'wan'],
    ['２０２６年度计划投资', 'yearPlanFen', undefined],
    ['1-10月累计完成投资（万元）', 'investedYearFen', 'wan'],
    ['10月完成投资/万元', 'investedMonthFen', 'wan'],
    ['截至10月底累计完成投资', 'investedTotalFen', undefined],
    ['自开工以来累计完成投资', 'investedTotalFen', undefined],
    ['竣工时间', 'dueOn', undefined],
    ['* 项目名称', 'title', undefined],
    ['Total investment (million yuan)', 'totalInvestmentFen', 'million'],
    ['用地面积（亩）', 'landMu', undefined],
    ['进度（%）', 'progress', undefined],
  ] as const)('%j is %s in %s', (label, key, unit) => {
    expect(headerNamed(label)).toMatchObject({ key, unit });
  });

  it('is unknown for anything else, and units are read from a line above', () => {
    expect(headerNamed('神秘列')).toBeUndefined();
    expect(statedUnit('单位：万元')).toBe('wan');
    expect(statedUnit('（单位:亿元）')).toBe('yi');
  });

  it('is found for every label of the catalogue, in both languages', () => {
    for (const language of ['zh', 'en'] as const) {
      for (const [key, label] of Object.entries(messagesFor(language).terms.fields)) {
        if (key === 'lastUpdatedAt') continue;
        expect(headerNamed(label)?.key, label).toBe(key);
      }
    }
  });
});

describe('words of a ledger', () => {
  it('are read by their names in both languages', () => {
    for (const stage of STAGES) {
      for (const language of ['zh', 'en'] as const) {
        const read = readTerm('stages', text(` ${messagesFor(language).terms.stages[stage]} `));
        expect(read.ok && read.value).toBe(stage);
      }
    }
    expect(termNamed('cities', '“双碳”示范城')).toBe('dual_carbon');
    expect(termNamed('lights', 'yellow')).toBe('amber');
  });

  it('are a share of a hundred however the cell shows it', () => {
    const read = (value: string, percent = false) => {
      const result = readPercent({ type: percent ? 'number' : 'text', text: value, percent });
      return result.ok ? result.value : result.code;
    };
    expect([read('60%'), read('６０％'), read('60'), read('0.6', true), read('12.5%')]).toEqual([
      60, 60, 60, 60, 12.5,
    ]);
    expect([read('六成'), read('五成半'), read('7成'), read('35％'), read('80 %')]).toEqual([
      60, 55, 70, 35, 80,
    ]);
    // 0.4 may be meant as 40 %, and "about" is no figure.
    expect([read('0.4'), read('.75'), read('0.4%'), read('约六成'), read('0'), read('1')]).toEqual([
      'percent_unclear',
      'percent_unclear',
      0.4,
      'not_a_percentage',
      0,
      1,
    ]);
    expect([read('120%'), read('-1'), read('过半')]).toEqual([
      'progress_out_of_range',
      'progress_out_of_range',
      'not_a_percentage',
    ]);
  });

  it('tell a sum from a name', () => {
    for (const sum of ['小计', '合　计', '总计：', '合计（3个）', '一、小计', 'Total', 'Subtotal:']) {
      expect(isSubtotal(sum), sum).toBe(true);
    }
    for (const name of ['统计平台', 'Total quality programme', '累计完成情况', '合计划项目']) {
      expect(isSubtotal(name), name).toBe(false);
    }
  });

  it('are split as they were joined', () => {
    const part = fc.string({ minLength: 1 }).map((one) => one.replace(/\s+/g, ' ').trim());
    fc.assert(
      fc.property(fc.array(part.filter((one) => one !== '')), (parts) => {
        expect(splitList(joinList(parts))).toEqual(parts);
      }),
    );
  });
});

describe('the address of a cell', () => {
  it('is written as it is read', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 16_383 }),
        fc.integer({ min: 0, max: 1_048_575 }),
        (column, row) => {
          expect(cellAddress(`${columnLetters(column)}${row + 1}`)).toEqual({ row, column });
        },
      ),
    );
  });
});

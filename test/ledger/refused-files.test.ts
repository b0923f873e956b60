import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSource } from '../../src/ledger/read/index.ts';
import { workbookOf, zipOf } from './support.ts';

const plain = workbookOf([
  {
    name: '台账',
    rows: [
      ['项目名称', '总投资（亿元）'],
      ['产业园', 12.5],
    ],
  },
]);
const outcome = async (bytes: Uint8Array, fileName = 'ledger.xlsx'): Promise<string> => {
  const read = await readSource({ fileName, bytes });
  return read.ok ? 'read' : read.code;
};

describe('a file that is no ledger is refused with a reason', () => {
  it('reads a plain workbook', async () => {
    expect(await outcome(plain)).toBe('read');
  });

  it('refuses one that was cut anywhere', async () => {
    for (let bytes = 1; bytes < plain.length; bytes += 7) {
      expect(['damaged_workbook', 'not_a_spreadsheet']).toContain(await outcome(plain.subarray(0, bytes)));
    }
    expect(await outcome(plain.subarray(plain.length / 2))).toBe('damaged_workbook');
  });

  it('survives any byte that is wrong', async () => {
    for (let at = 0; at < plain.length; at += 11) {
      const broken = Buffer.from(plain);
      broken[at] = (broken[at] ?? 0) ^ 0xff;
      expect(typeof (await outcome(broken))).toBe('string');
    }
  });

  it('refuses macros, by name and by content', async () => {
    expect(await outcome(plain, 'ledger.xlsm')).toBe('macro_workbook');
    const hidden = workbookOf([{ name: 'a', rows: [['b']] }], [{ name: 'xl/vbaProject.bin', text: 'x' }]);
    expect(await outcome(hidden)).toBe('macro_workbook');
  });

  it('refuses a bomb by what it declares, and one that lies about it by what comes out', async () => {
    const zeros = '0'.repeat(30_000_000);
    const sheet = `<worksheet><sheetData><row r="1"><c r="A1"><v>${zeros}</v></c></row></sheetData></worksheet>`;
    expect(
      await outcome(
        zipOf([
          { name: 'xl/workbook.xml', text: '<workbook/>' },
          { name: 'a', text: sheet },
        ]),
      ),
    ).toBe('zip_bomb');
    const lying = workbookOf(
      [{ name: 'a', rows: [['b']] }],
      [{ name: 'xl/sharedStrings.xml', text: sheet, saidBytes: 100 }],
    );
    expect(await outcome(lying)).toBe('zip_bomb');
  });

  it('refuses a part that would never end, a document type, and more rows than can be imported', async () => {
    const withTypes = workbookOf(
      [{ name: 'a', rows: [['b']] }],
      [
        {
          name: 'xl/sharedStrings.xml',
          text: '<!DOCTYPE a [<!ENTITY b "c">]><sst><si><t>&b;</t></si></sst>',
        },
      ],
    );
    expect(await outcome(withTypes)).toBe('damaged_workbook');
    const rows = Array.from({ length: 200 }, (_, index) => [String(index)]);
    const limits = { fileBytes: 1e6, unpackedBytes: 1e6, rows: 100, cells: 1000, zipEntries: 50 };
    const read = await readSource(
      { fileName: 'a.xlsx', bytes: workbookOf([{ name: 'a', rows }]) },
      { limits },
    );
    expect(read).toMatchObject({ ok: false, code: 'too_many_rows' });
    const merged = workbookOf([{ name: 'a', rows: [['b'], ['c']], merged: ['A1:XFD1048576'] }]);
    expect(await outcome(merged)).toBe('read');
  });

  it('refuses old and encrypted workbooks, pictures, nothing and unknown encodings', async () => {
    const ole = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(1000)]);
    expect(await outcome(ole, 'a.xls')).toBe('old_workbook');
    const encrypted = Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]);
    expect(await outcome(encrypted)).toBe('encrypted_workbook');
    expect(await outcome(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]), 'a.png')).toBe('not_a_spreadsheet');
    expect(await outcome(Buffer.alloc(0))).toBe('file_empty');
    expect(await outcome(Buffer.from([0x41, 0xff, 0xff, 0x42]), 'a.csv')).toBe('unknown_encoding');
    expect(await outcome(zipOf([{ name: 'word/document.xml', text: '<a/>' }]), 'a.xlsx')).toBe(
      'not_a_spreadsheet',
    );
  });

  it('is refused in words when it is not there, or is a folder', async () => {
    for (const path of ['/nowhere/ledger.xlsx', tmpdir()]) {
      expect(await readSource({ fileName: path, path })).toMatchObject({ code: 'file_missing' });
    }
  });

  describe('of 200 MB', () => {
    let folder: string;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'linkage-ledger-'));
    });
    afterAll(() => rm(folder, { recursive: true }));

    it('is refused by its size, before it is read', async () => {
      const path = join(folder, 'large.xlsx');
      await writeFile(path, '');
      await truncate(path, 200 * 1024 * 1024);
      const before = process.memoryUsage().rss;
      expect(await readSource({ fileName: 'large.xlsx', path })).toMatchObject({ code: 'file_too_large' });
      expect(process.memoryUsage().rss - before).toBeLessThan(50 * 1024 * 1024);
    });
  });
});

describe('a table of texts', () => {
  const cells = async (bytes: Uint8Array): Promise<unknown> => {
    const read = await readSource({ fileName: 'a.csv', bytes });
    if (!read.ok) return read.code;
    return [...(read.value.sheets[0]?.rows.values() ?? [])].map((row) =>
      [...row.values()].map(({ text }) => text),
    );
  };
  const table = [
    ['项目名称', '备注'],
    ['产业园', '一,二'],
  ];

  it('is read in UTF-8, with and without its mark, in UTF-16 and in GBK', async () => {
    const text = '项目名称,备注\r\n产业园,"一,二"\r\n';
    expect(await cells(Buffer.from(text))).toEqual(table);
    expect(await cells(Buffer.from(`\ufeff${text}`))).toEqual(table);
    expect(await cells(Buffer.from(`\ufeff${text}`, 'utf16le'))).toEqual(table);
    // 项目名称,备注 / 产业园,"一,二"
    const gbk = Buffer.from('cfeec4bfc3fbb3c62cb1b8d7a20d0ab2fad2b5d4b02c22d2bb2cb6fe220d0a', 'hex');
    expect(await cells(gbk)).toEqual(table);
  });

  it('is read with tabs and semicolons, quotes in quotes, and texts that were kept from being formulas', async () => {
    expect(await cells(Buffer.from('a\tb\n1,5\t"c ""d"""\n'))).toEqual([
      ['a', 'b'],
      ['1,5', 'c "d"'],
    ]);
    expect(await cells(Buffer.from(`a;b\n'=1+1;"=""007"""\n`))).toEqual([
      ['a', 'b'],
      ['=1+1', '007'],
    ]);
  });

  it('is refused when a quote never closes', async () => {
    expect(await cells(Buffer.from('a,b\n"c,d\n'))).toBe('damaged_workbook');
  });
});

import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipPart {
  readonly name: string;
  readonly text: string;
  /** What the part says that it unpacks to, where that is a lie. */
  readonly saidBytes?: number;
}

/** A ZIP file by hand, so that a test can make one that no writer would. */
export function zipOf(parts: readonly ZipPart[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, text, saidBytes } of parts) {
    const plain = Buffer.from(text, 'utf8');
    const packed = deflateRawSync(plain);
    const nameBytes = Buffer.from(name, 'utf8');
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(crc32(plain), 14);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(saidBytes ?? plain.length, 22);
    local.writeUInt16LE(nameBytes.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(crc32(plain), 16);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(saidBytes ?? plain.length, 24);
    entry.writeUInt16LE(nameBytes.length, 28);
    entry.writeUInt32LE(offset, 42);
    bodies.push(local, nameBytes, packed);
    directory.push(entry, nameBytes);
    offset += local.length + nameBytes.length + packed.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, index, end]);
}

export type TestCell =
  | string
  | number
  | { readonly date: number }
  | { readonly percent: number }
  /** Filled in a colour (`FF0000`), with or without a text. */
  | { readonly fill: string; readonly text?: string }
  | undefined;

export interface TestSheet {
  readonly name: string;
  readonly rows: readonly (readonly TestCell[])[];
  /** `A1:C1`. */
  readonly merged?: readonly string[];
  readonly hidden?: boolean;
}

/** A workbook as a spreadsheet program writes it: shared texts, styles for dates and percent, merged areas. */
export function workbookOf(sheets: readonly TestSheet[], extra: readonly ZipPart[] = []): Buffer {
  const texts: string[] = [];
  const fills: string[] = [];
  const styleOf = (fill: string): number => {
    if (!fills.includes(fill)) fills.push(fill);
    return 3 + fills.indexOf(fill);
  };
  const cellXml = (cell: TestCell, reference: string): string => {
    if (cell === undefined) return '';
    if (typeof cell === 'string') {
      texts.push(cell);
      return `<c r="${reference}" t="s"><v>${texts.length - 1}</v></c>`;
    }
    if (typeof cell === 'object' && 'fill' in cell) {
      if (cell.text === undefined) return `<c r="${reference}" s="${styleOf(cell.fill)}"/>`;
      texts.push(cell.text);
      return `<c r="${reference}" s="${styleOf(cell.fill)}" t="s"><v>${texts.length - 1}</v></c>`;
    }
    if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`;
    return 'date' in cell
      ? `<c r="${reference}" s="1"><v>${cell.date}</v></c>`
      : `<c r="${reference}" s="2"><v>${cell.percent}</v></c>`;
  };
  const sheetXml = ({ rows, merged = [] }: TestSheet): string =>
    `<?xml version="1.0"?><worksheet xmlns="x"><sheetData>${rows
      .map((row, index) => {
        const cells = row.map((cell, column) => cellXml(cell, `${lettersOf(column)}${index + 1}`)).join('');
        return cells === '' ? '' : `<row r="${index + 1}">${cells}</row>`;
      })
      .join(
        '',
      )}</sheetData><mergeCells>${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells></worksheet>`;
  const parts = sheets.map((sheet, index) => ({
    name: `xl/worksheets/sheet${index + 1}.xml`,
    text: sheetXml(sheet),
  }));
  return zipOf([
    { name: '[Content_Types].xml', text: '<Types/>' },
    {
      name: 'xl/workbook.xml',
      text: `<workbook xmlns:r="r"><sheets>${sheets
        .map(
          ({ name, hidden }, index) =>
            `<sheet name="${escapeXml(name)}" sheetId="${index + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
        )
        .join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: `<Relationships>${sheets
        .map((_, index) => `<Relationship Id="rId${index + 1}" Target="worksheets/sheet${index + 1}.xml"/>`)
        .join('')}</Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      text: `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><fills><fill><patternFill patternType="none"/></fill>${fills
        .map(
          (rgb) =>
            `<fill><patternFill patternType="solid"><fgColor rgb="FF${rgb}"/><bgColor indexed="64"/></patternFill></fill>`,
        )
        .join(
          '',
        )}</fills><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="9"/>${fills.map((_, index) => `<xf numFmtId="0" fillId="${index + 1}" applyFill="1"/>`).join('')}</cellXfs></styleSheet>`,
    },
    ...parts,
    {
      name: 'xl/sharedStrings.xml',
      text: `<sst>${texts.map((text) => `<si><t xml:space="preserve">${escapeXml(text)}</t></si>`).join('')}</sst>`,
    },
    ...extra,
  ]);
}

function lettersOf(column: number): string {
  return column < 26
    ? String.fromCharCode(65 + column)
    : lettersOf(Math.floor(column / 26) - 1) + lettersOf(column % 26);
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

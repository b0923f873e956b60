import { type CellColour, colourOf } from './colours.ts';
import { FileRefused, type ReadLimits } from './refusal.ts';
import { attributeOf, readXml, type XmlEvent } from './xml.ts';
import { readZipDirectory, unpack, type ZipEntry } from './zip.ts';

/** The parts of a workbook by name. */
export interface Parts {
  has(name: string): boolean;
  /** The events of a part, piece by piece; none where the part is missing. */
  events(name: string): AsyncGenerator<XmlEvent[], void>;
}

const MACRO_PART = /(?:^|\/)(?:vbaProject\.bin|vbaData\.xml)$|macrosheets\//i;
const OLE_SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0];

/** @throws FileRefused for anything but a plain XLSX workbook. */
export function openParts(bytes: Uint8Array, limits: ReadLimits): Parts {
  if (OLE_SIGNATURE.every((byte, index) => bytes[index] === byte)) throw new FileRefused(oleKind(bytes));
  const entries = new Map<string, ZipEntry>();
  for (const entry of readZipDirectory(bytes, limits)) entries.set(normalPath(entry.name), entry);
  for (const name of entries.keys()) if (MACRO_PART.test(name)) throw new FileRefused('macro_workbook');
  if (!entries.has('xl/workbook.xml')) throw new FileRefused('not_a_spreadsheet');
  return {
    has: (name) => entries.has(name),
    async *events(name) {
      const entry = entries.get(name);
      if (entry) yield* readXml(unpack(bytes, entry, limits));
    },
  };
}

/** An old binary workbook and an encrypted new one are both such files; the latter says so in UTF-16. */
function oleKind(bytes: Uint8Array): 'old_workbook' | 'encrypted_workbook' {
  const text = Buffer.from(bytes.subarray(0, 64 * 1024)).toString('utf16le');
  const shifted = Buffer.from(bytes.subarray(1, 64 * 1024)).toString('utf16le');
  return [text, shifted].some((one) => one.includes('EncryptedPackage'))
    ? 'encrypted_workbook'
    : 'old_workbook';
}

function normalPath(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '');
}

export interface SheetPart {
  readonly name: string;
  readonly path: string;
  readonly hidden: boolean;
}

export interface WorkbookIndex {
  readonly sheets: readonly SheetPart[];
  /** Days are counted from 1904 instead of 1900. */
  readonly from1904: boolean;
}

export async function readIndex(parts: Parts): Promise<WorkbookIndex> {
  const targets = new Map<string, string>();
  for await (const events of parts.events('xl/_rels/workbook.xml.rels')) {
    for (const event of events) {
      if (event.type !== 'open' || event.name !== 'Relationship') continue;
      const id = attributeOf(event.attributes, 'Id');
      const target = attributeOf(event.attributes, 'Target');
      if (id !== undefined && target !== undefined) targets.set(id, partPath(target));
    }
  }
  const sheets: SheetPart[] = [];
  let from1904 = false;
  for await (const events of parts.events('xl/workbook.xml')) {
    for (const event of events) {
      if (event.type !== 'open') continue;
      if (event.name === 'workbookPr') {
        from1904 = ['1', 'true'].includes(attributeOf(event.attributes, 'date1904') ?? '');
      }
      if (event.name !== 'sheet') continue;
      const path = targets.get(attributeOf(event.attributes, 'id') ?? '');
      if (path === undefined || !parts.has(path)) continue;
      sheets.push({
        name: attributeOf(event.attributes, 'name') ?? '',
        path,
        hidden: (attributeOf(event.attributes, 'state') ?? 'visible') !== 'visible',
      });
    }
  }
  return { sheets, from1904 };
}

function partPath(target: string): string {
  return normalPath(target.startsWith('/') ? target : `xl/${target}`);
}

/** The texts that cells refer to by number. What is said about their reading aloud is left out. */
export async function readSharedTexts(parts: Parts): Promise<string[]> {
  const texts: string[] = [];
  let text: string | undefined;
  let inText = false;
  let phonetic = 0;
  for await (const events of parts.events('xl/sharedStrings.xml')) {
    for (const event of events) {
      if (event.type === 'text') {
        if (inText && phonetic === 0 && text !== undefined) text += event.text;
        continue;
      }
      const opens = event.type === 'open';
      if (event.name === 'si') {
        if (opens) text = '';
        if (!opens || event.empty) {
          texts.push(text ?? '');
          text = undefined;
        }
      } else if (event.name === 't') inText = opens && !event.empty;
      else if (event.name === 'rPh' && !(opens && event.empty)) phonetic += opens ? 1 : -1;
    }
  }
  return texts;
}

export type CellFormat = 'plain' | 'date' | 'percent';

/** What a cell style shows a number as, and in which colour. */
export interface CellStyle {
  readonly format: CellFormat;
  readonly colour?: CellColour | undefined;
}

/** The styles by number. A cell's colour is that of its filling, else that of its font. */
export async function readStyles(parts: Parts): Promise<CellStyle[]> {
  const custom = new Map<number, string>();
  const styles: CellStyle[] = [];
  const fills: (CellColour | undefined)[] = [];
  const fonts: (CellColour | undefined)[] = [];
  let inCellFormats = false;
  let within: 'fills' | 'fonts' | undefined;
  for await (const events of parts.events('xl/styles.xml')) {
    for (const event of events) {
      if (event.type === 'text') continue;
      const opens = event.type === 'open' && !event.empty;
      if (event.name === 'cellXfs') inCellFormats = opens;
      if (event.name === 'fills' || event.name === 'fonts') within = opens ? event.name : undefined;
      if (event.type !== 'open') continue;
      if (within === 'fills' && event.name === 'fill') fills.push(undefined);
      if (within === 'fonts' && event.name === 'font') fonts.push(undefined);
      if (within === 'fills' && event.name === 'fgColor')
        fills[fills.length - 1] = colourOf(event.attributes);
      if (within === 'fonts' && event.name === 'color') fonts[fonts.length - 1] = colourOf(event.attributes);
      if (event.name === 'numFmt') {
        custom.set(
          Number(attributeOf(event.attributes, 'numFmtId')),
          attributeOf(event.attributes, 'formatCode') ?? '',
        );
      }
      if (event.name === 'xf' && inCellFormats) {
        const { attributes } = event;
        const fill = fills[Number(attributeOf(attributes, 'fillId') ?? 0)];
        const font = fonts[Number(attributeOf(attributes, 'fontId') ?? 0)];
        styles.push({
          format: formatOf(Number(attributeOf(attributes, 'numFmtId') ?? 0), custom),
          colour: fill ?? font,
        });
      }
    }
  }
  return styles;
}

/** The built-in formats of dates, those of East Asia (27–36, 50–58) included; times alone (18–21) are no dates. */
function formatOf(id: number, custom: ReadonlyMap<number, string>): CellFormat {
  const code = custom.get(id);
  if (code === undefined) {
    if (id === 9 || id === 10) return 'percent';
    return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)
      ? 'date'
      : 'plain';
  }
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '');
  if (/[yd]|(?:^|[^h:])m(?!m?:)/i.test(bare) && !/[#0?]/.test(bare)) return 'date';
  return bare.includes('%') ? 'percent' : 'plain';
}

export async function readSavedAt(parts: Parts): Promise<Date | undefined> {
  let inside = false;
  for await (const events of parts.events('docProps/core.xml')) {
    for (const event of events) {
      if (event.type === 'text') {
        const at = new Date(event.text);
        if (inside && !Number.isNaN(at.getTime())) return at;
      } else inside = event.type === 'open' && event.name === 'modified';
    }
  }
  return undefined;
}

import { StringDecoder } from 'node:string_decoder';
import { FileRefused } from './refusal.ts';

/** What a part of a workbook consists of. Names are without their prefix: `x:row` is `row`. */
export type XmlEvent =
  | {
      readonly type: 'open';
      readonly name: string;
      readonly attributes: string;
      /** `<v/>`: no close event follows. */
      readonly empty: boolean;
    }
  | { readonly type: 'close'; readonly name: string }
  | { readonly type: 'text'; readonly text: string };

const MAX_TAG_CHARACTERS = 1_000_000;

/**
 * Reads XML piece by piece, each piece's events together; the whole is never in memory. Only what workbooks use: a
 * document type (with which entities could be made up) is refused.
 */
export async function* readXml(pieces: AsyncIterable<Buffer>): AsyncGenerator<XmlEvent[], void> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const piece of pieces) {
    const parsed = parsePiece(rest + decoder.write(piece));
    rest = parsed.rest;
    if (rest.length > MAX_TAG_CHARACTERS) throw new FileRefused('damaged_workbook');
    yield parsed.events;
  }
  if (parsePiece(rest + decoder.end()).rest.trim() !== '') throw new FileRefused('damaged_workbook');
}

/** The value of an attribute, or undefined. */
export function attributeOf(attributes: string, name: string): string | undefined {
  if (!attributes.includes(name)) return undefined;
  let pattern = ATTRIBUTES.get(name);
  if (!pattern) {
    pattern = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
    ATTRIBUTES.set(name, pattern);
  }
  const match = pattern.exec(attributes);
  const value = match?.[1] ?? match?.[2];
  return value === undefined ? undefined : unescapeXml(value);
}

const ATTRIBUTES = new Map<string, RegExp>();

/** Text as it stood before it became XML; `_x000D_` is how workbooks write control characters. */
export function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(lt|gt|amp|quot|apos));/g,
    (_, hex, decimal, name) => {
      if (name !== undefined) return NAMED[name as string] ?? '';
      const point = hex === undefined ? Number(decimal) : Number.parseInt(hex as string, 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : '';
    },
  );
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function parsePiece(source: string): { events: XmlEvent[]; rest: string } {
  const events: XmlEvent[] = [];
  let at = 0;
  while (at < source.length) {
    const open = source.indexOf('<', at);
    if (open === -1) break;
    if (open > at) events.push({ type: 'text', text: unescapeXml(source.slice(at, open)) });
    at = open;
    const end =
      source.startsWith('<!', open) || source.startsWith('<?', open)
        ? declaration(source, open, events)
        : tag(source, open, events);
    if (end === undefined) break;
    at = end;
  }
  return { events, rest: source.slice(at) };
}

/** Where the tag ends, or undefined when the piece ends before it. */
function tag(source: string, open: number, events: XmlEvent[]): number | undefined {
  const close = endOfTag(source, open);
  if (close === undefined) return undefined;
  if (source.charCodeAt(open + 1) === SLASH) {
    events.push({ type: 'close', name: localName(source.slice(open + 2, close).trim()) });
    return close + 1;
  }
  const empty = source.charCodeAt(close - 1) === SLASH;
  const inside = source.slice(open + 1, empty ? close - 1 : close);
  const space = inside.search(/\s/);
  const name = localName(space === -1 ? inside : inside.slice(0, space));
  events.push({ type: 'open', name, attributes: space === -1 ? '' : inside.slice(space), empty });
  return close + 1;
}

/** The `>` that ends a tag: not one inside an attribute's quotes. */
function endOfTag(source: string, open: number): number | undefined {
  let close = source.indexOf('>', open);
  while (close !== -1) {
    if (quotesIn(source.slice(open, close)) % 2 === 0) return close;
    close = source.indexOf('>', close + 1);
  }
  return undefined;
}

function quotesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) count += 1;
  return count;
}

function declaration(source: string, open: number, events: XmlEvent[]): number | undefined {
  if (source.startsWith('<!--', open)) return after(source, '-->', open);
  if (source.startsWith('<![CDATA[', open)) {
    const end = after(source, ']]>', open);
    if (end !== undefined) events.push({ type: 'text', text: source.slice(open + 9, end - 3) });
    return end;
  }
  if (source.startsWith('<?', open)) return after(source, '?>', open);
  if (source.length - open < 9) return undefined;
  throw new FileRefused('damaged_workbook');
}

function after(source: string, mark: string, from: number): number | undefined {
  const at = source.indexOf(mark, from);
  return at === -1 ? undefined : at + mark.length;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

const SLASH = 47;

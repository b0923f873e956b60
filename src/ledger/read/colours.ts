import type { Light } from '../../plan/terms.ts';
import { attributeOf } from './xml.ts';

/** What a cell's colour is to a reader of ledgers: a light, or a colour that is none. */
export type CellColour = Light | 'other';

/** The colours of the first themes of spreadsheet programs, by number: `accent4` is amber, `accent6` green. */
const THEME = [
  'FFFFFF',
  '000000',
  'E7E6E6',
  '44546A',
  '5B9BD5',
  'ED7D31',
  'A5A5A5',
  'FFC000',
  '4472C4',
  '70AD47',
];

/** The palette of numbered colours, those that lights are painted with. */
const INDEXED: Readonly<Record<string, string>> = {
  2: 'FF0000',
  3: '00FF00',
  5: 'FFFF00',
  10: 'FF0000',
  11: '00FF00',
  13: 'FFFF00',
  17: '008000',
  42: 'CCFFCC',
  43: 'FFFF99',
  50: '339966',
  51: 'FFCC00',
  52: 'FF9900',
  57: '339966',
};

/** The colour of `<fgColor …/>` or `<color …/>`; undefined for black, white, grey and what is automatic. */
export function colourOf(attributes: string): CellColour | undefined {
  const rgb =
    attributeOf(attributes, 'rgb')?.slice(-6) ??
    INDEXED[attributeOf(attributes, 'indexed') ?? ''] ??
    THEME[Number(attributeOf(attributes, 'theme') ?? -1)];
  return rgb === undefined ? undefined : nameOf(rgb);
}

const LEAST_SATURATION = 0.15;
/** Degrees on the circle of colours: red from 340 over 0 to 18, orange and yellow to 65, green to 170. */
const HUES: readonly (readonly [number, CellColour])[] = [
  [18, 'red'],
  [66, 'amber'],
  [170, 'green'],
  [340, 'other'],
  [360, 'red'],
];

function nameOf(rgb: string): CellColour | undefined {
  const parts = /^([0-9A-F]{2})([0-9A-F]{2})([0-9A-F]{2})$/i.exec(rgb);
  if (!parts) return undefined;
  const [red = 0, green = 0, blue = 0] = parts.slice(1).map((part) => Number.parseInt(part, 16) / 255);
  const most = Math.max(red, green, blue);
  const range = most - Math.min(red, green, blue);
  if (range < LEAST_SATURATION) return undefined;
  const hue =
    most === red
      ? 60 * ((green - blue) / range)
      : most === green
        ? 60 * (2 + (blue - red) / range)
        : 60 * (4 + (red - green) / range);
  const degrees = (hue + 360) % 360;
  return HUES.find(([until]) => degrees <= until)?.[1];
}

import { COURSE_HEADERS } from './header-course-lexicon.ts';
import { KIND_HEADERS } from './header-kinds-lexicon.ts';
import { MONEY_HEADERS } from './header-money-lexicon.ts';
import { NAME_HEADERS } from './header-names-lexicon.ts';
import { REPORT_HEADERS } from './header-reports-lexicon.ts';

/** Headers that districts use for an item's columns, besides the labels of the message catalogue. */
export const HEADER_VARIANTS: Readonly<Record<string, readonly string[]>> = {
  ...NAME_HEADERS,
  ...COURSE_HEADERS,
  ...MONEY_HEADERS,
  ...KIND_HEADERS,
  ...REPORT_HEADERS,
};

/** Columns that every ledger has and that say nothing of the item. */
export const SERIAL_HEADERS: readonly string[] = [
  '序号',
  '编次',
  '#',
  'no',
  'no.',
  '№',
  's/n',
  'sn',
  'serial',
  'serial no',
  'serial number',
  '行号',
  '顺序号',
  '项目序号',
];

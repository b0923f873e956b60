import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = path.resolve(import.meta.dirname, '../../src');

/** Which rooms each room may import. A file at the top of `src` is a room of its own name. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  plan: [],
  messages: ['plan'],
  records: ['plan', 'messages'],
  ledger: ['plan', 'messages'],
  answers: ['plan', 'messages'],
  updates: ['plan', 'messages'],
  reminders: ['plan', 'messages', 'answers'],
  slack: ['plan', 'messages', 'ledger', 'answers', 'updates', 'reminders'],
  workspace: ['plan', 'messages', 'ledger', 'reminders'],
  operations: ['plan', 'answers'],
  config: ['plan'],
  app: [
    'plan',
    'messages',
    'records',
    'ledger',
    'answers',
    'updates',
    'reminders',
    'slack',
    'operations',
    'config',
  ],
  cli: [
    'plan',
    'messages',
    'records',
    'ledger',
    'answers',
    'updates',
    'reminders',
    'slack',
    'operations',
    'config',
    'app',
    'workspace',
  ],
  main: ['plan', 'messages', 'records', 'slack', 'operations', 'config', 'app', 'cli', 'workspace'],
};

/** The one door between rooms of the middle row: reminders summarise through the writer and the check of answers. */
const DOORS: Readonly<Record<string, RegExp>> = {
  'reminders>answers': /^answers\/(write|check|summary|model|summarise|summarize|index)/,
};

interface Import {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly target: string;
}

function readImports(): {
  readonly own: Import[];
  readonly packages: { readonly file: string; readonly name: string }[];
} {
  const own: Import[] = [];
  const packages: { file: string; name: string }[] = [];
  for (const entry of readdirSync(SRC, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.ts')) continue;
    const file = path.join(entry.parentPath, entry.name);
    const relative = path.relative(SRC, file);
    if (relative.startsWith(path.join('records', 'generated'))) continue;
    for (const [, specifier = ''] of readFileSync(file, 'utf8').matchAll(
      /(?:\bfrom\s*|\bimport\s*\(?\s*)['"]([^'"]+)['"]/g,
    )) {
      if (!specifier.startsWith('.')) {
        packages.push({ file: relative, name: specifier });
        continue;
      }
      const target = path.relative(SRC, path.resolve(path.dirname(file), specifier));
      own.push({ file: relative, from: roomOf(relative), to: roomOf(target), target });
    }
  }
  return { own, packages };
}

function roomOf(relative: string): string {
  return (relative.split(path.sep)[0] ?? '').replace(/\.ts$/, '');
}

describe('the rooms of src', () => {
  const { own, packages } = readImports();

  it('are all known', () => {
    expect([...new Set(own.map((one) => one.from))].filter((room) => !(room in MAY_IMPORT))).toEqual([]);
    expect(own.length).toBeGreaterThan(50);
  });

  it('import in one direction', () => {
    const forbidden = own.filter(({ from, to }) => from !== to && !MAY_IMPORT[from]?.includes(to));
    expect(forbidden.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
  });

  it('open one door between reminders and answers', () => {
    const around = own.filter(({ from, to, target }) => {
      const door = DOORS[`${from}>${to}`];
      return door !== undefined && !door.test(target.split(path.sep).join('/'));
    });
    expect(around.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
  });

  it('keep each outside world in one room', () => {
    const homes: readonly (readonly [RegExp, RegExp])[] = [
      [/^@slack\//, /^slack\//],
      [/^(@prisma\/|pg$|pglite|@electric-sql)/, /^records\//],
      [/^openai/, /^answers\//],
      [/^node-cron/, /^reminders\//],
    ];
    const strays = packages.filter(({ file, name }) =>
      homes.some(([outside, home]) => outside.test(name) && !home.test(file.split(path.sep).join('/'))),
    );
    expect(strays.map(({ file, name }) => `${file} imports ${name}`)).toEqual([]);
  });

  it('read the environment in one file', () => {
    const readers = readdirSync(SRC, { recursive: true, withFileTypes: true })
      .filter(
        (entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.parentPath.includes('generated'),
      )
      .map((entry) => path.join(entry.parentPath, entry.name))
      .filter((file) => readFileSync(file, 'utf8').includes('process.env'))
      .map((file) => path.relative(SRC, file));
    expect(readers).toEqual(['config.ts']);
  });
});

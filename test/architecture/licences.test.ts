import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const LOCK = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, '../../package-lock.json'), 'utf8'),
) as {
  packages: Record<
    string,
    { version?: string; license?: string; dev?: boolean; devOptional?: boolean; resolved?: string }
  >;
};

/** What is shipped with the product: everything that is not for development only. */
const SHIPPED = Object.entries(LOCK.packages).flatMap(
  ([place, { version = '', license = '', dev, devOptional }]) =>
    place === '' || dev === true || devOptional === true
      ? []
      : [{ name: place.replace(/^.*node_modules\//, ''), version, license }],
);

const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Python-2.0',
  'Unlicense',
]);

describe('the packages that the product stands on', () => {
  it('are under licences that let a district use them freely', () => {
    const others = SHIPPED.filter(
      ({ license }) =>
        !license
          .replace(/[()]/g, '')
          .split(/ OR /)
          .some((one) => ALLOWED.has(one)),
    );
    expect(others.map(({ name, license }) => `${name}: ${license}`)).toEqual([]);
  });

  it('are listed with their licences', async () => {
    const rows = [
      ...new Set(SHIPPED.map(({ name, version, license }) => `| ${name} | ${version} | ${license} |`)),
    ].sort();
    const page = [
      '# Licences of the packages that Linkage ships',
      '',
      '| Package | Version | Licence |',
      '|---|---|---|',
      ...rows,
      '',
    ];
    await expect(page.join('\n')).toMatchFileSnapshot('../../docs/licences.md');
  });

  it('are locked without the addresses they were loaded from', () => {
    expect(Object.values(LOCK.packages).filter(({ resolved }) => resolved?.startsWith('http'))).toEqual([]);
  });
});

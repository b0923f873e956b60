import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { acknowledgement } from './acknowledgement/acknowledgement.ts';
import { fanOut } from './fan-out/fan-out.ts';
import { growth } from './growth/growth.ts';
import type { Bench, Findings } from './kit/bench.ts';
import { createDatabases } from './kit/databases.ts';
import { describeMachine } from './kit/machine.ts';
import { findingsText } from './kit/report.ts';
import { overhead } from './overhead/overhead.ts';
import { retrieval } from './retrieval/retrieval.ts';
import { start } from './start/start.ts';

const BENCHES: readonly Bench[] = [overhead, acknowledgement, retrieval, growth, fanOut, start];

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    json: { type: 'string' },
  },
});

async function main(databaseUrl: string, chosen: readonly Bench[]): Promise<void> {
  const began = performance.now();
  const note = (line: string): void => {
    process.stderr.write(`${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${line}\n`);
  };
  const machine = await describeMachine(databaseUrl);
  const databases = createDatabases(databaseUrl, { keep: options.keep, note });
  const results: Record<string, Findings & { seconds: number }> = {};
  try {
    for (const bench of chosen) {
      const started = performance.now();
      note(bench.title);
      const findings = await bench.run({ quick: options.quick, databases, note });
      results[bench.name] = { ...findings, seconds: Math.round((performance.now() - started) / 1000) };
      process.stdout.write(`${findingsText(bench.title, findings)}\n\n`);
    }
  } finally {
    await databases.dropAll();
  }
  const report = { at: new Date().toISOString(), quick: options.quick, machine, results };
  const json = `${JSON.stringify(report, undefined, 2)}\n`;
  if (options.json === undefined) process.stdout.write(json);
  else await writeFile(options.json, json);
  note('done');
}

const databaseUrl = process.env.TEST_DATABASE_URL;
const unknown = positionals.filter((name) => !BENCHES.some((bench) => bench.name === name));
if (!databaseUrl || unknown.length > 0) {
  process.stderr.write(
    [
      ...(unknown.length > 0 ? [`no bench is called ${unknown.join(', ')}`] : []),
      ...(databaseUrl
        ? []
        : ['TEST_DATABASE_URL must name a PostgreSQL database whose user may create others']),
      `npm run bench -- [${BENCHES.map((bench) => bench.name).join('|')} …] [--quick] [--keep] [--json FILE]\n`,
    ].join('\n'),
  );
  process.exitCode = 2;
} else {
  await main(
    databaseUrl,
    BENCHES.filter((bench) => positionals.length === 0 || positionals.includes(bench.name)),
  );
}

import { readFileSync } from 'node:fs';
import type { Contender, Document, Order, Run } from './contender.ts';

/** Measures one contender in a process of its own, so that memory and start are its own too. */
const order = JSON.parse(readFileSync(0, 'utf8')) as Order;

async function open({ contender, source }: Order): Promise<() => Promise<Contender>> {
  // The code is loaded before anything is measured.
  if (contender === 'linkage, PostgreSQL') {
    const { openLinkage } = await import('./linkage.ts');
    return () => openLinkage({ databaseUrl: source, dataDir: '' });
  }
  if (contender === 'linkage, embedded') {
    const { openLinkage } = await import('./linkage.ts');
    return () => openLinkage({ dataDir: source });
  }
  if (contender === 'MiniSearch') {
    const { createMiniSearch } = await import('./mini-search.ts');
    return async () => createMiniSearch(JSON.parse(readFileSync(source, 'utf8')) as Document[]);
  }
  const { createOrama } = await import('./orama.ts');
  return () => createOrama(JSON.parse(readFileSync(source, 'utf8')) as Document[]);
}

function residentMb(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage().rss / 2 ** 20;
}

const WARM_UP_MS = 2_000;

const opener = await open(order);
const memoryBefore = residentMb();
const began = performance.now();
const contender = await opener();
await contender.search(order.queries[0] ?? '');
const startMs = performance.now() - began;
const warmUntil = performance.now() + WARM_UP_MS;
for (const query of order.queries) {
  if (performance.now() > warmUntil) break;
  await contender.search(query);
}
const found: string[][] = [];
const timesMs: number[] = [];
const until = performance.now() + order.secondsAtMost * 1_000;
for (const query of order.queries) {
  const started = performance.now();
  if (started > until) break;
  found.push(await contender.search(query));
  timesMs.push(performance.now() - started);
}
const run: Run = { startMs, memoryMb: residentMb() - memoryBefore, found, timesMs };
await contender.close();
process.stdout.write(JSON.stringify(run));

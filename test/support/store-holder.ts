import { setTimeout as pause } from 'node:timers/promises';
import { systemClock } from '../../src/plan/clock.ts';
import { silentLogger } from '../../src/plan/logger.ts';
import { openStore } from '../../src/records/open-store.ts';
import { itemDraft, origin } from '../records/drafts.ts';

// Run by `startStoreProcess`.
const [dataDir = '', mode] = process.argv.slice(2);
const tell = (line: string) => process.stdout.write(`${line}\n`);

tell('starting');
try {
  const store = await openStore({ dataDir, clock: systemClock, logger: silentLogger });
  tell('open');
  for (let number = 1; mode === 'write'; number++) {
    const draft = itemDraft(`PRJ-${number}`, { description: 'x'.repeat(2_000) });
    await store.write((writer) => writer.save('item', [draft], origin('2026-09-01T00:00:00Z')));
    tell(`saved ${draft.code}`);
    await pause(10);
  }
  setInterval(() => {}, 60_000);
} catch (error) {
  tell(`failed ${error instanceof Error ? error.name : 'unknown'}`);
}

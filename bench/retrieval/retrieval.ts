import { spawn } from 'node:child_process';
import path from 'node:path';
import type { Bench, Findings } from '../kit/bench.ts';
import { median, percentile, rounded } from '../kit/statistics.ts';
import { evaluationQuestions } from '../plan/questions.ts';
import { CONTENDERS, type ContenderName, type Order, type Run } from './contender.ts';
import { createCorpus } from './corpus.ts';
import { createQueries, type Query } from './queries.ts';

const UPDATES_EACH = 20;
/** Filling an embedded store of the largest size takes minutes, and a plan of that size belongs on a server. */
const LARGEST_EMBEDDED = 10_000;

interface Measured extends Run {
  readonly items: number;
  readonly contender: ContenderName;
  readonly queries: readonly Query[];
}

/** Whether our search finds what is meant more often than the two others do, over the same records. */
export const retrieval: Bench = {
  name: 'retrieval',
  title: 'Retrieval: our search against MiniSearch and Orama over the same bilingual records',
  run: async ({ quick, databases, note }) => {
    const sizes = quick ? [1_000, 10_000] : [1_000, 10_000, 100_000];
    const each = quick ? 8 : 20;
    const measured: Measured[] = [];
    const questions = await evaluationQuestions(await databases.large(1_000, UPDATES_EACH));
    for (const items of sizes) {
      const embedded = items <= (quick ? 1_000 : LARGEST_EMBEDDED);
      const corpus = await createCorpus(await databases.large(items, UPDATES_EACH), items, { embedded });
      const queries = createQueries(corpus.documents, questions, each);
      for (const contender of CONTENDERS) {
        if (contender === 'linkage, embedded' && !embedded) continue;
        note(`${items} items, ${contender}, ${queries.length} queries`);
        const source = corpus.sourceOf(contender);
        const texts = queries.map((one) => one.text);
        const run = await runAlone({ contender, source, queries: texts, secondsAtMost: quick ? 5 : 12 });
        measured.push({ ...run, items, contender, queries });
      }
      await corpus.remove();
    }
    return findingsOf(measured);
  },
};

async function runAlone(order: Order): Promise<Run> {
  const script = path.join(import.meta.dirname, 'contender-process.ts');
  const options = ['--expose-gc', '--max-old-space-size=8192', '--import', 'tsx'];
  const child = spawn(process.execPath, [...options, script], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(order));
  let output = '';
  for await (const chunk of child.stdout) output += String(chunk);
  return JSON.parse(output) as Run;
}

function findingsOf(measured: readonly Measured[]): Findings {
  const sizes = [...new Set(measured.map((one) => one.items))];
  const kinds = [...new Set(measured.flatMap((one) => one.queries.map((query) => query.kind)))];
  const last = measured.filter((one) => one.items === sizes.at(-1));
  const at = (items: number, ours: boolean): Measured[] =>
    measured.filter((one) => one.items === items && one.contender.startsWith('linkage') === ours);
  return {
    goals: sizes.flatMap((items) => {
      const recall = Math.min(...at(items, true).map((one) => recallOf(one)));
      const others = at(items, false).map((one) => recallOf(one));
      const time = Math.max(...at(items, true).map((one) => median(one.timesMs)));
      const slowest = Math.max(...at(items, false).map((one) => median(one.timesMs)));
      return [
        {
          goal: `${items} items: ahead of both on recall at 10`,
          measured: `${recall.toFixed(3)} against ${others.map((one) => one.toFixed(3)).join(' and ')}`,
          met: others.every((one) => recall > one),
        },
        {
          goal: `${items} items: time per query within their range`,
          measured: `${rounded(time)} ms against ${at(items, false)
            .map((one) => rounded(median(one.timesMs)))
            .join(' and ')} ms`,
          met: time <= slowest,
        },
      ];
    }),
    tables: [
      {
        caption: 'All queries',
        columns: ['', 'queries', 'recall at 10', 'first', 'median ms', 'p95 ms', 'start ms', 'memory MB'],
        rows: measured.map((one) => [
          `${one.items}, ${one.contender}`,
          one.found.length,
          recallOf(one).toFixed(3),
          recallOf(one, 1).toFixed(3),
          rounded(median(one.timesMs)),
          rounded(percentile(one.timesMs, 0.95)),
          rounded(one.startMs),
          Math.round(one.memoryMb),
        ]),
      },
      {
        caption: `Recall at 10 by kind of query, ${sizes.at(-1)} items`,
        columns: ['', 'queries', ...last.map((one) => one.contender)],
        rows: kinds.map((kind) => [
          kind,
          last[0]?.queries.filter((query) => query.kind === kind).length ?? 0,
          ...last.map((one) => recallOf(one, 10, kind).toFixed(2)),
        ]),
      },
    ],
    remarks: [
      'Our memory is that of the bot’s process; its index lies in the database. Start is from the kept records to the first answer: the others build their index anew.',
    ],
  };
}

function recallOf(one: Measured, among = 10, kind?: string): number {
  const hits = one.queries.flatMap((query, index) =>
    index < one.found.length && (kind === undefined || query.kind === kind)
      ? [(one.found[index] ?? []).slice(0, among).includes(query.target) ? 1 : 0]
      : [],
  );
  return hits.reduce((sum: number, hit) => sum + hit, 0) / Math.max(1, hits.length);
}

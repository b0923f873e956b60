import type { Bench, BenchContext, Findings } from '../kit/bench.ts';
import { median, rounded } from '../kit/statistics.ts';
import { type Contender, startContenders } from './contenders.ts';
import { WORKLOADS, type Workload } from './workloads.ts';

const LEAST_SHARE = 0.5;
const AT_ONCE = 12;

/** What the whole bot costs over Bolt alone, and over Bolt with the same SQL. */
export const overhead: Bench = {
  name: 'overhead',
  title: 'Bolt overhead: the whole bot against bare Bolt apps, on one fake Slack',
  run: async (context) => {
    const contenders = await startContenders(context.databases);
    try {
      return findingsOf(await measure(contenders, context));
    } finally {
      for (const contender of contenders) await contender.stop();
    }
  },
};

interface Measured {
  readonly contender: string;
  readonly workload: Workload['name'];
  readonly perSecond: number[];
  readonly latenciesMs: number[];
}

/** The contenders take turns in each round, so that what else the machine does meets all of them alike. */
async function measure(contenders: readonly Contender[], { quick, note }: BenchContext): Promise<Measured[]> {
  const rounds = quick ? 2 : 4;
  const seconds = quick ? 1.5 : 3;
  const measured: Measured[] = [];
  for (const workload of WORKLOADS) {
    const kept = contenders.map(({ name }) => ({
      contender: name,
      workload: workload.name,
      perSecond: [] as number[],
      latenciesMs: [] as number[],
    }));
    for (let round = 0; round <= rounds; round += 1) {
      note(`${workload.name}: ${round === 0 ? 'warming up' : `round ${round} of ${rounds}`}`);
      for (const [index, contender] of contenders.entries()) {
        const latencies = await drive(contender, workload, seconds);
        if (round === 0) continue;
        kept[index]?.perSecond.push(latencies.length / seconds);
        kept[index]?.latenciesMs.push(...latencies);
      }
    }
    measured.push(...kept);
  }
  return measured;
}

/** So many people who each wait for what they asked before they ask again. */
async function drive(contender: Contender, workload: Workload, seconds: number): Promise<number[]> {
  const until = performance.now() + seconds * 1_000;
  const latencies: number[] = [];
  const person = async (place: number): Promise<void> => {
    for (let turn = place; performance.now() < until; turn += AT_ONCE) {
      const began = performance.now();
      await workload.run(contender, place, turn);
      const ended = performance.now();
      if (ended <= until) latencies.push(ended - began);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, (_, place) => person(place)));
  return latencies;
}

function findingsOf(measured: readonly Measured[]): Findings {
  const speed = (contender: string, workload: string): number =>
    median(measured.find((one) => one.contender === contender && one.workload === workload)?.perSecond ?? []);
  return {
    goals: WORKLOADS.map(({ name }) => {
      const share = speed('linkage', name) / speed('bolt with pg', name);
      return {
        goal: `${name}: at least half the throughput of Bolt with the same SQL`,
        measured: `${rounded(share)} of it`,
        met: share >= LEAST_SHARE,
      };
    }),
    tables: [
      {
        caption: `${AT_ONCE} people at once, each waiting for the answer before the next; medians of the rounds`,
        columns: ['', 'a second', 'ms (median)', 'linkage : it'],
        rows: measured.map(({ contender, workload, perSecond, latenciesMs }) => [
          `${workload}, ${contender}`,
          rounded(median(perSecond)),
          rounded(median(latenciesMs)),
          rounded(speed('linkage', workload) / median(perSecond)),
        ]),
      },
    ],
  };
}

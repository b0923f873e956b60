/**
 * Work that is done for many at a time: what comes in while the last lot is at work waits and is the next one. Nobody
 * waits when nothing is at work, and a thousand at once cost a few rounds.
 */
export function createTogether<In, Out>(
  work: (lot: readonly In[]) => Promise<readonly Out[]>,
  most: number,
): (one: In) => Promise<Out> {
  let waiting: { readonly one: In; resolve(out: Out): void; reject(error: unknown): void }[] = [];
  let working = false;

  const next = async (): Promise<void> => {
    working = true;
    while (waiting.length > 0) {
      const lot = waiting.slice(0, most);
      waiting = waiting.slice(most);
      try {
        const outs = await work(lot.map(({ one }) => one));
        for (const [place, { resolve, reject }] of lot.entries()) {
          const out = outs[place];
          if (out === undefined) reject(new Error('a lot came back with some missing'));
          else resolve(out);
        }
      } catch (error) {
        for (const { reject } of lot) reject(error);
      }
    }
    working = false;
  };

  return (one) =>
    new Promise((resolve, reject) => {
      waiting.push({ one, resolve, reject });
      if (!working) void next();
    });
}

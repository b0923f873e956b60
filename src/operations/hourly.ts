const HOUR_MS = 3_600_000;

export interface Hourly {
  /** No more rounds; resolves when the one that runs is done. */
  stop(): Promise<void>;
}

/** Does the work now and every hour. What it throws is `failed`'s, and the next hour tries again. */
export function startHourly(work: () => Promise<void>, failed: (errorName: string) => void): Hourly {
  const round = (): Promise<void> =>
    work().catch((error: unknown) => failed(error instanceof Error ? error.name : 'unknown'));
  let running = round();
  const timer = setInterval(() => {
    running = round();
  }, HOUR_MS);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}

/** npm passes a terminal's Ctrl+C on, so that one press arrives twice: what comes so soon is the same request. */
const SAME_REQUEST_MS = 500;
/** Whatever hangs, the process ends before systemd and Docker lose their patience. */
const MOST_STOPPING_MS = 18_000;
const LOOK_FOR_PARENT_MS = 300;

/**
 * The first signal finishes what runs and ends with 0, also while the bot is still starting; a second one ends at once.
 * `npm start` runs the bot through a shell that passes no signal on: under npm the bot also stops when that is gone.
 * Answers whether it is stopping.
 */
export function stopWhenAsked(options: {
  readonly close: () => Promise<void>;
  readonly announce: () => void;
  readonly underNpm: boolean;
}): () => boolean {
  let stoppingSince: number | undefined;
  const stop = (): void => {
    if (stoppingSince !== undefined) {
      if (performance.now() - stoppingSince > SAME_REQUEST_MS) process.exit(1);
      return;
    }
    stoppingSince = performance.now();
    options.announce();
    setTimeout(() => process.exit(0), MOST_STOPPING_MS);
    options.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  if (options.underNpm) watchParent(stop);
  return () => stoppingSince !== undefined;
}

function watchParent(gone: () => void): void {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    gone();
  }, LOOK_FOR_PARENT_MS);
  watch.unref();
}

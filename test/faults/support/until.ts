import { setTimeout as pause } from 'node:timers/promises';

/** Looks again and again at what another process does. @throws with what was waited for. */
export async function until(
  what: string,
  look: () => boolean | Promise<boolean>,
  withinMs = 20_000,
): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!(await look())) {
    if (performance.now() > deadline) throw new Error(`waited in vain for ${what}`);
    await pause(20);
  }
}

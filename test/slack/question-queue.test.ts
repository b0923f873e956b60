import { describe, expect, it } from 'vitest';
import { createQuestionQueue } from '../../src/slack/question-queue.ts';

/** Work that ends when the test says so. */
function held(): {
  readonly work: () => Promise<string>;
  readonly end: () => void;
  readonly started: () => boolean;
} {
  let started = false;
  let end = (): void => {};
  const ended = new Promise<string>((resolve) => {
    end = () => resolve('done');
  });
  return {
    work: () => {
      started = true;
      return ended;
    },
    end: () => end(),
    started: () => started,
  };
}

describe('questions that wait', () => {
  it('of one person are answered one after another, and above the bound refused at once', async () => {
    const queue = createQuestionQueue({ perPerson: 2 });
    const [first, second] = [held(), held()];
    const running = [queue.run('U1', first.work), queue.run('U1', second.work)];
    expect([first.started(), second.started()]).toEqual([true, false]);
    expect(await queue.run('U1', async () => 'late')).toMatchObject({ ok: false, code: 'too_many' });
    first.end();
    expect(await running[0]).toMatchObject({ ok: true, value: 'done' });
    second.end();
    await running[1];
    expect(queue.size()).toBe(0);
  });

  it('of somebody else wait for no flood: the next free place is theirs', async () => {
    const queue = createQuestionQueue({ perPerson: 50, concurrency: 1 });
    const flood = Array.from({ length: 50 }, held);
    const flooded = flood.map(({ work }) => queue.run('U1', work));
    const other = held();
    const asked = queue.run('U2', other.work);
    flood[0]?.end();
    await flooded[0];
    await new Promise(setImmediate);
    expect([other.started(), flood[1]?.started()]).toEqual([true, false]);
    other.end();
    expect(await asked).toMatchObject({ value: 'done' });
    for (const { end } of flood) end();
    await Promise.all(flooded);
  });

  it('of everybody together are bounded too, and so is how many are answered at once', async () => {
    const queue = createQuestionQueue({ inAll: 3, concurrency: 2 });
    const works = [held(), held(), held()];
    const running = works.map(({ work }, index) => queue.run(`U${index}`, work));
    expect(works.map(({ started }) => started())).toEqual([true, true, false]);
    expect(await queue.run('U9', async () => 'late')).toMatchObject({ ok: false, code: 'too_busy' });
    for (const { end } of works) end();
    await Promise.all(running);
    expect(await queue.run('U9', async () => 'now')).toMatchObject({ ok: true, value: 'now' });
  });

  it('that fail make room all the same', async () => {
    const queue = createQuestionQueue({ concurrency: 1 });
    await expect(queue.run('U1', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await queue.run('U2', async () => 'fine')).toMatchObject({ value: 'fine' });
    expect(queue.size()).toBe(0);
  });
});

import { readSampleWorkspace } from '../../src/ledger/seed/index.ts';
import { BOT, type FakeSlack, startFakeSlack } from '../../test/support/fake-slack.ts';

const SEEDS_DIR = new URL('../../seeds', import.meta.url).pathname;

/** A fake Slack with the channels and people of the sample plan. */
export function startSampleSlack(): Promise<FakeSlack> {
  const workspace = readSampleWorkspace(SEEDS_DIR);
  return startFakeSlack({
    users: workspace.users,
    channels: workspace.channels.map(({ id, name, memberIds }) => ({
      id,
      name,
      members: [...memberIds, BOT.userId],
    })),
  });
}

/** Channels of special classes, where people ask. */
export function classChannels(): string[] {
  return readSampleWorkspace(SEEDS_DIR).channels.flatMap((one) => (one.classCode ? [one.id] : []));
}

/** Resolves posts by the thread that they stand in, at the moment when the fake takes them. */
export function watchThreads(slack: FakeSlack): { posted(threadTs: string): Promise<void> } {
  const waiting = new Map<string, () => void>();
  const { posts } = slack.workspace;
  const push = posts.push.bind(posts);
  posts.push = (...fresh) => {
    for (const { threadTs } of fresh) {
      if (threadTs === undefined) continue;
      waiting.get(threadTs)?.();
      waiting.delete(threadTs);
    }
    return push(...fresh);
  };
  return { posted: (threadTs) => new Promise((resolve) => waiting.set(threadTs, resolve)) };
}

let serial = 0;

/** A time stamp that no other message of this run has. */
export function nextTs(): string {
  serial += 1;
  return `${1_700_200_000 + Math.floor(serial / 1_000)}.${String(serial % 1_000).padStart(6, '0')}`;
}

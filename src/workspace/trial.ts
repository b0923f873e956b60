import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { createSeeding, readSampleWorkspace } from '../ledger/seed/index.ts';
import type { Messages } from '../messages/index.ts';
import type { Clock } from '../plan/clock.ts';
import { plainDateIn } from '../plan/dates.ts';
import { ok, type Result } from '../plan/result.ts';
import type { PlanStore } from '../plan/store.ts';
import { type LocalSlack, startLocalSlack } from './local-slack.ts';
import {
  createWorkspaceConfig,
  WORKSPACE_BOT,
  type WorkspaceChannel,
  type WorkspaceUser,
} from './workspace-config.ts';

/** A running local workspace with the sample plan, and how the bot connects to it. */
export interface Trial {
  readonly connection: {
    readonly mode: 'socket';
    readonly botToken: string;
    readonly appToken: string;
    readonly apiUrl: string;
  };
  readonly slack: LocalSlack;
  readonly users: readonly WorkspaceUser[];
  readonly channels: readonly WorkspaceChannel[];
  readonly leadingGroupChannelId: string | undefined;
}

type TrialMessages = Messages['command']['start'];

/** Starts the local Slack with the sample plan's people and channels. */
export async function startTrial(deps: {
  readonly seedsDir: string;
  readonly port: number;
  readonly dataDir: string;
}): Promise<Result<Trial, 'no_binary' | 'did_not_start', string>> {
  const { users, channels, leadingGroupChannelId } = readSampleWorkspace(deps.seedsDir);
  const config = createWorkspaceConfig(users, channels);
  const folder = path.join(deps.dataDir, 'workspace');
  await mkdir(folder, { recursive: true });
  const slack = await startLocalSlack({ config, port: deps.port, folder });
  if (!slack.ok) return slack;
  const { botToken, appToken } = config.app;
  return ok({
    connection: { mode: 'socket', botToken, appToken, apiUrl: slack.value.apiUrl },
    slack: slack.value,
    users,
    channels,
    leadingGroupChannelId,
  });
}

/** Lays out the sample plan, unless the store holds a plan of its own. */
export async function layOutSamplePlan(store: PlanStore, clock: Clock, seedsDir: string): Promise<void> {
  await createSeeding({ store, clock, seedsDir }).seedSample(clock.now());
}

/** What a newcomer reads when all is ready: the page, who to act as, and three things to try. */
export async function introduceTrial(
  { slack, users, channels }: Trial,
  store: PlanStore,
  clock: Clock,
  text: TrialMessages,
  seconds: string,
): Promise<readonly string[]> {
  const on = plainDateIn('Asia/Shanghai', clock.now());
  const nameOf = (id: string | undefined): string => users.find((user) => user.id === id)?.realName ?? '';
  const assignments = await store.listAssignments({ on });
  const staff = users.find((user) => !assignments.some((one) => one.personId === user.id));
  const leading = assignments.find((one) => one.role === 'lead' && one.classCode !== undefined);
  const ofClass = { classCodes: [leading?.classCode ?? ''], statuses: ['open'] as const };
  const { items } = await store.findItems(
    ofClass,
    { sort: [{ by: 'code', direction: 'ascending' }], limit: 1 },
    { confidential: [] },
  );
  const lead = nameOf(leading?.personId);
  const classChannelId = (await store.listClasses()).find(
    ({ code }) => code === leading?.classCode,
  )?.channelId;
  const classChannel = channels.find(({ id }) => id === classChannelId)?.name ?? '';
  return [
    text.ready(seconds),
    text.page(slack.url),
    text.actAs(nameOf(staff?.id), lead),
    text.tryMention(channels[0]?.name ?? '', WORKSPACE_BOT.name),
    text.tryUpdate(lead, items[0]?.code ?? ''),
    text.tryReminder(classChannel),
  ];
}

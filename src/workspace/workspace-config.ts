import { randomBytes } from 'node:crypto';

/** A person of the local workspace, as its page shows them. */
export interface WorkspaceUser {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  readonly email: string;
}

export interface WorkspaceChannel {
  readonly id: string;
  readonly name: string;
  readonly memberIds: readonly string[];
}

/** What the local Slack reads at its start. */
export interface WorkspaceConfig {
  readonly workspace: { readonly name: string; readonly domain: string; readonly teamId: string };
  readonly app: {
    readonly appId: string;
    readonly botUserId: string;
    readonly botName: string;
    readonly botToken: string;
    readonly appToken: string;
    readonly signingSecret: string;
    readonly mode: 'socket';
  };
  readonly users: readonly {
    readonly id: string;
    readonly name: string;
    readonly real_name: string;
    readonly email: string;
  }[];
  readonly channels: readonly {
    readonly id: string;
    readonly name: string;
    readonly members: readonly string[];
  }[];
}

export const WORKSPACE_BOT = { id: 'U0LINKAGE', name: 'linkage' } as const;
const TEAM_ID = 'T0LINKAGE';

/** The configuration of a local workspace with these people and channels, the bot in every channel. Its tokens are made anew. */
export function createWorkspaceConfig(
  users: readonly WorkspaceUser[],
  channels: readonly WorkspaceChannel[],
): WorkspaceConfig {
  const secret = (): string => randomBytes(12).toString('hex');
  return {
    workspace: { name: 'Linkage (sample)', domain: 'linkage', teamId: TEAM_ID },
    app: {
      appId: 'A0LINKAGE',
      botUserId: WORKSPACE_BOT.id,
      botName: WORKSPACE_BOT.name,
      botToken: `xoxb-${secret()}`,
      appToken: `xapp-${secret()}`,
      signingSecret: secret(),
      mode: 'socket',
    },
    users: users.map((user) => ({
      id: user.id,
      name: user.name,
      real_name: user.realName,
      email: user.email,
    })),
    channels: channels.map((channel) => ({
      id: channel.id,
      name: channel.name,
      members: [...new Set([...channel.memberIds, WORKSPACE_BOT.id])],
    })),
  };
}

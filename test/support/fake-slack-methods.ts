import type { AcceptedPost } from './fake-slack.ts';

/** What the fake workspace holds. */
export interface FakeWorkspace {
  readonly teamId: string;
  readonly users: { readonly id: string; readonly name: string; readonly email?: string }[];
  readonly channels: {
    readonly id: string;
    name: string;
    members: readonly string[];
    archived?: boolean;
  }[];
  readonly posts: AcceptedPost[];
  readonly ephemerals: {
    readonly channel: string;
    readonly user: string;
    readonly text: string;
    readonly blocks: unknown[];
  }[];
  readonly responses: {
    readonly text?: string;
    readonly blocks?: unknown[];
    readonly response_type?: string;
  }[];
  /** What the bot's acknowledgements carried. */
  readonly acknowledgements: unknown[];
  readonly views: { readonly id: string; readonly view: FakeView }[];
  readonly homes: Map<string, FakeView>;
  /** Every piece of text that was streamed. */
  readonly streamed: string[];
  readonly statuses: { readonly channel: string; readonly status: string }[];
  nextTs: number;
}

export interface FakeView {
  readonly callback_id?: string;
  readonly private_metadata?: string;
  readonly blocks: readonly Record<string, unknown>[];
}

type Result = Record<string, unknown>;
type Method = (workspace: FakeWorkspace, args: Record<string, unknown>) => Result;

const refused = (error: string): Result => ({ ok: false, error });
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

function tick(workspace: FakeWorkspace): string {
  workspace.nextTs += 1;
  return `${workspace.nextTs}.000100`;
}

let viewsOpened = 0;

/** As in Slack, never the same twice, in no workspace. */
function nextViewId(): string {
  viewsOpened += 1;
  return `V${viewsOpened}`;
}

const METHODS: Readonly<Record<string, Method>> = {
  'auth.test': (workspace) => ({
    ok: true,
    team: 'Test',
    team_id: workspace.teamId,
    user: 'linkage',
    user_id: 'U0BOT',
    bot_id: 'B0BOT',
  }),
  'chat.postMessage': (workspace, args) => {
    const channel = text(args.channel);
    // A user's id opens the direct message with that user.
    if (
      !channel.startsWith('U') &&
      !channel.startsWith('D') &&
      !workspace.channels.some((one) => one.id === channel)
    )
      return refused('channel_not_found');
    const post: AcceptedPost = {
      channel: channel.startsWith('U') ? `D${channel.slice(1)}` : channel,
      ts: tick(workspace),
      threadTs: args.thread_ts === undefined ? undefined : text(args.thread_ts),
      text: text(args.text),
      blocks: list(args.blocks),
      metadata: args.metadata,
    };
    workspace.posts.push(post);
    return { ok: true, channel: post.channel, ts: post.ts, message: { text: post.text } };
  },
  'chat.startStream': (workspace, args) => {
    const channel = text(args.channel);
    if (text(args.thread_ts) === '') return refused('missing_required_field');
    if (
      !channel.startsWith('D') &&
      (text(args.recipient_user_id) === '' || text(args.recipient_team_id) === '')
    )
      return refused('missing_recipient');
    const post: AcceptedPost = {
      channel,
      ts: tick(workspace),
      threadTs: text(args.thread_ts),
      text: text(args.markdown_text),
      blocks: [],
      streaming: true,
    };
    workspace.posts.push(post);
    workspace.streamed.push(post.text);
    return { ok: true, channel, ts: post.ts };
  },
  'chat.appendStream': (workspace, args) => {
    const post = workspace.posts.find((one) => one.channel === args.channel && one.ts === args.ts);
    if (!post?.streaming) return refused('message_not_in_streaming_state');
    post.text += text(args.markdown_text);
    workspace.streamed.push(text(args.markdown_text));
    return { ok: true, channel: post.channel, ts: post.ts };
  },
  'chat.stopStream': (workspace, args) => {
    const post = workspace.posts.find((one) => one.channel === args.channel && one.ts === args.ts);
    if (!post?.streaming) return refused('message_not_in_streaming_state');
    post.streaming = false;
    return { ok: true, channel: post.channel, ts: post.ts };
  },
  'chat.update': (workspace, args) => {
    const post = workspace.posts.find((one) => one.channel === args.channel && one.ts === args.ts);
    if (!post) return refused('message_not_found');
    if (post.streaming) return refused('streaming_state_conflict');
    post.text = text(args.text);
    post.blocks = list(args.blocks);
    if (args.metadata) post.metadata = args.metadata;
    return { ok: true, channel: post.channel, ts: post.ts };
  },
  'chat.postEphemeral': (workspace, args) => {
    workspace.ephemerals.push({
      channel: text(args.channel),
      user: text(args.user),
      text: text(args.text),
      blocks: list(args.blocks),
    });
    return { ok: true, message_ts: tick(workspace) };
  },
  'chat.getPermalink': (_workspace, args) => ({
    ok: true,
    permalink: `https://test.slack.com/archives/${text(args.channel)}/p${text(args.message_ts).replace('.', '')}`,
  }),
  'conversations.history': (workspace, args) => ({
    ok: true,
    messages: workspace.posts
      .filter((one) => one.channel === args.channel && one.threadTs === undefined)
      .map(shown),
    has_more: false,
  }),
  'conversations.replies': (workspace, args) => ({
    ok: true,
    messages: workspace.posts
      .filter((one) => one.channel === args.channel && (one.threadTs === args.ts || one.ts === args.ts))
      .map(shown),
    has_more: false,
  }),
  'conversations.members': (workspace, args) => {
    const channel = workspace.channels.find((one) => one.id === args.channel);
    return channel ? { ok: true, members: channel.members } : refused('channel_not_found');
  },
  'conversations.info': (workspace, args) => {
    const channel = workspace.channels.find((one) => one.id === args.channel);
    return channel
      ? {
          ok: true,
          channel: {
            id: channel.id,
            name: channel.name,
            is_member: channel.members.includes('U0BOT'),
            is_archived: channel.archived === true,
          },
        }
      : refused('channel_not_found');
  },
  'conversations.list': (workspace) => ({
    ok: true,
    channels: workspace.channels.map(({ id, name }) => ({ id, name })),
  }),
  'conversations.open': (_workspace, args) => ({
    ok: true,
    channel: { id: `D${text(args.users).slice(1)}` },
  }),
  'users.list': (workspace) => ({
    ok: true,
    members: workspace.users.map(({ id, name, email }) => ({
      id,
      name: id.toLowerCase(),
      real_name: name,
      profile: { real_name: name, ...(email ? { email } : {}) },
    })),
  }),
  'users.info': (workspace, args) => {
    const user = workspace.users.find((one) => one.id === args.user);
    return user
      ? { ok: true, user: { id: user.id, name: user.name, real_name: user.name } }
      : refused('user_not_found');
  },
  'views.open': (workspace, args) => {
    const id = nextViewId();
    workspace.views.push({ id, view: args.view as FakeView });
    return { ok: true, view: { id } };
  },
  'views.push': (workspace, args) => {
    const id = nextViewId();
    workspace.views.push({ id, view: args.view as FakeView });
    return { ok: true, view: { id } };
  },
  'views.update': (workspace, args) => {
    workspace.views.push({ id: text(args.view_id), view: args.view as FakeView });
    return { ok: true, view: { id: args.view_id } };
  },
  'views.publish': (workspace, args) => {
    workspace.homes.set(text(args.user_id), args.view as FakeView);
    return { ok: true, view: { id: 'VHOME' } };
  },
  'assistant.threads.setStatus': (workspace, args) => {
    workspace.statuses.push({ channel: text(args.channel_id), status: text(args.status) });
    return { ok: true };
  },
  'assistant.threads.setSuggestedPrompts': () => ({ ok: true }),
  'reactions.add': () => ({ ok: true }),
};

export function callMethod(workspace: FakeWorkspace, method: string, args: Record<string, unknown>): Result {
  return METHODS[method]?.(workspace, args) ?? refused('unknown_method');
}

function shown(post: AcceptedPost): object {
  return {
    type: 'message',
    user: 'U0BOT',
    bot_id: 'B0BOT',
    ts: post.ts,
    text: post.text,
    metadata: post.metadata,
  };
}

/** What a workspace can show and keep. One value decides it for everything that is drawn. */
export interface SlackCapabilities {
  /** `rich`: tables, charts, feedback buttons. `classic`: section, divider, context, actions, header, image, input. */
  readonly blocks: 'rich' | 'classic';
  /** Shows a status line while the bot works (`assistant.threads.setStatus`). */
  readonly statusLine: boolean;
  /** Shows a message while it is written (`chat.startStream`). */
  readonly streams: boolean;
  /** Keeps a message's metadata, so that a post can be found again by its id. */
  readonly metadata: boolean;
  /** Brings each payload through one of several sockets, as Slack does; else one socket is all there may be. */
  readonly severalSockets: boolean;
  /** Shows `&amp;` as `&`, as Slack does. */
  readonly entities: boolean;
  /** Takes files in forms. */
  readonly fileInputs: boolean;
}

/** A real Slack. */
export const RICH: SlackCapabilities = {
  blocks: 'rich',
  statusLine: true,
  streams: true,
  metadata: true,
  severalSockets: true,
  entities: true,
  fileInputs: true,
};

/** The local workspace for trying the bot out. */
export const CLASSIC: SlackCapabilities = {
  blocks: 'classic',
  statusLine: false,
  streams: false,
  metadata: false,
  severalSockets: false,
  entities: false,
  fileInputs: false,
};

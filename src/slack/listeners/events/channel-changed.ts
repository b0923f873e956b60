import type { App } from '@slack/bolt';
import { channelChanged } from '../../flows/watch-channels.ts';
import type { Services } from '../../services.ts';

/** A channel was archived, renamed or deleted, or the bot was removed from it: an administrator hears what to do. */
export function register(app: App, services: Services): void {
  app.event('channel_archive', ({ event }) => channelChanged(services, event.channel));
  app.event('channel_unarchive', ({ event }) => channelChanged(services, event.channel));
  app.event('channel_deleted', ({ event }) => channelChanged(services, event.channel));
  app.event('channel_left', ({ event }) => channelChanged(services, event.channel));
  app.event('channel_rename', ({ event }) => channelChanged(services, event.channel.id));
  app.event('group_archive', ({ event }) => channelChanged(services, event.channel));
  app.event('group_unarchive', ({ event }) => channelChanged(services, event.channel));
  app.event('group_deleted', ({ event }) => channelChanged(services, event.channel));
  app.event('group_left', ({ event }) => channelChanged(services, event.channel));
  app.event('group_rename', ({ event }) => channelChanged(services, event.channel.id));
}

import { z } from 'zod';
import { messagesFor } from '../../messages/index.ts';
import { isoWeekOf, plainDateIn, timeOfDayIn } from '../../plan/dates.ts';
import type { SpecialClass } from '../../plan/records.ts';
import type { Language } from '../../plan/terms.ts';
import { context, section } from '../blocks/block.ts';
import { nameOfClass } from '../blocks/words.ts';
import { escapeText } from '../escape.ts';
import type { Services } from '../services.ts';
import { channelProblem } from './problems.ts';

const NAMES_KEY = 'slack.channelNames';
const NAMES = z.record(z.string(), z.string()).catch({});
/** Nobody is told at night of what can wait for the morning. */
const FROM = '08:00';
const UNTIL = '20:00';

/**
 * Looks at the channel of every active class and tells the administrators what is wrong and what to do: each thing
 * once a week, and a new name once.
 */
export async function watchChannels(services: Services): Promise<void> {
  const time = timeOfDayIn(services.settings.timeZone, services.clock.now());
  if (time < FROM || time >= UNTIL) return;
  for (const one of (await services.store.listClasses()).filter(({ active }) => active)) {
    await watchClass(services, one);
  }
}

/** Slack says that something became of a channel. */
export async function channelChanged(services: Services, channelId: string): Promise<void> {
  services.channels.forget(channelId);
  services.audiences.forget(channelId);
  const one = (await services.store.listClasses()).find((each) => each.channelId === channelId);
  if (one?.active) await watchClass(services, one);
}

async function watchClass(services: Services, one: SpecialClass): Promise<void> {
  const { channelId } = one;
  const look = channelId === undefined ? undefined : await services.channels.look(channelId);
  if (look?.state === 'unknown') return;
  if (channelId !== undefined && look?.name !== undefined)
    await noteName(services, one, channelId, look.name);
  if (look?.state === 'ok') return;
  const week = isoWeekOf(plainDateIn(services.settings.timeZone, services.clock.now()));
  const about = `channel:${one.code}:${channelId ?? ''}:${look?.state ?? 'none'}:${week}`;
  await tellAdmins(
    services,
    about,
    async (language) => (await channelProblem(services, one, language)) ?? '',
  );
}

async function noteName(
  services: Services,
  one: SpecialClass,
  channelId: string,
  name: string,
): Promise<void> {
  const names = NAMES.parse((await services.store.settings.get(NAMES_KEY)) ?? {});
  const before = names[channelId];
  if (before === name) return;
  await services.store.settings.set(NAMES_KEY, { ...names, [channelId]: name }, services.clock.now());
  if (before === undefined) return;
  await tellAdmins(services, `channel:${one.code}:${channelId}:${before}>${name}`, async (language) =>
    messagesFor(language).slack.adminNotice.renamed(
      `${one.code} ${nameOfClass(one, language)}`,
      escapeText(before),
      `<#${channelId}>`,
    ),
  );
}

/** Once for `about`, whichever replica comes first. */
async function tellAdmins(
  services: Services,
  about: string,
  sentence: (language: Language) => Promise<string>,
): Promise<void> {
  const { store, clock, settings } = services;
  const at = clock.now();
  if (!(await store.inbox.admit({ id: about, payload: {}, receivedAt: at }))) return;
  await store.inbox.finish(about, at);
  const on = plainDateIn(settings.timeZone, at);
  const admins = await store.listAssignments({ roles: ['admin'], on });
  for (const personId of new Set(admins.map((admin) => admin.personId))) {
    const language = await services.languages.of(personId);
    const text = await sentence(language);
    const { title } = messagesFor(language).slack.adminNotice;
    await services.tell(personId, () => ({
      text: `${title}: ${text}`,
      blocks: [context([`⚠️ ${title}`]), section(text)],
    }));
  }
}

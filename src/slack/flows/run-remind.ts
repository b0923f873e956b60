import { formatList } from '../../messages/format.ts';
import { messagesFor } from '../../messages/index.ts';
import { normalizeCode } from '../../plan/codes.ts';
import { isoWeekOf, plainDateIn } from '../../plan/dates.ts';
import { decide } from '../../plan/permissions.ts';
import type { SpecialClass } from '../../plan/records.ts';
import type { Language } from '../../plan/terms.ts';
import { outcomeText } from '../../reminders/outcome-words.ts';
import type { Reminders } from '../../reminders/reminders.ts';
import { context, type SlackMessage } from '../blocks/block.ts';
import { reminderMessage } from '../blocks/reminder.ts';
import { nameOfClass } from '../blocks/words.ts';
import type { Services } from '../services.ts';
import { notice } from './notices.ts';
import { accessOf } from './open-update-form.ts';

interface RemindOrder {
  readonly verb: 'preview' | 'now' | 'pause' | 'resume' | 'waive' | undefined;
  /** A class by code or name; without it the class of the channel. After it, the reason of a waiver. */
  readonly text: string;
  /** All classes are meant. */
  readonly all: boolean;
  readonly personId: string;
  readonly channelId: string;
}

/** Shows, sends, holds back or lets go a class's reminder, for those who may. */
export async function runRemind(
  services: Services,
  order: RemindOrder,
  language: Language,
): Promise<SlackMessage> {
  const words = messagesFor(language).slack.remind;
  const reminders = services.reminders();
  if (!order.verb || !reminders) return notice(words.usage);
  if (order.verb === 'waive') return waive(services, reminders, order, language);
  const one = order.all ? undefined : await findClass(services, order);
  if (order.text !== '' && !one) return notice(words.unknownClass);
  // Outside a class's channel the harmless verbs mean all classes; nobody pauses all of them by leaving a word out.
  if (!one && !order.all && (order.verb === 'pause' || order.verb === 'resume'))
    return notice(words.whichClass);
  const { assignments, today } = await accessOf(services, order.personId);
  const decision = decide(order.personId, 'run_reminders', { classCode: one?.code }, assignments, today);
  if (!decision.allowed) {
    const roles = decision.mayRoles.map((role) => messagesFor(language).terms.roles[role]);
    return notice(words.refused(formatList(roles, language)));
  }
  switch (order.verb) {
    case 'preview':
      return one
        ? preview(reminders, one, order, language)
        : previewAll(services, reminders, order, language);
    case 'now':
      return sendNow(reminders, one, language);
    case 'pause':
    case 'resume':
      return setPaused(services, reminders, one, order, language);
  }
}

async function preview(
  reminders: Reminders,
  one: SpecialClass,
  order: RemindOrder,
  language: Language,
): Promise<SlackMessage> {
  const words = messagesFor(language).slack.remind;
  const reminder = await reminders.preview(one.code, order.personId);
  if (!reminder) return notice(words.unknownClass);
  const { text, blocks } = reminderMessage({ ...reminder, leadIds: [] }, { ...PLAIN });
  return { text, blocks: [context([words.preview(nameOfClass(one, language))]), ...blocks] };
}

/** One line a class: how many of its open items its reminder would ask for today. */
async function previewAll(
  services: Services,
  reminders: Reminders,
  order: RemindOrder,
  language: Language,
): Promise<SlackMessage> {
  const words = messagesFor(language).slack.remind;
  const classes = (await services.store.listClasses()).filter((one) => one.active);
  const lines: string[] = [];
  for (const one of classes.slice(0, CLASSES_SHOWN)) {
    const reminder = await reminders.preview(one.code, order.personId);
    const silent = reminder ? reminder.openCount - reminder.reportedCount : 0;
    const line = words.classLine(one.code, nameOfClass(one, language), silent, reminder?.openCount ?? 0);
    lines.push(
      one.paused ? `${line} · ${words.isPaused}` : one.channelId ? line : `${line} · ${words.noChannel}`,
    );
  }
  const rest = classes.length - lines.length;
  if (rest > 0) lines.push(messagesFor(language).slack.reminder.more(rest));
  return notice([words.previewAll, ...lines].join('\n'));
}

const CLASSES_SHOWN = 30;

const PLAIN = {
  blocks: 'classic',
  statusLine: false,
  streams: false,
  metadata: false,
  severalSockets: false,
  entities: true,
  fileInputs: false,
} as const;

async function sendNow(
  reminders: Reminders,
  one: SpecialClass | undefined,
  language: Language,
): Promise<SlackMessage> {
  const words = messagesFor(language).slack.remind;
  const report = await reminders.remindNow({ classCode: one?.code });
  const sent = report.due.filter((each) => each.outcome === 'sent').map((each) => each.class);
  const others = report.due
    .filter((each) => each.outcome !== 'sent')
    .map((each) => `*${each.class}*  ${outcomeText(each, language)}`);
  const rest = others.length - CLASSES_SHOWN;
  const lines = [
    sent.length > 0 ? words.sent(formatList(sent, language)) : words.nothingSent,
    ...others.slice(0, CLASSES_SHOWN),
    ...(rest > 0 ? [messagesFor(language).slack.reminder.more(rest)] : []),
  ];
  return notice(lines.join('\n'));
}

async function setPaused(
  services: Services,
  reminders: Reminders,
  one: SpecialClass | undefined,
  order: RemindOrder,
  language: Language,
): Promise<SlackMessage> {
  const words = messagesFor(language).slack.remind;
  const paused = order.verb === 'pause';
  const origin = { actorId: order.personId, via: 'slash', at: services.clock.now() } as const;
  const classes = one ? [one] : (await services.store.listClasses()).filter((each) => each.paused !== paused);
  for (const each of classes) {
    const done = await reminders.setPaused(each.code, paused, origin);
    if (!done.ok) return notice(words.unknownClass);
  }
  const name = one ? nameOfClass(one, language) : words.allClasses(classes.length);
  return notice(paused ? words.paused(name) : words.resumed(name));
}

/** `SC-03 [KT-07 …] reason`: keeps a class, or some of its items, from being chased this week. */
async function waive(
  services: Services,
  reminders: Reminders,
  order: RemindOrder,
  language: Language,
): Promise<SlackMessage> {
  const { chaser, remind } = messagesFor(language).slack;
  const [name = '', ...rest] = order.text.split(/\s+/);
  const named = await findClass(services, { ...order, text: name });
  const one = named ?? (await findClass(services, { ...order, text: '' }));
  if (!one) return notice(remind.whichClass);
  const words = named && name !== '' ? rest : order.text.split(/\s+/);
  const codes = words.map((word) => normalizeCode(word));
  const firstWord = codes.indexOf(undefined);
  const itemCodes = codes
    .slice(0, firstWord < 0 ? codes.length : firstWord)
    .filter((code) => code !== undefined);
  const reason = words.slice(itemCodes.length).join(' ');
  const week = isoWeekOf(plainDateIn(one.timeZone, services.clock.now()));
  const done = await reminders.waive({
    classCode: one.code,
    week,
    itemCodes,
    personId: order.personId,
    reason,
  });
  if (done.ok) return notice(`${one.code} ${week}: ${chaser.waived}`);
  return notice(chaser.waiveErrors[done.code]);
}

async function findClass(services: Services, order: RemindOrder): Promise<SpecialClass | undefined> {
  if (order.text === '') return services.store.findClassByChannel(order.channelId);
  const code = normalizeCode(order.text);
  const wanted = order.text.toLowerCase();
  const classes = await services.store.listClasses();
  return classes.find(
    (one) =>
      one.code === code ||
      [one.nameEn, one.nameZh, ...one.aliases].some((name) => name.toLowerCase() === wanted),
  );
}

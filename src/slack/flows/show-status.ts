import { messagesFor } from '../../messages/index.ts';
import { isClassCode, normalizeCode } from '../../plan/codes.ts';
import { isoWeekOf, plainDateIn } from '../../plan/dates.ts';
import type { Visibility } from '../../plan/query.ts';
import type { SpecialClass } from '../../plan/records.ts';
import { isOneOf, type Language, LIGHTS } from '../../plan/terms.ts';
import type { SlackMessage } from '../blocks/block.ts';
import { type ClassStatus, itemListMessage, planStatusMessage } from '../blocks/status.ts';
import { nameOfClass } from '../blocks/words.ts';
import { escapeInline } from '../escape.ts';
import { listOwnItems } from '../people/access.ts';
import type { Services } from '../services.ts';
import { notice } from './notices.ts';
import { accessOf } from './open-update-form.ts';
import { buildCard } from './show-card.ts';

const ITEMS_READ = 100;

/** `/linkage status`: the plan; with a class, its items; with a code, the record. */
export async function statusMessage(
  services: Services,
  text: string,
  personId: string,
  language: Language,
): Promise<SlackMessage> {
  const { visibility, classCodes } = await accessOf(services, personId);
  if (text === '') return planStatus(services, visibility, language);
  const code = normalizeCode(text);
  if (code && !isClassCode(code)) {
    return { text: code, blocks: await buildCard(services, code, personId, language) };
  }
  const classes = await services.store.listClasses();
  const one = classes.find((each) => each.code === code) ?? classes.find((each) => isNamed(each, text));
  if (!one) return notice(messagesFor(language).slack.status.unknown(escapeInline(text).slice(0, 60)));
  return classStatusMessage(services, one, visibility, language, classCodes.includes(one.code));
}

export async function classStatusMessage(
  services: Services,
  one: SpecialClass,
  visibility: Visibility,
  language: Language,
  mayUpdate: boolean,
): Promise<SlackMessage> {
  const words = messagesFor(language).slack.status;
  const { today, week } = thisWeek(services, one.timeZone);
  const { items, total } = await services.store.findItems(
    { classCodes: [one.code], statuses: ['open'] },
    { sort: [{ by: 'dueOn', direction: 'ascending' }], limit: ITEMS_READ },
    visibility,
  );
  const reported = items.filter((item) => item.lastUpdatePeriod === week).length;
  return itemListMessage({
    title: words.classTitle(one.code, nameOfClass(one, language)),
    subtitle: [
      words.counts(total, reported),
      ...(one.sample ? [messagesFor(language).slack.sample] : []),
    ].join(' · '),
    items,
    total,
    week,
    today,
    language,
    updateClass: mayUpdate ? one.code : undefined,
  });
}

/** `/linkage mine`: what the person reports on, what is not reported yet first. */
export async function mineMessage(
  services: Services,
  personId: string,
  language: Language,
): Promise<SlackMessage> {
  const words = messagesFor(language).slack.mine;
  const access = await accessOf(services, personId);
  if (access.classCodes.length === 0 && access.itemCodes.length === 0) return notice(words.nothing);
  const { today, week } = thisWeek(services, services.settings.timeZone);
  const items = await listOwnItems(services.store, access, ITEMS_READ);
  const waiting = items.filter((item) => item.lastUpdatePeriod !== week);
  const done = items.filter((item) => item.lastUpdatePeriod === week);
  return itemListMessage({
    title: words.title,
    subtitle: waiting.length > 0 ? words.toReport(waiting.length) : words.allReported,
    items: [...waiting, ...done],
    total: items.length,
    week,
    today,
    language,
    updateClass: '',
  });
}

async function planStatus(
  services: Services,
  visibility: Visibility,
  language: Language,
): Promise<SlackMessage> {
  const classes = (await services.store.listClasses()).filter((one) => one.active);
  const statuses = await Promise.all(classes.map((one) => readClassStatus(services, one, visibility)));
  return planStatusMessage(statuses, language);
}

export async function readClassStatus(
  services: Services,
  one: SpecialClass,
  visibility: Visibility,
): Promise<ClassStatus> {
  const { today, week } = thisWeek(services, one.timeZone);
  const open = { classCodes: [one.code], statuses: ['open'] as const };
  const [byLight, silent, overdue] = await Promise.all([
    services.store.aggregateItems(open, { measures: [], groupBy: 'light' }, visibility),
    services.store.aggregateItems({ ...open, silentIn: week }, { measures: [] }, visibility),
    services.store.aggregateItems({ ...open, overdueOn: today }, { measures: [] }, visibility),
  ]);
  const lights = { green: 0, amber: 0, red: 0 };
  for (const group of byLight) if (group.key && isOneOf(LIGHTS, group.key)) lights[group.key] = group.count;
  const total = byLight.reduce((sum, group) => sum + group.count, 0);
  return {
    class: one,
    open: total,
    reported: total - (silent[0]?.count ?? 0),
    overdue: overdue[0]?.count ?? 0,
    lights,
  };
}

export function thisWeek(services: Services, timeZone: string): { today: string; week: string } {
  const today = plainDateIn(timeZone, services.clock.now());
  return { today, week: isoWeekOf(today) };
}

function isNamed(one: SpecialClass, text: string): boolean {
  const wanted = text.toLowerCase();
  return [one.nameEn, one.nameZh, ...one.aliases].some((name) => name.toLowerCase() === wanted);
}

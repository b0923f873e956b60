import { formatInstant } from '../../messages/format.ts';
import { messagesFor } from '../../messages/index.ts';
import type { Item } from '../../plan/records.ts';
import type { Language } from '../../plan/terms.ts';
import type { UpdateFields } from '../../updates/update.ts';
import type { ModalView } from '../blocks/block.ts';
import { chooseItemForm, type FormState, updateForm } from '../blocks/update-form.ts';
import { nameOfPerson } from '../blocks/words.ts';
import { type Access, listOwnItems, readAccess } from '../people/access.ts';
import type { Services } from '../services.ts';

const ITEMS_TO_CHOOSE = 100;

/** The form for one item, or undefined when there is no such item for this person. */
export async function buildUpdateForm(
  services: Services,
  request: {
    readonly itemCode: string;
    readonly personId: string;
    readonly language: Language;
    readonly via: FormState['via'];
    readonly permalink?: string | undefined;
    readonly given?: UpdateFields | undefined;
    readonly notice?: string | undefined;
    readonly channelId?: string | undefined;
  },
): Promise<ModalView | undefined> {
  const { store } = services;
  const access = await accessOf(services, request.personId);
  const [item] = await store.getItems([request.itemCode], access.visibility);
  if (!item) return undefined;
  const [latest] = await store.latestUpdates([item.code]);
  const state: FormState = {
    itemCode: item.code,
    seenVersion: item.version,
    language: request.language,
    via: request.via,
    ...(request.permalink ? { permalink: request.permalink } : {}),
    ...(request.channelId ? { channelId: request.channelId } : {}),
  };
  return updateForm({
    item,
    latest,
    latestLine: await latestLine(services, item, latest, request.language),
    state,
    given: request.given,
    notice: request.notice,
  });
}

export async function buildChooseItemForm(
  services: Services,
  personId: string,
  language: Language,
  options: { readonly classCode?: string | undefined; readonly channelId?: string | undefined } = {},
): Promise<ModalView> {
  const access = await accessOf(services, personId);
  const own = await listOwnItems(services.store, access, ITEMS_TO_CHOOSE);
  const items = options.classCode ? own.filter((item) => item.classCode === options.classCode) : own;
  return chooseItemForm({ items: items.length > 0 ? items : own, language, channelId: options.channelId });
}

export function accessOf(services: Services, personId: string): Promise<Access> {
  return readAccess(
    { store: services.store, clock: services.clock, timeZone: services.settings.timeZone },
    personId,
  );
}

async function latestLine(
  services: Services,
  item: Item,
  latest: { readonly authorId: string; readonly recordedAt: Date } | undefined,
  language: Language,
): Promise<string> {
  const words = messagesFor(language).slack;
  const sample = item.sample ? ` · ${words.sample}` : '';
  if (!latest) return `${words.form.noLast}${sample}`;
  const [author] = await services.store.listPeople([latest.authorId]);
  const when = formatInstant(latest.recordedAt, services.settings.timeZone, language);
  return `${words.form.last(when, nameOfPerson(author, latest.authorId, language))}${sample}`;
}

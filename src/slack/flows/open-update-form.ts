import { messagesFor } from '../../messages/index.ts';
import type { DraftValues } from '../../plan/drafts.ts';
import type { Language } from '../../plan/terms.ts';
import type { ModalView } from '../blocks/block.ts';
import { section } from '../blocks/block.ts';
import { modal } from '../blocks/form.ts';
import { VIEW } from '../blocks/ids.ts';
import { chooseItemForm, type FormMetadata, updateForm } from '../blocks/update-form.ts';
import { escapeText } from '../escape.ts';
import { type Access, listOwnItems, readAccess } from '../people/access.ts';
import type { Services } from '../services.ts';

const ITEMS_TO_CHOOSE = 100;

export interface FormRequest {
  readonly itemCode: string;
  readonly personId: string;
  readonly language: Language;
  readonly via: FormMetadata['via'];
  readonly permalink?: string | undefined;
  readonly channelId?: string | undefined;
  readonly corrects?: string | undefined;
  readonly given?: DraftValues | undefined;
  readonly notice?: string | undefined;
}

/** The form for one item, or a window that says why there is none for this person. */
export async function buildUpdateForm(services: Services, request: FormRequest): Promise<ModalView> {
  const { language } = request;
  const state = await services.updates.formState(request.itemCode, request.personId);
  if (!state.ok) {
    const sentence = messagesFor(language).updates.errors[state.code](state.detail);
    return refusalModal(sentence, language);
  }
  const metadata: FormMetadata = {
    itemCode: state.value.item.code,
    seenVersion: state.value.version,
    language,
    via: request.via,
    permalink: request.permalink ?? state.value.draft?.permalink,
    channelId: request.channelId,
    corrects: request.corrects,
  };
  const { timeZone } = services.settings;
  return updateForm({ state: state.value, metadata, given: request.given, notice: request.notice, timeZone });
}

export function refusalModal(sentence: string, language: Language): ModalView {
  const words = messagesFor(language).slack;
  return modal({
    callbackId: VIEW.readOnly,
    title: words.form.title,
    close: words.close,
    blocks: [section(`⚠️ ${escapeText(sentence)}`)],
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

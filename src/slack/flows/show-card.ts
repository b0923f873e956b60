import { messagesFor } from '../../messages/index.ts';
import { decide } from '../../plan/permissions.ts';
import type { Language } from '../../plan/terms.ts';
import type { ModalView, SlackBlock } from '../blocks/block.ts';
import { section } from '../blocks/block.ts';
import { cardBlocks } from '../blocks/card.ts';
import { modal } from '../blocks/form.ts';
import { VIEW } from '../blocks/ids.ts';
import { fitView } from '../fit.ts';
import type { Services } from '../services.ts';
import { accessOf } from './open-update-form.ts';

/** A record's card for one person; a sentence where there is none that they may see. */
export async function buildCard(
  services: Services,
  itemCode: string,
  personId: string,
  language: Language,
): Promise<readonly SlackBlock[]> {
  const { store } = services;
  const access = await accessOf(services, personId);
  const [item] = await store.getItems([itemCode], access.visibility);
  if (!item) return [section(messagesFor(language).slack.card.unseen)];
  const [[latest], milestones, itemClass, held] = await Promise.all([
    store.latestUpdates([item.code]),
    store.listMilestones([item.code]),
    store.findClass(item.classCode),
    store.listAssignments({ classCode: item.classCode, roles: ['lead'], on: access.today }),
  ]);
  const ids = [...new Set([...held.map((one) => one.personId), ...(latest ? [latest.authorId] : [])])];
  const people = ids.length > 0 ? await store.listPeople(ids) : [];
  const leads = people.filter((person) => held.some((one) => one.personId === person.id)).slice(0, 3);
  const mayUpdate = decide(
    personId,
    'update',
    { classCode: item.classCode, itemCode: item.code },
    access.assignments,
    access.today,
  );
  return cardBlocks(
    {
      item,
      itemClass,
      latest,
      author: people.find((person) => person.id === latest?.authorId),
      leads,
      milestones,
      mayUpdate: mayUpdate.allowed && item.status === 'open',
    },
    language,
    services.settings.timeZone,
  );
}

/** A page to read, without a save button. */
export function readOnlyModal(title: string, blocks: readonly SlackBlock[], language: Language): ModalView {
  const words = messagesFor(language).slack;
  return modal({
    callbackId: VIEW.readOnly,
    title,
    close: words.close,
    blocks: fitView(blocks, words.cutNote),
  });
}

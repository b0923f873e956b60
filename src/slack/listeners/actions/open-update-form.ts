import type { App } from '@slack/bolt';
import { z } from 'zod';
import { messagesFor } from '../../../messages/index.ts';
import { plainDateIn } from '../../../plan/dates.ts';
import { parseUpdateText } from '../../../updates/parse-update.ts';
import type { UpdateFields } from '../../../updates/update.ts';
import { section } from '../../blocks/block.ts';
import { buildUpdateForm } from '../../flows/open-update-form.ts';
import { readOnlyModal } from '../../flows/show-card.ts';
import type { Services } from '../../services.ts';
import { readPress } from './press.ts';

const OFFER = z.object({ itemCode: z.string(), text: z.string() });

/** Opens the form of the item; with what a question already said of it, filled in. */
export function register(app: App, services: Services): void {
  app.action(/^open_update_form(_[A-Z]+-\d+)?$/, async ({ body, ack }) => {
    const press = await readPress(services, body);
    const { userId: personId, language, channelId } = press;
    const { itemCode, given } = readOffer(services, press.value);
    const form = await buildUpdateForm(services, {
      itemCode,
      personId,
      language,
      via: 'button',
      given,
      channelId,
    });
    const words = messagesFor(language).slack;
    const view = form ?? readOnlyModal(words.form.title, [section(words.card.unseen)], language);
    await services.outbox.openView(press.triggerId, view);
    await ack();
  });
}

function readOffer(services: Services, value: string): { itemCode: string; given?: UpdateFields } {
  if (!value.startsWith('{')) return { itemCode: value };
  const offer = OFFER.parse(JSON.parse(value));
  const today = plainDateIn(services.settings.timeZone, services.clock.now());
  const [line] = parseUpdateText(offer.text, { today });
  return { itemCode: offer.itemCode, ...(line?.result.ok ? { given: line.result.value.fields } : {}) };
}

import type { App } from '@slack/bolt';
import { z } from 'zod';
import { plainDateIn } from '../../../plan/dates.ts';
import type { DraftValues } from '../../../plan/drafts.ts';
import { formValuesOf } from '../../../updates/form-values.ts';
import { parseUpdateText } from '../../../updates/parse-update.ts';
import { buildUpdateForm } from '../../flows/open-update-form.ts';
import type { Services } from '../../services.ts';
import { readPress } from './press.ts';

const OFFER = z.object({ itemCode: z.string(), text: z.string() });

/** Opens the form of the item; with what a question already said of it, filled in. */
export function register(app: App, services: Services): void {
  app.action(/^open_update_form(_[A-Z]+-\d+)?$/, async ({ body, ack }) => {
    const press = await readPress(services, body);
    const { userId: personId, language, channelId } = press;
    const offer = readOffer(services, press.value);
    const form = await buildUpdateForm(services, { ...offer, personId, language, via: 'button', channelId });
    await services.outbox.openView(press.triggerId, form, press.viewId);
    await ack();
  });
}

function readOffer(services: Services, value: string): { itemCode: string; given?: DraftValues } {
  if (!value.startsWith('{')) return { itemCode: value };
  const offer = OFFER.parse(JSON.parse(value));
  const today = plainDateIn(services.settings.timeZone, services.clock.now());
  const [line] = parseUpdateText(offer.text, { today });
  return {
    itemCode: offer.itemCode,
    ...(line?.result.ok ? { given: formValuesOf(line.result.value.fields) } : {}),
  };
}

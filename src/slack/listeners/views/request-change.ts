import type { App } from '@slack/bolt';
import { messagesFor } from '../../../messages/index.ts';
import { VIEW } from '../../blocks/ids.ts';
import { notice } from '../../flows/notices.ts';
import { evidenceOf, passFilesOn } from '../../flows/pass-files-on.ts';
import { tellReviewers } from '../../flows/tell-reviewers.ts';
import type { Services } from '../../services.ts';
import { readItemForm } from './item-form.ts';

/** Asks a second person to close an item, or to move its due date. */
export function register(app: App, services: Services): void {
  for (const [callbackId, kind] of [
    [VIEW.requestClose, 'close'],
    [VIEW.requestDue, 'due_date'],
  ] as const) {
    app.view(callbackId, async ({ view, body, ack }) => {
      const { itemCode, language, channelId, values, files, firstField, viewId } = readItemForm(view);
      const words = messagesFor(language);
      const asked = await services.updates.requestChange({
        itemCode,
        kind,
        personId: body.user.id,
        via: 'form',
        requestId: `request:${viewId}`,
        reason: values.reason ?? '',
        evidence: [...(values.evidence ?? '').split('\n'), ...files.map(evidenceOf)]
          .map((line) => line.trim())
          .filter((line) => line !== ''),
        ...(kind === 'due_date' ? { newDueOn: values.dueOn } : {}),
      });
      if (!asked.ok)
        return ack({
          response_action: 'errors',
          errors: { [firstField]: words.updates.errors[asked.code](asked.detail) },
        });
      await ack({ response_action: 'clear' });
      const reached = await tellReviewers(services, asked.value);
      await passFilesOn(services, asked.value, files);
      const said = reached > 0 ? words.updates.requests.stored : words.slack.requests.nobody;
      return services.confirm({ userId: body.user.id, channelId }, () => notice(said));
    });
  }
}

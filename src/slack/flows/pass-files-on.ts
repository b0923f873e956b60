import { messagesFor } from '../../messages/index.ts';
import type { ChangeRequest } from '../../plan/requests.ts';
import { escapeInline } from '../escape.ts';
import type { FormFile } from '../inbound/read-form.ts';
import type { Services } from '../services.ts';
import { reviewersOf } from './tell-reviewers.ts';

/** Slack takes larger ones; these stay a link. */
const MOST_BYTES = 20_000_000;

/** A file as a request keeps it: its name and where it lies. */
export function evidenceOf({ name, permalink }: FormFile): string {
  return [name.replace(/\s+/g, ' ').slice(0, 150), permalink].filter((part) => part !== '').join(' ');
}

/**
 * A file that was given with a form is the giver's alone: each reviewer is sent a copy, so that they can open it. What
 * cannot be had stays a link in the request.
 */
export async function passFilesOn(
  services: Services,
  request: ChangeRequest,
  files: readonly FormFile[],
): Promise<void> {
  if (files.length === 0) return;
  const reviewers = await reviewersOf(services, request);
  for (const file of files) {
    const bytes = file.size > MOST_BYTES ? undefined : await services.outbox.fetchFile(file.url, MOST_BYTES);
    if (!bytes) {
      services.logger.warn({ item: request.itemCode }, 'a file of a request could not be passed on');
      continue;
    }
    for (const personId of reviewers) {
      const language = await services.languages.of(personId);
      const comment = messagesFor(language).slack.requests.evidenceOf(escapeInline(request.itemCode));
      await services.outbox.sendFile(personId, { fileName: file.name, bytes: Buffer.from(bytes), comment });
    }
  }
}

import { messagesFor } from '../../messages/index.ts';
import type { Language } from '../../plan/terms.ts';
import type { SlackMessage } from '../blocks/block.ts';
import { decidedMessage } from '../blocks/request.ts';
import { nameOfPerson } from '../blocks/words.ts';
import { escapeText } from '../escape.ts';
import type { Services } from '../services.ts';
import { notice } from './notices.ts';
import { tellRequester } from './tell-reviewers.ts';

export type DecisionOutcome =
  | { readonly ok: false; readonly sentence: string }
  /** `follow` tells the requester and redraws the reminder; called after the acknowledgement. */
  | { readonly ok: true; readonly message: SlackMessage; readonly follow: () => Promise<void> };

/** Accepts or returns a request, once. */
export async function decideRequest(
  services: Services,
  decision: {
    readonly id: string;
    readonly accept: boolean;
    readonly reason?: string | undefined;
    readonly personId: string;
  },
  language: Language,
): Promise<DecisionOutcome> {
  const done = await services.updates.decideRequest({ ...decision, via: 'button' });
  if (!done.ok) return { ok: false, sentence: messagesFor(language).updates.errors[done.code](done.detail) };
  const { request, after: item } = done.value;
  const [requester, decider] = await Promise.all(
    [request.requestedBy, decision.personId].map(async (id) => (await services.store.listPeople([id]))[0]),
  );
  const name = nameOfPerson(requester, request.requestedBy, language);
  return {
    ok: true,
    message: decidedMessage(
      { request, item, name },
      nameOfPerson(decider, decision.personId, language),
      language,
    ),
    follow: async () => {
      await tellRequester(services, request);
      await services.reminders()?.afterUpdate(item.code);
    },
  };
}

export function refusal(sentence: string): SlackMessage {
  return notice(`⚠️ ${escapeText(sentence)}`);
}

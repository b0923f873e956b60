import { formatInstant } from '../../messages/format.ts';
import { messagesFor } from '../../messages/index.ts';
import type { Item } from '../../plan/records.ts';
import type { ChangeRequest } from '../../plan/requests.ts';
import type { Language } from '../../plan/terms.ts';
import { escapeInline, escapeText } from '../escape.ts';
import { cut } from '../limits.ts';
import { actions, button, context, type SlackBlock, type SlackMessage, section } from './block.ts';
import { ACTION } from './ids.ts';

interface RequestFacts {
  readonly request: ChangeRequest;
  readonly item: Item;
  /** The requester's name, escaped. */
  readonly name: string;
}

/** A request with its buttons, for somebody who may decide on it. */
export function requestBlocks(facts: RequestFacts, language: Language, timeZone: string): SlackBlock[] {
  const words = messagesFor(language).slack.requests;
  const { id } = facts.request;
  return [
    section(requestText(facts, language)),
    context([requestOrigin(facts, language, timeZone)]),
    actions([
      button(`${ACTION.acceptRequest}_${id}`.slice(0, 255), words.accept, id, { style: 'primary' }),
      button(`${ACTION.returnRequest}_${id}`.slice(0, 255), words.return, id),
      button(ACTION.openCard, facts.item.code, facts.item.code),
    ]),
  ];
}

export function requestMessage(facts: RequestFacts, language: Language, timeZone: string): SlackMessage {
  const words = messagesFor(language).slack.requests;
  const asked = messagesFor(language).updates.requests.asked(facts.request, facts.item);
  return { text: `${words.toDecide}: ${asked}`, blocks: requestBlocks(facts, language, timeZone) };
}

/** What became of it, for whoever asked and in place of the buttons. */
export function decidedMessage(facts: RequestFacts, decider: string, language: Language): SlackMessage {
  const { requests } = messagesFor(language).updates;
  const { request } = facts;
  const outcome =
    request.state === 'accepted'
      ? `✅ ${requests.accepted(decider)}`
      : `↩️ ${requests.returned(decider, escapeInline(request.decisionReason ?? '–'))}`;
  return {
    text: outcome,
    blocks: [
      section([requestText(facts, language), outcome].join('\n')),
      actions([button(ACTION.openCard, facts.item.code, facts.item.code)]),
    ],
  };
}

function requestText(facts: RequestFacts, language: Language): string {
  const asked = escapeInline(messagesFor(language).updates.requests.asked(facts.request, facts.item));
  const evidence = facts.request.evidence.map((one) => `• ${linkOf(one)}`);
  return [
    `*${asked}*`,
    `> ${cut(escapeText(facts.request.reason).replace(/\n/g, '\n> '), 1000)}`,
    ...evidence,
  ].join('\n');
}

function requestOrigin(facts: RequestFacts, language: Language, timeZone: string): string {
  const catalogue = messagesFor(language);
  return [
    catalogue.updates.requests.askedBy(facts.name),
    formatInstant(facts.request.requestedAt, timeZone, language),
    ...(facts.request.sample ? [catalogue.slack.sample] : []),
  ].join(' · ');
}

/** A link, a name with its link, or words. */
function linkOf(text: string): string {
  const [, name = '', url] = /^(?:(.*\S) )?(https?:\/\/[^\s|<>]+)$/.exec(text) ?? [];
  if (url === undefined) return cut(escapeInline(text), 300);
  return name === '' ? `<${url}>` : `<${url}|${escapeInline(name).replace(/\|/g, '/')}>`;
}

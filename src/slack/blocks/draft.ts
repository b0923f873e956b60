import { messagesFor } from '../../messages/index.ts';
import type { Language } from '../../plan/terms.ts';
import type { ReplyDraft } from '../../updates/draft-reply.ts';
import { formValuesOf } from '../../updates/form-values.ts';
import { escapeInline } from '../escape.ts';
import { cut } from '../limits.ts';
import { actions, button, context, type SlackBlock, type SlackMessage, section } from './block.ts';
import { ACTION } from './ids.ts';
import { lightMark } from './words.ts';

/** What was read from a reply, with the buttons that save, change or discard it. Nothing is stored without them. */
export function draftsMessage(drafts: readonly ReplyDraft[], language: Language): SlackMessage {
  const words = messagesFor(language).updates.reply;
  const [first] = drafts;
  return {
    text: first ? escapeInline(words.title(first.item)) : words.nothing_said,
    blocks: drafts.flatMap((draft) => draftBlocks(draft, language)),
  };
}

function draftBlocks(draft: ReplyDraft, language: Language): SlackBlock[] {
  const catalogue = messagesFor(language);
  const words = catalogue.updates.reply;
  const { code } = draft.item;
  const asks = draft.questions.map(({ code: question, word }) =>
    question === 'said_twice'
      ? words.saidTwice(word)
      : catalogue.updates.textErrors[question]({ itemCode: code, word }),
  );
  const lines = fieldLines(draft, language);
  const notes = [
    ...(draft.noChange ? [words.noChange] : []),
    ...(draft.dueOn ? [words.promised(draft.dueOn.to)] : []),
    ...asks,
    ...(draft.readBy === 'model' ? [words.readByModel] : []),
  ];
  return [
    section([`*${escapeInline(words.title(draft.item))}*`, ...lines].join('\n')),
    ...(notes.length > 0 ? [context([notes.map(escapeInline).join('\n')])] : []),
    actions([
      ...(lines.length > 0
        ? [button(`${ACTION.saveDraft}_${code}`, catalogue.slack.reply.save, code, { style: 'primary' })]
        : []),
      button(`${ACTION.openUpdateForm}_${code}`, catalogue.slack.reply.edit, code),
      button(`${ACTION.discardDraft}_${code}`, catalogue.slack.reply.discard, code),
    ]),
  ];
}

function fieldLines(draft: ReplyDraft, language: Language): string[] {
  const { terms, updates } = messagesFor(language);
  const names: Readonly<Record<string, string>> = { ...updates.fields };
  return Object.entries(formValuesOf(draft.fields)).map(([field, value]) => {
    const shown =
      field === 'light' && draft.fields.light
        ? `${lightMark(draft.fields.light)} ${terms.lights[draft.fields.light]}`
        : field === 'stage' && draft.fields.stage
          ? terms.stages[draft.fields.stage]
          : cut(escapeInline(value), 300);
    return `• ${updates.change(names[field] ?? field, undefined, shown)}`;
  });
}

import { type ImportGroup, importGroups, READ_LIMITS, summarizeImport } from '../../ledger/index.ts';
import { messagesFor } from '../../messages/index.ts';
import type { Language } from '../../plan/terms.ts';
import { actions, button, context, type SlackBlock, type SlackMessage, section } from '../blocks/block.ts';
import { ACTION } from '../blocks/ids.ts';
import { nameOfPerson } from '../blocks/words.ts';
import { escapeText } from '../escape.ts';
import type { Services } from '../services.ts';
import { isAdmin, notAdmin } from './admin.ts';
import { notice } from './notices.ts';

/** Of one part of a preview. */
const MOST_CHARACTERS = 2500;

export interface SentFile {
  readonly name: string;
  readonly url: string;
  readonly size: number;
}

/** Reads a ledger that somebody sent, and shows what an import would change. Nothing is written. */
export async function previewFile(
  services: Services,
  file: SentFile,
  personId: string,
  language: Language,
): Promise<SlackMessage> {
  const words = messagesFor(language).slack.import;
  if (!(await isAdmin(services, personId))) return notice(await notAdmin(services, language));
  if (!services.ledger) return notice(messagesFor(language).slack.export.unavailable);
  if (file.size > READ_LIMITS.fileBytes) return notice(words.tooLarge);
  const bytes = await services.outbox.fetchFile(file.url, READ_LIMITS.fileBytes);
  if (!bytes) return notice(words.unreadable);
  const preview = await services.ledger.previewImport({ fileName: file.name, bytes }, { personId });
  if (!preview.ok) return notice(`⚠️ ${escapeText(messagesFor(language).ledger.refusals[preview.code])}`);
  const summary = summarizeImport(preview.value, language);
  const { fingerprint, errors, created, changed } = preview.value;
  const names = preview.value.plan.names.length;
  const mayApply = errors.length === 0 && created.length + changed.length + names > 0;
  if (mayApply) services.previews.keep(fingerprint, preview.value);
  return {
    text: `${file.name}: ${summary}`,
    blocks: [
      section(`*${escapeText(file.name)}*\n${summary}`),
      ...importGroups(preview.value, language).map(groupSection),
      ...(mayApply ? [] : [context([errors.length > 0 ? words.correct : words.nothing])]),
      ...(mayApply
        ? [
            actions([
              button(ACTION.applyImport, words.apply, fingerprint, { style: 'primary' }),
              button(ACTION.discardImport, words.discard, fingerprint),
            ]),
          ]
        : []),
    ],
  };
}

function groupSection({ title, lines }: ImportGroup): SlackBlock {
  const shown: string[] = [`*${escapeText(title)}*`];
  let length = title.length;
  for (const line of lines) {
    const text = line.startsWith(' ') ? `\u2003◦ ${escapeText(line.trim())}` : `•  ${escapeText(line)}`;
    length += text.length + 1;
    if (length > MOST_CHARACTERS) {
      shown.push('…');
      break;
    }
    shown.push(text);
  }
  return section(shown.join('\n'));
}

function settleButton(count: number, language: Language): ReturnType<typeof button> {
  return button(ACTION.adminNames, messagesFor(language).slack.admin.namesButton(count), 'choose', {
    style: 'primary',
  });
}

/** Writes what was shown, all of it or nothing. */
export async function applyPreview(
  services: Services,
  fingerprint: string,
  personId: string,
  language: Language,
): Promise<SlackMessage> {
  const catalogue = messagesFor(language);
  const preview = services.previews.take(fingerprint);
  if (!services.ledger || !preview || preview.personId !== personId)
    return notice(catalogue.slack.import.gone);
  const applied = await services.ledger.applyImport(preview);
  if (!applied.ok) return notice(`⚠️ ${escapeText(catalogue.ledger.refusals[applied.code])}`);
  const [person] = await services.store.listPeople([personId]);
  const by = catalogue.slack.import.applied(nameOfPerson(person, personId, language));
  const said = `✅ ${escapeText(catalogue.ledger.imported(applied.value))} ${by}`;
  const { toSettle } = applied.value;
  if (toSettle === 0) return notice(said);
  return { text: said, blocks: [section(said), actions([settleButton(toSettle, language)])] };
}

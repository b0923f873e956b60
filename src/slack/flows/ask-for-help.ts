import { messagesFor } from '../../messages/index.ts';
import type { Language } from '../../plan/terms.ts';
import { type SlackMessage, section } from '../blocks/block.ts';
import { nameOfPerson } from '../blocks/words.ts';
import { escapeText } from '../escape.ts';
import type { FormInput } from '../inbound/read-form.ts';
import type { Services } from '../services.ts';
import { notice } from './notices.ts';
import { buildCard } from './show-card.ts';

type HelpOutcome =
  | { readonly ok: false; readonly sentence: string }
  /** `send` posts it; called after the acknowledgement. */
  | { readonly ok: true; readonly send: () => Promise<SlackMessage> };

/** Notes the request for help; the supervising officials get it with the item's card. */
export async function askForHelp(
  services: Services,
  form: FormInput & { readonly language: Language; readonly itemCode: string },
  personId: string,
): Promise<HelpOutcome> {
  const { language, itemCode } = form;
  const words = messagesFor(language).updates;
  const text = form.values.text;
  const asked = await services.updates.askForHelp({ itemCode, personId, text, requestId: form.viewId });
  if (!asked.ok) return { ok: false, sentence: words.errors[asked.code](asked.detail) };
  const { targetIds, first } = asked.value;
  return {
    ok: true,
    send: async () => {
      const names: string[] = [];
      for (const targetId of targetIds) {
        if (first) await sendCard(services, { itemCode, text, personId, targetId });
        const [target] = await services.store.listPeople([targetId]);
        names.push(nameOfPerson(target, targetId, language));
      }
      return notice(words.helpAsked(names));
    },
  };
}

async function sendCard(
  services: Services,
  help: {
    readonly itemCode: string;
    readonly text?: string | undefined;
    readonly personId: string;
    readonly targetId: string;
  },
): Promise<void> {
  const language = await services.languages.of(help.targetId);
  const [asker] = await services.store.listPeople([help.personId]);
  const name = nameOfPerson(asker, help.personId, language);
  const title = messagesFor(language).slack.helpRequest.title(name, help.itemCode);
  const card = await buildCard(services, help.itemCode, help.targetId, language);
  const said = help.text ? [section(`> ${escapeText(help.text).replace(/\n/g, '\n> ')}`)] : [];
  await services.tell(help.targetId, () => ({
    text: title,
    blocks: [section(`*${title}*`), ...said, ...card],
  }));
}

import { z } from 'zod';
import { NOBODY, type SettledName, type WaitingName } from '../../ledger/index.ts';
import { formatList } from '../../messages/format.ts';
import { messagesFor } from '../../messages/index.ts';
import { fail, ok, type Result } from '../../plan/result.ts';
import { LANGUAGES, type Language } from '../../plan/terms.ts';
import { type ModalView, section } from '../blocks/block.ts';
import { type NameToSettle, namesForm } from '../blocks/names-form.ts';
import { nameOfPerson } from '../blocks/words.ts';
import { escapeInline } from '../escape.ts';
import type { FormInput } from '../inbound/read-form.ts';
import type { Services } from '../services.ts';
import { notAdmin } from './admin.ts';
import { accessOf } from './open-update-form.ts';
import { readOnlyModal } from './show-card.ts';

const METADATA = z.object({ language: z.enum(LANGUAGES) });

/** The form with a chooser for each name of imported ledgers that is nobody's yet. */
export async function buildNamesForm(
  services: Services,
  personId: string,
  language: Language,
): Promise<ModalView> {
  const words = messagesFor(language).slack;
  const waiting = (await services.ledger?.listWaitingNames()) ?? [];
  if (waiting.length === 0) return readOnlyModal(words.admin.names, [section(words.admin.noNames)], language);
  const names = await Promise.all(waiting.map((one) => nameToSettle(services, one, personId, language)));
  const people = (await services.ledger?.listPeopleToChoose()) ?? [];
  return namesForm({ names, people, nobody: NOBODY, language });
}

async function nameToSettle(
  services: Services,
  one: WaitingName,
  personId: string,
  language: Language,
): Promise<NameToSettle> {
  return {
    key: one.key,
    name: one.name,
    candidateIds: one.candidateIds.length > 1 ? one.candidateIds : [],
    holds: await holdsOf(services, one.entries, personId, language),
    places: [...new Set(one.entries.map(({ place }) => place))],
  };
}

/** What stands under a name, by role; records that the reader may not see are left out. */
async function holdsOf(
  services: Services,
  entries: WaitingName['entries'],
  personId: string,
  language: Language,
): Promise<NameToSettle['holds']> {
  const { terms, slack } = messagesFor(language);
  const { visibility } = await accessOf(services, personId);
  const codes = [...new Set(entries.flatMap(({ itemCode }) => itemCode ?? []))];
  const visible = new Set((await services.store.getItems(codes, visibility)).map(({ code }) => code));
  const roles = new Map<string, string[]>();
  for (const { role, itemCode, classCode } of entries) {
    const label = role === undefined ? slack.admin.issueOwner : terms.roles[role];
    const held = roles.get(label) ?? [];
    const subject = itemCode === undefined ? classCode : visible.has(itemCode) ? itemCode : undefined;
    roles.set(label, subject === undefined ? held : [...held, subject]);
  }
  return [...roles].map(([role, held]) => ({ role, codes: [...new Set(held)] }));
}

type FieldErrors = Readonly<Record<string, string>>;

/** Saves what an administrator chose; answers a sentence for each settled name. */
export async function saveNames(
  services: Services,
  form: FormInput,
  personId: string,
): Promise<Result<{ readonly sentences: readonly string[] }, 'invalid', FieldErrors>> {
  const { language } = METADATA.parse(JSON.parse(form.metadata));
  const words = messagesFor(language).slack.admin;
  const chosen = Object.entries(form.values).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value] as const],
  );
  if (!services.ledger || chosen.length === 0)
    return fail('invalid', { [form.firstField]: words.errors.nothing });
  const settled = await services.ledger.settleNames({ personId, choices: new Map(chosen) });
  if (!settled.ok) return fail('invalid', { [form.firstField]: await notAdmin(services, language) });
  if (settled.value.length === 0) return ok({ sentences: [words.namesGone] });
  const sentences: string[] = [];
  for (const one of settled.value) sentences.push(await sentenceOf(services, one, personId, language));
  return ok({ sentences });
}

async function sentenceOf(
  services: Services,
  one: SettledName,
  adminId: string,
  language: Language,
): Promise<string> {
  const words = messagesFor(language).slack.admin;
  const name = escapeInline(one.name);
  if (one.personId === NOBODY) return words.settledNobody(name);
  const [person] = await services.store.listPeople([one.personId]);
  const holds = (await holdsOf(services, one.entries, adminId, language)).map(({ role, codes }) =>
    `${role} ${formatList(codes, language)}`.trim(),
  );
  return words.settled(name, nameOfPerson(person, one.personId, language), formatList(holds, language));
}

import { formatList } from '../../messages/format.ts';
import { messagesFor } from '../../messages/index.ts';
import type { SpecialClass } from '../../plan/records.ts';
import type { Slot } from '../../plan/store.ts';
import type { Language } from '../../plan/terms.ts';
import { WEEKLY_KIND } from '../../reminders/plan-reminders.ts';
import { nameOfClass } from '../blocks/words.ts';
import { escapeInline } from '../escape.ts';
import type { Services } from '../services.ts';

const SLOTS_SINCE_MS = 14 * 86_400_000;

/** What is broken and what to do about it, in sentences for an admin. */
export async function findProblems(services: Services, language: Language): Promise<string[]> {
  const classes = (await services.store.listClasses()).filter((one) => one.active);
  const [channels, slots, names, others] = await Promise.all([
    channelProblems(services, classes, language),
    slotProblems(services, language),
    nameProblems(services, language),
    services.otherProblems(language),
  ]);
  return [...channels, ...slots, ...names, ...others];
}

/** One line for all classes whose channel asks for the same remedy. */
async function channelProblems(
  services: Services,
  classes: readonly SpecialClass[],
  language: Language,
): Promise<string[]> {
  const byRemedy = new Map<string, SpecialClass[]>();
  for (const { one, remedy } of await Promise.all(
    classes.map(async (one) => ({ one, remedy: await channelRemedy(services, one, language) })),
  )) {
    if (remedy !== undefined) byRemedy.set(remedy, [...(byRemedy.get(remedy) ?? []), one]);
  }
  return [...byRemedy].map(([remedy, affected]) => {
    const [only, ...others] = affected;
    const names =
      only && others.length === 0
        ? `${only.code} ${nameOfClass(only, language)}`
        : formatList(
            affected.map(({ code }) => code),
            language,
          );
    return `${names}: ${remedy}`;
  });
}

/** What is wrong with a class's channel, and what to do about it. */
export async function channelProblem(
  services: Services,
  one: SpecialClass,
  language: Language,
): Promise<string | undefined> {
  const remedy = await channelRemedy(services, one, language);
  return remedy === undefined ? undefined : `${one.code} ${nameOfClass(one, language)}: ${remedy}`;
}

async function channelRemedy(
  services: Services,
  one: SpecialClass,
  language: Language,
): Promise<string | undefined> {
  const words = messagesFor(language).slack.adminNotice;
  if (!one.channelId) return words.remedies.missing('', '');
  const { state } = await services.channels.look(one.channelId);
  if (state === 'ok' || state === 'unknown') return undefined;
  const remedy = { not_in_channel: 'invite', is_archived: 'archived', channel_not_found: 'missing' } as const;
  return words.remedies[remedy[state]](`<#${one.channelId}>`, '');
}

/** Names of imported ledgers whose person nobody has told yet. */
async function nameProblems(services: Services, language: Language): Promise<string[]> {
  const waiting = await services.store.listLedgerNames({ settled: false });
  const names = [...new Set(waiting.map(({ name }) => escapeInline(name)))];
  return names.length === 0 ? [] : [messagesFor(language).slack.adminNotice.namesWait(names)];
}

async function slotProblems(services: Services, language: Language): Promise<string[]> {
  const since = new Date(services.clock.now().getTime() - SLOTS_SINCE_MS);
  const slots = await services.store.slots.list({ since, states: ['failed', 'unclear'] });
  return slots.slice(0, 5).map((slot) => slotProblem(slot, language));
}

/** What became of a slot, and what to do about it. */
function slotProblem(slot: Slot, language: Language): string {
  const words = messagesFor(language).slack.adminNotice;
  const said = words.slots[slot.state === 'failed' ? 'failed' : 'unclear'](slot.classCode, slot.week);
  if (slot.kind !== WEEKLY_KIND) return said;
  const channel = slot.channelId ? `<#${slot.channelId}>` : '–';
  const remedy =
    slot.state === 'failed' ? words.sendAgain(slot.classCode) : words.lookForIt(channel, slot.classCode);
  return `${said} ${remedy}`;
}

import { formatList } from '../../messages/format.ts';
import { messagesFor } from '../../messages/index.ts';
import { plainDateIn } from '../../plan/dates.ts';
import { decide } from '../../plan/permissions.ts';
import type { Language } from '../../plan/terms.ts';
import { adminMenuBlocks, assignmentForm } from '../blocks/admin-forms.ts';
import type { ModalView, SlackBlock } from '../blocks/block.ts';
import { section } from '../blocks/block.ts';
import { nameOfPerson } from '../blocks/words.ts';
import type { Services } from '../services.ts';
import { accessOf } from './open-update-form.ts';
import { findProblems } from './problems.ts';

export async function isAdmin(services: Services, personId: string): Promise<boolean> {
  const { assignments, today } = await accessOf(services, personId);
  return decide(personId, 'manage_class', {}, assignments, today).allowed;
}

/** The sentence that refuses, with who may. */
export async function notAdmin(services: Services, language: Language): Promise<string> {
  const on = plainDateIn(services.settings.timeZone, services.clock.now());
  const held = await services.store.listAssignments({ roles: ['admin'], on });
  const people = await services.store.listPeople([...new Set(held.map((one) => one.personId))]);
  const names = people.map((person) => nameOfPerson(person, person.id, language));
  const words = messagesFor(language).slack.admin;
  return names.length > 0 ? words.notAdmin(formatList(names, language)) : words.noAdmin;
}

/** What an administrator may do from here, with what is broken on top; for others a sentence. */
export async function adminBlocks(
  services: Services,
  personId: string,
  language: Language,
): Promise<SlackBlock[]> {
  if (!(await isAdmin(services, personId))) return [section(await notAdmin(services, language))];
  const [problems, classes, names] = await Promise.all([
    findProblems(services, language),
    services.store.listClasses(),
    services.ledger?.listWaitingNames(),
  ]);
  return adminMenuBlocks({ problems, classes, namesWaiting: names?.length ?? 0, language });
}

const HELD_SHOWN = 100;

/** The form for responsibilities, with those that are held today. */
export async function buildAssignmentForm(services: Services, language: Language): Promise<ModalView> {
  const today = plainDateIn(services.settings.timeZone, services.clock.now());
  const [classes, assignments] = await Promise.all([
    services.store.listClasses(),
    services.store.listAssignments({ on: today }),
  ]);
  const shown = assignments.slice(0, HELD_SHOWN);
  const people = await services.store.listPeople([...new Set(shown.map((one) => one.personId))]);
  const held = shown.map((assignment) => ({
    assignment,
    person: people.find((one) => one.id === assignment.personId),
  }));
  return assignmentForm({ classes, held, today, language });
}

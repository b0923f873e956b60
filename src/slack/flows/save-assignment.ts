import { z } from 'zod';
import { messagesFor } from '../../messages/index.ts';
import { addDays, plainDateIn } from '../../plan/dates.ts';
import type { ChangeOrigin, Draft } from '../../plan/records.ts';
import { fail, ok, type Result } from '../../plan/result.ts';
import { isOneOf, LANGUAGES, type Language, ROLES, type Role } from '../../plan/terms.ts';
import { assignmentText } from '../blocks/admin-forms.ts';
import type { FormInput } from '../inbound/read-form.ts';
import type { Services } from '../services.ts';
import { isAdmin, notAdmin } from './admin.ts';

const METADATA = z.object({ language: z.enum(LANGUAGES) });
/** Held for the plan as a whole when no class is given. */
const PLAN_ROLES: readonly Role[] = ['leading_group', 'admin'];

type FieldErrors = Readonly<Record<string, string>>;
type Saved = Result<{ readonly sentences: readonly string[] }, 'invalid', FieldErrors>;

/** Adds a responsibility, ends one, or both, as an administrator's form says. */
export async function saveAssignment(services: Services, form: FormInput, personId: string): Promise<Saved> {
  const { language } = METADATA.parse(JSON.parse(form.metadata));
  const words = messagesFor(language).slack.admin;
  if (!(await isAdmin(services, personId)))
    return fail('invalid', { [form.firstField]: await notAdmin(services, language) });
  const { values } = form;
  const assigned = values.personId?.trim() || values.person;
  if (!assigned && !values.ends) return fail('invalid', { personId: words.errors.nothing });
  const at = services.clock.now();
  const origin: ChangeOrigin = { actorId: personId, via: 'admin', at };
  const today = plainDateIn(services.settings.timeZone, at);
  const wanted = assigned ? readAssignment(form, assigned, today, language) : undefined;
  if (wanted && !wanted.ok) return wanted;
  const sentences: string[] = [];
  if (wanted) sentences.push(await add(services, wanted.value, origin, language));
  if (values.ends) sentences.push(...(await end(services, values.ends, today, origin, language)));
  return ok({ sentences });
}

function readAssignment(
  form: FormInput,
  personId: string,
  today: string,
  language: Language,
): Result<Draft<'assignment'>, 'invalid', FieldErrors> {
  const words = messagesFor(language).slack.admin.errors;
  const { values, viewId } = form;
  const role = values.role && isOneOf(ROLES, values.role) ? values.role : undefined;
  const validFrom = values.from ?? today;
  if (!/^[UW][A-Z0-9]{2,}$/.test(personId)) return fail('invalid', { personId: words.person });
  if (!role) return fail('invalid', { role: words.role });
  if (!values.class && !PLAN_ROLES.includes(role)) return fail('invalid', { class: words.classNeeded });
  if (values.to && values.to < validFrom) return fail('invalid', { to: words.period });
  return ok({
    id: `form:${viewId}`,
    personId,
    role,
    classCode: PLAN_ROLES.includes(role) ? undefined : values.class,
    validFrom,
    validTo: values.to,
    sample: false,
    withdrawn: false,
  });
}

/** The window's id is the record's, so that pressing twice adds one. */
async function add(
  services: Services,
  assignment: Draft<'assignment'>,
  origin: ChangeOrigin,
  language: Language,
): Promise<string> {
  const [known] = await services.store.listPeople([assignment.personId]);
  const newcomer = known ? undefined : await services.directory.find(assignment.personId);
  await services.store.write(async (writer) => {
    if (newcomer) {
      await writer.save('person', [newcomer], origin);
    }
    await writer.save('assignment', [assignment], origin);
  });
  const [person] = await services.store.listPeople([assignment.personId]);
  const one = assignment.classCode ? await services.store.findClass(assignment.classCode) : undefined;
  const text = assignmentText(
    { assignment: { ...assignment, version: 1, updatedAt: origin.at }, person, class: one },
    language,
  );
  return messagesFor(language).slack.admin.saved(text);
}

/** Responsibility has dates: it ends with yesterday, and what was stays answerable. */
async function end(
  services: Services,
  id: string,
  today: string,
  origin: ChangeOrigin,
  language: Language,
): Promise<string[]> {
  const held = (await services.store.listAssignments({ on: today })).find((one) => one.id === id);
  if (!held) return [];
  const yesterday = addDays(today, -1);
  const ended = yesterday < held.validFrom ? { ...held, withdrawn: true } : { ...held, validTo: yesterday };
  await services.store.write(async (writer) => {
    await writer.save('assignment', [ended], origin);
  });
  const [person] = await services.store.listPeople([held.personId]);
  const one = held.classCode ? await services.store.findClass(held.classCode) : undefined;
  return [
    messagesFor(language).slack.admin.ended(
      assignmentText({ assignment: { ...held, validTo: yesterday }, person, class: one }, language),
    ),
  ];
}

import { firstDayOfWeek, instantAt } from '../../plan/dates.ts';
import { decide } from '../../plan/permissions.ts';
import type { Language } from '../../plan/terms.ts';
import { type HomeFacts, type HomePages, homeView } from '../blocks/home.ts';
import { nameOfPerson, titleOf } from '../blocks/words.ts';
import { listOwnItems } from '../people/access.ts';
import type { Services } from '../services.ts';
import { accessOf } from './open-update-form.ts';
import { findProblems } from './problems.ts';
import { readClassStatus, thisWeek } from './show-status.ts';

const FIRST_PAGES: HomePages = { mine: 0, classes: 0 };
const OWN_ITEMS = 200;
const REQUEST_DAYS = 14;

/** Draws a person's Home anew. Nothing is shown that they may not see. */
export async function refreshHome(
  services: Services,
  personId: string,
  pages: HomePages = FIRST_PAGES,
): Promise<void> {
  const language = await services.languages.of(personId);
  const facts = await readHome(services, personId, language, pages);
  await services.outbox.publishHome(personId, homeView(facts, services.outbox.capabilities));
}

async function readHome(
  services: Services,
  personId: string,
  language: Language,
  pages: HomePages,
): Promise<HomeFacts> {
  const { store, updates } = services;
  const { timeZone } = services.settings;
  const { today, week } = thisWeek(services, timeZone);
  const access = await accessOf(services, personId);
  const isAdmin =
    services.settings.adminUserIds.includes(personId) ||
    decide(personId, 'manage_class', {}, access.assignments, today).allowed;
  const since = new Date(services.clock.now().getTime() - REQUEST_DAYS * 86_400_000);
  const [classes, own, late, deciding, asked, drafts, reports, problems] = await Promise.all([
    store.listClasses(),
    listOwnItems(store, access, OWN_ITEMS),
    store.findItems(
      { overdueOn: today },
      { sort: [{ by: 'dueOn', direction: 'ascending' }], limit: 5 },
      access.visibility,
    ),
    updates.waitingFor(personId),
    updates.requestsOf(personId, since),
    store.drafts.list(personId),
    store.aggregateItems(
      { updated: { min: instantAt(firstDayOfWeek(week), '00:00', timeZone) } },
      { measures: [] },
      access.visibility,
    ),
    isAdmin ? findProblems(services, language) : [],
  ]);
  const statuses = await Promise.all(
    classes.filter((one) => one.active).map((one) => readClassStatus(services, one, access.visibility)),
  );
  const people = await store.listPeople([...new Set(deciding.map((one) => one.request.requestedBy))]);
  const draftItems =
    drafts.length > 0
      ? await store.getItems(
          drafts.map((one) => one.itemCode),
          access.visibility,
        )
      : [];
  return {
    language,
    today,
    week,
    timeZone,
    isAdmin,
    problems,
    toDecide: deciding.map(({ request, item }) => ({
      request,
      item,
      name: nameOfPerson(
        people.find((one) => one.id === request.requestedBy),
        request.requestedBy,
        language,
      ),
    })),
    asked: asked.filter(({ request }) => request.state === 'waiting' || request.state === 'returned'),
    drafts: draftItems.map((item) => ({ itemCode: item.code, title: titleOf(item, language) })),
    mine: [...own].sort((a, b) => Number(a.lastUpdatePeriod === week) - Number(b.lastUpdatePeriod === week)),
    reports: access.classCodes.length > 0 || access.itemCodes.length > 0,
    classes: statuses,
    late: late.items,
    lateTotal: late.total,
    reportedThisWeek: reports[0]?.count ?? 0,
    sample: classes.some((one) => one.sample),
    pages,
  };
}

/** The language that a person chose, kept with them. */
export async function switchLanguage(
  services: Services,
  personId: string,
  language: Language,
): Promise<void> {
  const at = services.clock.now();
  const [person] = await services.store.listPeople([personId]);
  const record = person ?? { id: personId, name: personId, sample: false, withdrawn: false };
  await services.store.write(async (writer) => {
    await writer.save('person', [{ ...record, language }], { actorId: personId, via: 'button', at });
  });
}

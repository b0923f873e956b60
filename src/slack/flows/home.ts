import { decide } from '../../plan/permissions.ts';
import type { Language } from '../../plan/terms.ts';
import { type HomeFacts, type HomePages, homeView, MINE_PAGE } from '../blocks/home.ts';
import { nameOfPerson, titleOf } from '../blocks/words.ts';
import type { Services } from '../services.ts';
import { accessOf } from './open-update-form.ts';
import { findProblems } from './problems.ts';

const FIRST_PAGES: HomePages = { mine: 0, classes: 0 };
const LATE_READ = 5;

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
  const { store, updates, settings } = services;
  const overview = await updates.overview(personId, {
    listLimit: LATE_READ,
    ownLimit: MINE_PAGE,
    ownOffset: pages.mine * MINE_PAGE,
  });
  const access = await accessOf(services, personId);
  const isAdmin =
    settings.adminUserIds.includes(personId) ||
    decide(personId, 'manage_class', {}, access.assignments, overview.today).allowed;
  const requesters = await store.listPeople([
    ...new Set(overview.reviews.map((one) => one.request.requestedBy)),
  ]);
  const draftCodes = overview.drafts.map((one) => one.itemCode);
  const draftItems = draftCodes.length > 0 ? await store.getItems(draftCodes, access.visibility) : [];
  return {
    language,
    today: overview.today,
    week: overview.week,
    timeZone: settings.timeZone,
    isAdmin,
    problems: isAdmin ? await findProblems(services, language) : [],
    toDecide: overview.reviews.map(({ request, item }) => {
      const requester = requesters.find((one) => one.id === request.requestedBy);
      return { request, item, name: nameOfPerson(requester, request.requestedBy, language) };
    }),
    asked: overview.requests.filter(
      ({ request }) => request.state === 'waiting' || request.state === 'returned',
    ),
    drafts: draftItems.map((item) => ({ itemCode: item.code, title: titleOf(item, language) })),
    mine: overview.own,
    classes: overview.classes.map((one) => ({ ...one, reported: one.open - one.silent })),
    late: overview.late,
    changed: overview.changed.total,
    sample: overview.sample,
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

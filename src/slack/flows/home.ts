import { formatName } from '../../messages/format.ts';
import { decide } from '../../plan/permissions.ts';
import type { Language } from '../../plan/terms.ts';
import type { Overview } from '../../updates/overview.ts';
import { type HomeFacts, homeView, type News } from '../blocks/home.ts';
import { FIRST_PAGES, HOME_PAGE_SIZES, type HomePages } from '../blocks/home-pages.ts';
import { nameOfPerson, titleOf } from '../blocks/words.ts';
import { escapeInline } from '../escape.ts';
import type { Services } from '../services.ts';
import { accessOf } from './open-update-form.ts';
import { findProblems } from './problems.ts';

/** Draws a person's Home anew. Nothing is shown that they may not see. */
export async function refreshHome(
  services: Services,
  personId: string,
  pages: HomePages = FIRST_PAGES,
): Promise<void> {
  const language = await services.languages.of(personId);
  const facts = await readHome(services, personId, language, pages);
  await services.outbox.publishHome(personId, (capabilities) => homeView(facts, capabilities));
}

async function readHome(
  services: Services,
  personId: string,
  language: Language,
  pages: HomePages,
): Promise<HomeFacts> {
  const { store, updates, settings } = services;
  const overview = await updates.overview(personId, {
    own: pageOf('mine', pages),
    late: pageOf('late', pages),
    changed: pageOf('changed', pages),
  });
  const access = await accessOf(services, personId);
  const isAdmin = decide(personId, 'manage_class', {}, access.assignments, overview.today).allowed;
  const draftCodes = overview.drafts.map((one) => one.itemCode);
  const draftItems = draftCodes.length > 0 ? await store.getItems(draftCodes, access.visibility) : [];
  return {
    language,
    today: overview.today,
    week: overview.week,
    timeZone: settings.timeZone,
    isAdmin,
    problems: isAdmin ? await findProblems(services, language) : [],
    toDecide: overview.reviews.map(({ request, item, requester }) => ({
      request,
      item,
      name: escapeInline(formatName(requester, language)),
    })),
    asked: overview.requests.filter(
      ({ request }) => request.state === 'waiting' || request.state === 'returned',
    ),
    drafts: draftItems.map((item) => ({ itemCode: item.code, title: titleOf(item, language) })),
    mine: overview.own,
    classes: overview.classes.map((one) => ({ ...one, reported: one.open - one.silent })),
    late: overview.late,
    changed: { news: await readNews(services, overview, language), total: overview.changed.total },
    sample: overview.sample,
    pages,
  };
}

function pageOf(
  list: keyof HomePages,
  pages: HomePages,
): { readonly limit: number; readonly offset: number } {
  const limit = HOME_PAGE_SIZES[list];
  return { limit, offset: pages[list] * limit };
}

async function readNews({ store }: Services, { changed }: Overview, language: Language): Promise<News[]> {
  const authors = await store.listPeople([...new Set(changed.updates.map((one) => one.authorId))]);
  return changed.items.flatMap((item) => {
    const update = changed.updates.find((one) => one.itemCode === item.code);
    if (!update) return [];
    const author = authors.find((one) => one.id === update.authorId);
    return [{ item, name: nameOfPerson(author, update.authorId, language), at: update.recordedAt }];
  });
}

/** The language that a person chose, kept with them. */
export async function switchLanguage(
  services: Services,
  personId: string,
  language: Language,
): Promise<void> {
  const at = services.clock.now();
  const [person] = await services.store.listPeople([personId]);
  const record = person ?? (await services.directory.find(personId));
  await services.store.write(async (writer) => {
    await writer.save('person', [{ ...record, language }], { actorId: personId, via: 'button', at });
  });
}

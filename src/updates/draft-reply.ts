import { PLAN_TIME_ZONE, plainDateIn } from '../plan/dates.ts';
import type { UpdateDraft } from '../plan/drafts.ts';
import { SEES_EVERYTHING } from '../plan/permissions.ts';
import type { Item } from '../plan/records.ts';
import { maySee, timeZoneOf } from './act.ts';
import { type DraftReader, groundedDrafts } from './draft-reader.ts';
import { formValuesOf } from './form-values.ts';
import { findAnyCodes, findOpeningCodes, type ReplyReading, readReply, withoutCode } from './read-reply.ts';
import { GAP } from './statement-lexicon.ts';
import { foldWidth } from './text-fold.ts';
import type { UpdateFields } from './update.ts';
import type { WiredDeps } from './updates.ts';
import { refusalOf } from './who-may.ts';

export interface DraftFromReply {
  readonly text: string;
  readonly personId: string;
  /** The items of the reminder that was answered. */
  readonly itemCodes: readonly string[];
  readonly permalink?: string | undefined;
  readonly source?: 'reply' | 'shortcut' | undefined;
}

export interface ReplyDraft extends ReplyReading {
  readonly item: Item;
  readonly draft: UpdateDraft;
  readonly readBy: 'parser' | 'model';
}

export interface ReplyOutcome {
  readonly drafts: readonly ReplyDraft[];
  /** Why there are none: nothing that this person may update, several items it may be about, nothing said of one. */
  readonly unclear?: 'nothing_of_yours' | 'which_item' | 'nothing_said' | undefined;
  /** For `which_item`. */
  readonly candidates: readonly Item[];
}

const LONGEST_REPLY = 4_000;

/**
 * Reads a reply in plain words into drafts that the person then saves or changes. Nothing of the plan is stored.
 * Only items that the person may update are looked at.
 */
export async function draftFromReply(
  deps: WiredDeps & { readonly draftReader?: DraftReader | undefined },
  request: DraftFromReply,
): Promise<ReplyOutcome> {
  const text = request.text.slice(0, LONGEST_REPLY);
  const today = plainDateIn(PLAN_TIME_ZONE, deps.clock.now());
  const items = await ownItems(deps, request, [...request.itemCodes, ...findAnyCodes(text)]);
  if (items.length === 0) return { drafts: [], unclear: 'nothing_of_yours', candidates: [] };
  const parsed = sectionsOf(text, items)
    .map(({ item, said }) => ({ item, ...readReply(item.code, said, today), readBy: 'parser' as const }))
    .map((one) => (one.noChange ? { ...one, fields: standOf(one.item) } : one))
    .filter((one) => Object.keys(one.fields).length > 0 || one.questions.length > 0);
  const isEnough = parsed.some(({ fields }) => fields.light !== undefined || fields.progress !== undefined);
  const read = isEnough ? parsed : ((await readByModel(deps, text, items, request.personId)) ?? parsed);
  const drafts = await Promise.all(read.map((one) => keep(deps, request, one)));
  if (drafts.length > 0) return { drafts, candidates: [] };
  if (sectionsOf(text, items).length > 0) return { drafts, unclear: 'nothing_said', candidates: [] };
  const isOfOthers = findOpeningCodes(text).length > 0;
  return isOfOthers
    ? { drafts, unclear: 'nothing_of_yours', candidates: [] }
    : { drafts, unclear: 'which_item', candidates: items };
}

/** Open items among these that the person may see and update. */
async function ownItems(deps: WiredDeps, request: DraftFromReply, codes: readonly string[]): Promise<Item[]> {
  const { store } = deps;
  const found = await store.getItems([...new Set(codes)], SEES_EVERYTHING);
  const own = await Promise.all(
    found.map(async (item) => {
      if (item.status === 'closed') return [];
      const on = plainDateIn(await timeZoneOf(store, item.classCode), deps.clock.now());
      if (!(await maySee(store, item, request.personId, on))) return [];
      return (await refusalOf(store, 'update', item, request.personId, on)) ? [] : [item];
    }),
  );
  return own.flat();
}

/**
 * Which part of the text is about which item: by the codes that open its sentences (those of others' items are
 * nobody else's news), by a name, or because only one is asked about.
 */
function sectionsOf(text: string, items: readonly Item[]): { readonly item: Item; readonly said: string }[] {
  const openings = findOpeningCodes(text);
  if (openings.length > 0) {
    const sections = new Map<string, string[]>();
    for (const [index, { code, end }] of openings.entries()) {
      sections.set(code, [
        ...(sections.get(code) ?? []),
        text.slice(end, openings[index + 1]?.at ?? text.length),
      ]);
    }
    return [...sections].flatMap(([code, said]) => {
      const item = items.find((one) => one.code === code);
      return item ? [{ item, said: said.map(fromGap).join('\n') }] : [];
    });
  }
  const named = items.filter((item) =>
    [item.code, item.titleEn, item.titleZh, ...item.aliases].some(
      (name) => name.length > 1 && text.toLowerCase().includes(name.toLowerCase()),
    ),
  );
  const [only, ...others] = named.length > 0 ? named : items;
  return only && others.length === 0 ? [{ item: only, said: withoutName(text, only) }] : [];
}

/** The item's own name or code says nothing new of it. */
function withoutName(text: string, item: Item): string {
  const names = [item.titleEn, item.titleZh, ...item.aliases].toSorted(
    (one, other) => other.length - one.length,
  );
  const name = names.find((one) => one.length > 1 && text.toLowerCase().startsWith(one.toLowerCase()));
  return fromGap(withoutCode(name === undefined ? text : text.slice(name.length), item.code));
}

/** Where it stands: said again, it is a report that nothing changed. */
function standOf({ light, progress }: Item): UpdateFields {
  return { ...(light === undefined ? {} : { light }), ...(progress === undefined ? {} : { progress }) };
}

function fromGap(text: string): string {
  return text.slice(GAP.exec(foldWidth(text))?.[0].length ?? 0);
}

async function readByModel(
  deps: WiredDeps & { readonly draftReader?: DraftReader | undefined },
  text: string,
  items: readonly Item[],
  personId: string,
): Promise<Omit<ReplyDraft, 'draft'>[] | undefined> {
  if (!deps.draftReader) return undefined;
  try {
    const asked = items.map((item) => ({ code: item.code, title: `${item.titleEn} / ${item.titleZh}` }));
    const proposals = await deps.draftReader.read({ text, personId, items: asked });
    const grounded = groundedDrafts(
      proposals,
      text,
      items.map((item) => item.code),
    );
    if (grounded.length === 0) return undefined;
    return grounded.flatMap(({ itemCode, fields }) => {
      const item = items.find((one) => one.code === itemCode);
      return item ? [{ item, fields, questions: [], readBy: 'model' as const }] : [];
    });
  } catch (error) {
    deps.logger.warn({ err: error }, 'the model could not read a reply');
    return undefined;
  }
}

async function keep(
  deps: WiredDeps,
  request: DraftFromReply,
  reading: Omit<ReplyDraft, 'draft'>,
): Promise<ReplyDraft> {
  const draft: UpdateDraft = {
    personId: request.personId,
    itemCode: reading.item.code,
    values: formValuesOf(reading.fields),
    source: request.source ?? 'reply',
    permalink: request.permalink,
    seenVersion: reading.item.version,
    savedAt: deps.clock.now(),
  };
  await deps.store.drafts.put(draft);
  return { ...reading, draft };
}

import { ABOUT_AFTER, ABOUT_BEFORE, CLOSING_PARTICLE } from './about-lexicon.ts';
import type { Cover } from './cover.ts';
import type { InterpretContext } from './interpret.ts';
import type { Ambiguity } from './reading.ts';
import { wholeWord } from './residue.ts';
import { isNoise, means, type Tag } from './tag.ts';

/** Names that may be several records become a question back, unless the question can do with all of them. */
export function settleNames(tags: readonly Tag[], text: string): { tags: Tag[]; ambiguities: Ambiguity[] } {
  const ambiguities: Ambiguity[] = [];
  const settled = tags.map((tag) => {
    for (const about of ['item', 'class', 'person'] as const) {
      const options = [...new Set(tag.meanings.filter((one) => one.type === about).map((one) => one.value))];
      if (options.length === 0) continue;
      if (options.length > 1)
        ambiguities.push({
          about,
          text: text.slice(tag.start, tag.end),
          start: tag.start,
          end: tag.end,
          options,
        });
      // A name in the text is that record, whatever else its words may mean.
      return {
        ...tag,
        meanings: tag.meanings.filter(
          (one) => one.type === about || (about === 'item' && one.type === 'statement'),
        ),
      };
    }
    return tag;
  });
  return { tags: settled, ambiguities };
}

/** "planned": the stage of a project, but of funds the planned amount. */
export function withOneSense(tags: readonly Tag[]): Tag[] {
  const ofFunds =
    tags.some((tag) => means(tag, 'kind', 'fund') || means(tag, 'lever', 'fund')) &&
    !tags.some((tag) => means(tag, 'kind', 'project'));
  return tags.map((tag) =>
    means(tag, 'stage') && means(tag, 'field', 'plannedFen')
      ? { ...tag, meanings: tag.meanings.filter((one) => (one.type === 'field') === ofFunds) }
      : tag,
  );
}

/** "my items", "our class", 本专班: the asker and the channel's class. */
export function withReferences(tags: readonly Tag[], { askerId, homeClass }: InterpretContext): Tag[] {
  return tags.map((tag) => {
    if (means(tag, 'ref', 'here') && homeClass !== undefined && !means(tag, 'noise'))
      return { ...tag, meanings: [...tag.meanings, { type: 'class', value: homeClass }] };
    if (means(tag, 'ref', 'me') && !means(tag, 'noise'))
      return { ...tag, meanings: [...tag.meanings, { type: 'person', value: askerId }] };
    return tag;
  });
}

/** 云台的项目, "projects in Cloud Terrace": all of the kind. */
function endsOnKind(told: readonly Tag[], text: string): boolean {
  const kind = told.find((tag) => means(tag, 'kind'));
  if (kind === undefined) return false;
  const surface = text.slice(kind.start, kind.end);
  return PLURAL.test(surface) || (kind === told.at(-1) && /\p{Script=Han}/u.test(surface));
}

/** "wind farms": names are in the singular. */
const PLURAL = /[a-z]{3,}[^su\W]s$/;

/** 改过没有, 完成没: at its end the word is no negation but what makes a question of it. */
export function withoutParticle(tags: readonly Tag[], text: string): Tag[] {
  const particle = CLOSING_PARTICLE.exec(text);
  const asks = tags.some((tag) => ['who', 'which', 'how_many', 'what'].some((one) => means(tag, 'q', one)));
  if (particle === null || asks) return [...tags];
  const from = particle.index + (particle[1] ?? '').length;
  return tags.map((tag) =>
    tag.start >= from && !isNoise(tag) && (means(tag, 'neg') || means(tag, 'cond', 'missing'))
      ? { ...tag, meanings: [{ type: 'q', value: 'yes_no' }] }
      : tag,
  );
}

/**
 * A part of a name that many records have, where many are asked for, is no name but what they have in common:
 * 疫苗厂有几个. So is a kind that says what another kind is about: 关于人才的政策.
 */
export function withSubjects(tags: readonly Tag[], text: string): Tag[] {
  const many = tags.some(
    (tag) =>
      means(tag, 'q', 'how_many') ||
      means(tag, 'q', 'which') ||
      means(tag, 'op', 'exist') ||
      ['sum', 'avg', 'median', 'rank'].some((value) => means(tag, 'op', value)) ||
      means(tag, 'super') ||
      means(tag, 'op', 'list'),
  );
  const ofOne = tags.some(
    (tag) =>
      ['role', 'tenure', 'ever'].some((type) => means(tag, type)) ||
      ['blocked', 'changed'].some((value) => means(tag, 'cond', value)) ||
      means(tag, 'field', 'serves'),
  );
  const kinds = tags.filter((tag) => means(tag, 'kind')).length;
  const money = tags.some((tag) =>
    tag.meanings.some((one) => one.type === 'field' && /Fen$|^investment$|^progress$/.test(one.value)),
  );
  // 疫苗厂项目有多少; "platforms that Stone Bridge runs": a kind is said, and no one of it.
  const told = tags.filter((tag) => !isNoise(tag));
  const ofKind =
    kinds > 0 &&
    (endsOnKind(told, text) ||
      (tags.some((tag) => means(tag, 'q', 'how_much')) && !money) ||
      tags.some((tag) => means(tag, 'field', 'operator') || means(tag, 'field', 'ownerEntity')));
  return tags.map((tag, index) => {
    const surface = text.slice(tag.start, tag.end);
    const several = tag.detail === 'part' && new Set(tag.meanings.map((one) => one.value)).size > 1;
    const common =
      (many || ofKind || PLURAL.test(surface)) &&
      !ofOne &&
      several &&
      tag.meanings.every((one) => one.type === 'item');
    const subject =
      kinds > 1 &&
      means(tag, 'kind') &&
      !means(tag, 'issue') &&
      (ABOUT_BEFORE.test(text.slice(0, tag.start)) ||
        (ABOUT_AFTER.test(text.slice(tag.end)) && tags.slice(index + 1).some((one) => means(one, 'kind'))));
    if (!common && !subject) return tag;
    const value = common ? wholeWord(text, { ...tag, text: surface }, tags) : surface;
    return { ...tag, meanings: [{ type: 'words', value }] };
  });
}

/** "The roof of PRJ-020", 算力中心资金的屋顶: a thing of a named record is no other record whose name holds the word. */
export function withoutPossessed({ tags, residues }: Cover, text: string): Cover {
  const named = (tag: Tag | undefined): boolean =>
    tag !== undefined && means(tag, 'item') && tag.detail !== 'part';
  const possessed = tags.filter((tag) => {
    if (!means(tag, 'item') || tag.detail !== 'part') return false;
    return tags.some(
      (owner) =>
        named(owner) &&
        ((owner.end <= tag.start && /^的$/.test(text.slice(owner.end, tag.start))) ||
          (tag.end <= owner.start && /^ of (?:the )?$/.test(text.slice(tag.end, owner.start)))),
    );
  });
  if (possessed.length === 0) return { tags, residues };
  return {
    tags: tags.filter((tag) => !possessed.includes(tag)),
    residues: [
      ...residues,
      ...possessed.map(({ start, end }) => ({ start, end, text: text.slice(start, end) })),
    ].sort((a, b) => a.start - b.start),
  };
}

import { kindOfCode } from '../../plan/codes.ts';
import { AREA_ASKED, LEFT_OVER, MONEY_NEAR, POSTPONED, RELATIVE, STUCK_ON } from './senses-lexicon.ts';
import { isNoise, type Meaning, means, type Tag } from './tag.ts';

/** Words with several senses, of which what stands beside them leaves one. */
export function withSensesBeside(tags: readonly Tag[], text: string): Tag[] {
  return SENSES.reduce<Tag[]>(
    (told, sense) => told.map((tag, index) => sense(tag, index, told, text)),
    [...tags],
  );
}

type Sense = (tag: Tag, index: number, tags: readonly Tag[], text: string) => Tag;

const without = (tag: Tag, drops: (one: Meaning) => boolean): Tag => ({
  ...tag,
  meanings: tag.meanings.filter((one) => !drops(one)),
});

/** 由黄转红 says one change, and neither what the light is now nor that anything grew worse. */
const turnAlone: Sense = (tag) => (means(tag, 'turn') ? without(tag, (one) => one.type !== 'turn') : tag);

/** 项目用地总共多少亩: an area is asked for, and no issue. */
const landArea: Sense = (tag, _index, tags, text) =>
  means(tag, 'issue', 'land') &&
  AREA_ASKED.test(text) &&
  !tags.some((one) => means(one, 'cond', 'has_issue') || means(one, 'field', 'problems'))
    ? { ...tag, meanings: [{ type: 'field', value: 'landMu' }] }
    : tag;

/** 今年还剩几个没办完: what is left is money only where money is spoken of. */
const leftOver: Sense = (tag, _index, _tags, text) =>
  means(tag, 'field', 'unpaid') &&
  LEFT_OVER.test(text.slice(tag.start, tag.end)) &&
  !MONEY_NEAR.test(text.slice(0, tag.start) + text.slice(tag.end))
    ? { ...tag, meanings: [{ type: 'noise', value: '' }] }
    : tag;

/** "tasks stuck on paperwork": what keeps them is named, and no stage. */
const stuckOn: Sense = (tag, _index, tags, text) =>
  means(tag, 'stage', 'suspended') &&
  STUCK_ON.test(text.slice(tag.start, tag.end)) &&
  tags.some((one) => means(one, 'issue'))
    ? { ...tag, meanings: [{ type: 'cond', value: 'has_issue' }] }
    : tag;

/** "projects where the investment …": no place is asked for. */
const relative: Sense = (tag, index, tags, text) => {
  const before = tags[index - 1];
  return means(tag, 'q', 'where') &&
    RELATIVE.test(text.slice(tag.start, tag.end)) &&
    before !== undefined &&
    (means(before, 'kind') || means(before, 'noun'))
    ? { ...tag, meanings: [{ type: 'noise', value: '' }] }
    : tag;
};

/**
 * "the policy for cold chain" names no project, whatever project's name holds the words: they are looked for in the
 * records of the kind that is said.
 */
const kindSaid: Sense = (tag, _index, tags, text) => {
  if (!means(tag, 'item') || means(tag, 'code') || tags.some((one) => ofOneRecord(one))) return tag;
  const said = tags.flatMap((one) =>
    one.meanings.filter(({ type, value }) => type === 'kind' && SEARCHED.includes(value)),
  );
  const codes = tag.meanings.filter((one) => one.type === 'item').map((one) => one.value);
  const [kind] = said;
  const others =
    codes.length > 0 && codes.every((code) => said.every((one) => kindOfCode(code) !== one.value));
  return kind !== undefined && others && isAlone(said)
    ? { ...tag, meanings: [{ type: 'words', value: text.slice(tag.start, tag.end) }] }
    : tag;
};

/** Kinds that nobody calls a record of another kind by; of a task 项目 is said, too. */
const SEARCHED: readonly string[] = ['platform', 'policy', 'talent'];

function isAlone(said: readonly Meaning[]): boolean {
  return new Set(said.map((one) => one.value)).size === 1;
}

/** Something is asked of a named record by what the other kind does for it. */
function ofOneRecord(tag: Tag): boolean {
  if (isNoise(tag)) return false;
  return (
    ['role', 'tenure', 'ever'].some((type) => means(tag, type)) ||
    ['serves', 'eligibility', 'fundSource', 'supportNeeded'].some((value) => means(tag, 'field', value)) ||
    ['match', 'support'].some((value) => means(tag, 'verb', value)) ||
    means(tag, 'q', 'why') ||
    means(tag, 'cond', 'blocked')
  );
}

/** 有几个里程碑延期: of milestones it says that they are late, and no change of a date. */
const lateMilestone: Sense = (tag, _index, tags, text) =>
  means(tag, 'cond', 'changed') &&
  POSTPONED.test(text.slice(tag.start, tag.end)) &&
  tags.some((one) => means(one, 'field', 'milestones')) &&
  !tags.some((one) => means(one, 'item'))
    ? { ...tag, meanings: [{ type: 'cond', value: 'overdue' }] }
    : tag;

const SENSES: readonly Sense[] = [lateMilestone, turnAlone, landArea, leftOver, stuckOn, relative, kindSaid];

import { isOneOf, LIGHTS } from '../../plan/terms.ts';
import type { Reading } from './reading.ts';
import type { Rule } from './rule.ts';
import type { Tag } from './tag.ts';
import { TURNED_LIGHTS, TURNS } from './turn-lexicon.ts';

/** 黄灯转红灯, "from amber to red": both lights are of one change, and neither is what the records have now. */
export function findTurnTags(text: string): Tag[] {
  return TURNS.flatMap(({ pattern, backwards }) =>
    [...text.matchAll(new RegExp(pattern, 'g'))].flatMap((match) => {
      const [one, other] = [TURNED_LIGHTS[match[1] ?? ''], TURNED_LIGHTS[match[2] ?? '']];
      if (one === undefined || other === undefined || one === other) return [];
      return [
        {
          start: match.index,
          end: match.index + match[0].length,
          meanings: [{ type: 'turn', value: backwards ? `${other}>${one}` : `${one}>${other}` }],
        },
      ];
    }),
  );
}

export const turned: Rule = ({ tags, signals: { has } }) => {
  const turn = turnOf(tags);
  return turn && { form: 'turned', turn, counting: has('q', 'how_many') };
};

function turnOf(tags: readonly Tag[]): Reading['turn'] {
  const said = tags.flatMap((tag) => tag.meanings).find((one) => one.type === 'turn')?.value;
  const [from, to] = (said ?? '').split('>');
  if (from === undefined || to === undefined || !isOneOf(LIGHTS, from) || !isOneOf(LIGHTS, to))
    return undefined;
  return { from, to };
}

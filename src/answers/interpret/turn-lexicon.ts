import type { Light } from '../../plan/terms.ts';

/** What a light is called where a change from one to another is told. */
export const TURNED_LIGHTS: Readonly<Record<string, Light>> = {
  红: 'red',
  黄: 'amber',
  绿: 'green',
  red: 'red',
  amber: 'amber',
  yellow: 'amber',
  green: 'green',
};

const HAN = '(红|黄|绿)(?:灯|色|牌)?';
const LATIN = '(red|amber|yellow|green)(?: lights?)?';
const MOVED =
  '(?:(?:have |has |had )?(?:go|goes|going|went|gone|turn|turns|turned|turning|change|changes|changed|move|moved|switch|switched|flip|flipped|slip|slipped|drop|dropped|fall|fell|come|came|recover|recovered|improve|improved|worsen|worsened)\\s+)?';

/** From one light to another; `backwards` where the later one is named first. */
export const TURNS: readonly { readonly pattern: string; readonly backwards?: boolean }[] = [
  {
    pattern: `(?:由|从|自)?${HAN}(?:又|再|已|已经|直接)?(?:转|变|变成|变成了|变为|变为了|转为|转成|转到|变到|改为|改成|降为|降到|升为|升到|恢复|恢复到|恢复为|恢复成|回到|退到|掉到|跌到|跌为|→|->)${HAN}(?:了)?`,
  },
  { pattern: `(?:由|从|自)${HAN}(?:到|至)${HAN}` },
  { pattern: `\\b${MOVED}from ${LATIN} (?:in)?to ${LATIN}\\b` },
  {
    pattern: `\\b${LATIN}\\s*(?:to|->|→|(?:that )?(?:turned|turning|became|becoming|went|going))\\s*${LATIN}\\b`,
  },
  { pattern: `\\b(?:was|were) ${LATIN} and (?:is|are) now ${LATIN}\\b` },
  { pattern: `\\b${MOVED}(?:to )?${LATIN} from ${LATIN}\\b`, backwards: true },
  { pattern: `\\b${LATIN} after (?:being )?${LATIN}\\b`, backwards: true },
];

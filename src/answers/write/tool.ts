import { z } from 'zod';
import { AMOUNT_FIELDS } from '../../plan/records.ts';
import { CITIES, INDUSTRIES, ITEM_KINDS, ITEM_STATUSES, LIGHTS, STAGES } from '../../plan/terms.ts';
import { createBook, type Draft } from '../evidence/book.ts';
import { describeScope } from '../evidence/describe.ts';
import { gather } from '../forms/gather.ts';
import { EMPTY_SCOPE, type Reading } from '../interpret/reading.ts';
import type { ModelTool, ModelToolCall } from '../model/port.ts';
import type { Prepared } from '../prepare.ts';

const few = <Schema extends z.ZodType>(schema: Schema) => z.array(schema).max(20).optional();
const CODE = z.string().regex(/^[A-Z]{2,3}-\d{1,6}$/);

/** The same typed, read-only query that a question becomes. */
const QUERY = z
  .object({
    form: z.enum(['lookup', 'list', 'count', 'aggregate', 'group', 'overview']),
    codes: few(CODE),
    classes: few(CODE),
    kinds: few(z.enum(ITEM_KINDS)),
    cities: few(z.enum(CITIES)),
    industries: few(z.enum(INDUSTRIES)),
    stages: few(z.enum(STAGES)),
    lights: few(z.enum(LIGHTS)),
    statuses: few(z.enum(ITEM_STATUSES)),
    conditions: few(z.enum(['overdue', 'due_soon', 'silent', 'stale', 'blocked', 'has_issue'])),
    measure: z.enum([...AMOUNT_FIELDS, 'progress', 'landMu', 'targetCount', 'recruitedCount']).optional(),
    groupBy: z
      .enum(['kind', 'class', 'city', 'industry', 'stage', 'light', 'nature', 'fundSource', 'status'])
      .optional(),
  })
  .strict();

export const QUERY_TOOL: ModelTool = {
  name: 'query_plan',
  description:
    'Reads more of the plan: items by filter, counts, sums or one record. Read-only. Results come as more records and figures.',
  parameters: z.toJSONSchema(QUERY) as Record<string, unknown>,
};

/** Runs one call of the tool with the audience's own rights. What it finds is added to the evidence; it never throws. */
export async function runTool(call: ModelToolCall, prepared: Prepared, into: Draft): Promise<string> {
  if (call.name !== QUERY_TOOL.name) return 'error: no such tool';
  const query = QUERY.safeParse(parseJson(call.arguments));
  if (!query.success) return 'error: the arguments do not fit the schema';
  const {
    form,
    codes,
    classes,
    kinds,
    cities,
    industries,
    stages,
    lights,
    statuses,
    conditions,
    measure,
    groupBy,
  } = query.data;
  const reading: Reading = {
    form,
    scope: {
      ...EMPTY_SCOPE,
      items: codes ?? [],
      classes: classes ?? [],
      kinds: kinds ?? [],
      cities: cities ?? [],
      industries: industries ?? [],
      stages: stages ?? [],
      lights: lights ?? [],
      statuses: statuses ?? [],
      conditions: conditions ?? [],
    },
    fields: [],
    measure,
    groupBy,
    roles: [],
    topics: [],
    statements: [],
    counting: false,
    trend: false,
  };
  const book = createBook(prepared.asking.language);
  const asking = { ...prepared.asking, reading, unknown: [], book };
  book.draft.scope = describeScope(asking, reading.scope);
  await gather(asking);
  return merge(book.draft, into);
}

/** Adds what was found, with new figure ids, and says it as lines of text. */
function merge(found: Draft, into: Draft): string {
  for (const source of found.sources)
    if (!into.sources.some((one) => one.code === source.code)) into.sources.push(source);
  for (const [code, facts] of found.facts)
    into.facts.set(code, new Map([...(into.facts.get(code) ?? []), ...facts]));
  for (const code of found.evidence) if (!into.evidence.includes(code)) into.evidence.push(code);
  into.sentences.push(...found.sentences);
  const lines = found.figures.map((figure) => {
    const id = `F${into.figures.length + 1}`;
    const scope = found.retold.get(figure.id);
    if (scope !== undefined) into.retold.set(id, scope);
    const { label } = figure;
    into.figures.push({ ...figure, id });
    return `{${id}} = ${figure.text}: ${label}; from ${figure.codes.slice(0, 20).join(', ')}`;
  });
  return [
    ...found.sentences.map(
      (one) =>
        `${one.text} ${one.cites
          .slice(0, 20)
          .map((cite) => `[${cite}]`)
          .join('')}`,
    ),
    ...lines,
  ]
    .join('\n')
    .slice(0, 6_000);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

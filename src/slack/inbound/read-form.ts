import { z } from 'zod';

const option = z.object({ value: z.string() });
const FILE = z.object({
  name: z.string().default('file'),
  url_private_download: z.string().optional(),
  url_private: z.string().default(''),
  permalink: z.string().default(''),
  size: z.number().default(0),
});
const ELEMENT = z
  .object({
    value: z.string().nullish(),
    selected_option: option.nullish(),
    selected_options: z.array(option).nullish(),
    selected_date: z.string().nullish(),
    selected_user: z.string().nullish(),
    selected_conversation: z.string().nullish(),
    selected_time: z.string().nullish(),
    files: z.array(FILE).nullish(),
    initial_value: z.string().nullish(),
    initial_option: option.nullish(),
    initial_options: z.array(option).nullish(),
    initial_date: z.string().nullish(),
    initial_user: z.string().nullish(),
  })
  .loose();

const VIEW = z.object({
  id: z.string(),
  callback_id: z.string(),
  private_metadata: z.string().default(''),
  state: z.object({ values: z.record(z.string(), z.record(z.string(), ELEMENT)) }).default({ values: {} }),
  blocks: z
    .array(
      z.object({ type: z.string(), block_id: z.string().optional(), element: ELEMENT.optional() }).loose(),
    )
    .default([]),
});

/** A file that was chosen in a form; it is the person's, and the bot's to read. */
export interface FormFile {
  readonly name: string;
  readonly url: string;
  readonly permalink: string;
  readonly size: number;
}

export interface FormInput {
  readonly viewId: string;
  readonly callbackId: string;
  readonly metadata: string;
  /** By `block_id`: what stands in the field; undefined where it is empty. */
  readonly values: Readonly<Record<string, string | undefined>>;
  /** The chosen values of checkboxes. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
  /** The files that were chosen, of all fields. */
  readonly files: readonly FormFile[];
  /** The first field: where an error that belongs to none is shown. */
  readonly firstField: string;
  /** The fields in which something else stands than at first. */
  readonly touched: readonly string[];
}

/**
 * What a person sent with a form. A field that the payload leaves out was not touched: it holds what it was filled with.
 * @throws when the payload is no form of Slack's.
 */
export function readForm(view: unknown): FormInput {
  const parsed = VIEW.parse(view);
  const values: Record<string, string | undefined> = {};
  const lists: Record<string, readonly string[]> = {};
  let firstField = '';
  for (const block of parsed.blocks) {
    if (block.type !== 'input' || !block.block_id || !block.element) continue;
    const { element } = block;
    firstField ||= block.block_id;
    values[block.block_id] =
      element.initial_value ??
      element.initial_option?.value ??
      element.initial_date ??
      element.initial_user ??
      undefined;
    lists[block.block_id] = element.initial_options?.map((one) => one.value) ?? [];
  }
  const first = { ...values };
  const files: FormFile[] = [];
  for (const [blockId, byAction] of Object.entries(parsed.state.values)) {
    for (const sent of Object.values(byAction)) {
      const said =
        sent.value ??
        sent.selected_option?.value ??
        sent.selected_date ??
        sent.selected_user ??
        sent.selected_conversation ??
        sent.selected_time ??
        undefined;
      values[blockId] = said?.trim() === '' ? undefined : said;
      for (const { name, url_private, url_private_download: url, permalink, size } of sent.files ?? [])
        files.push({ name, url: url ?? url_private, permalink, size });
      lists[blockId] = sent.selected_options?.map((one) => one.value) ?? [];
    }
  }
  return {
    viewId: parsed.id,
    callbackId: parsed.callback_id,
    metadata: parsed.private_metadata,
    values,
    lists,
    files,
    firstField,
    touched: Object.keys(values).filter((field) => (values[field] ?? '') !== (first[field] ?? '')),
  };
}

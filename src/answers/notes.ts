import type { Asking } from './evidence/asking.ts';

const MAX_NAMED = 8;

/** Says under the answer what its reader must know of the records: sample data, and records that nobody updated. */
export async function addNotes(asking: Asking): Promise<void> {
  const { book, messages, reader, visibility, now, staleDays, asOf } = asking;
  const { draft } = book;
  const samples = draft.sources.filter((one) => one.sample);
  if (samples.length > 0 || draft.sampleSeen) {
    book.note(
      samples.length < draft.sources.length &&
        samples.length > 0 &&
        samples.length <= MAX_NAMED &&
        !draft.sampleSeen
        ? messages.answers.notes.sampleSome(samples.map((one) => one.code).join(messages.answers.separator))
        : messages.answers.notes.sample,
    );
  }
  const cited = [...new Set(draft.sentences.flatMap((one) => one.cites))]
    .filter((code) =>
      draft.sources.some((one) => one.code === code && one.kind !== 'statement' && one.kind !== 'class'),
    )
    .slice(0, 50);
  const limit = now.getTime() - staleDays * 86_400_000;
  const stale = (await reader.getItems(cited, visibility, asOf))
    .filter(
      (item) =>
        item.status === 'open' && (item.lastUpdatedAt === undefined || item.lastUpdatedAt.getTime() < limit),
    )
    .map((item) => item.code);
  if (stale.length > 0)
    book.note(
      messages.answers.notes.stale(
        `${stale.slice(0, MAX_NAMED).join(messages.answers.separator)}${stale.length > MAX_NAMED ? ' …' : ''}`,
        staleDays,
      ),
    );
}

import type { Command } from '../command.ts';
import { UsageError } from '../command.ts';
import { timeOption } from '../options.ts';

export const seed: Command = {
  options: { at: { type: 'string' }, json: { type: 'boolean' } },
  async run({ app, io, messages, timeZone }, words, options) {
    const [what] = words;
    if (what !== 'article' && what !== 'sample')
      throw new UsageError(messages.command.missingArgument('article | sample'));
    const at = timeOption(options, 'at', messages, timeZone);
    const { seeding, clock } = await app(at);
    const text = messages.command.seed;
    const seeded =
      what === 'article'
        ? ({ ok: true, value: await seeding.seedArticle(clock.now()) } as const)
        : await seeding.seedSample(clock.now());
    if (!seeded.ok) {
      io.err(`${text.refused}\n`);
      return 1;
    }
    const { outcome, counts } = seeded.value;
    if (options.json === true) io.out(`${JSON.stringify(seeded.value, null, 2)}\n`);
    else if (outcome === 'unchanged') io.out(`${text.unchanged}\n`);
    else if (what === 'article') io.out(`${text.article(counts.statements, counts.classes)}\n`);
    else io.out(`${text.sample(counts.items, counts.updates)}\n`);
    return 0;
  },
};

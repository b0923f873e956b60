import { describeImport, importJson } from '../../ledger/index.ts';
import { type Command, UsageError } from '../command.ts';
import { textOption } from '../options.ts';

/** The operator of the machine imports without an admin's role; with `--as` the person's own rights count. */
const OPERATOR = 'operator';

export const importLedger: Command = {
  options: {
    sheet: { type: 'string' },
    as: { type: 'string' },
    'dry-run': { type: 'boolean' },
    yes: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  async run({ app, fileAt, io, language, messages }, words, options) {
    const [file] = words;
    if (file === undefined) throw new UsageError(messages.command.missingArgument('FILE'));
    const { ledger } = await app();
    const as = textOption(options, 'as');
    const json = options.json === true;
    const preview = await ledger.previewImport(
      { fileName: file, path: fileAt(file) },
      {
        personId: as ?? OPERATOR,
        asSystem: as === undefined,
        sheet: textOption(options, 'sheet'),
        onProgress: ({ step, done, total }) => {
          if (!json) io.err(`${messages.command.importing(step, done, total)}\n`);
        },
      },
    );
    if (!preview.ok) return refuse(preview.code);
    const draft = preview.value;
    if (!json) io.out(`${describeImport(draft, language).join('\n')}\n`);
    const wanted = options['dry-run'] !== true && draft.errors.length === 0;
    const applied = wanted ? await ledger.applyImport(draft) : undefined;
    if (applied?.ok === false) return refuse(applied.code);
    if (json)
      io.out(`${JSON.stringify(importJson(draft, { applied: applied !== undefined }, language), null, 2)}\n`);
    else io.out(`${wanted ? messages.command.imported : messages.command.notImported}\n`);
    return draft.errors.length === 0 ? 0 : 1;

    function refuse(code: keyof typeof messages.ledger.refusals): number {
      const message = messages.ledger.refusals[code];
      if (json)
        io.out(
          `${JSON.stringify({ created: 0, updated: 0, unchanged: 0, errors: [{ message }] }, null, 2)}\n`,
        );
      else io.err(`${message}\n`);
      return 1;
    }
  },
};

import { describeImport, type ImportProgress, importJson } from '../../ledger/index.ts';
import { type Command, UsageError } from '../command.ts';
import { textOption } from '../options.ts';

/** The operator of the machine imports without an admin's role; with `--as` the person's own rights count. */
const OPERATOR = 'operator';
const LARGE_ROWS = 2000;

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
        onProgress: showProgress,
      },
    );
    if (!preview.ok) return refuse(preview.code);
    const draft = preview.value;
    const isNothing = draft.created.length + draft.changed.length + draft.plan.names.length === 0;
    if (!json) io.out(`${describeImport(draft, language).join('\n')}\n\n`);
    const asked = options['dry-run'] !== true && draft.errors.length === 0 && !isNothing;
    const wanted =
      asked &&
      (json || options.yes === true || !io.confirm || (await io.confirm(messages.command.confirmImport)));
    const applied = wanted ? await ledger.applyImport(draft, { onProgress: showProgress }) : undefined;
    if (applied?.ok === false) return refuse(applied.code);
    if (json)
      io.out(`${JSON.stringify(importJson(draft, { applied: applied !== undefined }, language), null, 2)}\n`);
    else if (applied) {
      io.out(`${messages.ledger.imported(applied.value)}\n`);
      if (applied.value.toSettle > 0) io.out(`${messages.ledger.toSettle(applied.value.toSettle)}\n`);
    } else
      io.out(
        `${isNothing && draft.errors.length === 0 ? messages.command.nothingToImport : messages.command.notImported}\n`,
      );
    return draft.errors.length > 0 || (asked && !wanted) ? 1 : 0;

    /** Of large files only: a small one is there before anybody waits for it. */
    function showProgress({ step, done, total }: ImportProgress): void {
      if (!json && (total ?? done) >= LARGE_ROWS)
        io.err(`${messages.command.importing(step, done, total)}\n`);
    }

    function refuse(code: keyof typeof messages.ledger.refusals): number {
      const message = messages.ledger.refusals[code];
      if (json)
        io.out(
          `${JSON.stringify({ created: 0, updated: 0, unchanged: 0, errors: [{ sheet: null, row: null, column: null, value: null, code, message }] }, null, 2)}\n`,
        );
      else io.err(`${message}\n`);
      return 1;
    }
  },
};

interface CommandHelp {
  /** How it is written; several lines where it does several things. */
  readonly usage: readonly string[];
  /** What it does and what its options mean, in lines. */
  readonly about: string;
}

/** What `linkage help` and `linkage COMMAND --help` print. */
export const help = {
  title: 'linkage: answers, updates and reminders of the linkage plan',
  notes: `USER and CHANNEL are Slack ids; TIME is ISO 8601, such as 2026-03-02T09:00:00+08:00.
Every command takes --help and --lang en|zh.`,
  commands: {
    ask: {
      usage: ['ask "QUESTION" [--as USER] [--in CHANNEL] [--at TIME] [--json]'],
      about: `Answers a question from the records, with its sources.
  --as USER      with this person's rights; without it, with those of anybody
  --in CHANNEL   as an answer that everybody in that channel may read
  --at TIME      as if asked then, from the records as they stood
Example: linkage ask "what is overdue in SC-02?"`,
    },
    update: {
      usage: ['update "CODE LIGHT PERCENT TEXT" --as USER [--json]'],
      about: `Records a status update, by the same rules as in Slack.
Lights: green, amber, red (绿, 黄, 红). Several items: one per line.
Example: linkage update "KT-03 amber 60% waiting for land approval" --as U012ABCDEF`,
    },
    status: {
      usage: ['status [CLASS or CODE] [--as USER] [--at TIME]'],
      about: `Shows the plan at a glance, a special class (SC-03), or one record (PRJ-001).`,
    },
    remind: {
      usage: [
        'remind [--dry-run] [--at TIME] [--json]     what is due',
        "remind --now [SC-03] [--dry-run] [--json]   this week's reminders, before their time",
      ],
      about: `Sends what is due now, each reminder once. The running bot does this by itself.
  --dry-run   shows what would be due and sends nothing
  --at TIME   at that time
  --now       this week's reminders before their time, of all classes or of one
  --json      {"at", "due": [{"class", "channel", "kind", "week", "outcome", "items"}]}`,
    },
    slots: {
      usage: ['slots [--since 7d or 2026-11-01] [--json]'],
      about: `Shows every reminder that was to be sent and what became of it: sent, skipped, failed or unclear, with the reason.`,
    },
    digest: {
      usage: ['digest [2026-W47 or 2026-10] [--out FILE.xlsx] [--as USER] [--at TIME] [--json]'],
      about: `Shows the circular of a week or a month; this week so far when none is named.
  --out FILE.xlsx   writes its tables as a workbook`,
    },
    answers: {
      usage: ['answers [--since 7d] [--all] [--json]', 'answers erase --person USER [--yes]'],
      about: `Shows the answers that failed, were not recorded or were disliked, with the reasons people gave.
  --all             every answer
  erase --person    erases what a person asked; asks first, unless --yes`,
    },
    history: {
      usage: ['history CODE [--as USER] [--json]'],
      about: 'Shows who changed what in a record, when, and through which message.',
    },
    import: {
      usage: ['import FILE [--sheet NAME] [--dry-run] [--yes] [--json] [--as USER]'],
      about: `Reads a ledger (XLSX or CSV): first a preview of what is new, changed and refused, then all of it or nothing.
Headers may be Chinese or English. Amounts need a unit in the cell, the header or above the table (万元, 亿元).
A sheet whose codes are SC-01, SC-02 … is a list of special classes.
  --sheet NAME   only this sheet
  --dry-run      the preview only
  --yes          does not ask
  --json         {"created", "updated", "unchanged", "errors": [{"sheet", "row", "column", "value", "message"}]}; imports unless --dry-run
  --as USER      with this person's rights; without it, as the operator of the machine
With errors nothing is written, and the exit code is 1.`,
    },
    export: {
      usage: ['export FILE.xlsx [--class SC-03] [--as-of DATE] [--as USER]'],
      about: `Writes the ledger as a workbook; imported again it changes nothing.
  --class SC-03    only this class
  --as-of DATE     as the records stood at the end of that day
  --as USER        only what this person may see`,
    },
    backup: {
      usage: ['backup FILE'],
      about: 'Saves the embedded store into a file, also while the bot runs. For PostgreSQL use pg_dump.',
    },
    restore: {
      usage: ['restore FILE'],
      about: 'Brings the embedded store back from a backup. Stop the bot first.',
    },
    seed: {
      usage: ['seed article|sample [--at DATE] [--json]'],
      about: `Stores the records of the public article, or the sample plan with them (invented, and marked so everywhere).
  --at DATE   lays the sample plan out around that day`,
    },
    doctor: {
      usage: ['doctor [--json]'],
      about: 'Checks settings, store, Slack, model and calendar, and says how to mend what is wrong.',
    },
  } satisfies Readonly<Record<string, CommandHelp>>,
};

type CommandName = keyof typeof help.commands;

export interface HelpMessages extends Omit<typeof help, 'commands'> {
  readonly commands: Readonly<Record<CommandName, CommandHelp>>;
}

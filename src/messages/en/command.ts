/** What the `linkage` command, the start and the doctor say in a terminal. */
export const command = {
  /** What each setting takes: shown beside a setting that cannot be used. */
  variables: {
    SLACK_BOT_TOKEN: 'the bot token of your Slack app; it begins with "xoxb-" (Slack: OAuth & Permissions)',
    SLACK_APP_TOKEN:
      'the app-level token for Socket Mode; it begins with "xapp-" (Slack: Basic Information). With HTTP events give SLACK_SIGNING_SECRET instead',
    SLACK_SIGNING_SECRET: 'the signing secret for HTTP events (Slack: Basic Information)',
    SLACK_API_URL: 'only for a Slack that is not slack.com: an address that ends in "/api/"',
    PORT: 'a port from 1 to 65535, for HTTP events or the local workspace',
    DATABASE_URL: 'an address that begins with "postgresql://"; leave it out for the embedded store',
    DATA_DIR: 'a folder for the embedded store',
    OPENAI_API_KEY: 'the key of an OpenAI-compatible server; without it a template writes the answers',
    OPENAI_BASE_URL: 'the address of an OpenAI-compatible server, such as "http://localhost:8000/v1"',
    OPENAI_MODEL: 'the name of a chat model',
    OPENAI_TIMEOUT_MS: 'milliseconds from 500 to 120000',
    MODEL_DAILY_TOKENS: 'a whole number of tokens a day',
    MODEL_QUESTIONS_PER_PERSON_HOUR: 'a whole number of questions an hour',
    ADMIN_USER_IDS: 'Slack user ids, separated by commas',
    DEFAULT_LANGUAGE: '"zh" or "en"',
    TIME_ZONE: 'a time zone such as "Asia/Shanghai"',
    LEADING_GROUP_CHANNEL_ID: "the id of the leading group's channel",
    CALENDAR_FILE: 'a file of days off and make-up workdays',
    HOLIDAY_RULE: '"next_workday" or "second_workday"',
    MISSED_REMINDER_MAX_AGE_HOURS: 'hours from 1 to 336',
    WHEN_ALL_REPORTED: '"one_line" or "nothing"',
    QUIET_HOURS: 'from and to, such as "20:00-07:30"',
    REPORT_DEADLINE: 'weekday (1 is Monday) and time, such as "5 12:00"',
    WEEKLY_CIRCULAR: 'weekday (1 is Monday) and time, such as "5 16:30"',
    ESCALATE_AFTER_SILENT_WEEKS: 'weeks from 1 to 52',
    ESCALATE_AFTER_RED_DAYS: 'days from 1 to 366',
    LIGHT_AMBER_POINTS_BEHIND: 'percentage points from 1 to 100',
    LIGHT_RED_POINTS_BEHIND: 'percentage points from 1 to 100',
    LIGHT_SILENT_TIME_LEFT_PERCENT: 'a percentage from 0 to 100',
    LIGHT_SILENT_DAYS: 'days from 1 to 366',
    UPDATE_CORRECTION_HOURS: 'hours from 0 to 744',
    SNOOZE_DAYS: 'days from 1 to 7',
    SNOOZES_PER_WEEK: 'a whole number from 0 to 7',
    QUESTION_RETENTION_DAYS: 'days from 1 to 3650',
    OPERATIONS_HOST: 'the address on which health and metrics are served, such as "127.0.0.1"',
    OPERATIONS_PORT: 'a port from 1 to 65535 for health and metrics, or 0 for none',
    LOG_LEVEL: '"debug", "info", "warn", "error" or "silent"',
  },
  configInvalid: (variable: string, takes: string) => `${variable} cannot be used. It takes ${takes}.`,
  configMissing: (variable: string, takes: string) => `${variable} is missing. It takes ${takes}.`,
  configWhere: 'Settings are read from the environment and from the file .env (see .env.example).',
  storeErrors: {
    locked: (place: string) =>
      `Another Linkage is using the store in ${place}. Stop it first, or give DATABASE_URL so that several can share a PostgreSQL server.`,
    unreachable: {
      bad_url: () =>
        'DATABASE_URL is not an address of a PostgreSQL database. It looks like postgresql://user:password@host:5432/name.',
      unknown_host: (place: string) =>
        `The host in ${place} is not known. Check the host name in DATABASE_URL.`,
      refused: (place: string) =>
        `Nobody answers at ${place}. Check host and port in DATABASE_URL, and that the server is running.`,
      timeout: (place: string) =>
        `The database at ${place} did not answer in time. Check the network and the firewall.`,
      password: (place: string) =>
        `The database at ${place} refused the user or the password in DATABASE_URL.`,
      no_database: (place: string) =>
        `There is no database at ${place} by that name. Create it, or correct the name in DATABASE_URL.`,
      other: (place: string) =>
        `The database at ${place} cannot be used. The log has the details; check DATABASE_URL.`,
    },
    damaged: (place: string) =>
      `The store in ${place} cannot be opened. Nothing was changed. Restore a backup into an empty folder, or start with another DATA_DIR.`,
  },
  unexpected: (reference: string) =>
    `Something went wrong (reference ${reference}). The log has the details.`,

  start: {
    preparing: 'Preparing the store …',
    seeding: 'Laying out the sample plan …',
    workspaceStarting: 'Starting the local workspace …',
    reminding: "Posting this week's reminders …",
    ready: (seconds: string) => `Linkage is ready (${seconds} s).`,
    page: (url: string) => `Open   ${url}   (a local Slack with sample data; Ctrl+C stops it)`,
    actAs: (staff: string, lead: string) =>
      `Act as "${staff}" (staff) or "${lead}" (a lead), chosen at the top of the page. Try:`,
    tryMention: (channel: string, bot: string) =>
      `  1. in #${channel}:  @${bot} what is overdue?   or   @${bot} 六城是哪六城？`,
    tryUpdate: (lead: string, code: string) =>
      `  2. as ${lead}:  /linkage update ${code} amber 60% waiting for land approval`,
    tryReminder: (channel: string) => `  3. in #${channel}:  press a button under this week's reminder`,
    connected: (mode: string) => `Linkage is connected to Slack (${mode}).`,
    socketMode: 'Socket Mode',
    httpMode: (port: number) => `HTTP events on port ${port}`,
    noWorkspaceBinary:
      'The local workspace has no program for this platform. Use a real Slack (put SLACK_BOT_TOKEN and SLACK_APP_TOKEN into .env, see the README), or ask in this terminal: npm run --silent linkage -- seed sample, then npm run --silent linkage -- ask "what is overdue?"',
    workspaceFailed: 'The local workspace did not start:',
    portTaken: (port: number, used: number) => `Port ${port} is taken; using ${used}.`,
    portInUse: (port: string) =>
      `Port ${port} is in use by another program. Stop that one, or give another PORT.`,
    stopping: 'Stopping …',
    emptyStore:
      'The store is empty. Import your ledger with `linkage import FILE`, or look around with the sample plan: `linkage seed sample`.',
    adminNext:
      'The plan is empty. Next: import your ledger with `linkage import FILE` on the machine of the bot, or look around with the sample plan: `linkage seed sample`. Then invite me to the channel of each special class. `/linkage help` shows what I can do.',
    nameAdmins: 'No administrator is named. Put the Slack user ids of the first ones into ADMIN_USER_IDS.',
  },

  unknownCommand: (name: string) => `There is no command "${name}".`,
  badOption: (text: string) => `This option was not understood: ${text}`,
  missingArgument: (name: string) => `${name} is missing.`,
  badTime: (text: string) =>
    `"${text}" is not a time. Write 2026-03-02T09:00:00+08:00, or 2026-03-02 for the start of that day.`,
  badLength: (text: string) => `"${text}" is not a length of time. Write 7d, 12h or 30m.`,
  needsPerson: 'Say who you are with --as USER (a Slack user id).',
  unknownPerson: (id: string) => `Nobody with the id ${id} is stored.`,
  unknownClass: (text: string) => `There is no special class or record "${text}".`,
  statusQuestion: (of: string) => (of === '' ? 'how many items are there by class?' : `status of ${of}`),
  sources: 'Sources',
  moreSources: (count: number) => `and ${count} more`,
  asOf: (time: string) => `As of ${time}`,
  choices: 'Did you mean:',
  updateOffer: (text: string) => `To record it: linkage update "${text}" --as USER`,
  mayKnow: (names: string) => `Who may know: ${names}`,

  seed: {
    article: (statements: number, classes: number) =>
      `The article's records are there: ${statements} statements, ${classes} special classes.`,
    sample: (items: number, updates: number) =>
      `The sample plan is there: ${items} items, ${updates} status updates. All of it is marked as sample data.`,
    unchanged: 'Everything was there already; nothing was changed.',
    refused:
      'The store holds records of a real plan. The sample plan would mix with them, so nothing was changed.',
  },
  noDigest: (period: string) =>
    `There is no circular "${period}". Write a week such as 2026-W47 or a month such as 2026-10 that has begun.`,
  remind: {
    classOnlyWithNow: 'A class is named with --now only: `linkage remind --now SC-03`.',
    nothingDue: 'No reminder is due.',
    noSlots: 'No reminder stood in this time.',
    noSlack:
      'Reminders are posted to Slack, and no Slack tokens are set. Look at what is due with --dry-run.',
    noWorkspace:
      'The local workspace is not running: start it with npm start. Look at what is due with --dry-run.',
    line: (className: string, channel: string, outcome: string, count: number) =>
      `${className} (${channel}): ${outcome}, ${count} items`,
  },
  importing: (step: 'reading' | 'matching' | 'writing', done: number, total: number | undefined) =>
    `${{ reading: 'Reading', matching: 'Comparing', writing: 'Writing' }[step]} … ${done}${total === undefined ? '' : ` of ${total}`} rows`,
  confirmImport: 'Write this? [y/N]',
  nothingToImport: 'Nothing to import: the store holds all of it already.',
  notImported: 'Nothing was written.',
  exported: (items: number, file: string) => `${items} items were written to ${file}.`,
  backup: {
    done: (file: string) => `The store is backed up in ${file}.`,
    restored: (folder: string) =>
      `The store in ${folder} is restored. What was there before is kept as store.replaced.`,
    server: 'The records are on a PostgreSQL server. Back it up with pg_dump and restore it with pg_restore.',
    failed: {
      no_store: 'There is no store to back up yet.',
      not_a_backup: 'This file is no backup of a store. Nothing was changed.',
      backup_timed_out:
        'The running bot did not hand over its store in time. Nothing was written; try again.',
    },
  },
  answers: {
    summary: (total: number, shown: number) =>
      `${total} answers, ${shown} of them failed, were not answered or were disliked.`,
    faults: (faults: string) => `rejected: ${faults}`,
    outcomes: {
      answered: 'answered',
      clarify: 'asked back',
      not_recorded: 'not recorded',
      refused: 'refused',
    },
    rating: (rating: 'up' | 'down', reason: string) =>
      `${rating === 'up' ? 'helpful' : 'not right'}${reason === '' ? '' : `: ${reason}`}`,
    erased: '(erased)',
    confirmErase: (personId: string) => `Erase everything that ${personId} asked? [y/N]`,
    notErased: 'Nothing was erased.',
    erasedNow: (personId: string, count: number) =>
      `${count} ${count === 1 ? 'question' : 'questions'} of ${personId} erased.`,
  },
  doctor: {
    title: 'Linkage doctor',
    well: 'Everything is in order.',
    problems: (count: number) =>
      count === 1 ? '1 thing needs your attention.' : `${count} things need your attention.`,
    configuration: 'Settings',
    store: 'Store',
    slack: 'Slack',
    model: 'Model',
    calendar: 'Calendar',
    plan: 'Plan',
    configOk: 'readable',
    storeEmbedded: (place: string) => `embedded, in ${place}`,
    storeServer: (place: string) => `PostgreSQL at ${place}`,
    slackLocal: 'no tokens: the local workspace is used',
    slackOk: (team: string, bot: string) => `connected to ${team} as @${bot}`,
    slackAuth: (error: string) =>
      `the bot token was refused (${error}). Install the app again and copy its new bot token into SLACK_BOT_TOKEN`,
    slackUnreachable: 'Slack cannot be reached. Check the network and the proxy',
    slackAppToken: (error: string) =>
      `the app token was refused (${error}). Make one with the scope connections:write`,
    slackScopes: (scopes: string) =>
      `the bot lacks the scopes ${scopes}. Add them from slack-manifest.json and install the app again`,
    slackChannels: (names: string) =>
      `the bot is not in the channels of ${names}. Invite it there with /invite`,
    modelNone: 'none: a template writes the answers. Set OPENAI_API_KEY for summaries',
    modelOk: (model: string, ms: number) => `${model} answered in ${ms} ms`,
    modelFailed: (reason: string) =>
      `the model did not answer (${reason}). Answers come from the template meanwhile. Check OPENAI_BASE_URL, OPENAI_API_KEY and OPENAI_MODEL`,
    calendarOk: (until: string) => `workdays are known until ${until}`,
    calendarEnds: (until: string, days: number) =>
      `workdays are known until ${until} only (${days} days left). Update Linkage, or add the next year with CALENDAR_FILE`,
    calendarFile: 'CALENDAR_FILE cannot be read as a list of days',
    planCounts: (classes: number, items: number) => `${classes} special classes, ${items} items`,
    planEmpty: 'the plan is empty. Run `linkage import FILE` or `linkage seed sample`',
    planNoChannel: (codes: string) => `no channel is set for ${codes}: their reminders are skipped`,
  },
};

export type CommandMessages = typeof command;

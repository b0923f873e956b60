import { formatList } from '../format.ts';

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** What the slack room says. Texts that people stored are escaped before they are given here. */
export const slack = {
  cutNote: '… cut: Slack takes no more in one message.',
  thinking: 'is looking it up …',
  errorNotice: (reference: string) =>
    `Something went wrong on our side. Please look whether it worked, and try again in a minute. If it stays so, tell an administrator: reference *${reference}* .`,
  slow: 'This takes longer than usual and is not done yet. I will tell you here what came of it.',
  errorTyped: 'This is what you typed; copy it to send it again:',
  storeDown: (reference: string) =>
    `I cannot reach my records right now. Slack keeps your question and brings it to me again in the next minutes; if no answer has come in ten minutes, please ask once more. Reference *${reference}* .`,
  errorForm: (reference: string) =>
    `Not saved: something went wrong on our side. What you typed is still here; press save again in a minute. Reference ${reference}.`,
  resumedLate: 'Sorry: I was interrupted and your question waited too long. Please ask it again.',
  tooLong: (limit: number) => `That is too long for one question. Please keep it under ${limit} characters.`,
  tooMany: 'You have several questions waiting. Please wait for their answers first.',
  tooBusy: 'I am very busy right now. Please ask again in a minute.',
  emptyQuestion: 'What would you like to know? For example: *what is overdue?*',
  sample: 'Sample data',
  close: 'Close',
  cancel: 'Cancel',
  save: 'Save',
  none: '–',

  answer: {
    sources: 'Sources',
    asOf: (time: string) => `As of ${time}`,
    showAll: (total: number) => `Show all ${total}`,
    moreRows: (shown: number, total: number) => `${shown} of ${total} shown`,
    morePrivately:
      'There is more that not everyone in this channel may see. Ask me the same in a direct message.',
    readPrivately: 'Read it privately',
    good: 'Helpful',
    bad: 'Not right',
    thanks: 'Thank you.',
    gone: 'That answer is no longer kept. Please ask again.',
    mayKnow: (names: readonly string[]) => `${formatList(names, 'en')} may know.`,
    askPerson: (name: string) => `Ask ${name}`,
    asked: (name: string) => `${name} was asked.`,
    askedMessage: (asker: string, question: string) =>
      `${asker} asks, and nothing is recorded about it:\n> ${question}`,
    askFailed: (name: string) => `${name} could not be reached. Please ask directly.`,
    openForm: 'Open the update form',
    reasonTitle: 'What was wrong?',
    reason: 'What was wrong',
    reasons: {
      wrong_number: 'A number is wrong',
      wrong_records: 'Wrong records',
      misunderstood: 'Question misunderstood',
      incomplete: 'Something is missing',
      outdated: 'Out of date',
    },
    comment: 'Comment',
    send: 'Send',
    chartTotal: 'total',
  },

  card: {
    title: 'Record',
    light: 'Light',
    progress: 'Progress',
    due: 'Due',
    stage: 'Stage',
    class: 'Class',
    leads: 'Lead',
    lastUpdate: 'Last update',
    never: 'none yet',
    done: 'Done',
    problems: 'Problems',
    nextSteps: 'Next',
    supportNeeded: 'Support needed',
    milestones: 'Milestones',
    waitsFor: 'Waits for',
    source: 'Source',
    update: 'Update',
    history: 'History',
    unseen: 'There is no such record, or you may not see it.',
    reported: (date: string, name: string) => `${date}, ${name}`,
    statementFrom: (document: string) => `From: ${document}`,
    document: 'Document',
    clause: 'Clause',
    details: 'Details',
  },

  status: {
    planTitle: 'The plan this week',
    classTitle: (code: string, name: string) => `${code} ${name}`,
    counts: (open: number, reported: number) =>
      `${plural(open, 'open item', 'open items')}, ${reported} reported this week`,
    overdue: (count: number) => `${count} overdue`,
    closed: (count: number) => `${count} closed`,
    nothingOpen: 'Nothing open.',
    reportedOf: (reported: number, open: number) => `${reported} of ${open} reported`,
    unknown: (text: string) =>
      `There is no special class or record “${text}”. Write a code such as *SC-03* or *KT-07*.`,
    more: (count: number) => `… and ${count} more`,
    leads: 'Lead',
    due: (date: string) => `due ${date}`,
    daysOverdue: (days: number) => `${plural(days, 'day', 'days')} overdue`,
    reported: 'reported',
    notReported: 'not reported this week',
    noClasses: 'No special class is stored yet.',
  },

  mine: {
    title: 'Your items',
    nothing: 'You lead no special class or item. `/linkage status` shows the whole plan.',
    allReported: 'All reported this week. Thank you.',
    toReport: (count: number) => `${count} to report this week`,
  },

  update: {
    usage: 'Write, for example:',
    example: (code: string) => `/linkage update ${code} amber 60% waiting for land approval`,
    orForm: 'or leave everything out and use the form.',
    noItems: 'You may update no item: updates come from the leads of a special class.',
    saved: 'Saved',
    notSaved: 'Not saved',
    openForm: 'Open the form',
    correct: 'Correct',
    seeCard: 'Record',
  },

  form: {
    title: 'Status update',
    submit: 'Save',
    choose: 'Choose',
    next: 'Next',
    item: 'Item',
    itemPlaceholder: 'Choose an item',
    itemCode: 'Code',
    itemCodeHint: 'For example KT-07',
    light: 'Light',
    progress: 'Progress in percent',
    progressHint: '0 to 100',
    done: 'Done',
    problems: 'Problems',
    nextSteps: 'Next steps',
    supportNeeded: 'Support needed',
    stage: 'Stage',
    investedMonth: 'Invested this month',
    investedYear: 'Invested this year',
    investedTotal: 'Invested since start',
    amountHint: 'With unit: 350 wan, 1.2 million',
    now: (value: string) => `Now: ${value}`,
    milestones: 'Milestones done',
    last: (week: string, name: string) => `Last update: ${week}, ${name}`,
    draft: 'Draft kept from before',
    correctLast: 'Correct the last update',
    noLast: 'No update yet.',
    errors: {
      item: 'Choose an item, or write its code.',
    },
    changed: (who: string) => `${who} changed this item while you were typing.`,
    changedNow: 'It now stands so. Press save to put yours on top, or cancel.',
  },

  reminder: {
    title: (name: string) => `${name}: this week`,
    open: (open: number, reported: number) =>
      `${plural(open, 'open item', 'open items')} · ${reported} reported`,
    allReported: (count: number) =>
      count === 1
        ? 'The open item has been reported this week.'
        : `All ${count} open items have been reported this week.`,
    nothingOpen: 'No open items.',
    leads: (mentions: string) => `${mentions}: please report this week.`,
    groups: {
      overdue: 'Overdue',
      off_track: 'Red or amber',
      due_soon: 'Due soon',
      not_reported: 'Not reported this week',
      waiting_for_review: 'Waiting for review',
      blocked: 'Blocked by another class',
    },
    daysOverdue: (days: number) => `${plural(days, 'day', 'days')} overdue`,
    dueIn: (days: number, date: string) =>
      days === 0 ? `due today, ${date}` : `due ${date}, in ${plural(days, 'day', 'days')}`,
    due: (date: string) => `due ${date}`,
    waitsFor: (codes: string) => `waits for ${codes}`,
    waitingForReview: 'waiting for review',
    reported: (list: string) => `✅ Reported: ${list}`,
    more: (count: number) => `… and ${count} more`,
    update: 'Update',
    chooseUpdate: 'Report',
    noChange: 'No change this week',
    allSame: 'All as last week',
    help: 'Ask for help',
    snooze: 'Snooze',
    status: 'Whole list',
    fallback: (name: string, open: number, overdue: number) =>
      `${name}: ${plural(open, 'open item', 'open items')}${overdue > 0 ? `, ${overdue} overdue` : ''}`,
  },

  digest: {
    lights: 'Lights',
    tables: 'Full tables',
    file: 'As a workbook',
    fileComment: 'The circular with all its tables.',
    fileSent: 'The workbook was sent to you as a direct message.',
    fileFailed: 'The file could not be sent. Ask an administrator whether the app may write files.',
    release: 'Release',
    released: 'Released.',
    notPosted:
      "It is released, but Slack did not take it into the leading group's channel. Press again once the bot may post there.",
    unreleased: 'It could not be released: only a person of the leading group may, once.',
    gone: 'This circular can no longer be computed.',
    noPeriod:
      'Write `/linkage digest` for this week, `/linkage digest month`, or name one: `2026-W47`, `2026-10`.',
  },

  chaser: {
    lead: (count: number, deadline: string) =>
      `${plural(count, 'item waits', 'items wait')} for your report, due ${deadline}`,
    head: (count: number, classes: number, deadline: string) =>
      `${plural(count, 'item', 'items')} of your ${classes > 1 ? `${classes} classes` : 'class'} not reported, due ${deadline}`,
    group: (count: number) => `${plural(count, 'item needs', 'items need')} your attention`,
    silentWeeks: (weeks: number) => `silent for ${plural(weeks, 'week', 'weeks')}`,
    redDays: (days: number) => `red for ${plural(days, 'day', 'days')}`,
    waive: 'Waive with a reason',
    waived: 'Waived.',
    waiveErrors: {
      may_not_waive: 'Only the supervising official or the leading group may waive this.',
      unknown_class: 'There is no such special class.',
      reason_missing: 'Please give the reason: `/linkage remind waive SC-03 flood relief`.',
      reason_too_long: 'Please give the reason in at most 500 characters.',
    },
  },

  adminNotice: {
    title: 'For the administrator',
    lookForIt: (channel: string, classCode: string) =>
      `Please look in ${channel}; if it is missing: \`/linkage remind now ${classCode}\`.`,
    look: (channel: string) => `Please look in ${channel}.`,
    sendAgain: (classCode: string) => `Then: \`/linkage remind now ${classCode}\`.`,
    remedies: {
      invite: (channel: string, _reason: string) =>
        `The bot is not in ${channel}. Invite it there with \`/invite\`.`,
      missing: (_channel: string, _reason: string) =>
        'The class has no channel, or the bot cannot see it. Set it with `/linkage admin`.',
      archived: (channel: string, _reason: string) =>
        `${channel} is archived. Set another channel with \`/linkage admin\`.`,
      token: (_channel: string, _reason: string) =>
        'Slack no longer takes the bot token. Install the app again and set the new token.',
      scope: (_channel: string, _reason: string) =>
        'The app lacks a scope. Compare it with slack-manifest.json and install it again.',
      other: (_channel: string, reason: string) => `Slack said: ${reason}.`,
    } satisfies Record<string, (channel: string, reason: string) => string>,
    namesWait: (names: readonly string[]) =>
      `${plural(names.length, 'name', 'names')} of imported ledgers nobody knows: ${formatList(names.slice(0, 5), 'en')}${names.length > 5 ? ' …' : ''}. Say who they are: \`/linkage admin\`, “Who is who”.`,
    modelFails:
      'The language model does not answer: a template writes the answers meanwhile. `linkage doctor` in the terminal says why.',
    renamed: (name: string, before: string, channel: string): string =>
      `The channel of ${name} was #${before} and is now ${channel}. Reminders go on there; if it is no longer the class's channel, set another one with \`/linkage admin\`.`,
    calendarEnds: (date: string, days: number) =>
      days < 0
        ? `The calendar of workdays ended on ${date}. Until a new one is there, Monday to Friday count as workdays.`
        : `The calendar of workdays ends on ${date}, in ${plural(days, 'day', 'days')}. Update Linkage, or add the next year with CALENDAR_FILE.`,
    audit: (count: number) => `${plural(count, 'reminder', 'reminders')} did not end as they should have:`,
    slots: {
      failed: (classCode: string, week: string) => `${classCode} ${week}: a reminder could not be posted.`,
      unclear: (classCode: string, week: string) =>
        `${classCode} ${week}: it is not known whether a reminder was posted.`,
    },
    findings: { no_outcome: 'without an outcome', failed: 'failed', unclear: 'unclear', missed: 'missed' },
  },

  forms: {
    noChange: 'No change this week',
    noChangeItems: 'Nothing changed with',
    help: 'Ask for help',
    helpText: 'What is needed',
    helpHint: 'The supervising official gets it with the record.',
    snooze: 'Snooze reminders',
    snoozeHint: 'For a few days, within this week. The reason is kept.',
    reason: 'Reason',
    close: 'Ask for closure',
    closeReason: 'What was delivered',
    evidence: 'Evidence',
    evidenceHint: 'One link or remark a line: document, photo, message.',
    evidenceFiles: 'Files',
    evidenceFilesHint: 'Up to five, such as the acceptance report. Those who decide are sent a copy.',
    due: 'Ask for a new due date',
    newDue: 'New due date',
    send: 'Send',
    correctTitle: 'Correct the update',
  },

  requests: {
    toDecide: 'For your decision',
    accept: 'Accept',
    return: 'Return',
    returnTitle: 'Return with a reason',
    nobody: 'Nobody is stored who could decide on it; tell an administrator.',
    evidenceOf: (code: string) => `Evidence for the request on ${code}`,
  },

  helpRequest: {
    title: (name: string, code: string) => `${name} asks for your help with ${code}`,
  },

  home: {
    title: 'The linkage plan',
    languageName: 'English',
    help: 'What can you do?',
    admin: 'Administration',
    problems: 'Needs your attention',
    asked: 'Your requests',
    drafts: 'Drafts',
    draftOf: (code: string) => `Go on with ${code}`,
    plan: 'Plan',
    changed: 'Reported this week',
    nothingChanged: 'Nothing was reported this week yet.',
    reported: 'Reported this week',
    /** `reasons` are ready phrases; the light is a mark. */
    computed: (light: string, reasons: readonly string[]) =>
      `by date and pace ${light}${reasons.length > 0 ? ` (${reasons.join('; ')})` : ''}`,
    back: '‹ Back',
    on: 'More ›',
    page: (page: number, pages: number) => `Page ${page} of ${pages}`,
  },

  remind: {
    usage:
      'Write `/linkage remind preview`, `now`, `pause` or `resume`, with a class such as *SC-03* , or `all`; `waive SC-03` with a reason keeps it from being chased this week. The circular is `/linkage digest`.',
    unknownClass: 'There is no such special class.',
    whichClass: 'Which class? Write its code, such as *SC-03* , or `all`, or use the command in its channel.',
    previewAll: 'What the reminders would ask for now; nobody was told.',
    classLine: (code: string, name: string, silent: number, open: number) =>
      `*${code}*  ${name}: ${silent} of ${plural(open, 'open item', 'open items')} not reported`,
    isPaused: 'paused',
    noChannel: 'no channel',
    allClasses: (count: number) => plural(count, 'class', 'classes'),
    refused: (roles: string) => `You may not do this. Those who may: ${roles}.`,
    preview: (name: string) => `Preview of the reminder of ${name}; nobody was told.`,
    sent: (classes: string) => `Sent: ${classes}.`,
    nothingSent: 'Nothing was sent.',
    paused: (name: string) => `The reminders of ${name} are held back until somebody resumes them.`,
    resumed: (name: string) => `The reminders of ${name} go on.`,
  },

  export: {
    unavailable: 'The ledger cannot be exported here.',
    unknownClass: 'There is no such special class. Write its code, such as *SC-03* .',
    comment: (count: number) => `The ledger as you may see it: ${plural(count, 'item', 'items')}.`,
    sent: (count: number) =>
      `The ledger (${plural(count, 'item', 'items')}) was sent to you as a direct message.`,
    failed: 'The file could not be sent. Ask an administrator whether the app may write files.',
  },

  import: {
    help: 'Send me the ledger (XLSX or CSV) as a file in a direct message. You see a preview first; nothing is written before you confirm.',
    reading: (file: string) => `Reading ${file} …`,
    unreadable: 'The file could not be fetched from Slack.',
    tooLarge: 'The file is too large.',
    correct: 'Correct these cells and send the file again.',
    nothing: 'The store holds all of it already: there is nothing to import.',
    apply: 'Import',
    discard: 'Discard',
    applied: (name: string) => `Imported by ${name}.`,
    gone: 'This preview is no longer kept. Please send the file again.',
    discarded: 'Discarded. Nothing was written.',
  },

  admin: {
    title: 'Administration',
    notAdmin: (names: string) => `This is for administrators: ${names}.`,
    noAdmin: 'This is for administrators. The first ones are named in ADMIN_USER_IDS.',
    nothingBroken: 'Everything is in order.',
    classes: 'Special classes',
    assignments: 'Responsibilities',
    names: 'Who is who',
    namesButton: (count: number) => `Who is who (${count})`,
    namesIntro:
      'These names stand in imported ledgers, and I do not know who they are. Whom you choose takes over what stands under the name. Leave the others empty.',
    namesLater: (count: number) => `${plural(count, 'more name follows', 'more names follow')} after these.`,
    noNames: 'Every name of the ledgers is settled.',
    namesGone: 'Somebody settled these names meanwhile.',
    namePlaces: (places: string) => `In the ledger: ${places}`,
    andMore: (count: number) => ` … (${count} in all)`,
    nobody: 'Not a person',
    issueOwner: 'Owner of an issue of',
    settled: (name: string, person: string, holds: string) => `“${name}” is ${person}, now ${holds}.`,
    settledNobody: (name: string) => `“${name}” is not a person; it is not asked about again.`,
    export: 'Export the ledger',
    import: 'Import a ledger',
    class: 'Special class',
    newCode: 'Or a new class',
    newCodeHint: 'Its code, such as SC-11',
    nameZh: 'Name in Chinese',
    nameEn: 'Name in English',
    channel: 'Channel',
    channelId: 'Or the channel id',
    channelHint: 'The bot has to be in it: /invite',
    weekday: 'Weekday of the reminder',
    weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    time: 'Time of the reminder',
    timeHint: 'Hours and minutes, such as 09:00',
    zone: 'Time zone',
    language: 'Language of its reminders',
    active: 'Active',
    yes: 'yes',
    no: 'no',
    assign: 'New responsibility',
    person: 'Person',
    personId: 'Or the Slack user id',
    personHint: 'Such as U0123456789',
    role: 'Role',
    wholePlan: 'Left empty: for the whole plan (leading group, administrator)',
    from: 'From',
    to: 'Until',
    end: 'Or end one',
    ends: 'Ends yesterday',
    period: (from: string, until: string | undefined) =>
      until === undefined ? `from ${from}` : `${from} to ${until}`,
    saved: (text: string) => `Saved: ${text}`,
    ended: (text: string) => `Ended: ${text}`,
    errors: {
      code: 'Write a code such as SC-11.',
      name: 'Write a name.',
      time: 'Write a time such as 09:00.',
      zone: 'Write a time zone such as Asia/Shanghai.',
      channel: 'A channel id begins with C or G.',
      person: 'Choose a person.',
      role: 'Choose a role.',
      classNeeded: 'This role is held for a class: choose one.',
      period: 'It ends before it begins.',
      changed: 'Somebody changed this class meanwhile. Close the form and open it again.',
      nothing: 'Nothing was chosen.',
    },
  },

  reply: {
    save: 'Save',
    edit: 'Change',
    discard: 'Discard',
    discarded: 'Discarded.',
    gone: 'This draft is no longer there: it was saved or discarded.',
    notRead: 'I could not read this message.',
  },

  forget: {
    confirm:
      'This erases your questions and their answers from my records. The messages in Slack stay, and so do bare counts without your name. It cannot be undone.',
    erase: 'Erase my questions',
    done: (count: number) => `${plural(count, 'question', 'questions')} of yours erased.`,
    nothing: 'Nothing that you asked is kept.',
  },

  help: {
    title: 'What I can do',
    ask: '*Ask* about the plan: mention me, write me directly, or `/linkage ask …`',
    askExamples: [
      'what is overdue?',
      'projects under construction over 100 million',
      'what are the six cities?',
    ],
    update:
      '*Report*: `/linkage update KT-03 amber 60% waiting for land approval`, or `/linkage update` for the form',
    status:
      '*See*: `/linkage status`, `/linkage status SC-03`, `/linkage mine`, `/linkage digest` (the week so far)',
    weekly: 'Each special class gets one reminder a week in its channel; its buttons open the same form.',
    honest:
      'I answer from stored records only. What nobody stored, I say is not recorded. `/linkage forget` erases what you asked.',
    unknown: (word: string) => `I do not know \`${word}\`. This is what I can do:`,
    adminFirst: 'You are an administrator.',
  },
};

export type SlackMessages = typeof slack;

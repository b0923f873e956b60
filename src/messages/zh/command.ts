import type { CommandMessages } from '../en/command.ts';

export const command: CommandMessages = {
  variables: {
    SLACK_BOT_TOKEN: 'Slack 应用的机器人令牌，以“xoxb-”开头（Slack：OAuth & Permissions）',
    SLACK_APP_TOKEN:
      'Socket Mode 用的应用级令牌，以“xapp-”开头（Slack：Basic Information）；如用 HTTP 事件，改填 SLACK_SIGNING_SECRET',
    SLACK_SIGNING_SECRET: 'HTTP 事件用的签名密钥（Slack：Basic Information）',
    SLACK_API_URL: '仅在不使用 slack.com 时填写，须以“/api/”结尾的地址',
    PORT: '1 至 65535 的端口，用于 HTTP 事件或本地工作区',
    DATABASE_URL: '以“postgresql://”开头的地址；留空则使用内嵌存储',
    DATA_DIR: '内嵌存储所用的文件夹',
    OPENAI_API_KEY: '兼容 OpenAI 的服务的密钥；留空则由模板撰写回答',
    OPENAI_BASE_URL: '兼容 OpenAI 的服务地址，例如“http://localhost:8000/v1”',
    OPENAI_MODEL: '对话模型的名称',
    OPENAI_TIMEOUT_MS: '500 至 120000 毫秒',
    MODEL_DAILY_TOKENS: '每天的令牌数（整数）',
    MODEL_QUESTIONS_PER_PERSON_HOUR: '每人每小时的问题数（整数）',
    ADMIN_USER_IDS: 'Slack 用户 ID，以逗号分隔',
    DEFAULT_LANGUAGE: '“zh”或“en”',
    TIME_ZONE: '时区，例如“Asia/Shanghai”',
    LEADING_GROUP_CHANNEL_ID: '领导小组频道的 ID',
    CALENDAR_FILE: '放假与调休日期的文件',
    HOLIDAY_RULE: '“next_workday”或“second_workday”',
    MISSED_REMINDER_MAX_AGE_HOURS: '1 至 336 小时',
    WHEN_ALL_REPORTED: '“one_line” 或 “nothing”',
    QUIET_HOURS: '起止时刻，如“20:00-07:30”',
    REPORT_DEADLINE: '星期（1 为周一）和时刻，如“5 12:00”',
    WEEKLY_CIRCULAR: '星期（1 为周一）和时刻，如“5 16:30”',
    ESCALATE_AFTER_SILENT_WEEKS: '1 至 52 的周数',
    ESCALATE_AFTER_RED_DAYS: '1 至 366 的天数',
    LIGHT_AMBER_POINTS_BEHIND: '百分点，1 到 100',
    LIGHT_RED_POINTS_BEHIND: '百分点，1 到 100',
    LIGHT_SILENT_TIME_LEFT_PERCENT: '百分比，0 到 100',
    LIGHT_SILENT_DAYS: '天数，1 到 366',
    UPDATE_CORRECTION_HOURS: '小时数，0 到 744',
    SNOOZE_DAYS: '天数，1 到 7',
    SNOOZES_PER_WEEK: '整数，0 到 7',
    QUESTION_RETENTION_DAYS: '1 至 3650 天',
    OPERATIONS_HOST: '提供健康检查和指标的地址，例如“127.0.0.1”',
    OPERATIONS_PORT: '健康检查和指标的端口（1 至 65535），0 表示不提供',
    LOG_LEVEL: '“debug”“info”“warn”“error”或“silent”',
  },
  configInvalid: (variable, takes) => `${variable} 的值不可用。应填：${takes}。`,
  configMissing: (variable, takes) => `缺少 ${variable}。应填：${takes}。`,
  configWhere: '设置从环境变量和 .env 文件读取（参见 .env.example）。',
  storeErrors: {
    locked: (place) =>
      `另一个 Linkage 正在使用 ${place} 中的存储。请先停止它；如需多个同时运行，请设置 DATABASE_URL 共用一台 PostgreSQL。`,
    unreachable: {
      bad_url: () =>
        'DATABASE_URL 不是 PostgreSQL 数据库地址，应形如 postgresql://用户:密码@主机:5432/库名。',
      unknown_host: (place) => `找不到 ${place} 中的主机。请检查 DATABASE_URL 的主机名。`,
      refused: (place) => `${place} 无人应答。请检查 DATABASE_URL 的主机和端口，并确认服务已启动。`,
      timeout: (place) => `数据库 ${place} 未及时应答。请检查网络和防火墙。`,
      password: (place) => `数据库 ${place} 拒绝了 DATABASE_URL 中的用户或密码。`,
      no_database: (place) => `${place} 没有这个数据库。请先创建，或更正 DATABASE_URL 中的库名。`,
      other: (place) => `数据库 ${place} 无法使用，详情见日志；请检查 DATABASE_URL。`,
    },
    damaged: (place) =>
      `无法打开 ${place} 中的存储，未作任何改动。请将备份恢复到空文件夹，或换一个 DATA_DIR 启动。`,
  },
  unexpected: (reference) => `出错了（编号 ${reference}），详情见日志。`,

  start: {
    preparing: '正在准备存储……',
    seeding: '正在铺设示例计划……',
    workspaceStarting: '正在启动本地工作区……',
    reminding: '正在发送本周提醒……',
    ready: (seconds) => `Linkage 已就绪（${seconds} 秒）。`,
    page: (url) => `打开   ${url}   （本地 Slack，示例数据；按 Ctrl+C 停止）`,
    actAs: (staff, lead) => `在页面顶部选择身份：“${staff}”（工作人员）或“${lead}”（负责人）。可以试试：`,
    tryMention: (channel, bot) =>
      `  1. 在 #${channel}：  @${bot} 哪些事项逾期了？   或   @${bot} what are the six cities?`,
    tryUpdate: (lead, code) => `  2. 以 ${lead} 身份：  /linkage update ${code} 黄 60% 等待用地审批`,
    tryReminder: (channel) => `  3. 在 #${channel}：  点本周提醒下面的按钮`,
    connected: (mode) => `Linkage 已连接 Slack（${mode}）。`,
    socketMode: 'Socket Mode',
    httpMode: (port) => `HTTP 事件，端口 ${port}`,
    noWorkspaceBinary:
      '本地工作区没有适用于本平台的程序。请使用真实的 Slack（把 SLACK_BOT_TOKEN 和 SLACK_APP_TOKEN 写入 .env，见 README），或在终端提问：先 npm run --silent linkage -- seed sample，再 npm run --silent linkage -- ask "哪些事项逾期了？"',
    workspaceFailed: '本地工作区未能启动：',
    portTaken: (port, used) => `端口 ${port} 已被占用，改用 ${used}。`,
    portInUse: (port) => `端口 ${port} 已被其他程序占用。请停止该程序，或改用其他 PORT。`,
    stopping: '正在停止……',
    emptyStore:
      '存储为空。请用 `linkage import 文件` 导入台账，或用 `linkage seed sample` 铺设示例计划先看一看。',
    adminNext:
      '计划还是空的。下一步：在机器人所在的机器上用 `linkage import 文件` 导入台账，或用 `linkage seed sample` 铺设示例计划先看一看；再邀请我加入各专班的频道。`/linkage help` 可查看我能做什么。',
    nameAdmins: '尚未指定管理员。请把首批管理员的 Slack 用户 ID 写入 ADMIN_USER_IDS。',
  },

  usage: `linkage：六城联动计划的问答、填报与提醒

  linkage ask "问题" [--as 用户] [--in 频道] [--at 时间] [--json]
  linkage update "编号 亮灯 进度 说明" --as 用户 [--json]
  linkage status [专班或编号] [--as 用户]
  linkage remind [--dry-run] [--at 时间] [--json]     到时间的提醒
  linkage remind --now [SC-03] [--dry-run] [--json]   提前发送本周提醒
  linkage slots [--since 7d 或 2026-11-01] [--json]
  linkage digest [2026-W47 或 2026-10] [--out 文件.xlsx] [--as 用户] [--at 时间] [--json]
  linkage answers [--since 7d] [--all] [--json]
  linkage answers erase --person USER [--yes]
  linkage history 编号 [--as 用户] [--json]
  linkage import 文件 [--sheet 表名] [--dry-run] [--yes] [--json] [--as 用户]
  linkage export 文件.xlsx [--class SC-03] [--as-of 日期] [--as 用户]
  linkage backup 文件 | restore 文件
  linkage seed article|sample [--at 日期]
  linkage doctor [--json]

用户和频道为 Slack ID；时间为 ISO 8601，例如 2026-03-02T09:00:00+08:00。
每个命令都可加 --help 和 --lang en|zh。`,
  unknownCommand: (name) => `没有命令“${name}”。`,
  badOption: (text) => `无法识别的选项：${text}`,
  missingArgument: (name) => `缺少${name}。`,
  badTime: (text) => `“${text}”不是时间。请写 2026-03-02T09:00:00+08:00，或写 2026-03-02 表示当天开始。`,
  badLength: (text) => `“${text}”不是时长。请写 7d、12h 或 30m。`,
  needsPerson: '请用 --as 用户（Slack 用户 ID）说明身份。',
  unknownPerson: (id) => `没有 ID 为 ${id} 的人员。`,
  unknownClass: (text) => `没有专班或记录“${text}”。`,
  statusQuestion: (of) => (of === '' ? '各专班有多少事项？' : `${of}情况怎么样？`),
  sources: '来源',
  asOf: (time) => `截至 ${time}`,
  choices: '您是想问：',
  updateOffer: (text) => `如需登记：linkage update "${text}" --as USER`,
  mayKnow: (names) => `可能知情：${names}`,

  seed: {
    article: (statements, classes) => `文章内容已入库：${statements} 条陈述，${classes} 个工作专班。`,
    sample: (items, updates) => `示例计划已就绪：${items} 个事项，${updates} 条进展，均标明为示例数据。`,
    unchanged: '内容早已齐备，未作改动。',
    refused: '存储中已有正式计划的记录。示例计划会与之混杂，因此未作改动。',
  },
  noDigest: (period) => `没有通报“${period}”。请写已开始的周（如 2026-W47）或月（如 2026-10）。`,
  remind: {
    classOnlyWithNow: '指定专班须加 --now： `linkage remind --now SC-03` 。',
    nothingDue: '没有应发的提醒。',
    noSlots: '这段时间没有提醒。',
    noSlack: '提醒要发到 Slack，但未设置 Slack 令牌。可用 --dry-run 查看应发内容。',
    noWorkspace: '本地工作区未运行，请先 npm start。可用 --dry-run 查看应发内容。',
    line: (className, channel, outcome, count) => `${className}（${channel}）：${outcome}，${count} 项`,
  },
  importing: (step, done, total) =>
    `正在${{ reading: '读取', matching: '比对', writing: '写入' }[step]}……${done}${total === undefined ? '' : `／${total}`} 行`,
  confirmImport: '确认写入？[y/N]',
  nothingToImport: '没有需要导入的内容：与系统一致。',
  notImported: '未写入任何内容。',
  exported: (items, file) => `已将 ${items} 个事项写入 ${file}。`,
  backup: {
    done: (file) => `存储已备份到 ${file}。`,
    restored: (folder) => `${folder} 中的存储已恢复，原有内容保留为 store.replaced。`,
    server: '记录存放在 PostgreSQL 服务器上，请用 pg_dump 备份、pg_restore 恢复。',
    failed: {
      no_store: '还没有可备份的存储。',
      not_a_backup: '该文件不是存储的备份，未作任何改动。',
      backup_timed_out: '运行中的机器人未能及时交出存储，未写入任何内容，请重试。',
    },
  },
  answers: {
    summary: (total, shown) => `共 ${total} 条回答，其中 ${shown} 条失败、未答或被差评。`,
    faults: (faults) => `被核查退回：${faults}`,
    outcomes: { answered: '已答', clarify: '反问', not_recorded: '无记录', refused: '未受理' },
    rating: (rating, reason) =>
      `${rating === 'up' ? '有帮助' : '不准确'}${reason === '' ? '' : `：${reason}`}`,
    erased: '（已清除）',
    confirmErase: (personId) => `清除 ${personId} 的全部提问？[y/N]`,
    notErased: '未清除任何内容。',
    erasedNow: (personId, count) => `已清除 ${personId} 的 ${count} 条提问。`,
  },
  doctor: {
    title: 'Linkage 体检',
    well: '一切正常。',
    problems: (count) => `有 ${count} 处需要处理。`,
    configuration: '设置',
    store: '存储',
    slack: 'Slack',
    model: '模型',
    calendar: '日历',
    plan: '计划',
    configOk: '可读',
    storeEmbedded: (place) => `内嵌，位于 ${place}`,
    storeServer: (place) => `PostgreSQL，${place}`,
    slackLocal: '未设令牌：使用本地工作区',
    slackOk: (team, bot) => `已连接 ${team}，身份 @${bot}`,
    slackAuth: (error) => `机器人令牌被拒绝（${error}）。请重新安装应用，并把新令牌填入 SLACK_BOT_TOKEN`,
    slackUnreachable: '无法连接 Slack。请检查网络和代理',
    slackAppToken: (error) => `应用级令牌被拒绝（${error}）。请新建一个带 connections:write 权限的令牌`,
    slackScopes: (scopes) => `机器人缺少权限 ${scopes}。请按 slack-manifest.json 补齐并重新安装应用`,
    slackChannels: (names) => `机器人不在这些专班的频道里：${names}。请在频道内用 /invite 邀请它`,
    modelNone: '未配置：由模板撰写回答。设置 OPENAI_API_KEY 可由模型概述',
    modelOk: (model, ms) => `${model} 在 ${ms} 毫秒内应答`,
    modelFailed: (reason) =>
      `模型未应答（${reason}）。期间由模板撰写回答。请检查 OPENAI_BASE_URL、OPENAI_API_KEY 和 OPENAI_MODEL`,
    calendarOk: (until) => `工作日历到 ${until} 为止`,
    calendarEnds: (until, days) =>
      `工作日历仅到 ${until}（还剩 ${days} 天）。请升级 Linkage，或用 CALENDAR_FILE 补充下一年`,
    calendarFile: 'CALENDAR_FILE 不是可读的日期清单',
    planCounts: (classes, items) => `${classes} 个工作专班，${items} 个事项`,
    planEmpty: '计划为空。请运行 `linkage import 文件` 或 `linkage seed sample`',
    planNoChannel: (codes) => `${codes} 未设频道，其提醒会跳过`,
  },
};

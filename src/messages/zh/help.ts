import type { HelpMessages } from '../en/help.ts';

export const help: HelpMessages = {
  title: 'linkage：六城联动计划的问答、填报与提醒',
  notes: `用户和频道为 Slack ID；时间为 ISO 8601，例如 2026-03-02T09:00:00+08:00。
每个命令都可加 --help 和 --lang en|zh。`,
  commands: {
    ask: {
      usage: ['ask "问题" [--as 用户] [--in 频道] [--at 时间] [--json]'],
      about: `根据记录回答问题，并列出来源。
  --as 用户      按此人的权限；不写则按任何人都有的权限
  --in 频道      按该频道所有人都可阅读的范围回答
  --at 时间      如同在该时间提问，按当时的记录回答
例：linkage ask "SC-02 有哪些逾期事项？"`,
    },
    update: {
      usage: ['update "编号 亮灯 进度 说明" --as 用户 [--json]'],
      about: `登记进展，规则与 Slack 中相同。
亮灯：绿、黄、红（green、amber、red）。多个事项每行一个。
例：linkage update "KT-03 黄 60% 等待用地审批" --as U012ABCDEF`,
    },
    status: {
      usage: ['status [专班或编号] [--as 用户] [--at 时间]'],
      about: '显示计划概况、一个专班（SC-03）或一条记录（PRJ-001）。',
    },
    remind: {
      usage: [
        'remind [--dry-run] [--at 时间] [--json]     到时间的提醒',
        'remind --now [SC-03] [--dry-run] [--json]   提前发送本周提醒',
      ],
      about: `发送现在应发的提醒，每条只发一次。机器人运行时会自动发送。
  --dry-run   只显示应发的提醒，不发送
  --at 时间   按该时间
  --now       提前发送本周提醒，可只发一个专班
  --json      {"at", "due": [{"class", "channel", "kind", "week", "outcome", "items"}]}`,
    },
    slots: {
      usage: ['slots [--since 7d 或 2026-11-01] [--json]'],
      about: '显示每条应发的提醒及其结果：已发、略过、失败或不明，并附原因。',
    },
    digest: {
      usage: ['digest [2026-W47 或 2026-10] [--out 文件.xlsx] [--as 用户] [--at 时间] [--json]'],
      about: `显示某周或某月的通报；不写则为本周至今。
  --out 文件.xlsx   将表格写成工作簿`,
    },
    answers: {
      usage: ['answers [--since 7d] [--all] [--json]', 'answers erase --person 用户 [--yes]'],
      about: `显示失败、无记录或被评为不满意的回答，以及反馈的原因。
  --all             全部回答
  erase --person    清除某人的提问；先确认，加 --yes 则不再确认`,
    },
    history: {
      usage: ['history 编号 [--as 用户] [--json]'],
      about: '显示一条记录由谁、何时、通过哪条消息改了什么。',
    },
    import: {
      usage: ['import 文件 [--sheet 表名] [--dry-run] [--yes] [--json] [--as 用户]'],
      about: `读取台账（XLSX 或 CSV）：先预览新增、变更和拒收的内容，再整份导入或不导入。
表头中英文均可。金额须有单位，写在单元格、表头或表格上方（万元、亿元）。
编号为 SC-01、SC-02 …… 的表即专班名单。
  --sheet 表名   只读这一张表
  --dry-run      只预览
  --yes          不再确认
  --json         {"created", "updated", "unchanged", "errors": [{"sheet", "row", "column", "value", "message"}]}；不加 --dry-run 即导入
  --as 用户      按此人的权限；不写则以本机管理者身份
有错误时不写入任何内容，退出码为 1。`,
    },
    export: {
      usage: ['export 文件.xlsx [--class SC-03] [--as-of 日期] [--as 用户]'],
      about: `将台账写成工作簿，再次导入不会产生变更。
  --class SC-03    只导出这个专班
  --as-of 日期     按该日结束时的记录
  --as 用户        只含此人可见的内容`,
    },
    backup: {
      usage: ['backup 文件'],
      about: '将内置存储备份到文件，机器人运行时也可使用。PostgreSQL 请用 pg_dump。',
    },
    restore: {
      usage: ['restore 文件'],
      about: '从备份恢复内置存储。请先停止机器人。',
    },
    seed: {
      usage: ['seed article|sample [--at 日期] [--json]'],
      about: `登记公开文章中的记录，或连同示例计划一起登记（数据为虚构，处处有标注）。
  --at 日期   以该日为准铺设示例计划`,
    },
    doctor: {
      usage: ['doctor [--json]'],
      about: '检查设置、存储、Slack、模型和日历，并说明如何修复。',
    },
  },
};

/** Words of plain writing that state nothing by themselves. */
export const WRITING_WORDS: ReadonlySet<string> = new Set(
  `about across addition additionally after again also among another because before being below besides between both during each either
  following further hence however include including indicate indicated into last later least lists made mainly meanwhile more moreover
  namely near next noted note other others overall own particular per plus rather recorded records remain remains remaining report
  reported respectively same show shown shows since stand stands state stated states still such summary then there therefore these they
  this those through thus together under until upon very were when where whereas which while whose with within without would according
  total totals amounts amount come comes form forms hold holds held list listed lists item items plus main covers cover covering spread
  currently presently specifically whole entire collectively combined account accounts accounting belong belongs falls fall run runs
  共有 其中 此外 另外 以及 分别 合计 目前 显示 记录 登记 方面 情况 涉及 包括 包含 总体 整体 同时 以上 以下 如下 均为 来自 位于 处于 属于 截至 根据 按照 仍然 依次 各自 对应 相关 有关 具体 主要`.split(
    /\s+/,
  ),
);

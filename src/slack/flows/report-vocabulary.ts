/** Words and signs of a report, in both languages: without any of them a reply under a reminder is talk. */
const REPORT =
  /\d|[％%]|[绿黄红]灯?|亮灯|完成|进度|\b(?:green|amber|yellow|red|on track|at risk|off track|done|finished|delayed)\b/iu;

/** Whether somebody seems to report something, so that an unclear reply is worth asking back about. */
export function soundsLikeReport(text: string): boolean {
  return REPORT.test(text.normalize('NFKC'));
}

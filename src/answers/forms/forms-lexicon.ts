/** A class is asked what it waits for itself, and not who waits for it. */
export const WAITS_ITSELF =
  /(?:class|team|专班|组)[^?？]{0,12}(?:waiting for what|wait(?:ing|s)? for\s*\?|在等(?:什么|谁|哪)|等着?(?:什么|谁|哪)|depend(?:s)? on\s*\?|依赖(?:什么|谁|哪))|(?:what|who|which)\b.{0,30}\b(?:is|does|are|do)\b.{0,40}(?:class|team)\b.{0,10}(?:wait|depend)/i;

/** A period bounds when an issue was raised. */
export const RAISED = /新增|新提|新出|提出|出现|新的|\bnew\b|raised|reported|opened|came up/i;

/** The items behind a responsibility are wanted too. */
export const ITEMS_WANTED = /item|事项|工作|任务|项目|哪些事|什么事|open|overdue/;

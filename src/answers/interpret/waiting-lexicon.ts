/** Words for what holds something up. Active ones act on what comes after them in English, passive ones on what comes before. */
export const HOLDS_UP =
  /\b(?:block(?:s|ing)?|hold(?:s|ing)?(?:\s+up|\s+back)?|delay(?:s|ing)|slow(?:s|ing) down)\b/;
export const IS_HELD_UP = /\b(?:blocked|held up|held back|stuck|delayed|stalled)\b/;
export const BLOCKERS = /\b(?:blockers?|bottlenecks?|obstacles?)\b|卡点|堵点/;
export const WAITS =
  /\bwait(?:s|ing)?(?:\s+(?:for|on))?\b|\bdepend(?:s|ing|ent)?(?:\s+on)?\b|在?等(?:待|着)?|依赖|取决于/;
export const STUCK_ZH = /卡(?:住|在|着|了|壳|脖子)?|堵(?:住|在)|拖住|耽误|耽搁|绊住/;
export const BY_ZH = /被|让|由|给/;
export const WHO_OR_WHAT_AFTER = /^(?:住|着|了)*(?:谁|什么|哪|啥)/;

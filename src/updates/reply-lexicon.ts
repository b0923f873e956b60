/** A clause that asks others for something. */
export const SUPPORT_CLAUSE =
  /\b(?:need(?:s)? (?:your |the |some )?(?:help|support|decision)|please (?:help|coordinate|ask|push)|help (?:us|needed)|support (?:is )?needed)\b|请(?:领导|协调|帮助|支持|求)|请.{0,12}(?:协调|支持|帮助|解决|帮忙|推动|研究)|(?:需要?|恳请|望).{0,12}(?:协调|支持|帮助|解决|帮忙)|求助/;

/** A clause that tells of what is in the way. */
export const PROBLEM_CLAUSE =
  /\b(?:still (?:open|missing|waiting|pending|no|not)|not yet|waiting|awaiting|blocked|stuck|delayed|behind|missing|lack(?:s|ing)?|short of|problem|issue|cannot|can't|unable|held up|on hold|pending|no (?:permit|approval|money|funds?|land|reply|answer)|without|refused|rejected|late|slipped|overdue)\b|未|没有|没(?!问题)|待(?:批|定|审|办)|等待|等候|还在等|卡在|受阻|缺|困难|滞后|延误|推迟|无法|不能|不到位|存在问题|问题(?:是|在)|阻碍|停滞|被退回/;

/** A clause that tells of what comes next. */
export const NEXT_CLAUSE =
  /\b(?:will|going to|plan(?:s|ned)? to|next|to be|expect(?:ed|s)?|aim(?:s)? to|should be|by then)\b|将|计划|下步|下一步|下周|拟|预计|准备|争取|力争|接下来|明天|打算/;

/** What may follow a percentage that is the item's progress. */
export const AFTER_PROGRESS =
  /^\s*(?:$|(?:done|complete|completed|finished|progress|by now|so far|now|overall)\b|左右|了|的?进度|完成|上下)/;

/** The words between which a light is declared. */
export const LIGHT_SAID =
  /(?:^|\b(?:is|are|to|now|light|goes|turned|stays|still|remains|it's|status)\s+)(?:still |now )?(green|amber|yellow|red)(?:\s+(?:light|now|today|this week|again))*\s*$|\b(green|amber|yellow|red)\s+light\b|(绿灯|黄灯|红灯)|(?<!not )\b(on track|at risk|off track|on-track|at-risk|off-track)\b/;
export const LIGHT_DENIED =
  /\bnot\s+(?:green|amber|yellow|red|on.track|at.risk|off.track)|不是.{0,3}[绿黄红]灯|(?:由|从)[绿黄红]灯/;

/** Between two statements of one sentence. */
export const CLAUSE_BORDER =
  /[,;，；。！!？?\n](?!\d{3}(?!\d))|、|\.(?=\s|$)|\s+(?:but|however|and then)\s+|(?=但是|但|不过)/g;

/** The end of a date that bounds a completion: 12月10日前办完. */
export const COMPLETION_AFTER =
  /^\s*(?:前|之前|底前)?\s*(?:能|可以|可)?(?:办完|完成|办结|做完|完工|建成|到位|拿到|交付|交地|开工|竣工|投产)/;
export const COMPLETION_BEFORE =
  /(?:办完|完成|办结|finished|complete(?:d)?|done|ready|handed over|delivered)\s+(?:by|before|until)?\s*$/;

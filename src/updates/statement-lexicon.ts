/** The whole statement is that nothing changed. */
export const NO_CHANGE =
  /^(?:(?:本周|这周|目前|暂时?|情况|进展|基本|和|与|跟|同)*(?:没有?|没啥|没什么|无|暂无)(?:任何|大的?|明显|新的?)?(?:变化|变动|更新)了?|(?:本周|这周|情况|进展|仍|一切)*(?:和|与|跟)?(?:同上周?|上周(?:相同|一样|一致)|如上周|按上周|维持不变|保持不变|不变)|(?:there is |there's |still )?(?:no changes?|unchanged|nothing (?:new|changed)|(?:the )?same as last week|as last week|no news|no updates?)(?: this week| since last week| so far)?)$/;

/** The whole statement is that the item should be closed: that needs evidence and a second person. */
export const CLOSING =
  /^(?:请|可以?|申请|建议|现|已|予以)*(?:销号|办结销号|结项|销项|关闭)了?$|^(?:please )?(?:close(?: it| this| the item)?|closed|(?:can|may|to) be closed|close-?out)$/;

/** What people say before the code, and between the code and what they report of it. */
export const BEFORE_CODE =
  /^(?:(?:please\s+)?(?:update|report|set|mark|change)\s+|(?:烦请|麻烦|请)?(?:帮我|帮忙)?(?:更新|填报|上报|汇报|报)(?:一下)?\s*|(?:请|把|将|关于|请把|请将|本周|这周)\s*)+(?=[a-z])/;
export const AFTER_CODE =
  /^(?:(?:更新|改|调整|设|变更?|标记?|修改|转)(?:为|成)|(?:is now|is|as|to|now)(?=\s))\s*/;

/** Beside a light, a percentage or a stage these carry nothing of their own. */
export const FILLERS =
  /\b(?:is|are|was raised|now|already|done|to|at|up|about|around|approx|progress|percent|complete|completed|finished|completion|we|it|it's|has|have|been|reached|overall|the|of|work|from|still|light|lamp|status|rag|stage|goes|turned|turns|changed|stays|set|this week|today)\b|形象|目前|本周|这周|已经|已|现在|现|总体|整体|工程|项目|任务|完成率|进度|完成|达到|达|推进|提升|提高|增加|到|至|了|约|大约|大概|左右|为|是|的|从|由|仍|还|亮|转|变|改|成|显示|灯色|阶段|状态|进入|处于/g;

/** From one percentage to another; the second is where it stands. */
export const MOVED_TO =
  '(?:→|->|=>|到|至|(?:提升|提高|增加|推进|上升|升|增长|调整)(?:到|至|为)|\\s(?:up )?to\\s)';
export const MOVED_FROM = '(?:从|由|from\\s)?';

/** Beside a percentage: it says what is missing, a rate, a share or a difference, not where the item stands. */
export const OTHER_PERCENTAGE =
  /差|缺|剩|余|(?<!完成)率|比例|占|低于|高于|落后|超前|同比|环比|增长|增幅|下降|上升|首付|预付|定金|(?:\b(?:left|remaining|remains|behind|ahead|rate|share|short|missing|discount|down payment|growth|grew|rose|fell|more|less|than|needs?)\b)/;
export const OTHER_PERCENTAGE_AFTER = /^\s*(?:left|remaining|to go|short|behind|of\b|的|未|没|待|剩|尚)/;

/** Words right before a percentage by which it is where the item stands. */
export const STANDS_AT =
  /(?:完成率?|进度|推进|到|至|达|已|现在|目前|为|约|大概|大约|可能|估计|是|在|\b(?:is|are|at|to|now|done|about|around|roughly|maybe|perhaps|complete|completed|progress|reached|overall|we're|it's|:))\s*$/;

/** Money, but not of which period: it has to be asked. */
export const SOME_AMOUNT =
  /^(?:we |have |has |已经?|共|又|新增?|现)*(?:完成(?:了)?投资|投资|投入|投了|花了|支出|invested|invest|investment|spent|spend)(?:了|额|约|:)?\s*(?=[\d¥约近〇零一二两三四五六七八九十]|cny|rmb|about)/;

/** What may stand before an amount's name, and between it and the number. */
export const AMOUNT_OPENERS = '(?:已|目前|现已|项目|共|其中|and\\s|we\\s|have\\s)*';
export const AMOUNT_LINKS = '(?:为|达到?|是|了|共|is|was|:)?';

/** A due date is named, and moved. */
export const DUE_MOVED =
  /^(?:完成|办结|的|请|拟|建议|申请|要求|希望)*(?:时限|期限|截止(?:日期|时间)?|完成日期|到期日?|deadline|due(?: date)?)\s*(?:is |is now |moved? |moves |please )?(?:拟|要|想|需|申请)?(?:调整|改|延长?|延期|推迟|顺延|延后)?(?:到|至|为|成|于|to |until |by |:)?\s*/;
export const POSTPONED =
  /^(?:请|拟|建议|申请|要求|希望)*(?:延期|推迟|顺延|延后)(?:到|至)\s*|^(?:please )?(?:postponed?|delayed?|moved?|extended?|put off) (?:to|until|till) /;

/** Under a reminder people also answer that they have seen it. */
export const ACKNOWLEDGED =
  /^(?:好的?|收到了?|已收到|已阅|知道了|明白了?|了解|遵命|马上办|谢谢|辛苦了|ok|okay|thanks?|thank you|noted|will do|got it|sure|yes|roger)(?:[,\s]*(?:好的?|收到|谢谢|thanks?))?$/;

/** Between a statement's border and what it says: a dash, a colon, but not the sign of a number or of a named emoji. */
export const GAP = /^(?:[\s,;.。—]|-(?!\d)|:(?![a-z_]+:))*/;

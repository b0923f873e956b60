/** Sentences that order the bot about instead of asking something. They are left out, whatever else is asked. */
export const ORDERS: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass|skip)\b[^.?!。？！\n]{0,60}\b(?:rule|instruction|prompt|guideline|polic(?:y|ies) above|restriction|check|previous|above|everything|record|data)s?\b/,
  /\b(?:system|hidden|initial|original)\s+prompt\b/,
  /\b(?:you are now|from now on you|act as|pretend (?:to be|you)|roleplay|jailbreak|developer mode|dan mode)\b/,
  /\b(?:reveal|print|show|repeat|output|leak|tell me)\b[^.?!\n]{0,30}\b(?:prompt|api key|token|password|credential|secret key|environment variable|instructions)s?\b/,
  /\b(?:notify|ping|mention|alert|tag)\b[^.?!\n]{0,20}(?:@(?:channel|here|everyone)|everyone|everybody)/,
  /\b(?:answer|reply|respond|say|write|post)\b\s+(?:only\s+)?(?:with|that|exactly|only|["“]?\d)[^?\n]{0,80}/,
  /(?:忽略|无视|忘记|忘掉|绕过|跳过|不要管|别管|不要看|别看|不用看)[^。？！?!\n]{0,30}(?:规则|指令|提示|要求|设定|限制|以上|之前|前面|检查|记录|数据)/,
  /(?:系统提示词?|提示词|隐藏指令|初始指令|密钥|口令|密码|令牌)/,
  /(?:你现在是|从现在起你|扮演|假装|假设你是|开发者模式|越狱)/,
  /(?:只回答|请回答|直接回答|必须回答|回复|输出)[“"「][^”"」\n]{0,60}[”"」]/,
  /(?:直接|只|必须)(?:回答|回复|说)[\d零一二三四五六七八九十百]+/,
  /(?:就说|你就说|直接说|请说|承认|宣布|声称)[^。？！?!\n]{2,60}/,
  /(?:通知|提醒|艾特)(?:所有人|全体|大家)/,
];
/** Ways to ping; in a question they mean nothing. */
export const PINGS =
  /<!(?:channel|here|everyone)[^>]*>|@(?:channel|here|everyone|所有人|全体成员)|<\/?[a-z][^>@]{0,40}>/giu;
export const SENTENCES = /[^。？！?!\n；;]+[。？！?!\n；;]*|[^.\n]+(?:\.\s|$)/gu;

/** What stands before the subject of something: 关于人才的政策, "policies about talent". */
export const ABOUT_BEFORE =
  /(?:关于|有关|涉及|针对|围绕|面向|\b(?:about|on|concerning|regarding|related to|relating to|dealing with|for))\s*(?:the\s+)?$/;
/** What stands after it: 人才方面的政策. */
export const ABOUT_AFTER = /^(?:方面|相关|有关|类|领域|主题)的?/;
/** A negation that closes the question: 调整过没有. */
export const CLOSING_PARTICLE = /([过了完成到好动变][^?？。,，]{0,6}?)(?:没有|没|未|否)\s*[?？。!！]*\s*$/;
/** What stands before a condition that must hold for everything. */
export const FOR_ALL = /(?:\ball(?: are)?|\beverything is|全部?(?:是|为|已|已经)?|全都(?:是)?)\s*$/;
/** Before what something is stuck on. */
export const STUCK_ON =
  /(?:卡在|卡|缺|差|因|因为|困于|受制于|\b(?:stuck on|stuck for|short of|lack of|for want of|lacking))\s*$/;
/** A negation of what is done. */
export const OF_VERBS = /^(?:没|未|尚未|还没|还未|不)$/;
/** It never happened. */
export const NEVER = /从没|从未|从来没|从来未|\bnever\b/;

/** How much of something is done; by itself it asks for the progress. */
export const HOW_MUCH_DONE =
  /^(?:完成了?多少|完成到多少|完成了?几成|完成了?百分之(?:多少|几)|做了多少|干了多少|how much is (?:done|finished))$/;
/** Before the measure of which it is asked how much is done. */
export const HOW_MUCH_OF = /\bhow much of\b|\bwhat part of\b/;
export const THIS_YEAR = /今年|本年|当年|年度|this year/;

/** A question that wants a yes or a no. */
export const ASKS_WHETHER: readonly RegExp[] = [
  /^(?:please\s+|so\s+|and\s+)?(?:is|are|was|were|does|do|did|has|have|had)\b/,
  /(?:吗|(?<![什怎那这多])么|没有?|了没|是不是|是否|有没有|对不对)\s*[?？。]?$/,
  /(?:是不是|是否|有没有)/,
];
/** All who are meant, where none is named. */
export const ALL_OF_THEM = /\b(?:everyone|everybody|all)\b|都|全部|大家/;
/** Reports are counted, and not what was reported on. */
export const COUNTS_REPORTS =
  /\bhow (?:many times|often)\b|\b(?:how many|number of) (?:status )?(?:updates|reports)\b|[几多][少]?(?:次|回|份|篇|条)(?:更新|报告|周报|进展)?|更新了几次/;

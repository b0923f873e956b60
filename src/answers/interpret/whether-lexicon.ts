/** A question that wants a yes or a no. */
export const ASKS_WHETHER: readonly RegExp[] = [
  /^(?:please\s+|so\s+|and\s+)?(?:is|are|was|were|does|do|did|has|have|had)\b/,
  /(?:吗|么|没有?|了没|是不是|是否|有没有|对不对)\s*[?？。]?$/,
  /(?:是不是|是否|有没有)/,
];
/** All who are meant, where none is named. */
export const ALL_OF_THEM = /\b(?:everyone|everybody|all)\b|都|全部|大家/;

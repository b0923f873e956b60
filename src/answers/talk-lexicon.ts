/** Words by which people in a thread speak to each other and not to the bot. */
export const SPEAKS_TO_PEOPLE: readonly RegExp[] = [
  /\b(?:you|your|we|us|i|someone|somebody|anyone|anybody|guys|let's)\b/i,
  /[你您]|我们|咱们|大家|各位/,
];

/** What is asked of the bot all the same. */
export const ASKS_TO_SHOW = /\b(?:show|list|tell|give|find)\b|列出|给我|告诉我|查一下|看看/i;

/** Joins what a list names, in either language; it says nothing. */
export const JOINING = /\band\b|[和与及]|[\p{P}\p{S}\s]/gu;

/**
 * Text that people or models wrote, for a mrkdwn text object: nothing in it can mention, link or close anything.
 * Bare broadcast words (`@channel`) do nothing in posts of a bot, but are parted all the same for readers' sake.
 */
export function escapeText(text: string): string {
  return text
    .replace(UNSEEN, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/@(?=channel|here|everyone)/gi, '@\u200b');
}

/** What is not seen and turns the rest around: controls but tab and line end, and marks of writing direction. */
const UNSEEN = /(?![\t\n\r])\p{Cc}|[\u202A-\u202E\u2066-\u2069]/gu;

/** For text objects without markup, which show entities as they are: what looks like a mention or a link is parted. */
export function escapePlain(text: string): string {
  return text.replace(/<(?=[!@#]|https?:|mailto:)|@(?=channel|here|everyone)/gi, '$&\u200b');
}

/** As mrkdwn on one line, with marks that would turn the rest bold, struck or code taken out. */
export function escapeInline(text: string): string {
  return escapeText(text.replace(/\s+/g, ' ').trim()).replace(/[*_~`]/g, (mark) => SAFE_MARKS[mark] ?? mark);
}

/** One line for Markdown, where more than mrkdwn's marks mean something. */
export function escapeMarkdown(text: string): string {
  return escapeInline(text).replace(/[\\[\]|#!]/g, '\\$&');
}

const SAFE_MARKS: Readonly<Record<string, string>> = { '*': '∗', _: 'ˍ', '~': '∼', '`': 'ˋ' };

/** What a person typed, as they meant it: entities decoded, links and channels as their labels, the bot's mention gone. */
export function readSlackText(
  text: string,
  options: { readonly botUserId?: string | undefined; readonly nameOf?: (userId: string) => string } = {},
): string {
  return text
    .replace(/<@([A-Z0-9]+)(?:\|([^>]*))?>/g, (_, id: string, label?: string) =>
      id === options.botUserId ? ' ' : ` ${label || options.nameOf?.(id) || id} `,
    )
    .replace(/<#[A-Z0-9]+(?:\|([^>]*))?>/g, (_, label?: string) => (label ? `#${label}` : ' '))
    .replace(
      /<!(?:subteam\^[A-Z0-9]+\|)?([^>|]*)(?:\|([^>]*))?>/g,
      (_, word: string, label?: string) => label || word,
    )
    .replace(/<(?:mailto:)?([^>|]*)(?:\|([^>]*))?>/g, (_, link: string, label?: string) => label || link)
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/[ \t]+/g, ' ')
    .trim();
}

import { formatInstant } from '../messages/format.ts';
import { messagesFor } from '../messages/index.ts';
import type { Digest } from './digest.ts';
import { type DigestStyle, digestLines, digestSections } from './digest-lines.ts';
import { digestTitle, nameOf, titleOf } from './digest-words.ts';

/** The digest in full as plain text: for a terminal. */
export function digestText(digest: Digest): string {
  const { language } = digest;
  const words = messagesFor(language).reminders.digest;
  const lines = digestLines(digest, plainStyle(digest));
  const head = [
    digestTitle(digest),
    words.asOf(formatInstant(digest.asOf, digest.timeZone, language)),
    ...(digest.confidentialCount > 0 ? [words.confidential(digest.confidentialCount)] : []),
    ...(digest.sample ? [words.sample] : []),
    ...(digest.draft ? [words.draft] : []),
  ];
  const summary = digest.summary === undefined ? [] : [digest.summary];
  const body = digestSections(digest, lines).map(([title, rows]) =>
    [title, ...(rows.length > 0 ? rows : [words.nothing]).map((row) => `  ${row}`)].join('\n'),
  );
  return `${[head.join('\n'), ...summary, lines.headline.join('\n'), ...body].join('\n\n')}\n`;
}

function plainStyle({ language }: Digest): DigestStyle {
  const { reminders, terms } = messagesFor(language);
  return {
    item: (item) => `${item.code} ${titleOf(item, language)}`,
    class: (one) => `${one.code} ${nameOf(one, language)}`,
    light: (light) => (light === 'none' ? reminders.digest.none : terms.lights[light]),
    quote: (text) => `\n    ${text}`,
    betweenLights: reminders.digest.separator,
  };
}

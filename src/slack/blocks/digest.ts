import { formatInstant, formatList, formatPercent } from '../../messages/format.ts';
import { messagesFor } from '../../messages/index.ts';
import type { Digest, DigestLights } from '../../reminders/digest.ts';
import {
  type DigestLines,
  type DigestStyle,
  digestLines,
  digestSections,
  worstFirst,
} from '../../reminders/digest-lines.ts';
import { digestTitle } from '../../reminders/digest-words.ts';
import type { SlackCapabilities } from '../capabilities.ts';
import { escapeInline } from '../escape.ts';
import { cut } from '../limits.ts';
import { actions, button, context, header, type SlackBlock, type SlackMessage, section } from './block.ts';
import { chartBlocks } from './chart.ts';
import { ACTION } from './ids.ts';
import { lightMark, nameOfClass, titleOf } from './words.ts';

/** In the message each list is cut here; the tables behind the button hold all of it. */
const LINES_SHOWN = 5;
const CLASSES_SHOWN = 12;
/** Squares of a class's bar, so that the bars of all classes begin and end under one another. */
const BAR_LENGTH = 8;
const SECTION_LENGTH = 2_900;

/** 通报: what the leading group reads on one screen, the most important first. */
export function digestMessage(digest: Digest, capabilities: SlackCapabilities): SlackMessage {
  const words = messagesFor(digest.language).reminders.digest;
  const lines = digestLines(digest, slackStyle(digest));
  const list = (title: string, rows: readonly string[], most = LINES_SHOWN) =>
    listBlocks(`*${title}* (${rows.length})`, rows, most, digest);
  const [first = '', ...rest] = lines.headline;
  return {
    text: [digestTitle(digest), first].join(' · '),
    blocks: [
      header(digestTitle(digest)),
      context([subtitle(digest)]),
      ...(digest.summary ? [section(escapeInline(digest.summary))] : []),
      section([`*${first}*`, ...rest].join('\n')),
      ...list(words.turnedRed, lines.turnedRed),
      ...list(words.overdue, lines.overdue),
      ...lightsBlocks(digest, lines, capabilities),
      ...listBlocks(`*${words.timeliness}*`, tiedRows(digest), CLASSES_SHOWN, digest),
      ...list(words.disagreements, lines.disagreements, 3),
      ...list(words.closed, lines.closed),
      ...list(words.waiting, lines.waiting),
      controls(digest),
    ],
  };
}

/** Everything of the digest, for a window. */
export function digestTables(digest: Digest): SlackBlock[] {
  const lines = digestLines(digest, slackStyle(digest));
  return [
    context([subtitle(digest)]),
    section(lines.headline.join('\n')),
    ...digestSections(digest, lines).flatMap(([title, rows]) =>
      listBlocks(`*${title}*`, rows, rows.length, digest),
    ),
  ];
}

function slackStyle({ language }: Digest): DigestStyle {
  return {
    item: (item) => `*${item.code}*  ${cut(titleOf(item, language), 50)}`,
    class: (one) => nameOfClass(one, language),
    light: (light) => lightMark(light === 'none' ? undefined : light),
    quote: (text) => `\n> ${cut(escapeInline(text), 120)}`,
    betweenLights: '  ',
  };
}

function subtitle(digest: Digest): string {
  const words = messagesFor(digest.language).reminders.digest;
  return [
    words.asOf(formatInstant(digest.asOf, digest.timeZone, digest.language)),
    ...(digest.draft ? [`*${words.draft}*`] : []),
    ...(digest.releasedBy ? [words.releasedBy(`<@${digest.releasedBy}>`)] : []),
    ...(digest.confidentialCount > 0 ? [words.confidential(digest.confidentialCount)] : []),
    ...(digest.sample ? [words.sample] : []),
  ].join(' · ');
}

/** A chart where the workspace draws them; else bars of squares. The counts with last week's beside stand in either. */
function lightsBlocks(digest: Digest, lines: DigestLines, capabilities: SlackCapabilities): SlackBlock[] {
  const catalogue = messagesFor(digest.language);
  const words = catalogue.reminders.digest;
  const sorted = worstFirst(digest.lights);
  if (capabilities.blocks !== 'rich') {
    const rows = lines.lights.map((line, index) => `${squares(sorted[index])}  ${line}`);
    return listBlocks(`*${words.lights}*`, rows, CLASSES_SHOWN, digest);
  }
  const chart = chartBlocks(
    {
      kind: 'bar',
      title: words.lightsChart,
      labels: digest.chart.labels,
      series: digest.chart.series.map((one) => ({
        name: catalogue.terms.lights[one.light],
        values: one.values,
      })),
      unit: 'count',
    },
    digest.language,
    capabilities,
  );
  return [...chart, ...listBlocks(`*${words.lights}*`, lines.lights, CLASSES_SHOWN, digest)];
}

/** A class's open items as squares of equal share; no light that is there goes without a square. */
function squares(lights: DigestLights | undefined): string {
  if (lights === undefined) return '';
  const parts = [
    { mark: '🟥', count: lights.now.red },
    { mark: '🟨', count: lights.now.amber },
    { mark: '🟩', count: lights.now.green },
    { mark: '⬜', count: lights.now.none },
  ].filter((part) => part.count > 0);
  const total = parts.reduce((sum, part) => sum + part.count, 0);
  if (total === 0) return '⬛'.repeat(BAR_LENGTH);
  const shares = parts.map(({ mark, count }) => ({
    mark,
    length: Math.max(1, Math.round((count / total) * BAR_LENGTH)),
  }));
  for (;;) {
    const surplus = shares.reduce((sum, one) => sum + one.length, 0) - BAR_LENGTH;
    if (surplus === 0) return shares.map(({ mark, length }) => mark.repeat(length)).join('');
    const longest = shares.reduce((best, one) => (one.length > best.length ? one : best));
    longest.length -= Math.sign(surplus);
  }
}

/** The ranking with those of equal share on one line. */
function tiedRows(digest: Digest): string[] {
  const words = messagesFor(digest.language).reminders.digest;
  const style = slackStyle(digest);
  const ranks = [...new Set(digest.timeliness.map((row) => row.rank))];
  return ranks.map((rank) => {
    const rows = digest.timeliness.filter((row) => row.rank === rank);
    const names = formatList(
      rows.map((row) => style.class(row.class)),
      digest.language,
    );
    return words.tied(rank, names, formatPercent(rows[0]?.percent ?? 0, digest.language));
  });
}

/** As many sections as the rows need; a row is never parted. */
function listBlocks(title: string, rows: readonly string[], most: number, digest: Digest): SlackBlock[] {
  if (rows.length === 0) return [];
  const words = messagesFor(digest.language).reminders.digest;
  const shown = rows.slice(0, most);
  if (rows.length > shown.length) shown.push(words.more(rows.length - shown.length));
  const sections: string[] = [];
  let text = title;
  for (const row of shown) {
    if (text.length + row.length >= SECTION_LENGTH) {
      sections.push(text);
      text = row;
    } else text += `\n${row}`;
  }
  return [...sections, text].map((one) => section(one));
}

function controls(digest: Digest): SlackBlock {
  const words = messagesFor(digest.language).slack.digest;
  const value = JSON.stringify({
    kind: digest.kind,
    period: digest.period,
    at: digest.asOf.toISOString(),
  });
  return actions([
    button(ACTION.digestTables, words.tables, value),
    button(ACTION.digestFile, words.file, value),
    ...(digest.draft ? [button(ACTION.releaseDigest, words.release, value, { style: 'primary' })] : []),
  ]);
}

import type { Answer, AnswerSource } from '../../answers/answer.ts';
import { shownSentences } from '../../answers/shown.ts';
import { formatInstant } from '../../messages/format.ts';
import { messagesFor } from '../../messages/index.ts';
import type { SlackCapabilities } from '../capabilities.ts';
import { escapeInline, escapeText } from '../escape.ts';
import { cut, LIMITS } from '../limits.ts';
import { answerControls, answerOffers } from './answer-controls.ts';
import { context, type SlackBlock, type SlackMessage, section, sections } from './block.ts';
import { BARS_SHOWN, chartBlocks } from './chart.ts';
import { ROWS_SHOWN, tableBlocks } from './table.ts';

const SOURCES_SHOWN = 6;

/** A checked answer as a message of one screen: what is so, the list, where it comes from. */
export function answerMessage(
  answer: Answer,
  options: { readonly capabilities: SlackCapabilities; readonly timeZone: string },
): SlackMessage {
  const words = messagesFor(answer.language).slack.answer;
  const said = shownSentences(answer, { charts: true }).map((one) => escapeText(one.text));
  const blocks: SlackBlock[] = said.length > 0 ? sections(said) : [section(words.gone)];
  const inChart = isInChart(answer, options.capabilities);
  if (answer.table && !inChart)
    blocks.push(...tableBlocks(answer.table, answer.language, options.capabilities));
  if (answer.chart) blocks.push(...chartBlocks(answer.chart, answer.language, options.capabilities));
  blocks.push(...answerOffers(answer));
  const quote = quotedSources(answer.sources);
  if (quote) blocks.push(context([quote]));
  blocks.push(context([originLine(answer, options.timeZone)]));
  const shown = inChart ? (answer.table?.rows.length ?? 0) : ROWS_SHOWN;
  blocks.push(...answerControls(answer, options.capabilities, shown));
  return { text: cut(said.join(' ') || words.gone, LIMITS.fallbackText), blocks };
}

/** Text bars show the labels and values of such a table already. */
function isInChart(answer: Answer, capabilities: SlackCapabilities): boolean {
  const { chart, table } = answer;
  return (
    capabilities.blocks === 'classic' &&
    chart?.labels.length === table?.rows.length &&
    (chart?.labels.length ?? 0) <= BARS_SHOWN
  );
}

/** What was noted on the answer, its sources and its time, on one line each. */
function originLine(answer: Answer, timeZone: string): string {
  const words = messagesFor(answer.language).slack;
  const cited = answer.sources.filter((one) => one.kind !== 'statement');
  const shown = cited.slice(0, SOURCES_SHOWN).map(sourceLabel);
  if (cited.length > shown.length) shown.push(`+${cited.length - shown.length}`);
  const parts = [
    ...(shown.length > 0 ? [`${words.answer.sources}: ${shown.join(' ')}`] : []),
    words.answer.asOf(formatInstant(answer.asOf, timeZone, answer.language)),
  ];
  return [...answer.notes.map(escapeInline), parts.join(' · ')].join('\n');
}

function sourceLabel(source: AnswerSource): string {
  const code = escapeInline(source.code);
  return source.permalink && /^https:\/\/[^\s|<>]+$/.test(source.permalink)
    ? `<${source.permalink}|${code}>`
    : code;
}

/** A statement is quoted with the document that it stands in. */
function quotedSources(sources: readonly AnswerSource[]): string {
  const quotes = sources
    .filter((one) => one.kind === 'statement' && one.sentence)
    .slice(0, 3)
    .map(
      (one) =>
        `“${escapeInline(one.sentence ?? '')}”${one.document ? ` — ${escapeInline(one.document)}` : ''}`,
    );
  return cut([...new Set(quotes)].join('\n'), LIMITS.contextText);
}

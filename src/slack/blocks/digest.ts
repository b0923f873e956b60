import { formatDate, formatFen, formatInstant, formatPercent, formatWeek } from '../../messages/format.ts';
import { messagesFor } from '../../messages/index.ts';
import { isoWeekOf } from '../../plan/dates.ts';
import type { Language } from '../../plan/terms.ts';
import type { Digest, DigestInvestment, DigestLights, LightCounts } from '../../reminders/digest.ts';
import type { SlackCapabilities } from '../capabilities.ts';
import { escapeInline, escapeText } from '../escape.ts';
import { cut } from '../limits.ts';
import { actions, button, context, header, type SlackBlock, type SlackMessage, section } from './block.ts';
import { chartBlocks } from './chart.ts';
import { ACTION } from './ids.ts';
import { lightMark, nameOfClass, titleOf } from './words.ts';

/** In the message each list is cut here; the tables behind the button hold all of it. */
const LINES_SHOWN = 5;
const LINES_IN_TABLES = 100;

/** 通报: what the leading group reads on one screen. */
export function digestMessage(digest: Digest, capabilities: SlackCapabilities): SlackMessage {
  const words = messagesFor(digest.language).slack.digest;
  const title = digestTitle(digest);
  return {
    text: title,
    blocks: [
      header(title),
      context([subtitle(digest)]),
      ...(digest.summary ? [section(escapeText(digest.summary))] : []),
      section(`*${words.lights}*  ${lightsText(digest.total, digest.language)}`),
      ...(capabilities.blocks === 'rich' ? lightsChart(digest, capabilities) : []),
      ...listSections(digest, LINES_SHOWN),
      controls(digest),
    ],
  };
}

/** Everything of the digest, for a window. */
export function digestTables(digest: Digest): SlackBlock[] {
  const words = messagesFor(digest.language).slack.digest;
  return [
    context([subtitle(digest)]),
    listSection(
      words.lights,
      digest.lights.map(
        (one) =>
          `*${one.class?.code ?? ''}*  ${one.class ? nameOfClass(one.class, digest.language) : ''}  ${lightsText(one, digest.language)}`,
      ),
      LINES_IN_TABLES,
      digest.language,
    ),
    ...listSections(digest, LINES_IN_TABLES),
    listSection(
      words.byClass,
      investmentLines(digest.investmentByClass, digest.language),
      LINES_IN_TABLES,
      digest.language,
    ),
    listSection(
      words.byCity,
      investmentLines(digest.investmentByCity, digest.language),
      LINES_IN_TABLES,
      digest.language,
    ),
  ].filter((block) => block !== undefined);
}

export function digestTitle(digest: Digest): string {
  const words = messagesFor(digest.language).slack.digest;
  return digest.kind === 'weekly'
    ? words.weekly(formatWeek(digest.from, digest.language), isoWeekOf(digest.from))
    : words.monthly(digest.period);
}

function subtitle(digest: Digest): string {
  const catalogue = messagesFor(digest.language).slack;
  return [
    catalogue.answer.asOf(formatInstant(digest.asOf, digest.timeZone, digest.language)),
    ...(digest.draft ? [`*${catalogue.digest.draft}*`] : []),
    ...(digest.sample ? [catalogue.sample] : []),
  ].join(' · ');
}

/** `🔴 5 (was 4)`, red first. */
function lightsText(lights: DigestLights, language: Language): string {
  const words = messagesFor(language).slack.digest;
  const part = (light: keyof LightCounts): string[] => {
    const now = lights.now[light];
    const before = lights.before[light];
    if (now === 0 && before === 0) return [];
    const mark = lightMark(light === 'none' ? undefined : light);
    return [now === before ? `${mark} ${now}` : `${mark} ${now} ${words.was(before)}`];
  };
  return (['red', 'amber', 'green', 'none'] as const).flatMap(part).join('  ');
}

function lightsChart(digest: Digest, capabilities: SlackCapabilities): SlackBlock[] {
  const catalogue = messagesFor(digest.language);
  return chartBlocks(
    {
      kind: 'bar',
      title: catalogue.slack.digest.lights,
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
}

function listSections(digest: Digest, most: number): SlackBlock[] {
  const { language } = digest;
  const words = messagesFor(language).slack.digest;
  const named = (item: Parameters<typeof titleOf>[0] & { readonly code: string }): string =>
    `*${item.code}*  ${cut(titleOf(item, language), 50)}`;
  const lists: (SlackBlock | undefined)[] = [
    listSection(
      words.turnedRed,
      digest.turnedRed.map(
        (one) => `🔴 ${named(one.item)}${one.why ? `\n> ${cut(escapeInline(one.why), 120)}` : ''}`,
      ),
      most,
      language,
    ),
    listSection(
      words.closed,
      digest.closed.map((item) => `☑ ${named(item)}`),
      most,
      language,
    ),
    listSection(
      words.overdue,
      digest.overdue.map((one) => `${lightMark(one.item.light)} ${named(one.item)}  ${words.days(one.days)}`),
      most,
      language,
    ),
    listSection(
      words.timeliness,
      digest.timeliness.map(
        (one) =>
          `${one.rank}. *${one.class.code}*  ${nameOfClass(one.class, language)}  ${one.onTime}/${one.expected} · ${formatPercent(one.percent, language)}`,
      ),
      most === LINES_SHOWN ? 10 : most,
      language,
    ),
    listSection(
      words.disagreements,
      digest.disagreements.map(
        (one) => `${named(one.item)}  ${lightMark(one.declared)} → ${lightMark(one.computed)}`,
      ),
      most,
      language,
    ),
    listSection(
      words.waiting,
      digest.waiting.map((one) => `${named(one.item)}  ${words.days(one.days)}`),
      most,
      language,
    ),
    section(`*${words.investment}*  ${investmentText(digest.investmentTotal, language)}`),
  ];
  return lists.filter((block) => block !== undefined);
}

function listSection(
  title: string,
  lines: readonly string[],
  most: number,
  language: Language,
): SlackBlock | undefined {
  if (lines.length === 0) return undefined;
  const shown: string[] = [];
  let length = title.length + 40;
  for (const line of lines.slice(0, most)) {
    if (length + line.length > 2900) break;
    shown.push(line);
    length += line.length + 1;
  }
  const rest = lines.length - shown.length;
  return section(
    [
      `*${title}* (${lines.length})`,
      ...shown,
      ...(rest > 0 ? [messagesFor(language).slack.status.more(rest)] : []),
    ].join('\n'),
  );
}

function investmentLines(rows: readonly DigestInvestment[], language: Language): string[] {
  const { cities } = messagesFor(language).terms;
  return rows.map((one) => {
    const name = one.class
      ? `${one.class.code}  ${nameOfClass(one.class, language)}`
      : one.city
        ? cities[one.city]
        : '';
    return `*${name}*  ${investmentText(one, language)}`;
  });
}

function investmentText(one: DigestInvestment, language: Language): string {
  const share = one.percent === undefined ? '' : ` · ${formatPercent(one.percent, language)}`;
  return `${formatFen(one.investedFen, language)} / ${formatFen(one.planFen, language)}${share}`;
}

function controls(digest: Digest): SlackBlock {
  const words = messagesFor(digest.language).slack.digest;
  const value = JSON.stringify({ kind: digest.kind, period: digest.period });
  return actions([
    button(ACTION.digestTables, words.tables, value),
    ...(digest.draft ? [button(ACTION.releaseDigest, words.release, value, { style: 'primary' })] : []),
  ]);
}

/** For places that name a date of the digest. */
export function digestPeriodText(digest: Digest): string {
  return `${formatDate(digest.from, digest.language)} – ${formatDate(digest.to, digest.language)}`;
}

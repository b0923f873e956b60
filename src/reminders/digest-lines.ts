import { formatFen, formatPercent } from '../messages/format.ts';
import { messagesFor } from '../messages/index.ts';
import type { Item, SpecialClass } from '../plan/records.ts';
import type { Light } from '../plan/terms.ts';
import type { Digest, DigestInvestment, DigestLights, LightCounts } from './digest.ts';
import { dayText, investmentName, percentText, reasonsText } from './digest-words.ts';

/** How a place writes what a digest names: plain words in a terminal, marks and escaped text in Slack. */
export interface DigestStyle {
  item(item: Item): string;
  class(one: SpecialClass): string;
  light(light: Light | 'none'): string;
  /** What somebody wrote, below the line that it belongs to. */
  quote(text: string): string;
  readonly betweenLights: string;
}

/** The digest as lines of text, list by list. Each number in them is one of the digest's figures. */
export interface DigestLines {
  readonly headline: readonly string[];
  /** The worst class first. */
  readonly lights: readonly string[];
  readonly turnedRed: readonly string[];
  readonly overdue: readonly string[];
  readonly timeliness: readonly string[];
  readonly disagreements: readonly string[];
  readonly closed: readonly string[];
  readonly waiting: readonly string[];
  readonly byClass: readonly string[];
  readonly byCity: readonly string[];
}

export function digestLines(digest: Digest, style: DigestStyle): DigestLines {
  const { language } = digest;
  const words = messagesFor(language).reminders.digest;
  return {
    headline: headlineOf(digest, style),
    lights: worstFirst(digest.lights).map((one) =>
      words.row(one.class ? style.class(one.class) : '', lightsText(one, digest, style)),
    ),
    turnedRed: digest.turnedRed.map(
      ({ item, from, on, why }) =>
        words.turned(style.item(item), from && style.light(from), dayText(on, language)) +
        style.quote(why ?? words.noReason),
    ),
    overdue: digest.overdue.map(({ item, days }) =>
      words.overdueBy(style.item(item), days, dayText(item.dueOn, language)),
    ),
    timeliness: digest.timeliness.map((row) =>
      words.timelinessRow(
        row.rank,
        style.class(row.class),
        row.onTime,
        row.expected,
        formatPercent(row.percent, language),
        row.late,
      ),
    ),
    disagreements: digest.disagreements.map(({ item, declared, computed, reasons }) =>
      words.disagreement(
        style.item(item),
        style.light(declared),
        style.light(computed),
        reasonsText(reasons, language),
      ),
    ),
    closed: digest.closed.map(style.item),
    waiting: digest.waiting.map(({ item, days }) => words.waitingRow(style.item(item), days)),
    byClass: digest.investmentByClass.map((row) => investmentRow(row, digest, style)),
    byCity: digest.investmentByCity.map((row) => investmentRow(row, digest, style)),
  };
}

function headlineOf(digest: Digest, style: DigestStyle): string[] {
  const { language, onTimeTotal } = digest;
  const words = messagesFor(language).reminders.digest;
  const { green, amber, red, none } = digest.total.now;
  const open = green + amber + red + none;
  return [
    open === 0 ? words.open(open) : words.row(words.open(open), lightsText(digest.total, digest, style)),
    [
      words.state(digest.overdue.length, digest.turnedRed.length, digest.closed.length),
      ...(onTimeTotal.expected > 0
        ? [
            words.onTime(
              onTimeTotal.onTime,
              onTimeTotal.expected,
              formatPercent(onTimeTotal.percent, language),
            ),
          ]
        : []),
    ].join(' · '),
    ...(digest.investmentTotal.planFen > 0
      ? [words.row(words.investment, investmentText(digest.investmentTotal, digest))]
      : []),
  ];
}

/** Red first; what stands at zero and stood there before is left out. */
function lightsText(lights: DigestLights, digest: Digest, style: DigestStyle): string {
  const words = messagesFor(digest.language).reminders.digest;
  return (['red', 'amber', 'green', 'none'] as const)
    .flatMap((light: keyof LightCounts) => {
      const now = lights.now[light];
      const before = lights.before[light];
      if (now === 0 && before === 0) return [];
      const count = words.count(style.light(light), now);
      return [now === before ? count : `${count} ${words.was(before)}`.replace(' （', '（')];
    })
    .join(style.betweenLights);
}

export function worstFirst(lights: readonly DigestLights[]): DigestLights[] {
  return [...lights].sort(
    (one, other) =>
      other.now.red - one.now.red ||
      other.now.amber - one.now.amber ||
      ((one.class?.code ?? '') < (other.class?.code ?? '') ? -1 : 1),
  );
}

function investmentRow(row: DigestInvestment, digest: Digest, style: DigestStyle): string {
  const words = messagesFor(digest.language).reminders.digest;
  const name = row.class ? style.class(row.class) : investmentName(row, digest.language);
  return words.row(name, investmentText(row, digest));
}

function investmentText(row: DigestInvestment, { language }: Digest): string {
  return messagesFor(language).reminders.digest.invested(
    formatFen(row.investedFen, language),
    formatFen(row.planFen, language),
    percentText(row.percent, language),
  );
}

/** Every list of a digest under its heading, in the order in which it is read. */
export function digestSections(
  digest: Digest,
  lines: DigestLines,
): readonly (readonly [title: string, rows: readonly string[]])[] {
  const words = messagesFor(digest.language).reminders.digest;
  return [
    [words.turnedRed, lines.turnedRed],
    [words.overdue, lines.overdue],
    [words.lights, lines.lights],
    [words.timeliness, lines.timeliness],
    [words.disagreements, lines.disagreements],
    [words.byClass, lines.byClass],
    [words.byCity, lines.byCity],
    [words.closed, lines.closed],
    [words.waiting, lines.waiting],
  ];
}

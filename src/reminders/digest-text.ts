import { formatFen, formatInstant, formatPercent } from '../messages/format.ts';
import { messagesFor } from '../messages/index.ts';
import { LIGHTS } from '../plan/terms.ts';
import type { Digest, DigestInvestment, DigestLights } from './digest.ts';
import {
  dayText,
  digestTitle,
  investmentName,
  nameOf,
  percentText,
  reasonsText,
  titleOf,
} from './digest-words.ts';

/** The digest in full as plain text: for a terminal, an attachment, or reading it in a test. */
export function digestText(digest: Digest): string {
  const { language } = digest;
  const messages = messagesFor(language);
  const words = messages.reminders.digest;
  const named = (item: Parameters<typeof titleOf>[0]) => `${item.code} ${titleOf(item, language)}`;
  const sections: [string, string[]][] = [
    [words.lights, [digest.total, ...digest.lights].map((one) => lightsLine(one, digest))],
    [
      words.turnedRed,
      digest.turnedRed.map(({ item, from, on, why }) =>
        words.turned(named(item), from && messages.terms.lights[from], dayText(on, language), why),
      ),
    ],
    [words.closed, digest.closed.map(named)],
    [
      words.overdue,
      digest.overdue.map(({ item, days }) =>
        words.overdueBy(named(item), days, dayText(item.dueOn, language)),
      ),
    ],
    [
      words.timeliness,
      digest.timeliness.map((row) =>
        words.timelinessRow(
          row.rank,
          nameOf(row.class, language),
          row.onTime,
          row.expected,
          formatPercent(row.percent, language),
          row.late,
        ),
      ),
    ],
    [
      words.disagreements,
      digest.disagreements.map(({ item, declared, computed, reasons }) =>
        words.disagreement(
          named(item),
          messages.terms.lights[declared],
          messages.terms.lights[computed],
          reasonsText(reasons, language),
        ),
      ),
    ],
    [words.investment, [investmentLine(digest.investmentTotal, digest)]],
    [words.byClass, digest.investmentByClass.map((row) => investmentLine(row, digest))],
    [words.byCity, digest.investmentByCity.map((row) => investmentLine(row, digest))],
    [words.waiting, digest.waiting.map(({ item, days }) => words.waitingRow(named(item), days))],
  ];
  const head = [
    digestTitle(digest),
    words.asOf(formatInstant(digest.asOf, digest.timeZone, language)),
    ...(digest.sample ? [words.sample] : []),
    ...(digest.draft ? [words.draft] : []),
    ...(digest.summary === undefined ? [] : [digest.summary]),
  ];
  const body = sections.map(([title, lines]) =>
    [title, ...(lines.length > 0 ? lines : [words.nothing]).map((line) => `  ${line}`)].join('\n'),
  );
  return `${[head.join('\n'), ...body].join('\n\n')}\n`;
}

function lightsLine(one: DigestLights, digest: Digest): string {
  const messages = messagesFor(digest.language);
  const words = messages.reminders.digest;
  const name = one.class ? `${one.class.code} ${nameOf(one.class, digest.language)}` : words.all;
  const counts = [...LIGHTS, 'none' as const]
    .filter((light) => light !== 'none' || one.now.none + one.before.none > 0)
    .map((light) => {
      const label = light === 'none' ? words.none : messages.terms.lights[light];
      return words.light(label, one.now[light], one.before[light]);
    });
  return words.lightsRow(name, counts);
}

function investmentLine(row: DigestInvestment, digest: Digest): string {
  const { language } = digest;
  return messagesFor(language).reminders.digest.invested(
    investmentName(row, language),
    formatFen(row.investedFen, language),
    formatFen(row.planFen, language),
    percentText(row.percent, language),
  );
}

import type { AnswerChart } from '../../answers/answer.ts';
import { formatDate, formatFen, formatNumber, formatPercent, formatWeek } from '../../messages/format.ts';
import { firstDayOfWeek, isPlainDate } from '../../plan/dates.ts';
import type { Language } from '../../plan/terms.ts';
import type { SlackCapabilities } from '../capabilities.ts';
import { escapeInline, escapePlain } from '../escape.ts';
import { cut, LIMITS } from '../limits.ts';
import { type SlackBlock, section } from './block.ts';

const BAR_LENGTH = 16;
export const BARS_SHOWN = 12;
const FEN_PER_WAN = 1e6;

/** A chart where the workspace draws them, else one text bar a label. */
export function chartBlocks(
  chart: AnswerChart,
  language: Language,
  capabilities: SlackCapabilities,
): SlackBlock[] {
  const labels = chart.labels.slice(0, LIMITS.chartPoints).map((label) => labelText(label, language));
  if (labels.length === 0 || chart.series.length === 0) return [];
  return capabilities.blocks === 'rich' ? [richChart(chart, labels)] : [textBars(chart, labels, language)];
}

function richChart(chart: AnswerChart, labels: readonly string[]): SlackBlock {
  return {
    type: 'data_visualization',
    title: cut(escapePlain(begun(chart.title)), LIMITS.chartTitle),
    chart: {
      type: chart.kind,
      series: chart.series.slice(0, LIMITS.chartSeries).map((one) => ({
        name: cut(escapePlain(one.name), LIMITS.chartTitle),
        data: labels.map((label, index) => ({
          label: cut(escapePlain(label), LIMITS.chartTitle),
          value: shownValue(chart, one.values[index] ?? 0),
        })),
      })),
      axis_config: { categories: labels.map((label) => cut(escapePlain(label), LIMITS.chartTitle)) },
    },
  };
}

/** Only the first series: bars of several beside one another cannot be read as text. */
function textBars(chart: AnswerChart, labels: readonly string[], language: Language): SlackBlock {
  const values = chart.series[0]?.values ?? [];
  const greatest = Math.max(...values.map(Math.abs), 0);
  const lines = labels.slice(0, BARS_SHOWN).map((label, index) => {
    const value = values[index] ?? 0;
    const length = greatest === 0 ? 0 : Math.round((Math.abs(value) / greatest) * BAR_LENGTH);
    return `\`${'█'.repeat(length)}${'░'.repeat(BAR_LENGTH - length)}\` ${valueText(chart, value, language)}  ${cut(escapeInline(label), 40)}`;
  });
  return section([`*${escapeInline(begun(chart.title))}*`, ...lines].join('\n'));
}

/** Days and weeks as people write them. */
function labelText(label: string, language: Language): string {
  if (isPlainDate(label)) return formatDate(label, language);
  return /^\d{4}-W\d{2}$/.test(label) ? formatWeek(firstDayOfWeek(label), language) : label;
}

function begun(title: string): string {
  return title.replace(/^[a-z]/, (letter) => letter.toUpperCase());
}

function shownValue(chart: AnswerChart, value: number): number {
  return chart.unit === 'fen' ? Math.round((value / FEN_PER_WAN) * 100) / 100 : Math.round(value * 100) / 100;
}

function valueText(chart: AnswerChart, value: number, language: Language): string {
  if (chart.unit === 'fen') return formatFen(Math.round(value), language);
  return chart.unit === 'percent' ? formatPercent(value, language) : formatNumber(value, language);
}

import { messagesFor } from '../../messages/index.ts';
import { daysBetween, plainDateIn } from '../../plan/dates.ts';
import { LIGHTS } from '../../plan/terms.ts';
import type { SlackCapabilities } from '../capabilities.ts';
import { cut } from '../limits.ts';
import { context, DIVIDER, type SlackBlock, section } from './block.ts';
import { chartBlocks } from './chart.ts';
import type { HomeFacts } from './home.ts';
import { HOME_PAGE_SIZES, pager } from './home-pages.ts';
import { lightBar } from './light-bar.ts';
import { classLine } from './status.ts';
import { formatNearDay, lightMark, titleOf } from './words.ts';

const TITLE_LENGTH = 50;

/** The plan at a glance: every class with its lights, and a chart of them. */
export function planBlocks(facts: HomeFacts, capabilities: SlackCapabilities): SlackBlock[] {
  const words = messagesFor(facts.language).slack;
  const size = HOME_PAGE_SIZES.classes;
  const start = facts.pages.classes * size;
  const shown = facts.classes.slice(start, start + size);
  const totals = LIGHTS.toReversed().map(
    (light) => `${lightMark(light)} ${facts.classes.reduce((sum, one) => sum + one.lights[light], 0)}`,
  );
  const most = Math.max(...facts.classes.map((one) => one.open), 0);
  const lines =
    capabilities.blocks === 'rich'
      ? shown.map((one) => classLine(one, facts.language))
      : shown.map((one) => classLine(one, facts.language, lightBar(one, most)));
  return [
    DIVIDER,
    section(
      [
        `*${words.home.plan}*  ${totals.join('  ')}`,
        ...(lines.length > 0 ? lines : [words.status.noClasses]),
      ].join('\n'),
    ),
    ...(capabilities.blocks === 'rich' && shown.length > 1 ? lightChart(facts, shown, capabilities) : []),
    ...pager(facts, 'classes', facts.classes.length),
  ];
}

function lightChart(
  { language }: HomeFacts,
  shown: HomeFacts['classes'],
  capabilities: SlackCapabilities,
): SlackBlock[] {
  const { slack, terms } = messagesFor(language);
  return chartBlocks(
    {
      kind: 'bar',
      title: slack.digest.lights,
      labels: shown.map((one) => one.class.code),
      series: LIGHTS.map((light) => ({
        name: terms.lights[light],
        values: shown.map((one) => one.lights[light]),
      })),
      unit: 'count',
    },
    language,
    capabilities,
  );
}

export function lateBlocks(facts: HomeFacts): SlackBlock[] {
  const { items, total } = facts.late;
  if (total === 0) return [];
  const words = messagesFor(facts.language).slack;
  const lines = items.map((item) => {
    const days = item.dueOn ? daysBetween(item.dueOn, facts.today) : 0;
    return `${lightMark(item.light)} *${item.code}*  ${cut(titleOf(item, facts.language), TITLE_LENGTH)} · *${words.status.daysOverdue(days)}*`;
  });
  return [
    DIVIDER,
    section([`*${words.reminder.groups.overdue}* (${total})`, ...lines].join('\n')),
    ...pager(facts, 'late', total),
  ];
}

/** What was reported this week, by whom. */
export function changedBlocks(facts: HomeFacts): SlackBlock[] {
  const { news, total } = facts.changed;
  const words = messagesFor(facts.language).slack.home;
  if (total === 0) return [DIVIDER, context([words.nothingChanged])];
  const lines = news.map(({ item, name, at }) => {
    const progress = item.progress === undefined ? '' : `${item.progress}% · `;
    const day = formatNearDay(plainDateIn(facts.timeZone, at), facts.today, facts.language);
    return `${lightMark(item.light)} *${item.code}*  ${cut(titleOf(item, facts.language), TITLE_LENGTH)} · ${progress}${name}, ${day}`;
  });
  return [
    DIVIDER,
    section([`*${words.changed}* (${total})`, ...lines].join('\n')),
    ...pager(facts, 'changed', total),
  ];
}

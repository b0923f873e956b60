import type { WorkCalendar } from '../plan/calendar.ts';
import { plainDateIn } from '../plan/dates.ts';
import { codesInChaser } from './compose-chaser.ts';
import { composeEscalation } from './escalation.ts';
import { escalationPlace, type PlanSeries, planChaseTimes } from './plan-series.ts';
import type { MembersOf, ReminderStore } from './ports.ts';
import { readReminderFacts } from './reminder-facts.ts';
import { readServedSince } from './served-since.ts';
import type { ReminderSettings } from './settings.ts';
import { readWaivers } from './waivers.ts';

export const ESCALATION_KIND = 'chase:group';

/** The last rung: one consolidated list to the leading group's channel. */
export function createEscalation(deps: {
  readonly store: ReminderStore;
  readonly calendar: WorkCalendar;
  readonly settings: ReminderSettings;
  readonly membersOf?: MembersOf | undefined;
}): PlanSeries {
  const { store, calendar, settings } = deps;
  return {
    kind: ESCALATION_KIND,
    chases: true,
    placeIn: (week) => escalationPlace(week, calendar, settings),
    targets: async () =>
      settings.leadingGroupChannelId === undefined
        ? []
        : [{ kind: 'channel', channelId: settings.leadingGroupChannelId }],
    async compose(week, target, now) {
      const times = planChaseTimes(week, calendar, settings);
      if (times === undefined) return undefined;
      const on = plainDateIn(settings.timeZone, now);
      const classes = (await store.listClasses()).filter((one) => one.active && !one.paused);
      const channelId = target.kind === 'channel' ? target.channelId : undefined;
      // What is shown stands in the leading group's channel, whoever the class's own channel may be for.
      const targets = classes.map((one) => ({ class: { ...one, channelId }, on }));
      const facts = await readReminderFacts(store, targets, { membersOf: deps.membersOf });
      const red = [...facts.items.values()].flat().filter((item) => item.light === 'red');
      const updatesOfRed =
        red.length > 0 ? await store.listUpdates({ itemCodes: red.map((one) => one.code) }) : [];
      const isWaived = await readWaivers(store.notices, [week], now);
      const chaser = composeEscalation({
        classes,
        week,
        on,
        deadline: times.deadlineAt,
        facts,
        updatesOfRed,
        servedSince: await readServedSince(store.settings),
        isWaived: (item) => isWaived(item, week),
        settings,
      });
      return chaser && { notice: { type: 'chaser', chaser }, itemCodes: codesInChaser(chaser) };
    },
  };
}

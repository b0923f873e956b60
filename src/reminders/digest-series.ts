import type { Summarise } from '../answers/summary.ts';
import type { WorkCalendar } from '../plan/calendar.ts';
import { isValidOn, SEES_PUBLIC, visibilityOf } from '../plan/permissions.ts';
import type { Visibility } from '../plan/query.ts';
import type { IsoWeek, PlainDate } from '../plan/records.ts';
import type { Language } from '../plan/terms.ts';
import { composeDigest } from './compose-digest.ts';
import type { Digest } from './digest.ts';
import { readDigestFacts } from './digest-facts.ts';
import { type DigestPeriod, monthlyPeriod, weeklyPeriod } from './digest-period.ts';
import type { PostTarget } from './notice.ts';
import { monthlyDigestPlace, type PlanSeries, planChaseTimes, weeklyDigestPlace } from './plan-series.ts';
import type { MembersOf, ReminderStore, ReviewReader } from './ports.ts';
import type { ReminderSettings } from './settings.ts';
import { digestMaterial } from './summary-material.ts';

export const WEEKLY_DIGEST_KIND = 'digest:weekly';
export const MONTHLY_DRAFT_KIND = 'draft:monthly';
export const MONTHLY_DIGEST_KIND = 'digest:monthly';

export interface DigestDeps {
  readonly store: ReminderStore;
  readonly calendar: WorkCalendar;
  readonly settings: ReminderSettings;
  readonly reviews?: ReviewReader | undefined;
  readonly membersOf?: MembersOf | undefined;
  readonly summarise?: Summarise | undefined;
}

export interface DigestRequest {
  readonly period: DigestPeriod;
  readonly target: PostTarget;
  readonly draft: boolean;
  readonly language?: Language | undefined;
  readonly releasedBy?: string | undefined;
  /** Lets the model summarise it: for what is posted. Nobody who pressed a button waits for that. */
  readonly summarised?: boolean | undefined;
}

/** Makes digests, showing each reader only what the reader may see. */
export function createDigests(deps: DigestDeps) {
  const { store, settings, calendar } = deps;

  async function visibilityFor(target: PostTarget, on: PlainDate): Promise<Visibility> {
    const assignments = await store.listAssignments({ on });
    if (target.kind === 'person')
      return visibilityOf({ kind: 'person', personId: target.personId }, assignments, on);
    const memberIds = await deps.membersOf?.(target.channelId);
    if (memberIds === undefined) return SEES_PUBLIC;
    return visibilityOf({ kind: 'channel', channelId: target.channelId, memberIds }, assignments, on);
  }

  async function make(request: DigestRequest): Promise<Digest> {
    const { period, target } = request;
    const visibility = await visibilityFor(target, period.to);
    const facts = await readDigestFacts(store, period, visibility, {
      reviews: deps.reviews,
      deadlineOf: (week) => planChaseTimes(week, calendar, settings)?.deadlineAt,
    });
    const language = request.language ?? (await languageOf(target));
    const { thresholds } = settings;
    const { draft } = request;
    const digest = composeDigest(period, facts, { language, settings, calendar, draft, thresholds });
    const summary = request.summarised ? await deps.summarise?.(digestMaterial(digest)) : undefined;
    return {
      ...digest,
      ...(request.releasedBy !== undefined && { releasedBy: request.releasedBy }),
      ...(summary !== undefined && { summary }),
    };
  }

  async function languageOf(target: PostTarget): Promise<Language> {
    if (target.kind === 'channel') return settings.language;
    const [person] = await store.listPeople([target.personId]);
    return person?.language ?? settings.language;
  }

  const groupChannel = async (): Promise<PostTarget[]> =>
    settings.leadingGroupChannelId === undefined
      ? []
      : [{ kind: 'channel', channelId: settings.leadingGroupChannelId }];

  const weekly: PlanSeries = {
    kind: WEEKLY_DIGEST_KIND,
    placeIn: (week) => weeklyDigestPlace(week, calendar, settings),
    targets: groupChannel,
    async compose(week, target, now, options) {
      const digest = await make({
        period: weeklyPeriod(week, now, settings.timeZone),
        target,
        draft: false,
        summarised: !options?.rehearsal,
      });
      return postOf(digest);
    },
  };

  /** The draft goes to each person of the leading group; one of them releases it. */
  const monthlyDraft: PlanSeries = {
    kind: MONTHLY_DRAFT_KIND,
    placeIn: (week) => monthlyDigestPlace(week, calendar, settings),
    async targets(on) {
      const held = await store.listAssignments({ roles: ['leading_group'], on });
      const people = held
        .filter((one) => one.role === 'leading_group' && isValidOn(one, on))
        .map((one) => one.personId);
      return [...new Set(people)].sort().map((personId) => ({ kind: 'person', personId }));
    },
    async compose(week, target, now, options) {
      const month = monthOf(week);
      if (month === undefined) return undefined;
      return postOf(
        await make({
          period: monthlyPeriod(month, now, settings.timeZone),
          target,
          draft: true,
          summarised: !options?.rehearsal,
        }),
      );
    },
  };

  /** Never due by itself: it is posted when somebody releases the draft. Known here so that it can be looked up. */
  const monthly: PlanSeries = {
    kind: MONTHLY_DIGEST_KIND,
    placeIn: () => undefined,
    targets: groupChannel,
    async compose(week, target, now) {
      const month = monthOf(week);
      if (month === undefined) return undefined;
      const releasedBy = await readReleasedBy(month);
      if (releasedBy === undefined) return undefined;
      const period = monthlyPeriod(month, now, settings.timeZone);
      return postOf(await make({ period, target, draft: false, releasedBy, summarised: true }));
    },
  };

  function monthOf(week: IsoWeek): string | undefined {
    return monthlyDigestPlace(week, calendar, settings)?.month;
  }

  async function readReleasedBy(month: string): Promise<string | undefined> {
    const stored = await store.settings.get(releaseKey(month));
    return typeof stored === 'string' ? stored : undefined;
  }

  return { make, series: [weekly, monthlyDraft, monthly], weekly, monthly, readReleasedBy };
}

export function releaseKey(month: string): string {
  return `digest.released.${month}`;
}

function postOf(digest: Digest) {
  const codes = new Set([...digest.turnedRed, ...digest.overdue].map((one) => one.item.code));
  return { notice: { type: 'digest' as const, digest }, itemCodes: [...codes] };
}

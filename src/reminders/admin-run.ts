import { createHash } from 'node:crypto';
import type { WorkCalendar } from '../plan/calendar.ts';
import { instantAt, isoWeekOf, plainDateIn } from '../plan/dates.ts';
import { isValidOn } from '../plan/permissions.ts';
import type { IsoWeek, SpecialClass } from '../plan/records.ts';
import type { Slot } from '../plan/store.ts';
import { auditSlots, findingOf } from './audit.ts';
import type { AdminNotice, AuditFinding, NoticePoster } from './notice.ts';
import { isRetryDue, mayRetry } from './passing.ts';
import type { DeliverPatiently } from './patient-delivery.ts';
import type { ReminderStore } from './ports.ts';
import { personChannel } from './post-target.ts';
import { isQuiet } from './quiet-hours.ts';
import { NEEDS_ADMIN, type SlotHandler } from './reconcile-slots.ts';
import { PLAN_CODE } from './served-since.ts';
import { keyOf, type SlotDeliveryDeps, textOf } from './slot-delivery.ts';

export interface AdminRunDeps extends SlotDeliveryDeps {
  readonly store: ReminderStore;
  readonly calendar: WorkCalendar;
  readonly notices: NoticePoster;
  readonly deliverPatiently: DeliverPatiently;
}

const KIND = 'admin';
const LAST_AUDIT_KEY = 'reminders.lastAudit';
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const LOOK_BACK_MS = 7 * DAY_MS;
/** A slot this young may still be under way, or waiting for the end of a pause. */
const GRACE_MS = 2 * HOUR_MS;

/** Tells admins what is broken, each thing once, outside the quiet hours. */
export function createAdminRun(deps: AdminRunDeps) {
  const { store, slots, calendar, settings, logger } = deps;
  /** The week for which this process has told of the calendar. */
  let calendarToldIn: IsoWeek | undefined;

  async function admins(now: Date): Promise<string[]> {
    const on = plainDateIn(settings.timeZone, now);
    const held = await store.listAssignments({ roles: ['admin'], on });
    const people = held
      .filter((one) => one.role === 'admin' && isValidOn(one, on))
      .map((one) => one.personId);
    return [...new Set([...people, ...settings.adminUserIds])].sort();
  }

  async function tell(name: string, notice: AdminNotice, about: readonly string[], now: Date): Promise<void> {
    const people = await admins(now);
    const languages = new Map((await store.listPeople(people)).map((one) => [one.id, one.language]));
    const week: IsoWeek = isoWeekOf(plainDateIn(settings.timeZone, now));
    for (const personId of people) {
      const key = { classCode: PLAN_CODE, kind: `${KIND}:${name}:${personId}`, week };
      const existing = await slots.find(key);
      if (existing !== undefined && !isRetryDue(existing, settings, now) && !isTriedAgain(existing, now))
        continue;
      const language = languages.get(personId) ?? settings.language;
      try {
        await deps.deliverPatiently({
          ...key,
          channelId: personChannel(personId),
          dueAt: now,
          itemCodes: about,
          existing,
          post: (postId) =>
            deps.notices.post({ kind: 'person', personId }, postId, {
              type: 'admin',
              notice,
              language,
              timeZone: settings.timeZone,
            }),
        });
      } catch (error) {
        logger.error({ ...keyOf(key), err: error }, 'an admin could not be told');
      }
    }
  }

  /** Slots that went wrong and need a person; a post that is refused for a while is not one of them yet. */
  async function tellProblems(now: Date): Promise<void> {
    const since = new Date(now.getTime() - LOOK_BACK_MS);
    const wrong = (await slots.list({ states: ['failed', 'unclear'], since })).filter(
      (slot) => !isOurs(slot) && isLasting(slot),
    );
    if (wrong.length === 0) return;
    const told = new Set(
      (await slots.list({ classCode: PLAN_CODE, since }))
        .filter((slot) => isOurs(slot) && slot.state !== 'failed')
        .flatMap((slot) => slot.itemCodes),
    );
    const fresh = wrong.filter((slot) => !told.has(textOf(slot)));
    if (fresh.length === 0) return;
    const keys = fresh.map(textOf);
    const findings = fresh.flatMap((slot) => findingOf(slot) ?? []);
    await tell(`problems-${fingerprint(keys)}`, { code: 'problems', findings }, keys, now);
  }

  function isLasting(slot: Slot): boolean {
    return slot.state === 'failed' ? !mayRetry(slot, settings) : slot.reason === NEEDS_ADMIN;
  }

  async function tellCalendar(now: Date): Promise<void> {
    const today = plainDateIn(settings.timeZone, now);
    const warning = calendar.warning(today);
    if (warning === undefined || calendarToldIn === isoWeekOf(today)) return;
    await tell('calendar', warning, [], now);
    calendarToldIn = isoWeekOf(today);
  }

  async function auditDaily(
    classes: readonly SpecialClass[],
    servedSince: ReadonlyMap<string, Date>,
    now: Date,
  ): Promise<void> {
    const today = plainDateIn(settings.timeZone, now);
    if (now < instantAt(today, settings.auditTime, settings.timeZone)) return;
    const stored = await store.settings.get(LAST_AUDIT_KEY);
    const last = typeof stored === 'string' ? new Date(stored) : undefined;
    if (last !== undefined && plainDateIn(settings.timeZone, last) >= today) return;
    const until = new Date(now.getTime() - GRACE_MS);
    const since = new Date(
      Math.max((last ?? now).getTime() - GRACE_MS - (last ? 0 : DAY_MS), now.getTime() - LOOK_BACK_MS),
    );
    const findings = await audit(classes, servedSince, since, until);
    if (findings.length > 0) {
      logger.error({ findings: findings.length }, 'the audit found slots that did not end as they should');
      await tell(`audit-${today}`, { code: 'audit', since, until, findings }, [], now);
    }
    await store.settings.set(LAST_AUDIT_KEY, now.toISOString(), now);
  }

  async function audit(
    classes: readonly SpecialClass[],
    servedSince: ReadonlyMap<string, Date>,
    since: Date,
    until: Date,
  ): Promise<AuditFinding[]> {
    const rows = (await slots.list({ since })).filter((slot) => !isOurs(slot));
    return auditSlots({ classes, servedSince, slots: rows, calendar, settings, since, until });
  }

  const handler: SlotHandler = {
    handles: (kind) => kind.startsWith(`${KIND}:`),
    async find(slot, since) {
      const personId = slot.kind.split(':')[2];
      return personId === undefined
        ? 'unknown'
        : deps.notices.find({ kind: 'person', personId }, slot.postId, since);
    },
    // What it said is told again by the next audit if it is still so.
    async renew() {
      return { action: 'settle', state: 'failed', reason: 'not_delivered' };
    },
  };

  return {
    handler,
    audit,
    async run(
      classes: readonly SpecialClass[],
      servedSince: ReadonlyMap<string, Date>,
      now: Date,
    ): Promise<void> {
      if (isQuiet(now, settings.timeZone, settings.quietHours, calendar)) return;
      await tellProblems(now);
      await tellCalendar(now);
      await auditDaily(classes, servedSince, now);
    },
  };
}

/** A token that was revoked keeps admins from hearing of it, too: they are told once there is a way to them again. */
function isTriedAgain(slot: Slot, now: Date): boolean {
  return slot.state === 'failed' && Math.abs(now.getTime() - slot.updatedAt.getTime()) >= HOUR_MS;
}

function isOurs(slot: Slot): boolean {
  return slot.kind.startsWith(`${KIND}:`);
}

function fingerprint(keys: readonly string[]): string {
  return createHash('sha256')
    .update([...keys].sort().join('\n'))
    .digest('hex')
    .slice(0, 12);
}

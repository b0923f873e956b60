import { addDays, instantAt, PLAN_TIME_ZONE } from '../../plan/dates.ts';
import type { Draft, PlainDate, StatusUpdate } from '../../plan/records.ts';
import type { SampleFiles, SampleItem } from './files.ts';
import { sampleIssues } from './sample-items.ts';
import { sampleUpdates } from './sample-reports.ts';
import { seedDate } from './seed-dates.ts';

/** Something that happened after the sample plan began. */
export type HistoryEvent = { readonly at: Date; readonly actorId: string } & (
  | { readonly does: 'report'; readonly update: StatusUpdate }
  | { readonly does: 'issue'; readonly issue: Draft<'issue'> }
  /** Changes of an item's stored fields. */
  | { readonly does: 'edit'; readonly code: string; readonly fields: Partial<Draft<'item'>> }
);

/** How many days ago the classes last brought their ledgers up to date. */
const LEDGER_DAYS_AGO = 12;

/** All that happened between the beginning and `now`, oldest first. */
export function sampleHistory(files: SampleFiles, today: PlainDate, began: Date, now: Date): HistoryEvent[] {
  const events = files.items.flatMap((one) => itemHistory(one, files, today));
  return events.filter(({ at }) => at > began && at <= now).sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** The person who leads the item today, or its class. */
export function leadOf(one: SampleItem, files: SampleFiles): string {
  const leads = files.people.people.filter(({ roles }) =>
    roles.some((role) => role.role === 'lead' && role.to === undefined && holdsItem(role, one)),
  );
  const own = leads.find(({ roles }) => roles.some((role) => role.items?.includes(one.code)));
  const lead = own ?? leads[0];
  if (!lead) throw new Error(`nobody leads ${one.code}`);
  return lead.id;
}

function holdsItem(
  role: { classes?: string[] | undefined; items?: string[] | undefined },
  one: SampleItem,
): boolean {
  return (role.classes?.includes(one.class) ?? false) || (role.items?.includes(one.code) ?? false);
}

function itemHistory(one: SampleItem, files: SampleFiles, today: PlainDate): HistoryEvent[] {
  const ownClass = files.classes.find(({ code }) => code === one.class);
  if (!ownClass) throw new Error(`${one.code} belongs to no class`);
  const actorId = leadOf(one, files);
  const closedAt = one.close && instantOn(addDays(today, -one.close.daysAgo), '16:00');
  const reports = sampleUpdates(one, { class: ownClass, phrases: files.phrases, today, authorId: actorId })
    .filter(({ recordedAt }) => closedAt === undefined || recordedAt < closedAt)
    .map((update): HistoryEvent => ({ at: update.recordedAt, actorId, does: 'report', update }));
  return [...reports, ...issueHistory(one, actorId, today), ...editHistory(one, actorId, today)];
}

function issueHistory(one: SampleItem, actorId: string, today: PlainDate): HistoryEvent[] {
  return sampleIssues(one, today).flatMap(({ raised, resolved }): HistoryEvent[] => [
    { at: instantOn(raised.raisedOn, '10:00'), actorId, does: 'issue', issue: raised },
    ...(resolved?.resolvedOn === undefined
      ? []
      : [
          {
            at: instantOn(resolved.resolvedOn, '11:00'),
            actorId,
            does: 'issue',
            issue: resolved,
          } satisfies HistoryEvent,
        ]),
  ]);
}

function editHistory(one: SampleItem, leadId: string, today: PlainDate): HistoryEvent[] {
  const events: HistoryEvent[] = (one.edits ?? []).map(({ daysAgo, by, due, stage }) => {
    const moved = due === undefined ? undefined : seedDate(due, today);
    return {
      at: instantOn(addDays(today, -daysAgo), '15:00'),
      actorId: by,
      does: 'edit',
      code: one.code,
      fields: {
        ...(moved && { dueOn: moved.date, dueText: moved.text }),
        ...(stage && { stage }),
      },
    };
  });
  if (one.report !== undefined) {
    const day = addDays(today, -LEDGER_DAYS_AGO);
    events.push({
      at: instantOn(day, '09:30'),
      actorId: leadId,
      does: 'edit',
      code: one.code,
      fields: { asOf: day, ...(one.recruited !== undefined && { recruitedCount: one.recruited }) },
    });
  }
  if (one.close) {
    const closedOn = addDays(today, -one.close.daysAgo);
    events.push({
      at: instantOn(closedOn, '16:00'),
      actorId: one.close.by,
      does: 'edit',
      code: one.code,
      fields: { status: 'closed', closedOn },
    });
  }
  return events;
}

function instantOn(day: PlainDate, time: string): Date {
  return instantAt(day, time, PLAN_TIME_ZONE);
}

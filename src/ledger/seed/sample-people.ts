import { addDays, PLAN_TIME_ZONE } from '../../plan/dates.ts';
import type { Draft, PlainDate } from '../../plan/records.ts';
import type { PeopleFile, SampleClass } from './files.ts';

export const SAMPLE_SOURCE = '示例计划 / sample plan';
const SAMPLE = { sample: true, withdrawn: false } as const;

/** `SC-01` → `C0SC01`: the ids of the local workspace. */
export function sampleChannelId(classCode: string): string {
  return `C0${classCode.replace('-', '')}`;
}

export function sampleClasses(classes: readonly SampleClass[]): Draft<'class'>[] {
  return classes.map((one) => ({
    code: one.code,
    nameEn: one.en,
    nameZh: one.zh,
    aliases: one.aliases,
    leadUnit: one.unit,
    channelId: sampleChannelId(one.code),
    language: 'zh',
    slotWeekday: one.weekday,
    slotTime: one.time,
    timeZone: PLAN_TIME_ZONE,
    active: true,
    paused: false,
    source: SAMPLE_SOURCE,
    ...SAMPLE,
  }));
}

export function samplePeople(file: PeopleFile): Draft<'person'>[] {
  return file.people.map((one) => ({
    id: one.id,
    name: one.en,
    nameZh: one.zh,
    email: sampleEmail(one.email),
    unit: one.unit,
    ...SAMPLE,
  }));
}

export function sampleEmail(name: string): string {
  return `${name}@sample.invalid`;
}

export function sampleAssignments(file: PeopleFile, today: PlainDate): Draft<'assignment'>[] {
  return file.people.flatMap((person) =>
    person.roles.flatMap(({ role, classes, items, from, to }) => {
      const held = [
        ...(classes ?? []).map((classCode) => ({ key: classCode, classCode })),
        ...(items ?? []).map((itemCode) => ({ key: itemCode, itemCode })),
      ];
      return (held.length > 0 ? held : [{ key: 'plan' }]).map(({ key, ...subject }) => ({
        id: `AS-${person.id}-${role}-${key}`,
        personId: person.id,
        role,
        ...subject,
        validFrom: addDays(today, from),
        validTo: to === undefined ? undefined : addDays(today, to),
        source: SAMPLE_SOURCE,
        ...SAMPLE,
      }));
    }),
  );
}

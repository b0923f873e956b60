import type { Assignment, Draft, Item, Person, SpecialClass } from '../../../src/plan/records.ts';
import type { PlanStore } from '../../../src/plan/store.ts';
import type { Role } from '../../../src/plan/terms.ts';

const origin = { actorId: 'seed', via: 'seed', at: new Date('2026-01-01T00:00:00Z') } as const;
const STORED = { sample: false, withdrawn: false } as const;

export function specialClass(code: string, changes: Partial<SpecialClass> = {}): Draft<'class'> {
  return {
    ...STORED,
    code,
    nameEn: `Class ${code}`,
    nameZh: `${code}专班`,
    aliases: [],
    language: 'zh',
    slotWeekday: 1,
    slotTime: '09:00',
    timeZone: 'Asia/Shanghai',
    active: true,
    paused: false,
    ...changes,
  };
}

export function person(id: string, changes: Partial<Person> = {}): Draft<'person'> {
  return { ...STORED, id, name: `Name of ${id}`, ...changes };
}

export function assignment(
  personId: string,
  role: Role,
  changes: Partial<Assignment> = {},
): Draft<'assignment'> {
  return {
    ...STORED,
    id: `${personId}-${role}-${changes.classCode ?? changes.itemCode ?? 'plan'}`,
    personId,
    role,
    validFrom: '2026-01-01',
    ...changes,
  };
}

export function item(code: string, classCode: string, changes: Partial<Item> = {}): Draft<'item'> {
  return {
    ...STORED,
    code,
    kind: code.startsWith('PRJ') ? 'project' : 'task',
    titleEn: `Title of ${code}`,
    titleZh: `${code}的名称`,
    aliases: [],
    classCode,
    supportingClassCodes: [],
    cities: [],
    status: 'open',
    confidential: false,
    asOf: '2026-01-01',
    servesCodes: [],
    amountTexts: {},
    startOn: '2026-01-01',
    dueOn: '2026-12-31',
    ...changes,
  };
}

/**
 * Two classes with a lead each; the first with a head, deputy, supervising official and member; a leading group, an
 * admin and a member of staff without any assignment.
 */
export async function storeSmallPlan(store: PlanStore): Promise<void> {
  await store.write(async (writer) => {
    await writer.save('class', [specialClass('SC-01'), specialClass('SC-02')], origin);
    const people = [
      'lead1',
      'lead2',
      'head1',
      'deputy1',
      'super1',
      'member1',
      'group1',
      'admin1',
      'staff1',
      'former1',
    ];
    await writer.save(
      'person',
      people.map((id) => person(id)),
      origin,
    );
    const inFirst = { classCode: 'SC-01' };
    await writer.save(
      'assignment',
      [
        assignment('lead1', 'lead', inFirst),
        assignment('head1', 'head', inFirst),
        assignment('deputy1', 'deputy', inFirst),
        assignment('super1', 'supervising_official', inFirst),
        assignment('member1', 'member', inFirst),
        assignment('former1', 'lead', { ...inFirst, validTo: '2026-06-30' }),
        assignment('lead2', 'lead', { classCode: 'SC-02' }),
        assignment('group1', 'leading_group'),
        assignment('admin1', 'admin'),
      ],
      origin,
    );
    await writer.save(
      'item',
      [
        item('KT-01', 'SC-01', { light: 'green', progress: 40 }),
        item('KT-02', 'SC-02'),
        item('KT-03', 'SC-01', { light: 'red', progress: 10 }),
        item('KT-04', 'SC-01', { status: 'closed', closedOn: '2026-05-01' }),
        item('KT-05', 'SC-01', { confidential: true }),
        item('PRJ-001', 'SC-01', { stage: 'started' }),
      ],
      origin,
    );
  });
}

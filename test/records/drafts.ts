import type { ChangeOrigin, Draft, StatusUpdate } from '../../src/plan/records.ts';

/** Records with nothing but what they must have; a test states what it is about. */

export function origin(at: string, more: Partial<ChangeOrigin> = {}): ChangeOrigin {
  return { actorId: 'U0ADMIN', via: 'cli', ...more, at: new Date(at) };
}

export function itemDraft(code: string, more: Partial<Draft<'item'>> = {}): Draft<'item'> {
  return {
    code,
    kind: 'task',
    titleEn: `Item ${code}`,
    titleZh: `事项${code}`,
    aliases: [],
    classCode: 'SC-01',
    supportingClassCodes: [],
    cities: [],
    status: 'open',
    confidential: false,
    asOf: '2026-09-01',
    servesCodes: [],
    amountTexts: {},
    sample: true,
    withdrawn: false,
    ...more,
  };
}

export function classDraft(code: string, more: Partial<Draft<'class'>> = {}): Draft<'class'> {
  return {
    code,
    nameEn: `Class ${code}`,
    nameZh: `专班${code}`,
    aliases: [],
    language: 'zh',
    slotWeekday: 1,
    slotTime: '09:00',
    timeZone: 'Asia/Shanghai',
    active: true,
    paused: false,
    sample: true,
    withdrawn: false,
    ...more,
  };
}

export function assignmentDraft(id: string, more: Partial<Draft<'assignment'>> = {}): Draft<'assignment'> {
  return {
    id,
    personId: 'U0LEAD',
    role: 'lead',
    validFrom: '2026-01-01',
    sample: true,
    withdrawn: false,
    ...more,
  };
}

export function personDraft(id: string, more: Partial<Draft<'person'>> = {}): Draft<'person'> {
  return { id, name: `Person ${id}`, sample: true, withdrawn: false, ...more };
}

export function updateOf(
  id: string,
  itemCode: string,
  recordedAt: string,
  more: Partial<StatusUpdate> = {},
): StatusUpdate {
  return {
    id,
    itemCode,
    period: '2026-W36',
    amountTexts: {},
    authorId: 'U0LEAD',
    recordedAt: new Date(recordedAt),
    via: 'slash',
    sample: true,
    ...more,
  };
}

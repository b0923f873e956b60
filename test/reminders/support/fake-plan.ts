import type {
  Assignment,
  Dependency,
  Issue,
  Item,
  SpecialClass,
  StatusUpdate,
} from '../../../src/plan/records.ts';
import type { ReminderStore } from '../../../src/reminders/ports.ts';
import { createFakeNotices } from './fake-notices.ts';
import { createFakeSlots } from './fake-slots.ts';

const STORED = { sample: false, withdrawn: false, version: 1, updatedAt: new Date(0) };

export function aClass(code: string, fields: Partial<SpecialClass> = {}): SpecialClass {
  return {
    ...STORED,
    code,
    nameEn: `Class ${code}`,
    nameZh: `专班${code}`,
    aliases: [],
    channelId: `C-${code}`,
    language: 'en',
    slotWeekday: 1,
    slotTime: '09:00',
    timeZone: 'Asia/Shanghai',
    active: true,
    paused: false,
    ...fields,
  };
}

export function anItem(code: string, classCode: string, fields: Partial<Item> = {}): Item {
  return {
    ...STORED,
    code,
    kind: 'task',
    titleEn: `Task ${code}`,
    titleZh: `任务${code}`,
    aliases: [],
    classCode,
    supportingClassCodes: [],
    cities: [],
    status: 'open',
    confidential: false,
    asOf: '2026-01-01',
    servesCodes: [],
    amountTexts: {},
    ...fields,
  };
}

export function anAssignment(
  personId: string,
  role: Assignment['role'],
  classCode?: string,
  fields: Partial<Assignment> = {},
): Assignment {
  return {
    ...STORED,
    id: `${personId}-${role}-${classCode ?? fields.itemCode ?? 'plan'}`,
    personId,
    role,
    classCode,
    validFrom: '2025-01-01',
    ...fields,
  };
}

export interface FakePlan {
  classes: SpecialClass[];
  items: Item[];
  assignments: Assignment[];
  updates: StatusUpdate[];
  issues: Issue[];
  dependencies: Dependency[];
}

/** The plan in memory: as much of the store as the reminders use. Tests change its lists directly. */
export function createFakePlan(
  given: Partial<FakePlan> = {},
): FakePlan & { readonly store: ReminderStore & { readonly slots: ReturnType<typeof createFakeSlots> } } {
  const plan: FakePlan = {
    classes: [],
    items: [],
    assignments: [],
    updates: [],
    issues: [],
    dependencies: [],
    ...given,
  };
  const settings = new Map<string, unknown>();
  const unused = (): never => {
    throw new Error('not part of the fake plan');
  };
  const store = {
    slots: createFakeSlots(),
    notices: createFakeNotices(),
    settings: {
      get: async (key: string) => settings.get(key),
      set: async (key: string, value: unknown) => void settings.set(key, value),
    },
    listClasses: async () => [...plan.classes],
    findClass: async (code: string) => plan.classes.find((one) => one.code === code),
    listPeople: async () => [],
    listAssignments: async () => [...plan.assignments],
    getItems: async (codes: readonly string[]) => plan.items.filter((item) => codes.includes(item.code)),
    findItems: (async (filter, page) => {
      const found = plan.items.filter(
        (item) =>
          (filter.classCodes?.includes(item.classCode) ?? true) &&
          (filter.statuses?.includes(item.status) ?? true),
      );
      const offset = page.offset ?? 0;
      return { items: found.slice(offset, offset + page.limit), total: found.length };
    }) satisfies ReminderStore['findItems'],
    latestUpdates: async (codes: readonly string[]) =>
      codes.flatMap((code) => plan.updates.findLast((one) => one.itemCode === code) ?? []),
    listUpdates: async () => [...plan.updates],
    listIssues: async ({ itemCodes }: { readonly itemCodes?: readonly string[] | undefined }) =>
      plan.issues.filter((one) => itemCodes?.includes(one.itemCode)),
    listDependencies: async ({ itemCodes }: { readonly itemCodes?: readonly string[] | undefined }) =>
      plan.dependencies.filter((one) => itemCodes?.includes(one.itemCode)),
    listAudit: async () => [],
    aggregateItems: async () => [],
    write: unused,
  };
  return Object.assign(plan, { store });
}

/** The item as it stands once an update for the week was stored. */
export function reported(item: Item, week: string): Item {
  return { ...item, lastUpdatePeriod: week, lastUpdateId: `${item.code}-${week}` };
}

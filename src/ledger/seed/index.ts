import type { Clock } from '../../plan/clock.ts';
import { addDays, instantAt, mondayOf, PLAN_TIME_ZONE, plainDateIn } from '../../plan/dates.ts';
import { SEES_EVERYTHING } from '../../plan/permissions.ts';
import type { ChangeOrigin, PlainDate, SpecialClass } from '../../plan/records.ts';
import { fail, ok, type Result } from '../../plan/result.ts';
import type { PlanStore, PlanWriter, SaveOutcome } from '../../plan/store.ts';
import { articleClasses, articleStatements } from './article.ts';
import { readSampleFiles, readStatementsFile, type StatementsFile } from './files.ts';
import { sampleHistory } from './sample-history.ts';
import { sampleDependencies, sampleItem, sampleMilestones } from './sample-items.ts';
import { sampleAssignments, sampleClasses, samplePeople } from './sample-people.ts';
import { writeHistory } from './write-sample.ts';

export { readSampleWorkspace, type SampleUser, type SampleWorkspace } from './workspace.ts';

const SEEDER = 'linkage';
const SETTING = 'seed.sample';
/** The sample plan's records begin on a Monday this many weeks before the day of seeding. */
const WEEKS_BACK = 10;

export const SEED_COUNTS = [
  'statements',
  'classes',
  'people',
  'assignments',
  'items',
  'milestones',
  'issues',
  'dependencies',
  'updates',
] as const;

export interface SeedReport {
  /** `unchanged`: all of it was there already; a sample plan of another day counts as being there. */
  readonly outcome: 'seeded' | 'unchanged';
  /** How many records of each kind were created or changed. */
  readonly counts: Readonly<Record<(typeof SEED_COUNTS)[number], number>>;
  /** The day from which the store's sample plan is dated back. */
  readonly sampleOn?: PlainDate | undefined;
}

/** The store holds items that are no sample data: a demonstration must not be mixed into a real plan. */
export type SeedErrorCode = 'holds_other_plan';

export interface Seeding {
  /** What the source document states. Classes that exist are left as they are. */
  seedArticle(at: Date): Promise<SeedReport>;
  /**
   * The article and the sample plan, dated back from the day that `at` is in the plan's zone: the same day gives the
   * same plan. One transaction. `force` seeds beside a real plan.
   */
  seedSample(
    at: Date,
    options?: { readonly force?: boolean | undefined },
  ): Promise<Result<SeedReport, SeedErrorCode>>;
}

interface SeedingDeps {
  readonly store: PlanStore;
  readonly clock: Clock;
  /** The folder that holds `article/` and `sample/`. */
  readonly seedsDir: string;
}

const NOTHING = Object.fromEntries(SEED_COUNTS.map((name) => [name, 0])) as Record<
  (typeof SEED_COUNTS)[number],
  number
>;

export function createSeeding({ store, clock, seedsDir }: SeedingDeps): Seeding {
  return {
    async seedArticle(at) {
      const file = readStatementsFile(seedsDir);
      const counts = await store.write((writer) => writeArticle(writer, file, at));
      return reportOf(counts);
    },

    async seedSample(at, { force = false } = {}) {
      const found = await whatIsThere(store);
      if (found === 'sample') return ok(reportOf({}, await seededOn(store)));
      if (found === 'other' && !force) return fail('holds_other_plan');
      const today = plainDateIn(PLAN_TIME_ZONE, at);
      const article = readStatementsFile(seedsDir);
      const counts = await store.write(async (writer) => {
        const began = instantAt(addDays(mondayOf(today), -7 * WEEKS_BACK), '08:30', PLAN_TIME_ZONE);
        const stated = await writeArticle(writer, article, began);
        return { ...stated, ...(await writeSample(writer, seedsDir, { today, began, now: at })) };
      });
      await store.settings.set(SETTING, { on: today }, clock.now());
      return ok(reportOf(counts, today));
    },
  };
}

async function writeArticle(
  writer: PlanWriter,
  file: StatementsFile,
  at: Date,
): Promise<{ statements: number; classes: number }> {
  const known = new Set((await writer.listClasses()).map(({ code }) => code));
  const missing = articleClasses(file).filter(({ code }) => !known.has(code));
  const statements = await writer.save('statement', articleStatements(file), seededAt(at));
  const classes = await writer.save('class', missing, seededAt(at));
  return { statements: written(statements), classes: written(classes) };
}

async function writeSample(
  writer: PlanWriter,
  seedsDir: string,
  { today, began, now }: { readonly today: PlainDate; readonly began: Date; readonly now: Date },
): Promise<Partial<SeedReport['counts']>> {
  const files = readSampleFiles(seedsDir);
  const origin = seededAt(began);
  const { items } = files;
  const beganOn = plainDateIn(PLAN_TIME_ZONE, began);
  const classes = await writer.save(
    'class',
    sampleClasses(files.classes),
    seededAt(newest(await writer.listClasses(), began)),
  );
  const people = await writer.save('person', samplePeople(files.people), origin);
  const assignments = await writer.save('assignment', sampleAssignments(files.people, today), origin);
  const drafts = await writer.save(
    'item',
    items.map((one) => sampleItem(one, today, beganOn)),
    origin,
  );
  const milestones = await writer.save(
    'milestone',
    items.flatMap((one) => sampleMilestones(one, today)),
    origin,
  );
  const dependencies = await writer.save('dependency', items.flatMap(sampleDependencies), origin);
  const history = sampleHistory(files, today, began, now);
  const updates = await writeHistory(writer, history);
  const issues = new Set(history.flatMap((event) => (event.does === 'issue' ? [event.issue.id] : [])));
  return {
    classes: written(classes),
    people: written(people),
    assignments: written(assignments),
    items: written(drafts),
    milestones: written(milestones),
    dependencies: written(dependencies),
    issues: issues.size,
    updates,
  };
}

async function whatIsThere(store: PlanStore): Promise<'nothing' | 'sample' | 'other'> {
  const page = { sort: [], limit: 1 };
  const samples = await store.findItems({ sample: true }, page, SEES_EVERYTHING);
  if (samples.total > 0) return 'sample';
  const others = await store.findItems({ sample: false }, page, SEES_EVERYTHING);
  return others.total > 0 ? 'other' : 'nothing';
}

async function seededOn(store: PlanStore): Promise<PlainDate | undefined> {
  const value = await store.settings.get(SETTING);
  return typeof value === 'object' && value !== null && 'on' in value && typeof value.on === 'string'
    ? value.on
    : undefined;
}

/** A class that was there before keeps the order of its history. */
function newest(classes: readonly SpecialClass[], began: Date): Date {
  return new Date(Math.max(began.getTime(), ...classes.map(({ updatedAt }) => updatedAt.getTime())));
}

function seededAt(at: Date): ChangeOrigin {
  return { actorId: SEEDER, via: 'seed', at };
}

function written(outcome: SaveOutcome): number {
  return outcome.created.length + outcome.changed.length;
}

function reportOf(counts: Partial<SeedReport['counts']>, sampleOn?: PlainDate): SeedReport {
  const all = { ...NOTHING, ...counts };
  const outcome = Object.values(all).some((count) => count > 0) ? 'seeded' : 'unchanged';
  return { outcome, counts: all, sampleOn };
}

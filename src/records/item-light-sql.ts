import type { ItemFilter } from '../plan/query.ts';
import { Prisma, type Sql } from './database.ts';

type Judged = NonNullable<ItemFilter['judged']>;

/**
 * `computeLight` in SQL, on the rows `i` of items: a large plan is judged where it is stored. The same arithmetic of
 * doubles, so that both round alike; a test holds the two together.
 */
export function judgedAs({ as, today, timeZone, thresholds }: Judged): Sql {
  const number = (value: number) => Prisma.sql`${String(value)}::double precision`;
  const day = Prisma.sql`${today}::date`;
  const isJudged = Prisma.sql`i.status <> 'closed' AND i.stage IS DISTINCT FROM 'cancelled' AND i."dueOn" IS NOT NULL`;
  const share = Prisma.sql`(${day} - i."startOn")::double precision / (i."dueOn" - i."startOn")::double precision`;
  const pace = Prisma.sql`CASE WHEN i."startOn" < i."dueOn" THEN floor(least(greatest(${share}, 0), 1) * 1000 + 0.5) / 10 END`;
  const points = Prisma.sql`floor((${pace} - i.progress) * 10 + 0.5) / 10`;
  const isBehind = Prisma.sql`coalesce(${points} >= ${number(thresholds.amberPointsBehind)}, false)`;
  if (as === 'behind_pace') return Prisma.sql`${isJudged} AND ${isBehind}`;
  const isFarBehind = Prisma.sql`(${isBehind} AND ${points} > ${number(thresholds.redPointsBehind)})`;
  const isUnfinished = Prisma.sql`coalesce(i.progress, 0) < 100`;
  const isOverdue = Prisma.sql`(${day} > i."dueOn" AND ${isUnfinished})`;
  const isSilent = Prisma.sql`(${isUnfinished}
    AND coalesce(floor((100 - ${pace}) * 10 + 0.5) / 10 <= ${number(thresholds.silentTimeLeftPercent)}, false)
    AND (i."lastUpdatedAt" IS NULL
      OR ${day} - (i."lastUpdatedAt" AT TIME ZONE ${timeZone}::text)::date >= ${number(thresholds.silentDays)}))`;
  return Prisma.sql`${isJudged} AND i.light <> CASE
    WHEN ${isOverdue} OR ${isFarBehind} THEN 'red' WHEN ${isBehind} OR ${isSilent} THEN 'amber' ELSE 'green' END`;
}

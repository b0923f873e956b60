import { boundCases } from './bound-cases.ts';
import type { Case, Sql } from './case.ts';
import { courseCases } from './course-cases.ts';
import { dateCases } from './date-cases.ts';
import { figureCases } from './figure-cases.ts';
import { followUpCases } from './follow-up-cases.ts';
import { hostileCases } from './hostile-cases.ts';
import { listCases } from './list-cases.ts';
import { lookupCases } from './lookup-cases.ts';
import { narrowingCases } from './narrowing-cases.ts';
import { pastCases } from './past-cases.ts';
import { peopleCases } from './people-cases.ts';
import { createQuestions } from './questions.ts';
import { refusalCases } from './refusal-cases.ts';
import { shareCases } from './share-cases.ts';
import { standingCases } from './standing-cases.ts';
import { subjectCases } from './subject-cases.ts';

/** Questions about whatever plan is stored, with what is right worked out by SQL. `salt` picks other records. */
export async function planCases(sql: Sql, today: string, salt: string): Promise<Case[]> {
  const questions = await createQuestions(sql, today, salt);
  for (const add of [
    lookupCases,
    listCases,
    dateCases,
    figureCases,
    shareCases,
    peopleCases,
    narrowingCases,
    pastCases,
    boundCases,
    refusalCases,
    hostileCases,
    followUpCases,
    standingCases,
    courseCases,
    subjectCases,
  ])
    await add(questions);
  return questions.cases;
}

import pg from 'pg';
import type { Sql } from '../../test/eval/case.ts';
import { planCases } from '../../test/eval/plan-cases.ts';
import { PLAN_AT } from './large-plan.ts';

export interface BenchQuestion {
  readonly text: string;
  readonly form: string;
  readonly language: 'en' | 'zh';
  /** The items that the evaluation expects, where it names them. */
  readonly codes?: readonly string[] | undefined;
}

/** The evaluation's questions that stand for themselves, about the plan that the SQL reads and any larger one. */
export async function questionsBy(sql: Sql): Promise<BenchQuestion[]> {
  const cases = await planCases(sql, PLAN_AT.toISOString().slice(0, 10), 'bench');
  return cases
    .filter((one) => one.after === undefined)
    .map(({ text, form, language, expected }) => ({ text, form, language, codes: expected.codes }));
}

export async function evaluationQuestions(databaseUrl: string): Promise<BenchQuestion[]> {
  const pool = new pg.Pool({ connectionString: databaseUrl, options: '-c TimeZone=UTC' });
  try {
    return await questionsBy(
      async <Row>(sql: string, values: readonly unknown[] = []) =>
        (await pool.query(sql, [...values])).rows as Row[],
    );
  } finally {
    await pool.end();
  }
}

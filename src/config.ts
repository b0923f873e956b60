import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { isTimeZone, PLAN_TIME_ZONE } from './plan/dates.ts';
import { DEFAULT_LIGHT_THRESHOLDS, type LightThresholds } from './plan/lights.ts';
import { fail, ok, type Result } from './plan/result.ts';
import { LANGUAGES, type Language } from './plan/terms.ts';

/** A setting that cannot be used. The value is never repeated: it may be a secret. */
export interface ConfigProblem {
  readonly variable: ConfigVariable;
  readonly reason: 'invalid' | 'missing';
}

/** How the bot reaches a Slack: `local` is the workspace for trying it out. */
export type SlackConfig =
  | {
      readonly mode: 'socket';
      readonly botToken: string;
      readonly appToken: string;
      readonly apiUrl?: string | undefined;
    }
  | {
      readonly mode: 'http';
      readonly botToken: string;
      readonly signingSecret: string;
      readonly port: number;
      readonly apiUrl?: string | undefined;
    }
  | { readonly mode: 'local'; readonly port: number };

export interface ModelConfig {
  readonly apiKey: string;
  readonly baseUrl?: string | undefined;
  readonly model: string;
  readonly timeoutMs: number;
  readonly dailyTokenBudget: number;
  readonly personHourlyQuestions: number;
}

/** A time in each week: ISO weekday (1 is Monday) and `HH:MM`. */
export interface WeekMoment {
  readonly weekday: number;
  readonly time: string;
}

export interface Config {
  readonly slack: SlackConfig;
  /** PostgreSQL; without it the store is embedded in `dataDir`. */
  readonly databaseUrl?: string | undefined;
  readonly dataDir: string;
  readonly model?: ModelConfig | undefined;
  readonly adminUserIds: readonly string[];
  readonly language: (typeof LANGUAGES)[number];
  readonly timeZone: string;
  readonly leadingGroupChannelId?: string | undefined;
  readonly calendarFile?: string | undefined;
  readonly holidayRule: 'next_workday' | 'second_workday';
  readonly missedReminderMaxAgeHours: number;
  readonly reminders: {
    readonly whenAllReported: 'one_line' | 'nothing';
    /** Wall-clock times `HH:MM` in the class's zone. */
    readonly quietHours: { readonly from: string; readonly to: string };
    readonly deadline: WeekMoment;
    readonly weeklyDigest: WeekMoment;
    readonly silentWeeksLimit: number;
    readonly redDaysLimit: number;
  };
  readonly lightThresholds: LightThresholds;
  readonly updates: {
    /** How long after an update it may be corrected. */
    readonly correctionHours: number;
    /** For how many days an item is snoozed, and how often in a week. */
    readonly snoozeDays: number;
    readonly snoozesPerWeek: number;
  };
  readonly questionRetentionDays: number;
  /** Health and metrics; port 0 serves none. */
  readonly operations: { readonly host: string; readonly port: number };
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

/** The process's environment with `.env` of the working folder under it: what is set already wins. */
export function readEnvironment(): Readonly<Record<string, string | undefined>> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
}

/** Chinese for a terminal whose locale is Chinese, else English. What is posted to Slack follows DEFAULT_LANGUAGE. */
export function terminalLanguage(environment: Readonly<Record<string, string | undefined>>): Language {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '';
  return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

const blankIsAbsent = (value: unknown): unknown =>
  typeof value === 'string' && value.trim() === '' ? undefined : value;
const text = z.preprocess(blankIsAbsent, z.string().trim().optional());
const whole = (fallback: number, min: number, max: number) =>
  z.preprocess(blankIsAbsent, z.coerce.number().int().min(min).max(max).default(fallback));
const url = z.preprocess(blankIsAbsent, z.url().optional());
const prefixed = (prefix: string) =>
  z.preprocess(blankIsAbsent, z.string().trim().startsWith(prefix).optional());

const TIME = '([01]\\d|2[0-3]):[0-5]\\d';
const hours = (fallback: string) =>
  z.preprocess(
    blankIsAbsent,
    z
      .string()
      .regex(new RegExp(`^${TIME}-${TIME}$`))
      .default(fallback)
      .transform((value) => ({ from: value.slice(0, 5), to: value.slice(6) })),
  );
const weekMoment = (fallback: string) =>
  z.preprocess(
    blankIsAbsent,
    z
      .string()
      .regex(new RegExp(`^[1-7] ${TIME}$`))
      .default(fallback)
      .transform((value): WeekMoment => ({ weekday: Number(value[0]), time: value.slice(2) })),
  );

const ENVIRONMENT = z.object({
  SLACK_BOT_TOKEN: prefixed('xoxb-'),
  SLACK_APP_TOKEN: prefixed('xapp-'),
  SLACK_SIGNING_SECRET: text,
  SLACK_API_URL: z.preprocess(blankIsAbsent, z.url().endsWith('/api/').optional()),
  PORT: whole(3000, 1, 65_535),
  DATABASE_URL: z.preprocess(
    blankIsAbsent,
    z
      .string()
      .regex(/^postgres(ql)?:\/\//)
      .optional(),
  ),
  DATA_DIR: z.preprocess(blankIsAbsent, z.string().default('.data')),
  OPENAI_API_KEY: text,
  OPENAI_BASE_URL: url,
  OPENAI_MODEL: z.preprocess(blankIsAbsent, z.string().default('gpt-4o-mini')),
  OPENAI_TIMEOUT_MS: whole(20_000, 500, 120_000),
  MODEL_DAILY_TOKENS: whole(2_000_000, 0, 1_000_000_000),
  MODEL_QUESTIONS_PER_PERSON_HOUR: whole(60, 0, 10_000),
  ADMIN_USER_IDS: z.preprocess(blankIsAbsent, z.string().default('')),
  DEFAULT_LANGUAGE: z.preprocess(blankIsAbsent, z.enum(LANGUAGES).default('zh')),
  TIME_ZONE: z.preprocess(blankIsAbsent, z.string().refine(isTimeZone).default(PLAN_TIME_ZONE)),
  LEADING_GROUP_CHANNEL_ID: text,
  CALENDAR_FILE: text,
  HOLIDAY_RULE: z.preprocess(
    blankIsAbsent,
    z.enum(['next_workday', 'second_workday']).default('next_workday'),
  ),
  MISSED_REMINDER_MAX_AGE_HOURS: whole(48, 1, 24 * 14),
  WHEN_ALL_REPORTED: z.preprocess(blankIsAbsent, z.enum(['one_line', 'nothing']).default('one_line')),
  QUIET_HOURS: hours('20:00-07:30'),
  REPORT_DEADLINE: weekMoment('5 12:00'),
  WEEKLY_CIRCULAR: weekMoment('5 16:30'),
  ESCALATE_AFTER_SILENT_WEEKS: whole(2, 1, 52),
  ESCALATE_AFTER_RED_DAYS: whole(14, 1, 366),
  LIGHT_AMBER_POINTS_BEHIND: whole(DEFAULT_LIGHT_THRESHOLDS.amberPointsBehind, 1, 100),
  LIGHT_RED_POINTS_BEHIND: whole(DEFAULT_LIGHT_THRESHOLDS.redPointsBehind, 1, 100),
  LIGHT_SILENT_TIME_LEFT_PERCENT: whole(DEFAULT_LIGHT_THRESHOLDS.silentTimeLeftPercent, 0, 100),
  LIGHT_SILENT_DAYS: whole(DEFAULT_LIGHT_THRESHOLDS.silentDays, 1, 366),
  UPDATE_CORRECTION_HOURS: whole(24, 0, 24 * 31),
  SNOOZE_DAYS: whole(2, 1, 7),
  SNOOZES_PER_WEEK: whole(2, 0, 7),
  QUESTION_RETENTION_DAYS: whole(90, 1, 3650),
  OPERATIONS_HOST: z.preprocess(blankIsAbsent, z.string().trim().default('127.0.0.1')),
  OPERATIONS_PORT: whole(9464, 0, 65_535),
  LOG_LEVEL: z.preprocess(
    blankIsAbsent,
    z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  ),
});

/** Every setting, by its name in the environment. */
export type ConfigVariable = keyof z.infer<typeof ENVIRONMENT>;
export const CONFIG_VARIABLES = Object.keys(ENVIRONMENT.shape) as readonly ConfigVariable[];

/**
 * The settings of an installation from its environment. Tokens decide the way to Slack: a bot token with an app token is
 * Socket Mode, with a signing secret HTTP events; none at all is the local workspace. Anything in between is an error.
 */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
): Result<Config, 'invalid_config', readonly ConfigProblem[]> {
  const parsed = ENVIRONMENT.safeParse(environment);
  if (!parsed.success) {
    return fail(
      'invalid_config',
      parsed.error.issues.map((issue) => ({ variable: issue.path[0] as ConfigVariable, reason: 'invalid' })),
    );
  }
  const env = parsed.data;
  const slack = slackConfig(env);
  if (!slack.ok) return slack;
  return ok({
    slack: slack.value,
    databaseUrl: env.DATABASE_URL,
    dataDir: path.resolve(env.DATA_DIR),
    model:
      env.OPENAI_API_KEY === undefined
        ? undefined
        : {
            apiKey: env.OPENAI_API_KEY,
            baseUrl: env.OPENAI_BASE_URL,
            model: env.OPENAI_MODEL,
            timeoutMs: env.OPENAI_TIMEOUT_MS,
            dailyTokenBudget: env.MODEL_DAILY_TOKENS,
            personHourlyQuestions: env.MODEL_QUESTIONS_PER_PERSON_HOUR,
          },
    adminUserIds: env.ADMIN_USER_IDS.split(/[\s,，]+/).filter((id) => id !== ''),
    language: env.DEFAULT_LANGUAGE,
    timeZone: env.TIME_ZONE,
    leadingGroupChannelId: env.LEADING_GROUP_CHANNEL_ID,
    calendarFile: env.CALENDAR_FILE,
    holidayRule: env.HOLIDAY_RULE,
    missedReminderMaxAgeHours: env.MISSED_REMINDER_MAX_AGE_HOURS,
    reminders: {
      whenAllReported: env.WHEN_ALL_REPORTED,
      quietHours: env.QUIET_HOURS,
      deadline: env.REPORT_DEADLINE,
      weeklyDigest: env.WEEKLY_CIRCULAR,
      silentWeeksLimit: env.ESCALATE_AFTER_SILENT_WEEKS,
      redDaysLimit: env.ESCALATE_AFTER_RED_DAYS,
    },
    lightThresholds: {
      amberPointsBehind: env.LIGHT_AMBER_POINTS_BEHIND,
      redPointsBehind: env.LIGHT_RED_POINTS_BEHIND,
      silentTimeLeftPercent: env.LIGHT_SILENT_TIME_LEFT_PERCENT,
      silentDays: env.LIGHT_SILENT_DAYS,
    },
    updates: {
      correctionHours: env.UPDATE_CORRECTION_HOURS,
      snoozeDays: env.SNOOZE_DAYS,
      snoozesPerWeek: env.SNOOZES_PER_WEEK,
    },
    questionRetentionDays: env.QUESTION_RETENTION_DAYS,
    operations: { host: env.OPERATIONS_HOST, port: env.OPERATIONS_PORT },
    logLevel: env.LOG_LEVEL,
  });
}

function slackConfig(
  env: z.infer<typeof ENVIRONMENT>,
): Result<SlackConfig, 'invalid_config', readonly ConfigProblem[]> {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = env;
  const apiUrl = env.SLACK_API_URL;
  if (botToken === undefined) {
    if (appToken === undefined && signingSecret === undefined) return ok({ mode: 'local', port: env.PORT });
    return fail('invalid_config', [{ variable: 'SLACK_BOT_TOKEN', reason: 'missing' }]);
  }
  if (appToken !== undefined) return ok({ mode: 'socket', botToken, appToken, apiUrl });
  if (signingSecret !== undefined)
    return ok({ mode: 'http', botToken, signingSecret, port: env.PORT, apiUrl });
  return fail('invalid_config', [{ variable: 'SLACK_APP_TOKEN', reason: 'missing' }]);
}

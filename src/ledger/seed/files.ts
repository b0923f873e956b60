import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import {
  CITIES,
  FUND_SOURCES,
  INDUSTRIES,
  ISSUE_TYPES,
  LIGHTS,
  NATURES,
  ROLES,
  STAGES,
  STATEMENT_TOPICS,
} from '../../plan/terms.ts';

const day = z.number().int();
const text = z.string().min(1);

const statementsFile = z.strictObject({
  documents: z.record(z.string(), z.strictObject({ source: text, sourceDate: z.iso.date().optional() })),
  statements: z.array(
    z.strictObject({
      id: text,
      topic: z.enum(STATEMENT_TOPICS),
      document: text,
      textEn: text,
      textZh: text,
      aliases: z.array(text),
      sentence: text,
    }),
  ),
  classes: z.strictObject({
    document: text,
    count: z.number().int().positive(),
    nameEn: text,
    nameZh: text,
    sentence: text,
  }),
});
export type StatementsFile = z.infer<typeof statementsFile>;

const classesFile = z.strictObject({
  classes: z.array(
    z.strictObject({
      code: text,
      en: text,
      zh: text,
      aliases: z.array(text),
      unit: text,
      channel: text,
      weekday: z.number().int().min(1).max(7),
      time: text,
      report: z.strictObject({ weekday: z.number().int().min(1).max(7), hour: z.number().int() }),
    }),
  ),
});
export type SampleClass = z.infer<typeof classesFile>['classes'][number];

const peopleFile = z.strictObject({
  people: z.array(
    z.strictObject({
      id: text,
      en: text,
      zh: text,
      email: text,
      unit: text,
      role: text.optional(),
      roles: z.array(
        z.strictObject({
          role: z.enum(ROLES),
          classes: z.array(text).optional(),
          items: z.array(text).optional(),
          from: day,
          to: day.optional(),
        }),
      ),
    }),
  ),
  channels: z.array(
    z.strictObject({ id: text, name: text, members: z.union([z.literal('all'), z.array(z.enum(ROLES))]) }),
  ),
});
export type PeopleFile = z.infer<typeof peopleFile>;

const phrasesFile = z.record(z.string(), z.record(z.enum(LIGHTS), z.array(text)));
export type PhrasesFile = z.infer<typeof phrasesFile>;

const itemsFile = z.strictObject({
  items: z.array(
    z.strictObject({
      code: text,
      class: text,
      en: text,
      zh: text,
      aliases: z.array(text),
      cities: z.array(z.enum(CITIES)),
      industry: z.enum(INDUSTRIES).optional(),
      supports: z.array(text).optional(),
      parent: text.optional(),
      start: day,
      due: text.optional(),
      confidential: z.boolean().optional(),
      light: z.enum(LIGHTS).optional(),
      progress: z.number().optional(),
      nature: z.enum(NATURES).optional(),
      stage: z.enum(STAGES).optional(),
      owner: text.optional(),
      location: text.optional(),
      mu: z.number().optional(),
      land: text.optional(),
      fundSource: z.enum(FUND_SOURCES).optional(),
      serves: z.array(text).optional(),
      amounts: z.record(z.string(), text).optional(),
      document: text.optional(),
      clause: text.optional(),
      eligibility: text.optional(),
      validFrom: text.optional(),
      validTo: text.optional(),
      programme: text.optional(),
      target: z.number().int().optional(),
      recruited: z.number().int().optional(),
      platformType: text.optional(),
      operator: text.optional(),
      services: text.optional(),
      report: text.optional(),
      spend: z.array(z.number()).optional(),
      says: z
        .record(
          z.string(),
          z.strictObject({
            done: text.optional(),
            problems: text.optional(),
            next: text.optional(),
            support: text.optional(),
          }),
        )
        .optional(),
      milestones: z.array(z.array(text).min(3).max(4)).optional(),
      issues: z
        .array(
          z.strictObject({
            type: z.enum(ISSUE_TYPES),
            text,
            raised: day,
            due: day,
            owner: text.optional(),
            done: day.optional(),
            resolution: text.optional(),
          }),
        )
        .optional(),
      waits: z
        .array(z.strictObject({ item: text.optional(), class: text.optional(), note: text }))
        .optional(),
      edits: z
        .array(
          z.strictObject({
            daysAgo: day,
            by: text,
            due: text.optional(),
            stage: z.enum(STAGES).optional(),
            from: z.strictObject({ stage: z.enum(STAGES) }).optional(),
          }),
        )
        .optional(),
      close: z.strictObject({ daysAgo: day, by: text }).optional(),
    }),
  ),
});
export type SampleItem = z.infer<typeof itemsFile>['items'][number];

export interface SampleFiles {
  readonly classes: readonly SampleClass[];
  readonly people: PeopleFile;
  readonly phrases: PhrasesFile;
  readonly items: readonly SampleItem[];
}

/** @throws when a file of the seeds is missing or not in its form: they belong to the program. */
export function readStatementsFile(seedsDir: string): StatementsFile {
  return statementsFile.parse(readYaml(seedsDir, 'article/statements.yaml'));
}

export function readPeopleFile(seedsDir: string): PeopleFile {
  return peopleFile.parse(readYaml(seedsDir, 'sample/people.yaml'));
}

export function readClassesFile(seedsDir: string): SampleClass[] {
  return classesFile.parse(readYaml(seedsDir, 'sample/classes.yaml')).classes;
}

export function readSampleFiles(seedsDir: string): SampleFiles {
  return {
    classes: readClassesFile(seedsDir),
    people: readPeopleFile(seedsDir),
    phrases: phrasesFile.parse(readYaml(seedsDir, 'sample/phrases.yaml')),
    items: ['sample/items-industry.yaml', 'sample/items-levers.yaml'].flatMap(
      (name) => itemsFile.parse(readYaml(seedsDir, name)).items,
    ),
  };
}

function readYaml(seedsDir: string, name: string): unknown {
  return parse(readFileSync(join(seedsDir, name), 'utf8'));
}

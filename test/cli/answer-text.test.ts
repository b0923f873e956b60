import { describe, expect, it } from 'vitest';
import type { Answer, AnswerSource } from '../../src/answers/answer.ts';
import { answerPage } from '../../src/cli/answer-text.ts';
import { plainAnswer } from '../support/bot.ts';

const TIME_ZONE = 'Asia/Shanghai';
const source = (code: string, more: Partial<AnswerSource> = {}): AnswerSource => ({
  code,
  title: `Title of ${code}`,
  kind: 'project',
  document: 'the ledger',
  sample: false,
  ...more,
});
const table = (names: readonly string[]): NonNullable<Answer['table']> => ({
  caption: 'Progress',
  columns: [
    { label: 'class', align: 'left' },
    { label: 'progress', align: 'right' },
  ],
  rows: names.map((text, index) => [{ text }, { text: `${30 + index}%` }]),
  total: names.length,
});
const page = (answer: Partial<Answer>): string =>
  answerPage({ ...plainAnswer('a'), sources: [], ...answer }, TIME_ZONE);
const says = (text: string) => [{ text, cites: [] }];

describe('an answer in the terminal', () => {
  it('does not read out the rows that its table shows', () => {
    const shown = page({
      sentences: says('Progress by class: Roads: 30%, Ports: 31%, and Rail: 32%.'),
      table: table(['Roads', 'Ports', 'Rail']),
    });
    expect(shown).toMatch(/^Progress by class:\n\nProgress\nclass/);
  });

  it.each([
    'Lowest progress: Roads, 30%.',
    'Lowest progress: Roads and Ports, 30% each.',
    'Roads, Ports, Rail: 30%, 31%, 32%, not counting 4 closed ones.',
    'Waiting for SC-09: Roads, Ports, Rail, of 5.',
  ])('says what its table does not tell: %s', (sentence) => {
    const shown = page({ sentences: says(sentence), table: table(['Roads', 'Ports', 'Rail']) });
    expect(shown).toContain(sentence);
  });

  it('lets what a model wrote stand', () => {
    const sentences = says('Progress by class: Roads: 30%, Ports: 31%.');
    expect(page({ sentences, table: table(['Roads', 'Ports']), writer: 'model' })).toContain('Ports: 31%.');
  });

  it('tells the sources of many records on one line, and quotes what a document states once', () => {
    const statement = { kind: 'statement', document: 'the article', sentence: 'Two heads.' } as const;
    const many = Array.from({ length: 55 }, (_, index) => source(`PRJ-${100 + index}`));
    const sources = [source('group', statement), source('head', statement), ...many];
    const lines = page({ sources, sentences: [{ text: 'Yes.', cites: many.map((one) => one.code) }] }).split(
      '\n',
    );
    expect(lines.filter((line) => line.includes('Two heads.'))).toHaveLength(1);
    expect(lines.filter((line) => line.includes('PRJ-'))).toEqual([
      `    ${many
        .slice(0, 12)
        .map((one) => one.code)
        .join(' ')} and 43 more`,
    ]);
  });

  it('is in the language of the question from its first line to its last', () => {
    const shown = page({ language: 'zh', sentences: says('共2项。'), sources: [source('PRJ-001')] });
    expect(shown).toMatch(/来源\n[\s\S]*截至 2026年11月23日/);
    expect(shown).not.toMatch(/Sources|As of/);
  });
});

import type { Findings, Table } from './bench.ts';

/** A table as Markdown, which reads well in a terminal too. */
export function tableText({ caption, columns, rows }: Table): string {
  const lines = [columns, ...rows].map((row) => row.map(String));
  const widths = columns.map((_, index) => Math.max(...lines.map((line) => widthOf(line[index] ?? ''))));
  const draw = (line: readonly string[]): string =>
    `| ${line.map((cell, index) => padded(cell, widths[index] ?? 0, index > 0)).join(' | ')} |`;
  const [head = [], ...body] = lines;
  const rule = `|${widths.map((width, index) => (index > 0 ? `${'-'.repeat(width + 1)}:` : '-'.repeat(width + 2))).join('|')}|`;
  return [caption, '', draw(head), rule, ...body.map(draw)].join('\n');
}

export function findingsText(title: string, findings: Findings): string {
  const goals = findings.goals.map(
    ({ goal, measured, met }) => `${met ? 'met   ' : 'MISSED'}  ${goal}: ${measured}`,
  );
  return [
    `## ${title}`,
    ...findings.tables.map(tableText),
    goals.join('\n'),
    ...(findings.remarks ?? []),
  ].join('\n\n');
}

/** Chinese characters are two columns wide in a terminal. */
function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + (/\p{Script=Han}/u.test(character) ? 2 : 1), 0);
}

function padded(text: string, width: number, right: boolean): string {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return right ? `${space}${text}` : `${text}${space}`;
}

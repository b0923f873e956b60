import type { ConfigProblem } from '../config.ts';
import { messagesFor } from '../messages/index.ts';
import type { Language } from '../plan/terms.ts';

/** One sentence for each setting that cannot be used, and where settings come from. */
export function configProblemLines(problems: readonly ConfigProblem[], language: Language): string {
  const { command } = messagesFor(language);
  const lines = problems.map(({ variable, reason }) => {
    const takes = command.variables[variable];
    return reason === 'missing'
      ? command.configMissing(variable, takes)
      : command.configInvalid(variable, takes);
  });
  return `${[...lines, command.configWhere].join('\n')}\n`;
}

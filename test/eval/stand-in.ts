import type { LanguageModel, ModelRequest } from '../../src/answers/model/port.ts';

const PART = (prompt: string, name: string): string[] =>
  (new RegExp(`<${name}>\\n([\\s\\S]*?)\\n</${name}>`).exec(prompt)?.[1] ?? '').split('\n');

/**
 * Stands for a model where none is configured: it says the draft again, citing its records, and its figures by their
 * ids where a whole label stands beside them. Of `every` questions it gets one wrong at first, as models do: what the
 * check then costs in calls can be measured.
 */
export function createStandIn(every = 10): LanguageModel {
  let questions = 0;
  return {
    name: 'stand-in',
    async complete(request) {
      const again = request.messages.length > 1;
      if (!again) questions += 1;
      const draft = draftIn(request);
      const slips = !again && questions % every === 0;
      return {
        text: slips ? `${draft}\nThe rest will follow next week.` : draft,
        toolCalls: [],
        inputTokens: Math.ceil(JSON.stringify(request.messages).length / 4),
        outputTokens: Math.ceil(draft.length / 4),
        cut: false,
      };
    },
  };
}

function draftIn({ messages }: ModelRequest): string {
  return PART(messages[0]?.content ?? '', 'draft').join('\n');
}

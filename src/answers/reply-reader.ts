import type { Clock } from '../plan/clock.ts';
import type { LanguageModel } from './model/port.ts';
import { type Budget, createBreaker } from './write/budget.ts';
import type { Prompts } from './write/prompts.ts';

export interface ReplyReaderDeps {
  readonly model: LanguageModel;
  readonly prompts: Prompts;
  readonly clock: Clock;
  /** Shared with the answers: it bounds all that the model is asked. */
  readonly budget: Budget;
  readonly timeoutMs: number;
}

/** Reads a reply into proposals of what it reports. Whoever asks checks each of them against the reply. */
export interface ReplyReader {
  /** Undefined when the model may not be asked now. @throws when it fails, or answers with anything but JSON. */
  read(request: {
    readonly text: string;
    readonly personId: string;
    readonly items: readonly { readonly code: string; readonly title: string }[];
  }): Promise<unknown>;
}

export function createReplyReader({
  model,
  prompts,
  clock,
  budget,
  timeoutMs,
}: ReplyReaderDeps): ReplyReader {
  const breaker = createBreaker(clock);
  return {
    async read({ text, personId, items }) {
      if (!breaker.closed() || !(await budget.admit(personId))) return undefined;
      const prompt = prompts.render('read-reply', {
        items: items.map(({ code, title }) => `${code} ${title}`).join('\n'),
        reply: text,
      });
      try {
        const reply = await model.complete(
          {
            messages: [{ role: 'user', content: prompt.text }],
            tools: [],
            maxOutputTokens: prompt.parameters.maxOutputTokens ?? 600,
            temperature: prompt.parameters.temperature ?? 0,
          },
          AbortSignal.timeout(timeoutMs),
        );
        budget.spend(reply.inputTokens + reply.outputTokens);
        breaker.succeeded();
        return readJson(reply.text);
      } catch (error) {
        breaker.failed();
        throw error;
      }
    },
  };
}

/** The array in it, also where the model put a fence around it. */
function readJson(text: string): unknown {
  return JSON.parse(text.replace(/^\s*```(?:json)?\s*|\s*```\s*$/g, ''));
}

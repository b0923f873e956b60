import type { Language } from '../../plan/terms.ts';
import type { SentenceListener } from '../answer.ts';
import { type CheckedSentence, checkSentence, type Fault } from '../check/check.ts';
import { leftOut } from '../check/coverage.ts';
import { type CheckEvidence, checkEvidence } from '../check/evidence.ts';
import type { Draft } from '../evidence/book.ts';
import type { LanguageModel, ModelMessage } from '../model/port.ts';
import type { Prepared } from '../prepare.ts';
import { completeFacts, materialOf } from './material.ts';
import type { Prompts } from './prompts.ts';
import { releaseSentences } from './release.ts';
import { splitSentences } from './sentences.ts';
import { QUERY_TOOL, runTool } from './tool.ts';

const MAX_CALLS = 3;
const MAX_SENTENCES = 8;
const MAX_TOOL_CALLS = 2;

/** What came of asking a model; without `sentences` the template stands. */
export interface ModelOutcome {
  readonly sentences?: readonly CheckedSentence[] | undefined;
  readonly modelCalls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly promptVersion: string;
  readonly faults: readonly string[];
  /** The model itself failed: no reply, or a broken one. */
  readonly failed: boolean;
}

interface ModelWriting {
  readonly model: LanguageModel;
  readonly prompts: Prompts;
  readonly prepared: Prepared;
  readonly question: string;
  readonly signal: AbortSignal;
  readonly listener?: SentenceListener | undefined;
}

/** Lets a model write the answer from its evidence, checks every sentence, and asks once more with the faults named. */
export async function writeWithModel({
  model,
  prompts,
  prepared,
  question,
  signal,
  listener,
}: ModelWriting): Promise<ModelOutcome> {
  await completeFacts(prepared);
  const working = copyOf(prepared.draft);
  const prompt = prompts.render('answer', {
    language: prepared.asking.language === 'zh' ? 'Simplified Chinese' : 'English',
    maxSentences: '5',
    question: question.slice(0, 1_000),
    ...materialOf(prepared.draft),
  });
  const messages: ModelMessage[] = [{ role: 'user', content: prompt.text }];
  const spent = { modelCalls: 0, inputTokens: 0, outputTokens: 0 };
  const faults: string[] = [];
  let toolCalls = 0;
  let retried = false;
  const outcome = (sentences: readonly CheckedSentence[] | undefined, failed: boolean): ModelOutcome => ({
    sentences,
    ...spent,
    promptVersion: prompt.version,
    faults,
    failed,
  });
  while (spent.modelCalls < MAX_CALLS) {
    spent.modelCalls += 1;
    const held = checkEvidence(working, prepared.asking.language);
    let reply: Awaited<ReturnType<LanguageModel['complete']>>;
    try {
      reply = await bounded(
        model.complete(
          {
            messages,
            tools: toolCalls < MAX_TOOL_CALLS && spent.modelCalls < MAX_CALLS ? [QUERY_TOOL] : [],
            maxOutputTokens: prompt.parameters.maxOutputTokens ?? 700,
            temperature: prompt.parameters.temperature ?? 0,
          },
          signal,
          // A second try is not told sentence by sentence: the reader has part of the first before them.
          listener && !retried ? releaseSentences(working, held, listener) : undefined,
        ),
        signal,
      );
    } catch (error) {
      faults.push(`model_failed:${error instanceof Error ? error.name : 'unknown'}`);
      return outcome(undefined, true);
    }
    spent.inputTokens += reply.inputTokens;
    spent.outputTokens += reply.outputTokens;
    if (reply.toolCalls.length > 0) {
      messages.push({ role: 'assistant', content: reply.text, toolCalls: reply.toolCalls });
      for (const call of reply.toolCalls) {
        toolCalls += 1;
        const content =
          toolCalls > MAX_TOOL_CALLS
            ? 'error: no more queries; answer now'
            : await runTool(call, prepared, working);
        messages.push({ role: 'tool', content, toolCallId: call.id });
      }
      continue;
    }
    const checked = check(reply.text, working, prepared.draft, prepared.asking.language, held);
    if (reply.cut) checked.faults.push({ code: 'empty', detail: 'the reply was cut' });
    if (checked.faults.length === 0) {
      Object.assign(prepared.draft, {
        sources: working.sources,
        figures: working.figures,
        retold: working.retold,
        facts: working.facts,
        evidence: working.evidence,
      });
      return outcome(checked.sentences, false);
    }
    faults.push(...checked.faults.map((one) => one.code));
    if (retried) break;
    retried = true;
    const named = checked.faults
      .slice(0, 12)
      .map((one) => `- ${one.code}: ${one.detail.slice(0, 160)}`)
      .join('\n');
    messages.push(
      { role: 'assistant', content: reply.text.slice(0, 4_000) },
      { role: 'user', content: prompts.render('retry', { faults: named }).text },
    );
  }
  return outcome(undefined, false);
}

/** Every sentence for itself, and the answer as a whole: it must say what was asked. */
export function check(
  text: string,
  evidence: Draft,
  template: Draft,
  language: Language,
  held: CheckEvidence = checkEvidence(evidence, language),
): { sentences: CheckedSentence[]; faults: Fault[] } {
  const raw = splitSentences(
    text,
    evidence.sentences.map((one) => one.text),
  );
  const faults: Fault[] = [];
  if (raw.length === 0) faults.push({ code: 'empty', detail: 'no sentence' });
  if (raw.length > MAX_SENTENCES)
    faults.push({ code: 'empty', detail: `more than ${MAX_SENTENCES} sentences` });
  const sentences = raw.slice(0, MAX_SENTENCES).map((one) => {
    const { sentence, faults: found } = checkSentence(one, held);
    faults.push(...found);
    return sentence;
  });
  for (const missing of leftOut(sentences, template.sentences[0], held))
    faults.push({ code: 'empty', detail: `the answer leaves out ${missing}` });
  return { sentences: [...sentences, ...keptBeside(sentences, template)], faults };
}

/** What must be said whoever writes, and was not. */
function keptBeside(sentences: readonly CheckedSentence[], template: Draft): CheckedSentence[] {
  return template.sentences
    .filter((one) => one.kept === true && !sentences.some((said) => said.text === one.text))
    .map(({ text, cites }) => ({ text, cites }));
}

/** A model that ignores the signal is left alone. */
export function bounded<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const give = (): void => reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
    if (signal.aborted) give();
    signal.addEventListener('abort', give, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', give));
  });
}

function copyOf(draft: Draft): Draft {
  return {
    ...draft,
    sentences: [...draft.sentences],
    retold: new Map(draft.retold),
    sources: [...draft.sources],
    figures: [...draft.figures],
    evidence: [...draft.evidence],
    facts: new Map([...draft.facts].map(([code, facts]) => [code, new Map(facts)])),
  };
}

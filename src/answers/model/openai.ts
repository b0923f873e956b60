import OpenAI from 'openai';
import type { LanguageModel, ModelMessage, ModelReply, ModelRequest, ModelToolCall } from './port.ts';

export interface OpenAiSettings {
  readonly apiKey: string;
  /** Any server that speaks Chat Completions; without it OpenAI's own. */
  readonly baseUrl?: string | undefined;
  readonly model: string;
  /** For one call. */
  readonly timeoutMs: number;
  readonly maxRetries?: number | undefined;
}

/** A model behind Chat Completions with tools, streamed: what OpenAI-compatible servers share. */
export function createOpenAiModel(settings: OpenAiSettings): LanguageModel {
  const client = new OpenAI({
    apiKey: settings.apiKey,
    baseURL: settings.baseUrl,
    timeout: settings.timeoutMs,
    maxRetries: settings.maxRetries ?? 1,
  });
  return {
    name: settings.model,
    async complete(request, signal, heard) {
      const bounded = AbortSignal.any([signal, AbortSignal.timeout(settings.timeoutMs)]);
      const stream = await client.chat.completions.create(
        {
          model: settings.model,
          stream: true,
          stream_options: { include_usage: true },
          temperature: request.temperature,
          max_tokens: request.maxOutputTokens,
          messages: request.messages.map(messageOf),
          ...(request.tools.length === 0 ? {} : { tools: request.tools.map(toolOf) }),
        },
        { signal: bounded },
      );
      return collect(stream, bounded, heard);
    },
  };
}

type Chunk = OpenAI.Chat.Completions.ChatCompletionChunk;

/** Puts a stream together. A stream that ends without saying why was cut. */
async function collect(
  stream: AsyncIterable<Chunk>,
  signal: AbortSignal,
  heard: ((textSoFar: string) => void) | undefined,
): Promise<ModelReply> {
  let text = '';
  let finish: string | null | undefined;
  let usage = { input: 0, output: 0 };
  const calls = new Map<number, { id: string; name: string; arguments: string }>();
  for await (const chunk of stream) {
    signal.throwIfAborted();
    if (chunk.usage) usage = { input: chunk.usage.prompt_tokens, output: chunk.usage.completion_tokens };
    const choice = chunk.choices[0];
    if (!choice) continue;
    const said = choice.delta?.content ?? '';
    text += said;
    if (said !== '') heard?.(text);
    for (const part of choice.delta?.tool_calls ?? []) {
      const call = calls.get(part.index) ?? { id: '', name: '', arguments: '' };
      calls.set(part.index, {
        id: part.id ?? call.id,
        name: call.name + (part.function?.name ?? ''),
        arguments: call.arguments + (part.function?.arguments ?? ''),
      });
    }
    finish = choice.finish_reason ?? finish;
  }
  return {
    text,
    toolCalls: [...calls.values()],
    inputTokens: usage.input,
    outputTokens: usage.output,
    cut: finish !== 'stop' && finish !== 'tool_calls',
  };
}

function messageOf(message: ModelMessage): OpenAI.Chat.Completions.ChatCompletionMessageParam {
  switch (message.role) {
    case 'tool':
      return { role: 'tool', content: message.content, tool_call_id: message.toolCallId ?? '' };
    case 'assistant':
      return {
        role: 'assistant',
        content: message.content,
        ...(message.toolCalls === undefined ? {} : { tool_calls: message.toolCalls.map(callOf) }),
      };
    default:
      return { role: message.role, content: message.content };
  }
}

function callOf(call: ModelToolCall): OpenAI.Chat.Completions.ChatCompletionMessageToolCall {
  return { id: call.id, type: 'function', function: { name: call.name, arguments: call.arguments } };
}

function toolOf(tool: ModelRequest['tools'][number]): OpenAI.Chat.Completions.ChatCompletionTool {
  return {
    type: 'function',
    function: { name: tool.name, description: tool.description, parameters: { ...tool.parameters } },
  };
}

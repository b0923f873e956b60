import OpenAI, { APIConnectionError, APIConnectionTimeoutError, APIError } from 'openai';
import { fail, ok, type Result } from '../../plan/result.ts';

/** Asks a model for one word. The value is the milliseconds it took; the detail is a short reason without any secret. */
export async function pingModel(options: {
  readonly apiKey: string;
  readonly baseUrl?: string | undefined;
  readonly model: string;
  readonly timeoutMs: number;
}): Promise<Result<number, 'model_failed', string>> {
  const client = new OpenAI({
    apiKey: options.apiKey,
    baseURL: options.baseUrl ?? null,
    timeout: options.timeoutMs,
    maxRetries: 0,
  });
  const started = performance.now();
  try {
    await client.chat.completions.create({
      model: options.model,
      messages: [{ role: 'user', content: 'ping' }],
      max_completion_tokens: 16,
    });
    return ok(Math.round(performance.now() - started));
  } catch (error) {
    return fail('model_failed', reasonOf(error));
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof APIConnectionTimeoutError) return 'timeout';
  if (error instanceof APIConnectionError) return 'connection';
  if (error instanceof APIError && error.status !== undefined) return `HTTP ${error.status}`;
  return 'unexpected reply';
}

/** A chat model. It may fail, hang or lie; whoever calls it bounds it and checks what it says. */
export interface LanguageModel {
  readonly name: string;
  /**
   * One call. Rejects when the model fails; gives up when `signal` fires. `heard` is given the text so far, as it grows;
   * a model that does not stream need not call it.
   */
  complete(
    request: ModelRequest,
    signal: AbortSignal,
    heard?: (textSoFar: string) => void,
  ): Promise<ModelReply>;
}

export interface ModelMessage {
  readonly role: 'system' | 'user' | 'assistant' | 'tool';
  readonly content: string;
  readonly toolCallId?: string | undefined;
  readonly toolCalls?: readonly ModelToolCall[] | undefined;
}

export interface ModelTool {
  readonly name: string;
  readonly description: string;
  /** JSON schema of the arguments. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

export interface ModelToolCall {
  readonly id: string;
  readonly name: string;
  /** JSON as the model wrote it; it may be broken. */
  readonly arguments: string;
}

export interface ModelRequest {
  readonly messages: readonly ModelMessage[];
  readonly tools: readonly ModelTool[];
  readonly maxOutputTokens: number;
  readonly temperature: number;
}

export interface ModelReply {
  readonly text: string;
  readonly toolCalls: readonly ModelToolCall[];
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** The reply ended before the model was done (length, cut stream). */
  readonly cut: boolean;
}

import { messagesFor } from '../messages/index.ts';
import { PLAN_TIME_ZONE, plainDateIn } from '../plan/dates.ts';
import type { ChangeRequest } from '../plan/requests.ts';
import type { ChangeVia, Language } from '../plan/terms.ts';
import type { RequestChange, RequestErrorCode, RequestErrorDetail } from './change-request.ts';
import type { ConfirmNoChange, NoChangeResult } from './no-change.ts';
import { parseUpdateText } from './parse-update.ts';
import type { RequestResult } from './request-change.ts';
import type { SubmitResult } from './submit-update.ts';
import type { SubmitRequest, UpdateErrorCode, UpdateErrorDetail, UpdateReceipt } from './update.ts';
import type { TypedUpdate, UpdateTextErrorCode, UpdateTextErrorDetail } from './update-text.ts';
import type { WiredDeps } from './updates.ts';

export interface SubmitText {
  readonly text: string;
  readonly personId: string;
  readonly via: ChangeVia;
  readonly requestId: string;
  readonly permalink?: string | undefined;
}

export type TextRefusal =
  | { readonly source: 'text'; readonly code: UpdateTextErrorCode; readonly detail: UpdateTextErrorDetail }
  | {
      readonly source: 'update';
      readonly code: UpdateErrorCode | 'never_reported';
      readonly detail: UpdateErrorDetail;
    }
  | { readonly source: 'request'; readonly code: RequestErrorCode; readonly detail: RequestErrorDetail };

/** What became of one line. A line may bring a receipt and a request, or a receipt and a refused request. */
export interface TextOutcome {
  readonly lineNumber: number;
  readonly itemCode?: string | undefined;
  readonly receipt?: UpdateReceipt | undefined;
  /** Another due date was asked for. */
  readonly request?: ChangeRequest | undefined;
  readonly refusals: readonly TextRefusal[];
}

export interface TextVerbs {
  submit(request: SubmitRequest): Promise<SubmitResult>;
  confirmNoChange(request: ConfirmNoChange): Promise<NoChangeResult>;
  requestChange(request: RequestChange): Promise<RequestResult>;
}

/** Reads typed updates and carries each line out for itself: a wrong line does not hold up the others. */
export async function submitText(
  deps: WiredDeps,
  verbs: TextVerbs,
  given: SubmitText,
): Promise<TextOutcome[]> {
  const today = plainDateIn(PLAN_TIME_ZONE, deps.clock.now());
  const outcomes: TextOutcome[] = [];
  for (const [index, { lineNumber, result }] of parseUpdateText(given.text, { today }).entries()) {
    if (!result.ok) {
      const { code, detail } = result;
      outcomes.push({ lineNumber, itemCode: detail.itemCode, refusals: [{ source: 'text', code, detail }] });
      continue;
    }
    outcomes.push({
      lineNumber,
      itemCode: result.value.itemCode,
      ...(await submitLine(verbs, given, `${given.requestId}:${index + 1}`, result.value)),
    });
  }
  return outcomes;
}

async function submitLine(
  verbs: TextVerbs,
  given: SubmitText,
  requestId: string,
  { itemCode, fields, dueOn, noChange }: TypedUpdate,
): Promise<Omit<TextOutcome, 'lineNumber' | 'itemCode'>> {
  const { personId, via, permalink } = given;
  const refusals: TextRefusal[] = [];
  let receipt: UpdateReceipt | undefined;
  let request: ChangeRequest | undefined;
  if (Object.keys(fields).length > 0 || dueOn === undefined) {
    const said = { itemCode, personId, via, requestId, permalink };
    const submitted = noChange ? await verbs.confirmNoChange(said) : await verbs.submit({ ...said, fields });
    if (submitted.ok) receipt = submitted.value;
    else refusals.push({ source: 'update', code: submitted.code, detail: submitted.detail });
  }
  if (dueOn !== undefined && refusals.length === 0) {
    const asked = await verbs.requestChange({
      itemCode,
      kind: 'due_date',
      newDueOn: dueOn.to,
      newDueText: dueOn.text,
      reason: [fields.problems, fields.done].find((text) => text) ?? dueOn.text,
      personId,
      via,
      requestId: `${requestId}:due_date`,
      permalink,
    });
    if (asked.ok) request = asked.value;
    // The item is due on that day anyhow: the writer only said so.
    else if (asked.code !== 'same_due' || receipt === undefined)
      refusals.push({ source: 'request', code: asked.code, detail: asked.detail });
  }
  return { receipt, request, refusals };
}

/** A refusal as a sentence, with the form of a right one where the text was not understood. */
export function refusalSentence(refusal: TextRefusal, language: Language): string {
  const words = messagesFor(language).updates;
  if (refusal.source === 'text') return `${words.textErrors[refusal.code](refusal.detail)} ${words.formHint}`;
  if (refusal.source === 'update') return words.errors[refusal.code](refusal.detail);
  return words.errors[refusal.code](refusal.detail);
}

import type { DraftSource, DraftValues } from '../plan/drafts.ts';
import { fail, type Result } from '../plan/result.ts';
import type { ChangeVia } from '../plan/terms.ts';
import { type FieldFault, readForm } from './form-values.ts';
import { liveDrafts } from './live-drafts.ts';
import type { SubmitResult } from './submit-update.ts';
import type { SubmitRequest, UpdateErrorCode, UpdateErrorDetail, UpdateReceipt } from './update.ts';
import type { WiredDeps } from './updates.ts';

const DRAFT_KEYS = 40;
const LONGEST_VALUE = 5_000;

export interface SaveDraft {
  readonly personId: string;
  readonly itemCode: string;
  readonly values: DraftValues;
  readonly source: DraftSource;
  readonly permalink?: string | undefined;
  readonly seenVersion?: number | undefined;
}

/** Keeps what was typed, whatever it is: nothing is checked before it is submitted. Overlong values are cut. */
export async function saveDraft(deps: WiredDeps, draft: SaveDraft): Promise<void> {
  const values = Object.fromEntries(
    Object.entries(draft.values)
      .slice(0, DRAFT_KEYS)
      .map(([key, value]) => [key, value.slice(0, LONGEST_VALUE)]),
  );
  await deps.store.drafts.put({ ...draft, values, savedAt: deps.clock.now() });
}

export interface SubmitDraft {
  readonly personId: string;
  readonly itemCode: string;
  readonly via: ChangeVia;
  readonly requestId: string;
  /** The version that the person has seen since the draft was made; the draft's own otherwise. */
  readonly seenVersion?: number | undefined;
}

export type SubmitDraftResult =
  | Result<UpdateReceipt, UpdateErrorCode | 'unknown_draft', UpdateErrorDetail>
  /** The draft says something that cannot be stored; the form shows it at its fields. */
  | { readonly ok: false; readonly code: 'invalid'; readonly detail: readonly FieldFault[] };

/** The person's button under a draft: what the draft says is submitted, and then the draft is gone. */
export async function submitDraft(
  deps: WiredDeps,
  submit: (request: SubmitRequest) => Promise<SubmitResult>,
  request: SubmitDraft,
): Promise<SubmitDraftResult> {
  const { personId, itemCode, via, requestId } = request;
  const [stored] = await deps.store.listUpdates({ requestIds: [requestId], includeSuperseded: true });
  const kept = await deps.store.drafts.find(personId, itemCode);
  const [draft] = await liveDrafts(deps.store, kept ? [kept] : []);
  // Pressed twice: the draft was used up by the first press, which is answered again.
  if (!draft) return stored ? submit({ ...request, fields: {} }) : fail('unknown_draft', { itemCode });
  const read = readForm(draft.values);
  if (!read.ok) return read;
  return submit({
    itemCode,
    fields: read.value,
    personId,
    via,
    requestId,
    seenVersion: request.seenVersion ?? draft.seenVersion,
    permalink: draft.permalink,
  });
}

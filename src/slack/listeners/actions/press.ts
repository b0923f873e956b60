import { z } from 'zod';
import type { Language } from '../../../plan/terms.ts';
import type { Services } from '../../services.ts';

const PRESS = z.object({
  user: z.object({ id: z.string() }),
  trigger_id: z.string().default(''),
  response_url: z.string().optional(),
  channel: z.object({ id: z.string() }).optional(),
  container: z.object({ type: z.string().optional(), view_id: z.string().optional() }).loose().optional(),
  message: z.object({ ts: z.string(), thread_ts: z.string().optional() }).loose().optional(),
  view: z.object({ id: z.string(), type: z.string().optional() }).loose().optional(),
  actions: z
    .array(
      z.object({
        action_id: z.string(),
        action_ts: z.string().default(''),
        value: z.string().optional(),
        selected_option: z.object({ value: z.string() }).nullish(),
      }),
    )
    .min(1),
});

/** A pressed button or a chosen option. */
export interface Press {
  readonly actionId: string;
  readonly value: string;
  readonly userId: string;
  readonly triggerId: string;
  readonly responseUrl?: string | undefined;
  readonly channelId?: string | undefined;
  readonly messageTs?: string | undefined;
  readonly threadTs?: string | undefined;
  /** Set when it was pressed inside a window: the next one is laid on top of it. */
  readonly viewId?: string | undefined;
  readonly inHome: boolean;
  /** The same for the same press. */
  readonly requestId: string;
  readonly language: Language;
}

/** @throws when the payload is no press of a button. */
export async function readPress(services: Services, body: unknown): Promise<Press> {
  const data = PRESS.parse(body);
  const [action] = data.actions;
  if (!action) throw new TypeError('a press without an action');
  return {
    actionId: action.action_id,
    value: action.value ?? action.selected_option?.value ?? '',
    userId: data.user.id,
    triggerId: data.trigger_id,
    responseUrl: data.response_url,
    channelId: data.channel?.id,
    messageTs: data.message?.ts,
    threadTs: data.message?.thread_ts,
    viewId: data.view?.type === 'modal' ? data.view.id : undefined,
    inHome: data.view?.type === 'home',
    requestId: `press:${data.user.id}:${data.message?.ts ?? data.view?.id ?? ''}:${action.action_id}:${action.action_ts}`,
    language: await services.languages.of(data.user.id),
  };
}

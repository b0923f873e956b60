import { z } from 'zod';

/** What kinds of payload Slack sends, told apart as Bolt does. */
export type PayloadKind = 'event' | 'command' | 'options' | 'action' | 'view' | 'shortcut' | 'other';

export interface PayloadFacts {
  readonly kind: PayloadKind;
  /** Only events have one; Slack's resends bear the same. */
  readonly eventId?: string | undefined;
  readonly teamId?: string | undefined;
  readonly userId?: string | undefined;
}

const id = z.string().min(1).max(100).optional().catch(undefined);
const TEAM = z.object({ id }).nullish().catch(undefined);
const USER = z
  .union([id, z.object({ id, team_id: id })])
  .nullish()
  .catch(undefined);

const BODY = z.object({
  type: z.string().optional().catch(undefined),
  command: z.string().optional().catch(undefined),
  name: z.string().optional().catch(undefined),
  actions: z.array(z.unknown()).min(1).optional().catch(undefined),
  view: z.object({ id }).optional().catch(undefined),
  event: z.object({ type: z.string(), user: USER }).optional().catch(undefined),
  event_id: id,
  team_id: id,
  team: TEAM,
  user: USER,
  user_id: id,
  authorizations: z
    .array(z.object({ team_id: id.nullable() }))
    .optional()
    .catch(undefined),
});

/** What the receiver must know of a payload. Anything at all may come in; what is no payload of Slack's is `other`. */
export function readPayload(body: unknown): PayloadFacts {
  const parsed = BODY.safeParse(body);
  if (!parsed.success) return { kind: 'other' };
  const data = parsed.data;
  const user = typeof data.user === 'string' ? { id: data.user } : (data.user ?? undefined);
  const userTeam = user !== undefined && 'team_id' in user ? user.team_id : undefined;
  const eventUser = data.event?.user;
  return {
    kind: kindOf(data),
    eventId: data.event ? data.event_id : undefined,
    teamId: data.authorizations?.[0]?.team_id ?? data.team?.id ?? data.team_id ?? userTeam ?? undefined,
    userId:
      (typeof eventUser === 'string' ? eventUser : eventUser?.id) ?? data.user_id ?? user?.id ?? undefined,
  };
}

function kindOf(data: z.infer<typeof BODY>): PayloadKind {
  if (data.event) return data.event_id ? 'event' : 'other';
  if (data.command !== undefined) return 'command';
  if (data.name !== undefined || data.type === 'block_suggestion') return 'options';
  if (data.actions !== undefined) return 'action';
  if (data.type === 'shortcut' || data.type === 'message_action') return 'shortcut';
  if (data.type === 'view_submission' || data.type === 'view_closed') return data.view ? 'view' : 'other';
  return 'other';
}

import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Clock } from '../../plan/clock.ts';
import type { Logger } from '../../plan/logger.ts';
import type { Draft } from '../../plan/records.ts';

/** Who is in the workspace, as Slack tells. */
export interface Directory {
  /** Everybody but bots and those who left; nobody when Slack cannot tell. */
  list(): Promise<readonly Draft<'person'>[]>;
  /** One person, to be stored; known by the id alone when Slack does not tell more. */
  find(personId: string): Promise<Draft<'person'>>;
}

const MEMBER = z.object({
  id: z.string(),
  name: z.string().optional(),
  real_name: z.string().optional(),
  deleted: z.boolean().optional(),
  is_bot: z.boolean().optional(),
  profile: z.object({ real_name: z.string().optional(), email: z.string().optional() }).optional(),
});

const KEEP_MS = 600_000;
const MOST_PEOPLE = 10_000;
const SLACKBOT = 'USLACKBOT';

/** Asks Slack and keeps the list for ten minutes. */
export function createDirectory(deps: {
  readonly client: WebClient;
  readonly clock: Clock;
  readonly logger: Logger;
}): Directory {
  let kept: { readonly until: number; readonly people: readonly Draft<'person'>[] } | undefined;

  const read = async (): Promise<Draft<'person'>[]> => {
    const people: Draft<'person'>[] = [];
    let cursor: string | undefined;
    do {
      const page = await deps.client.users.list({ limit: 500, ...(cursor ? { cursor } : {}) });
      people.push(...(page.members ?? []).flatMap(readMember));
      cursor = page.response_metadata?.next_cursor || undefined;
    } while (cursor && people.length < MOST_PEOPLE);
    return people;
  };

  return {
    async list() {
      const now = deps.clock.now().getTime();
      if (kept && kept.until > now) return kept.people;
      try {
        const people = await read();
        kept = { until: now + KEEP_MS, people };
        return people;
      } catch (error) {
        const name = error instanceof Error ? error.name : 'unknown';
        deps.logger.warn({ error: name }, 'the people of the workspace could not be listed');
        return [];
      }
    },
    async find(personId) {
      const unknown = { id: personId, name: personId, sample: false, withdrawn: false };
      try {
        const { user } = await deps.client.users.info({ user: personId });
        return readMember(user)[0] ?? unknown;
      } catch {
        return unknown;
      }
    },
  };
}

function readMember(member: unknown): Draft<'person'>[] {
  const read = MEMBER.safeParse(member);
  if (!read.success) return [];
  const { id, name, real_name, deleted, is_bot, profile } = read.data;
  if (deleted || is_bot || id === SLACKBOT) return [];
  const shown =
    [profile?.real_name, real_name, name].find((one) => one !== undefined && one.trim() !== '') ?? id;
  const isChinese = /\p{Script=Han}/u.test(shown);
  return [
    {
      id,
      name: shown,
      ...(isChinese && { nameZh: shown }),
      ...(profile?.email && { email: profile.email }),
      sample: false,
      withdrawn: false,
    },
  ];
}

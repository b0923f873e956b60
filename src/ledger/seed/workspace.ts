import type { PeopleFile } from './files.ts';
import { readClassesFile, readPeopleFile } from './files.ts';
import { sampleChannelId, sampleEmail } from './sample-people.ts';

export interface SampleUser {
  readonly id: string;
  /** Slack handle. */
  readonly name: string;
  readonly realName: string;
  readonly email: string;
  /** What this person may try out: the first role held, in the order of `Role`; undefined for plain staff. */
  readonly role?: string | undefined;
  readonly classCodes: readonly string[];
}

export interface SampleWorkspace {
  readonly users: readonly SampleUser[];
  readonly channels: readonly {
    readonly id: string;
    readonly name: string;
    readonly classCode?: string | undefined;
    readonly memberIds: readonly string[];
  }[];
  /** Where the leading group reads. */
  readonly leadingGroupChannelId: string | undefined;
}

/** The people and channels that the sample plan names, for a local workspace. @throws when the seeds are missing. */
export function readSampleWorkspace(seedsDir: string): SampleWorkspace {
  const file = readPeopleFile(seedsDir);
  const users = file.people.map((one) => {
    const current = one.roles.filter((role) => role.to === undefined);
    return {
      id: one.id,
      name: one.email,
      realName: `${one.zh} ${one.en}`,
      email: sampleEmail(one.email),
      role: current[0]?.role,
      classCodes: current.flatMap((role) => role.classes ?? []),
    };
  });
  const everyone = users.map(({ id }) => id);
  const shared = file.channels.map(({ id, name, members }) => ({
    id,
    name,
    memberIds: members === 'all' ? everyone : holdersOf(file, members),
  }));
  const classes = readClassesFile(seedsDir).map((one) => ({
    id: sampleChannelId(one.code),
    name: one.channel,
    classCode: one.code,
    memberIds: users.filter(({ classCodes }) => classCodes.includes(one.code)).map(({ id }) => id),
  }));
  const ofGroup = file.channels.find(({ members }) => members !== 'all' && members.includes('leading_group'));
  return { users, channels: [...shared, ...classes], leadingGroupChannelId: ofGroup?.id };
}

function holdersOf(file: PeopleFile, roles: readonly string[]): string[] {
  return file.people
    .filter((one) => one.roles.some((held) => held.to === undefined && roles.includes(held.role)))
    .map(({ id }) => id);
}

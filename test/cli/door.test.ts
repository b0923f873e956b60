import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandIo } from '../../src/cli/command.ts';
import { doorAddress, knock, openDoor } from '../../src/cli/door.ts';

const request = { args: ['doctor'], language: 'en', folder: '/' } as const;

describe('the door of a running bot', () => {
  let folder: string;
  let heard: string[];
  let io: CommandIo;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'linkage-door-'));
    heard = [];
    io = { out: (text) => void heard.push(`out:${text}`), err: (text) => void heard.push(`err:${text}`) };
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('runs a command and passes on what it says and its exit code', async () => {
    const door = await openDoor(folder, async ({ args, language, folder: from }, commandIo) => {
      commandIo.out(`${from} ${language} ${args.join(' ')}\n`);
      commandIo.err('careful\n');
      return 7;
    });
    expect(
      await knock(folder, { args: ['ask', '六城是哪六城？'], language: 'zh', folder: '/here' }, io),
    ).toBe(7);
    expect(heard).toEqual(['out:/here zh ask 六城是哪六城？\n', 'err:careful\n']);
    await door.close();
  });

  it('is nobody when no bot runs, and when one ended without closing it', async () => {
    expect(await knock(folder, request, io)).toBeUndefined();
    await writeFile(doorAddress(folder), '');
    expect(await knock(folder, request, io)).toBeUndefined();
    const door = await openDoor(folder, async () => 0);
    expect(await knock(folder, request, io)).toBe(0);
    await door.close();
  });

  it('answers 1 when the command throws and 2 to what is not a command, and stays open', async () => {
    const door = await openDoor(folder, async () => {
      throw new Error('broken');
    });
    expect(await knock(folder, request, io)).toBe(1);
    const reply = await new Promise<string>((resolve) => {
      const socket = connect(doorAddress(folder));
      socket.on('data', (data) => resolve(data.toString()));
      socket.write('{"args": "rm -rf"}\n');
    });
    expect(JSON.parse(reply)).toEqual({ exit: 2 });
    expect(await knock(folder, request, io)).toBe(1);
    await door.close();
  });
});

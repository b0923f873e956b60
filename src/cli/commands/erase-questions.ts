import { type CommandContext, type CommandOptions, UsageError } from '../command.ts';
import { textOption } from '../options.ts';

/** `answers erase --person U…`: the person at the machine answers for it, as for an import without `--as`. */
export async function eraseQuestions(
  { app, io, messages }: CommandContext,
  options: CommandOptions,
): Promise<number> {
  const personId = textOption(options, 'person');
  if (personId === undefined) throw new UsageError(messages.command.missingArgument('--person USER'));
  const text = messages.command.answers;
  if (options.yes !== true && io.confirm && !(await io.confirm(text.confirmErase(personId)))) {
    io.out(`${text.notErased}\n`);
    return 1;
  }
  const { store, clock } = await app();
  const origin = { actorId: 'operator', via: 'cli', at: clock.now() } as const;
  const erased = await store.answerLog.eraseOf(personId, origin);
  io.out(options.json === true ? `${JSON.stringify({ erased })}\n` : `${text.erasedNow(personId, erased)}\n`);
  return 0;
}

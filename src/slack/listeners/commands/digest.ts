import { showDigest } from '../../flows/digest-acts.ts';
import type { CommandHandler } from './call.ts';
import { readDigestPeriod } from './digest-vocabulary.ts';

/** `/linkage digest [week|month|2026-W47|2026-10]`: for the person alone. */
export const digestCommand: CommandHandler = async (services, call) => {
  await call.reply();
  const message = await showDigest(
    services,
    { ...readDigestPeriod(call.rest), personId: call.userId },
    call.language,
  );
  await services.outbox.respond(call.responseUrl, () => message);
};

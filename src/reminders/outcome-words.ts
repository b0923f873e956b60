import { messagesFor } from '../messages/index.ts';
import type { Language } from '../plan/terms.ts';
import type { RemindReportEntry } from './report.ts';

/** How a slot ended and why, for people. A reason that is Slack's own word stays as it is. */
export function outcomeText(
  {
    outcome,
    reason,
  }: { readonly outcome: RemindReportEntry['outcome'] | 'claimed'; readonly reason?: string | undefined },
  language: Language,
): string {
  const words = messagesFor(language).reminders;
  const reasons: Readonly<Record<string, string>> = words.reasons;
  const text = words.outcomes[outcome];
  // What was looked up and found is simply sent.
  if (reason === undefined || outcome === 'sent') return text;
  return words.outcomeBecause(text, Object.hasOwn(reasons, reason) ? (reasons[reason] ?? reason) : reason);
}

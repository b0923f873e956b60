import { formatDate, formatInstant } from '../../messages/format.ts';
import { messagesFor } from '../../messages/index.ts';
import type { Language } from '../../plan/terms.ts';
import type { AdminNotice, AuditFinding } from '../../reminders/notice.ts';
import { WEEKLY_KIND } from '../../reminders/plan-reminders.ts';
import { escapeInline } from '../escape.ts';
import { cut } from '../limits.ts';
import { context, type SlackMessage, section } from './block.ts';

const FINDINGS_SHOWN = 10;

/** What is broken and what to do about it, for an administrator. */
export function adminNoticeMessage(notice: AdminNotice, language: Language, timeZone: string): SlackMessage {
  const words = messagesFor(language).slack.adminNotice;
  const lines = noticeLines(notice, language, timeZone);
  return {
    text: `${words.title}: ${lines[0] ?? ''}`,
    blocks: [context([`⚠️ ${words.title}`]), section(lines.join('\n'))],
  };
}

function noticeLines(notice: AdminNotice, language: Language, timeZone: string): string[] {
  const words = messagesFor(language).slack.adminNotice;
  if (!('findings' in notice)) return [words.calendarEnds(formatDate(notice.to, language), notice.daysLeft)];
  const shown = notice.findings.slice(0, FINDINGS_SHOWN);
  const rest = notice.findings.length - shown.length;
  return [
    words.audit(notice.findings.length),
    ...shown.map((finding) => findingLine(finding, language, timeZone)),
    ...(rest > 0 ? [messagesFor(language).slack.status.more(rest)] : []),
  ];
}

function findingLine(finding: AuditFinding, language: Language, timeZone: string): string {
  const words = messagesFor(language).slack.adminNotice;
  const channel = channelOf(finding.channelId);
  const when = formatInstant(finding.dueAt, timeZone, language);
  const remedy = remedyFor(finding, channel, language);
  return `• *${escapeInline(finding.classCode)}*  ${when}  ${words.findings[finding.code]}  ${remedy}`.trimEnd();
}

/** What to do, and how a class's reminder is sent again once that is done. */
function remedyFor(finding: AuditFinding, channel: string, language: Language): string {
  const words = messagesFor(language).slack.adminNotice;
  const isWeekly = finding.slotKind === WEEKLY_KIND;
  if (finding.code === 'unclear')
    return isWeekly ? words.lookForIt(channel, finding.classCode) : words.look(channel);
  if (finding.code !== 'failed') return '';
  const reason = finding.reason ?? '–';
  const remedy = words.remedies[remedyOf(reason)](channel, cut(escapeInline(reason), 80));
  return isWeekly ? `${remedy} ${words.sendAgain(finding.classCode)}` : remedy;
}

function remedyOf(reason: string): 'invite' | 'missing' | 'archived' | 'token' | 'scope' | 'other' {
  if (reason === 'not_in_channel') return 'invite';
  if (reason === 'channel_not_found' || reason === 'no_channel') return 'missing';
  if (reason === 'is_archived') return 'archived';
  if (['token_revoked', 'account_inactive', 'invalid_auth'].includes(reason)) return 'token';
  return reason === 'missing_scope' ? 'scope' : 'other';
}

function channelOf(channelId: string | undefined): string {
  return channelId && /^[A-Z0-9]+$/.test(channelId) ? `<#${channelId}>` : '–';
}

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { pingModel } from '../../answers/model/ping.ts';
import { ROOT } from '../../app.ts';
import type { Config } from '../../config.ts';
import { formatDate, formatList } from '../../messages/format.ts';
import type { Messages } from '../../messages/index.ts';
import { type CalendarDays, createCalendar } from '../../plan/calendar.ts';
import { systemClock } from '../../plan/clock.ts';
import { plainDateIn } from '../../plan/dates.ts';
import type { Language } from '../../plan/terms.ts';
import { diagnoseSlack } from '../../slack/diagnose.ts';
import type { Command, CommandContext } from '../command.ts';
import { CalendarUnreadable, expectedErrorSentence } from '../expected-errors.ts';
import { readCalendarDays } from '../host.ts';

/** `ok`: in order. `note`: works, and somebody should know. `wrong`: must be mended. */
interface Finding {
  readonly area: 'configuration' | 'store' | 'plan' | 'calendar' | 'slack' | 'model';
  readonly state: 'ok' | 'note' | 'wrong';
  readonly text: string;
}

const MARKS = { ok: '✓', note: '·', wrong: '✗' } as const;

export const doctor: Command = {
  options: { json: { type: 'boolean' } },
  async run(context, _words, options) {
    const { io, messages } = context;
    const text = messages.command.doctor;
    const findings: Finding[] = [{ area: 'configuration', state: 'ok', text: text.configOk }];
    const { findings: storeFindings, channelNames } = await examineStore(context);
    findings.push(...storeFindings, await examineCalendar(context.config, messages, context.language));
    findings.push(...(await examineSlack(context.config, channelNames, messages)));
    findings.push(await examineModel(context.config, messages));
    const wrong = findings.filter(({ state }) => state === 'wrong').length;
    if (options.json === true) {
      io.out(`${JSON.stringify({ ok: wrong === 0, findings }, null, 2)}\n`);
    } else {
      io.out(`${text.title}\n`);
      for (const { area, state, text: line } of findings)
        io.out(`  ${MARKS[state]} ${text[area]}: ${line}\n`);
      io.out(`${wrong === 0 ? text.well : text.problems(wrong)}\n`);
    }
    return wrong === 0 ? 0 : 1;
  },
};

async function examineStore({
  app,
  messages,
  language,
}: CommandContext): Promise<{ findings: Finding[]; channelNames: ReadonlyMap<string, string> }> {
  const text = messages.command.doctor;
  try {
    const { store } = await app();
    await store.ping();
    const { kind, place } = store.home;
    const findings: Finding[] = [
      {
        area: 'store',
        state: 'ok',
        text: kind === 'embedded' ? text.storeEmbedded(place) : text.storeServer(place),
      },
    ];
    const classes = (await store.listClasses()).filter(({ active }) => active);
    const { total } = await store.findItems({}, { sort: [], limit: 1 }, { confidential: 'all' });
    const withoutChannel = classes.filter(({ channelId }) => channelId === undefined).map(({ code }) => code);
    findings.push(
      total === 0
        ? { area: 'plan', state: 'note', text: text.planEmpty }
        : { area: 'plan', state: 'ok', text: text.planCounts(classes.length, total) },
    );
    if (total > 0 && withoutChannel.length > 0) {
      findings.push({
        area: 'plan',
        state: 'note',
        text: text.planNoChannel(formatList(withoutChannel, language)),
      });
    }
    const channelNames = new Map(
      classes.flatMap(({ channelId, code }) => (channelId === undefined ? [] : [[channelId, code] as const])),
    );
    return { findings, channelNames };
  } catch (error) {
    // Said of the calendar below; the store is not looked at before that is mended.
    if (error instanceof CalendarUnreadable) return { findings: [], channelNames: new Map() };
    const sentence = expectedErrorSentence(error, messages);
    if (sentence === undefined) throw error;
    return { findings: [{ area: 'store', state: 'wrong', text: sentence }], channelNames: new Map() };
  }
}

async function examineCalendar(config: Config, messages: Messages, language: Language): Promise<Finding> {
  const text = messages.command.doctor;
  let days: CalendarDays | undefined;
  try {
    days = await readCalendarDays(config.calendarFile);
  } catch (error) {
    const sentence = expectedErrorSentence(error, messages);
    if (sentence === undefined) throw error;
    return { area: 'calendar', state: 'wrong', text: sentence };
  }
  const calendar = createCalendar({ extraDays: days });
  const warning = calendar.warning(plainDateIn(config.timeZone, systemClock.now()));
  if (warning !== undefined) {
    return {
      area: 'calendar',
      state: 'note',
      text: text.calendarEnds(formatDate(warning.to, language), warning.daysLeft),
    };
  }
  return {
    area: 'calendar',
    state: 'ok',
    text: text.calendarOk(formatDate(calendar.coverage().to, language)),
  };
}

async function examineSlack(
  { slack }: Config,
  channelNames: ReadonlyMap<string, string>,
  messages: Messages,
): Promise<Finding[]> {
  const text = messages.command.doctor;
  if (slack.mode === 'local') return [{ area: 'slack', state: 'note', text: text.slackLocal }];
  const found = await diagnoseSlack({
    botToken: slack.botToken,
    appToken: slack.mode === 'socket' ? slack.appToken : undefined,
    apiUrl: slack.apiUrl,
    wantedScopes: manifestScopes(),
    channelIds: [...channelNames.keys()],
  });
  if (!found.auth.ok) {
    const sentence =
      found.auth.error === 'unreachable' ? text.slackUnreachable : text.slackAuth(found.auth.error);
    return [{ area: 'slack', state: 'wrong', text: sentence }];
  }
  const findings: Finding[] = [
    { area: 'slack', state: 'ok', text: text.slackOk(found.auth.team, found.auth.bot) },
  ];
  if (found.appTokenError !== undefined) {
    findings.push({ area: 'slack', state: 'wrong', text: text.slackAppToken(found.appTokenError) });
  }
  if (found.missingScopes !== undefined && found.missingScopes.length > 0) {
    findings.push({ area: 'slack', state: 'wrong', text: text.slackScopes(found.missingScopes.join(', ')) });
  }
  if (found.channelsWithoutBot.length > 0) {
    const names = found.channelsWithoutBot.map((id) => channelNames.get(id) ?? id).join(', ');
    findings.push({ area: 'slack', state: 'wrong', text: text.slackChannels(names) });
  }
  return findings;
}

async function examineModel({ model }: Config, messages: Messages): Promise<Finding> {
  const text = messages.command.doctor;
  if (model === undefined) return { area: 'model', state: 'note', text: text.modelNone };
  const answered = await pingModel(model);
  return answered.ok
    ? { area: 'model', state: 'ok', text: text.modelOk(model.model, answered.value) }
    : { area: 'model', state: 'wrong', text: text.modelFailed(answered.detail) };
}

const MANIFEST = z.object({ oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }) });

function manifestScopes(): readonly string[] {
  const file = path.join(ROOT, 'slack-manifest.json');
  return existsSync(file)
    ? MANIFEST.parse(JSON.parse(readFileSync(file, 'utf8'))).oauth_config.scopes.bot
    : [];
}

import fc from 'fast-check';
import { ACTION, VIEW } from '../../../src/slack/blocks/ids.ts';
import { BOT } from '../../support/fake-slack.ts';

const anything = fc.anything({
  maxDepth: 3,
  withNullPrototype: false,
  key: fc.constantFrom('id', 'type', 'text', 'value', 'user', 'x', '__proto__', 'constructor'),
});

/** A good value mostly, anything at all sometimes. */
const mostly = <Value>(good: fc.Arbitrary<Value>): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 5, arbitrary: good },
    { weight: 1, arbitrary: anything },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 400 }) },
  );

const text = mostly(
  fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      'update KT-01 amber 60% waiting',
      'update KT-01 绿 101% ',
      'update KT-01 amber 60% '.padEnd(5000, '长'),
      'status <!channel>',
      'status SC-03',
      'mine',
      'help',
      'admin',
      'export SC-03',
      'history KT-01',
      'digest 2026-W47',
      'digest 0000-W99',
      'remind preview all',
      'remind now',
      'remind now SC-99',
      'remind pause all',
      'remind resume',
      'remind waive SC-03 KT-01 flood',
      '提醒 预览 全部',
      '通报 2026-10',
      '填报 KT-01 绿 60% 正常',
      'ask 六城是哪六城？',
      'ask what is overdue?',
      '<@U0BOT> who leads SC-03?',
      '&lt;script&gt;@here',
      'update\nKT-1 绿\nKT-2 红',
      '\u0000\u202e\ud800',
    ),
  ),
);
const user = mostly(fc.constantFrom('U0STAFF1', 'U0LEAD01', 'U0ADMIN1', 'U0NOBODY'));
const person = mostly(fc.record({ id: user, team_id: fc.constant(BOT.teamId) }));
const team = fc.constant({ id: BOT.teamId });
const channel = mostly(fc.constantFrom('C0LINKAGE', 'C0SC01', 'C0NOWHERE'));
const time = mostly(fc.constantFrom('1700000001.000100', '1.1', '-1'));

const command = fc.record({
  command: fc.constantFrom('/linkage', '/other'),
  text,
  user_id: user,
  team_id: fc.constant(BOT.teamId),
  channel_id: channel,
  trigger_id: mostly(fc.uuid()),
  response_url: fc.constant(''),
});

const press = fc.record(
  {
    type: fc.constant('block_actions'),
    user: person,
    team,
    channel: mostly(fc.record({ id: channel })),
    container: mostly(fc.record({ type: fc.constant('message'), message_ts: time })),
    message: mostly(fc.record({ ts: time, thread_ts: time })),
    view: anything,
    trigger_id: mostly(fc.uuid()),
    actions: mostly(
      fc.array(
        fc.record({
          type: fc.constantFrom('button', 'static_select', 'overflow', 'checkboxes'),
          // Some buttons carry what they are about behind their id.
          action_id: mostly(
            fc
              .tuple(fc.constantFrom(...Object.values(ACTION)), fc.constantFrom('', '_KT-01', '_SC-03', '_'))
              .map((parts) => parts.join('')),
          ),
          value: mostly(
            fc.oneof(
              text,
              fc.constantFrom('KT-01', 'SC-03', '{"classCode":"SC-03","week":"2026-W47"}'),
              fc.constantFrom(
                '{"kind":"weekly","period":"2026-W47","at":"2026-11-20T08:30:00Z"}',
                '{"kind":"monthly","period":"2026-10","at":"soon"}',
              ),
            ),
          ),
          selected_option: mostly(fc.record({ value: text })),
          block_id: fc.constant('b'),
          action_ts: fc.constant('1'),
        }),
        { minLength: 1, maxLength: 2 },
      ),
    ),
  },
  { requiredKeys: ['type', 'user', 'team', 'actions'] },
);

const submission = fc.record({
  type: fc.constantFrom('view_submission', 'view_closed'),
  user: person,
  team,
  view: mostly(
    fc.record({
      id: mostly(fc.uuid()),
      callback_id: mostly(fc.constantFrom(...Object.values(VIEW))),
      private_metadata: mostly(
        fc.constantFrom('', '{}', '{"itemCode":"KT-01","seenVersion":1,"language":"en","via":"form"}', '['),
      ),
      state: mostly(
        fc.record({
          values: mostly(
            fc.dictionary(
              fc.constantFrom('light', 'progress', 'done', 'stage', 'investedYearFen'),
              mostly(fc.record({ value: mostly(fc.record({ value: text })) })),
            ),
          ),
        }),
      ),
      blocks: mostly(fc.array(anything, { maxLength: 3 })),
    }),
  ),
});

const shortcut = fc.record({
  type: fc.constantFrom('shortcut', 'message_action', 'block_suggestion'),
  callback_id: mostly(fc.constantFrom('record_update', 'ask', '')),
  user: person,
  team,
  channel: mostly(fc.record({ id: channel })),
  message: mostly(fc.record({ ts: time, text, user })),
  name: mostly(fc.constantFrom('x', 'options')),
  value: text,
  trigger_id: mostly(fc.uuid()),
  response_url: fc.constant(''),
});

const event = fc.record({
  type: mostly(fc.constant('event_callback')),
  team_id: mostly(fc.constant(BOT.teamId)),
  event_id: mostly(fc.uuid()),
  event_time: mostly(fc.integer()),
  authorizations: mostly(fc.constant([{ team_id: BOT.teamId, user_id: BOT.userId }])),
  event: mostly(
    fc.record({
      type: fc.constantFrom(
        'message',
        'app_mention',
        'app_home_opened',
        'app_context_changed',
        'message_changed',
        'channel_archive',
        'member_joined_channel',
      ),
      channel: mostly(fc.constantFrom('C0LINKAGE', 'D0STAFF1')),
      channel_type: mostly(fc.constantFrom('im', 'channel')),
      user,
      text,
      ts: time,
      thread_ts: time,
      tab: mostly(fc.constantFrom('home', 'messages')),
      message: anything,
      files: anything,
      subtype: fc.option(fc.constantFrom('message_changed', 'message_deleted', 'bot_message', 'file_share'), {
        nil: undefined,
      }),
    }),
  ),
});

/** What each of Slack's doors may bring, well formed mostly and broken in every place sometimes. */
export const PAYLOADS = {
  commands: { type: 'slash_commands', payload: command },
  presses: { type: 'interactive', payload: press },
  forms: { type: 'interactive', payload: submission },
  shortcuts: { type: 'interactive', payload: shortcut },
  events: { type: 'events_api', payload: event },
} as const;

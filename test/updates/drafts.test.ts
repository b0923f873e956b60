import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { silentLogger } from '../../src/plan/logger.ts';
import { LIGHTS, STAGES } from '../../src/plan/terms.ts';
import { formValuesOf, readForm } from '../../src/updates/form-values.ts';
import { createUpdates } from '../../src/updates/updates.ts';
import { MONDAY, openRoom, type Room } from './support/room.ts';

let room: Room;
let code = '';

beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.store.close());
beforeEach(async () => {
  room.now = MONDAY;
  code = await room.addItem();
});

const reply = (text: string, itemCodes = [code], personId = 'lead1') =>
  room.updates.draftFromReply({ text, personId, itemCodes, permalink: 'https://slack.example/p1' });
const save = (personId = 'lead1', itemCode = code, requestId = room.newRequestId()) =>
  room.updates.submitDraft({ personId, itemCode, via: 'reply', requestId });

describe('a reply under a reminder', () => {
  test('becomes a draft; the button stores it with the message as its source, once', async () => {
    expect(await reply(`${code} done to 80%, land permit still open, 2026年12月10日前办完`)).toMatchObject({
      drafts: [
        {
          item: { code },
          fields: { progress: 80, problems: 'land permit still open', nextSteps: '2026年12月10日前办完' },
          dueOn: { to: '2026-12-10' },
          readBy: 'parser',
        },
      ],
    });
    expect(await room.history(code)).toEqual([]);
    const requestId = room.newRequestId();
    const results = await Promise.all([save('lead1', code, requestId), save('lead1', code, requestId)]);
    expect(results.map((result) => result.ok && result.value.duplicate).toSorted()).toEqual([false, true]);
    expect(await save('lead1', code, requestId)).toMatchObject({ ok: true, value: { duplicate: true } });
    expect(await room.history(code)).toMatchObject([
      {
        progress: 80,
        problems: 'land permit still open',
        via: 'reply',
        permalink: 'https://slack.example/p1',
      },
    ]);
    expect(await room.updates.listDrafts('lead1')).toEqual([]);
    expect(await save()).toMatchObject({ ok: false, code: 'unknown_draft' });
  });

  test('may speak of several items, each by its code', async () => {
    const other = await room.addItem();
    const outcome = await reply(`${code} 80%。${other} 黄灯，用地未批`, [code, other]);
    expect(outcome.drafts.map((draft) => [draft.item.code, draft.fields])).toEqual([
      [code, { progress: 80 }],
      [other, { light: 'amber', problems: '用地未批' }],
    ]);
  });

  test('without a code is of the only item asked about, or of the one that it names', async () => {
    const other = await room.addItem({ titleZh: '博览中心', titleEn: 'Expo Centre', aliases: ['博览'] });
    expect((await reply('80%')).drafts).toMatchObject([{ item: { code } }]);
    expect((await reply('博览中心已完成70%', [code, other])).drafts).toMatchObject([
      { item: { code: other }, fields: { progress: 70 } },
    ]);
    expect(await reply('80%', [code, other])).toMatchObject({
      drafts: [],
      unclear: 'which_item',
      candidates: [{}, {}],
    });
  });

  test('of somebody who may not update is no draft', async () => {
    for (const personId of ['member1', 'lead2', 'staff1'])
      expect(await reply('80%', [code], personId)).toMatchObject({ drafts: [], unclear: 'nothing_of_yours' });
    expect(await reply('KT-02 80%')).toMatchObject({ drafts: [], unclear: 'nothing_of_yours' });
  });

  test('that the parser cannot read goes to the model, whose words must stand in the reply', async () => {
    const said = 'Floor two. The bureau has our papers';
    const answers: unknown[] = [
      [{ itemCode: code, light: 'amber', progress: 99, problems: 'The bureau has our papers' }],
      new Error('model down'),
      'no list',
    ];
    const draftReader = {
      read: async () => {
        const answer = answers.shift();
        if (answer instanceof Error) throw answer;
        return answer;
      },
    };
    const updates = createUpdates({
      store: room.store,
      clock: { now: () => room.now },
      logger: silentLogger,
      draftReader,
    });
    const read = () => updates.draftFromReply({ text: said, personId: 'lead1', itemCodes: [code] });
    expect((await read()).drafts).toMatchObject([
      {
        readBy: 'model',
        fields: { light: 'amber', progress: undefined, problems: 'The bureau has our papers' },
      },
    ]);
    expect((await read()).drafts).toMatchObject([
      { readBy: 'parser', fields: { done: expect.stringContaining('Floor two') } },
    ]);
    expect((await read()).drafts).toMatchObject([{ readBy: 'parser' }]);
  });
});

describe('a form', () => {
  test('opens with what the last update said, and with the draft of a form that was closed', async () => {
    const submitted = { light: 'amber', progress: 55, problems: 'No permit' } as const;
    await room.updates.submit({
      itemCode: code,
      fields: submitted,
      personId: 'lead1',
      via: 'form',
      requestId: room.newRequestId(),
    });
    const first = await room.updates.formState(code, 'lead1');
    expect(first).toMatchObject({
      ok: true,
      value: {
        values: { light: 'amber', progress: '55%', problems: 'No permit' },
        reported: true,
        lastAuthor: { name: 'Name of lead1' },
        mayCorrect: true,
        draftIsOlder: false,
      },
    });
    const { version } = await room.current(code);
    await room.updates.saveDraft({
      personId: 'lead1',
      itemCode: code,
      values: { progress: 'sixty', done: '' },
      source: 'form',
      seenVersion: version,
    });
    await room.updates.submit({
      itemCode: code,
      fields: { progress: 57 },
      personId: 'head1',
      via: 'form',
      requestId: room.newRequestId(),
    });
    expect(await room.updates.formState(code, 'lead1')).toMatchObject({
      ok: true,
      value: { values: { light: 'amber', progress: 'sixty' }, draft: { source: 'form' }, draftIsOlder: true },
    });
    expect(await room.updates.formState(code, 'head1')).toMatchObject({
      ok: true,
      value: { values: { progress: '57%' } },
    });
    expect(await save()).toMatchObject({
      ok: false,
      code: 'invalid',
      detail: [{ field: 'progress', code: 'no_percent', word: 'sixty' }],
    });
    await room.updates.discardDraft('lead1', code);
    expect(await room.updates.formState(code, 'lead1')).toMatchObject({
      ok: true,
      value: { draft: undefined },
    });
  });

  test('is shown to those who may update', async () => {
    expect(await room.updates.formState(code, 'staff1')).toMatchObject({ ok: false, code: 'not_your_class' });
    expect(await room.updates.formState('KT-05', 'lead2')).toMatchObject({ ok: false, code: 'unknown_item' });
    expect(await room.updates.formState('KT-04', 'lead1')).toMatchObject({ ok: false, code: 'item_closed' });
  });

  test('names each field that cannot be taken', () => {
    expect(
      readForm({
        light: 'purple',
        progress: '160%',
        stage: 'dancing',
        investedYearFen: '5000',
        investedMonthFen: 'much',
        done: '长'.repeat(2001),
      }),
    ).toMatchObject({
      ok: false,
      detail: [
        { field: 'light', code: 'unknown_light' },
        { field: 'stage', code: 'unknown_stage' },
        { field: 'progress', code: 'progress_out_of_range' },
        { field: 'done', code: 'text_too_long' },
        { field: 'investedMonthFen', code: 'no_amount' },
        { field: 'investedYearFen', code: 'unit_missing' },
      ],
    });
  });

  test('reads back what it shows', () => {
    const text = fc
      .string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
      .map((value) => value.trim())
      .filter((value) => value !== '');
    const fields = fc.record(
      {
        light: fc.constantFrom(...LIGHTS),
        stage: fc.constantFrom(...STAGES),
        progress: fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10),
        done: text,
        problems: text,
        nextSteps: text,
        supportNeeded: text,
        investedMonthFen: fc.nat(1e13),
        investedYearFen: fc.nat(1e13),
        investedTotalFen: fc.nat(1e13),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fields, (value) => {
        const read = readForm(formValuesOf(value));
        if (!read.ok) throw new Error(JSON.stringify(read.detail));
        const { amountTexts: _amountTexts, ...rest } = read.value;
        expect(JSON.parse(JSON.stringify(rest))).toEqual(value);
      }),
    );
  });
});

describe('several lines at once', () => {
  const type = (text: string, personId = 'lead1') =>
    room.updates.submitText({ text, personId, via: 'slash', requestId: room.newRequestId() });

  test('are each carried out for themselves', async () => {
    const outcomes = await type(`${code} amber 60%\nKT-02 green\nwhat\nPRJ-001 5000`);
    expect(outcomes).toMatchObject([
      { lineNumber: 1, receipt: { after: { progress: 60 } }, refusals: [] },
      { lineNumber: 2, refusals: [{ source: 'update', code: 'not_your_class' }] },
      { lineNumber: 3, refusals: [{ source: 'text', code: 'no_code' }] },
      { lineNumber: 4, refusals: [{ source: 'text', code: 'unit_missing' }] },
    ]);
  });

  test('with another due date ask for it and store the rest', async () => {
    expect(await type(`${code} 60%, 2027-03-31`)).toMatchObject([
      {
        receipt: { after: { progress: 60, dueOn: '2026-12-31' } },
        request: { kind: 'due_date', newDueOn: '2027-03-31' },
      },
    ]);
    expect(await type(`${code} 61%, due: 2026-12-31`)).toMatchObject([{ receipt: {}, refusals: [] }]);
    expect(await type(`${code} due: 2027-04-30`)).toMatchObject([
      { refusals: [{ source: 'request', code: 'already_waiting' }] },
    ]);
  });
});

describe('a store that fails right after an update was stored', () => {
  const failing = (): ReturnType<typeof createUpdates> =>
    createUpdates({
      store: {
        ...room.store,
        drafts: { ...room.store.drafts, remove: () => Promise.reject(new Error('the store is gone')) },
      },
      clock: { now: () => room.now },
      logger: silentLogger,
    });

  test('does not make the update read as failed, and its draft counts as used', async () => {
    const draft = { personId: 'lead1', itemCode: code, values: { progress: '55%' }, source: 'form' as const };
    await room.updates.saveDraft(draft);
    room.now = new Date(MONDAY.getTime() + 60_000);
    const submitted = await failing().submit({
      itemCode: code,
      fields: { progress: 55 },
      personId: 'lead1',
      via: 'form',
      requestId: room.newRequestId(),
    });
    expect(submitted).toMatchObject({ ok: true, value: { after: { progress: 55 } } });
    const form = await room.updates.formState(code, 'lead1');
    expect(form.ok && form.value.draft).toBeUndefined();
    expect((await room.updates.listDrafts('lead1')).map(({ itemCode }) => itemCode)).not.toContain(code);
    expect(await save()).toMatchObject({ ok: false, code: 'unknown_draft' });
    expect(await room.history(code)).toHaveLength(1);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readSource } from '../../src/ledger/read/index.ts';
import { createSeeding } from '../../src/ledger/seed/index.ts';
import { SEES_EVERYTHING } from '../../src/plan/permissions.ts';
import type { PlanStore } from '../../src/plan/store.ts';
import { workbookOf } from '../ledger/support.ts';
import { createTestClock, startTestBot, type TestBot } from '../support/bot.ts';
import { type FakeSlack, startFakeSlack } from '../support/fake-slack.ts';
import { createTestStore } from '../support/store.ts';

const NOW = '2026-11-24T01:00:00Z';
const ADMIN = 'U0ADMIN1';

describe('the ledger in chat', () => {
  const clock = createTestClock(NOW);
  let store: PlanStore;
  let slack: FakeSlack;
  let bot: TestBot;

  beforeAll(async () => {
    store = await createTestStore();
    await createSeeding({ store, clock, seedsDir: 'seeds' }).seedSample(clock.now());
    slack = await startFakeSlack({
      channels: [{ id: 'C0LINKAGE', name: 'linkage', members: ['U0BOT'] }],
      users: [{ id: 'U0NEWCOMER', name: '褚新来', email: 'chu@sample.invalid' }],
    });
    bot = await startTestBot({ slack, store, clock, language: 'en' });
  });
  beforeEach(() => {
    slack.workspace.posts.length = 0;
    slack.workspace.responses.length = 0;
    slack.files.sent.length = 0;
  });
  afterAll(async () => {
    await bot?.side.stop();
    await slack?.close();
    await store?.close();
  });

  async function sentTexts(): Promise<string> {
    const [file] = slack.files.sent;
    if (!file) throw new Error('no file was sent');
    const book = await readSource({ fileName: file.name, bytes: file.bytes });
    if (!book.ok) throw new Error(book.code);
    return JSON.stringify(book.value.sheets.map(({ rows }) => [...rows].map(([, cells]) => [...cells])));
  }

  const shown = (): string => JSON.stringify(slack.workspace.posts.at(-1)?.blocks ?? '');
  const previewed = (): string =>
    /"action_id":"apply_import"[^}]*}?[^}]*"value":"([^"]+)"/.exec(shown())?.[1] ?? '';
  const changes = (note: string) =>
    workbookOf([
      {
        name: '任务',
        rows: [
          ['编号', '任务名称', '备注'],
          ['KT-15', undefined, note],
        ],
      },
    ]);

  describe('/linkage export', () => {
    it('sends a workbook to the asker alone, with what the asker may see', async () => {
      await bot.command('export', { user: 'U0STAFF1' });
      expect(slack.files.sent).toMatchObject([{ name: 'linkage-2026-11-24.xlsx', channel: 'D0STAFF1' }]);
      const texts = await sentTexts();
      expect(texts).toContain('PRJ-001');
      expect(texts).not.toContain('KT-08');
      expect(slack.workspace.responses).toMatchObject([{ text: expect.stringContaining('direct message') }]);
    });

    it('shows a class its confidential items, and can be of one class', async () => {
      await bot.command('export SC-03', { user: 'U0LEAD03' });
      expect(slack.files.sent).toMatchObject([{ name: 'linkage-SC-03-2026-11-24.xlsx' }]);
      const texts = await sentTexts();
      expect(texts).toContain('KT-08');
      expect(texts).not.toContain('PRJ-001');
    });

    it('says that there is no such class', async () => {
      await bot.command('export SC-77', { user: 'U0STAFF1' });
      expect(slack.files.sent).toEqual([]);
      expect(slack.workspace.responses).toMatchObject([
        { text: expect.stringContaining('no such special class') },
      ]);
    });
  });

  describe('a file in a direct message', () => {
    it('is shown as a preview to an administrator, and written when it is confirmed, once', async () => {
      await bot.sendFile({ user: ADMIN, name: 'plan.xlsx', bytes: changes('first') });
      expect(shown()).toContain('0 new, 1 changed');
      expect(shown()).toContain('first');
      const value = previewed();
      const [before] = await store.getItems(['KT-15'], SEES_EVERYTHING);
      expect(before?.description).not.toBe('first');
      const messageTs = slack.workspace.posts.at(-1)?.ts ?? '';
      const press = { user: ADMIN, actionId: 'apply_import', value, channel: 'D0ADMIN1', messageTs };
      await bot.press(press);
      const [after] = await store.getItems(['KT-15'], SEES_EVERYTHING);
      expect(after?.description).toBe('first');
      expect(shown()).toContain('Imported');
      await bot.press(press);
      const history = await store.listAudit({ recordKeys: ['KT-15'], vias: ['import'] });
      expect(history).toMatchObject([{ actorId: ADMIN }]);
    });

    it('names every refused cell and offers nothing to confirm', async () => {
      const bytes = workbookOf([
        {
          name: '任务',
          rows: [
            ['编号', '任务名称', '进度'],
            ['KT-15', undefined, '1200%'],
          ],
        },
      ]);
      await bot.sendFile({ user: ADMIN, name: 'plan.xlsx', bytes });
      expect(shown()).toContain('任务, C2');
      expect(previewed()).toBe('');
    });

    it('is not read from anybody else, who is told who may', async () => {
      await bot.sendFile({ user: 'U0LEAD01', name: 'plan.xlsx', bytes: changes('theirs') });
      expect(slack.workspace.posts.at(-1)?.text).toContain('Jin Guanli');
      const [item] = await store.getItems(['KT-15'], SEES_EVERYTHING);
      expect(item?.description).not.toBe('theirs');
    });

    it('is refused in a sentence when it is no ledger', async () => {
      const macros = workbookOf([{ name: 'a', rows: [['b']] }], [{ name: 'xl/vbaProject.bin', text: 'x' }]);
      await bot.sendFile({ user: ADMIN, name: 'plan.xlsx', bytes: macros });
      expect(slack.workspace.posts.at(-1)?.text).toContain('macros');
    });

    it('is written by nobody but the administrator who sent it', async () => {
      await bot.sendFile({ user: ADMIN, name: 'plan.xlsx', bytes: changes('second') });
      const value = previewed();
      await bot.press({ user: 'U0GROUP1', actionId: 'apply_import', value, channel: 'D0ADMIN1' });
      const [item] = await store.getItems(['KT-15'], SEES_EVERYTHING);
      expect(item?.description).not.toBe('second');
    });
  });

  describe('names of a ledger that nobody has', () => {
    const named = (name: string) =>
      workbookOf([
        {
          name: '任务',
          rows: [
            ['编号', '任务名称', '责任人'],
            ['KT-15', undefined, name],
          ],
        },
      ]);
    const sendAndApply = async (name: string): Promise<void> => {
      await bot.sendFile({ user: ADMIN, name: 'plan.xlsx', bytes: named(name) });
      const messageTs = slack.workspace.posts.at(-1)?.ts ?? '';
      const press = { user: ADMIN, actionId: 'apply_import', value: previewed(), channel: 'D0ADMIN1' };
      await bot.press({ ...press, messageTs });
    };
    const fields = (): { block_id?: string; label?: { text: string }; hint?: { text: string } }[] =>
      (slack.workspace.views.at(-1)?.view.blocks ?? []).filter((block) => block.type === 'input');
    const leads = async (): Promise<string[]> =>
      (await store.listAssignments({ itemCodes: ['KT-15'], roles: ['lead'], on: '2026-11-24' })).map(
        ({ personId }) => personId,
      );

    it('are settled with a chooser for each; the chosen person leads what stood under the name', async () => {
      await sendAndApply('南宫某');
      expect(shown()).toContain('Who is who (1)');
      await bot.openHome(ADMIN);
      expect(JSON.stringify(slack.workspace.homes.get(ADMIN))).toContain('南宫某');
      await bot.press({ user: ADMIN, actionId: 'admin_names', channel: 'D0ADMIN1' });
      expect(fields()).toMatchObject([
        { label: { text: '南宫某 · lead KT-15' }, hint: { text: 'In the ledger: 任务 C2' } },
      ]);
      const [field] = fields();
      const key = field?.block_id ?? '';
      expect(JSON.stringify(field)).toContain('褚新来');
      expect((await bot.submit(ADMIN, {})).payload).toMatchObject({
        errors: { [key]: 'Nothing was chosen.' },
      });
      await bot.submit(ADMIN, { [key]: 'U0NEWCOMER' });
      expect(slack.workspace.posts.at(-1)?.text).toBe('“南宫某” is 褚新来, now lead KT-15.');
      expect(await leads()).toEqual(['U0NEWCOMER']);
      await bot.press({ user: ADMIN, actionId: 'admin_names', channel: 'D0ADMIN1' });
      expect(JSON.stringify(slack.workspace.views.at(-1))).toContain('Every name of the ledgers is settled');
    });

    it('are not for others to settle', async () => {
      await bot.press({ user: 'U0LEAD01', actionId: 'admin_names' });
      expect(JSON.stringify(slack.workspace.views.at(-1))).toContain('This is for administrators');
    });

    it('may be no person at all, and are not asked about again', async () => {
      await sendAndApply('区商务局市场科');
      await bot.press({ user: ADMIN, actionId: 'admin_names', channel: 'D0ADMIN1' });
      const key = fields()[0]?.block_id ?? '';
      await bot.submit(ADMIN, { [key]: '-' });
      expect(slack.workspace.posts.at(-1)?.text).toContain('is not a person');
      await bot.sendFile({ user: ADMIN, name: 'plan.xlsx', bytes: named('区商务局市场科') });
      expect(shown()).toContain('there is nothing to import');
      expect(await leads()).toEqual(['U0NEWCOMER']);
    });
  });
});

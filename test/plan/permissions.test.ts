import { describe, expect, it } from 'vitest';
import {
  ACTIONS,
  type Action,
  type Audience,
  decide,
  decideFor,
  isVisible,
  visibilityOf,
} from '../../src/plan/permissions.ts';
import type { Assignment } from '../../src/plan/records.ts';
import { ROLES, type Role } from '../../src/plan/terms.ts';

const TODAY = '2026-06-15';

/**
 * Who may do what, written down here by hand and not taken from the code. A row: an action and the kind of record; a
 * column: what the person is. `+` may, `.` may not.
 *
 * Columns: head, deputy, lead, supervising official, liaison, member (each of the record's own class);
 * the same six of another class; leading group, admin; staff without any responsibility.
 */
const OWN = 'head deputy lead supervising_official liaison member'.split(' ') as Role[];
const MATRIX = `
                              own class       another class   plan    staff
                              h d l s m e     h d l s m e     g a     -
read             public       + + + + + +     + + + + + +     + +     +
read             confidential + + + + + +     . . . . . .     + .     .
read             plan         + + + + + +     + + + + + +     + +     +
export           public       + + + + + +     + + + + + +     + +     +
export           confidential + + + + + +     . . . . . .     + .     .
export           plan         + + + + + +     + + + + + +     + +     +
update           public       + + + . . .     . . . . . .     . .     .
update           confidential + + + . . .     . . . . . .     . .     .
update           plan         . . . . . .     . . . . . .     . .     .
request_change   public       + + + . . .     . . . . . .     . .     .
request_change   confidential + + + . . .     . . . . . .     . .     .
request_change   plan         . . . . . .     . . . . . .     . .     .
review_request   public       + . . + . .     . . . . . .     + .     .
review_request   confidential + . . + . .     . . . . . .     + .     .
review_request   plan         . . . . . .     . . . . . .     + .     .
waive_notice     public       . . . + . .     . . . . . .     + .     .
waive_notice     confidential . . . + . .     . . . . . .     + .     .
waive_notice     plan         . . . . . .     . . . . . .     + .     .
edit_item        public       + + + . . .     . . . . . .     . +     .
edit_item        confidential + + + . . .     . . . . . .     . .     .
edit_item        plan         . . . . . .     . . . . . .     . +     .
manage_class     public       . . . . . .     . . . . . .     . +     .
manage_class     confidential . . . . . .     . . . . . .     . +     .
manage_class     plan         . . . . . .     . . . . . .     . +     .
manage_assignments public     . . . . . .     . . . . . .     . +     .
manage_assignments confidential . . . . . .   . . . . . .     . +     .
manage_assignments plan       . . . . . .     . . . . . .     . +     .
import           public       . . . . . .     . . . . . .     . +     .
import           confidential . . . . . .     . . . . . .     . .     .
import           plan         . . . . . .     . . . . . .     . +     .
release_digest   public       . . . . . .     . . . . . .     + .     .
release_digest   confidential . . . . . .     . . . . . .     + .     .
release_digest   plan         . . . . . .     . . . . . .     + .     .
run_reminders    public       + + + . . .     . . . . . .     + +     .
run_reminders    confidential + + + . . .     . . . . . .     + +     .
run_reminders    plan         . . . . . .     . . . . . .     + +     .
`;

interface Row {
  readonly action: Action;
  readonly record: 'public' | 'confidential' | 'plan';
  readonly cells: readonly string[];
}
const ROWS: readonly Row[] = MATRIX.trim()
  .split('\n')
  .slice(2)
  .map((line) => {
    const [action, record, ...cells] = line.trim().split(/\s+/);
    return { action: action as Action, record: record as Row['record'], cells };
  });
const CELLS = ROWS.flatMap(({ action, record, cells }) =>
  cells.map((cell, column) => ({ action, record, column, allowed: cell === '+' })),
);

const SUBJECTS = {
  public: { classCode: 'SC-01', itemCode: 'KT-01', confidential: false },
  confidential: { classCode: 'SC-01', itemCode: 'KT-01', confidential: true },
  plan: {},
} as const;

let serial = 0;
function held(role: Role, more: Partial<Assignment> = {}): Assignment {
  serial += 1;
  return {
    id: `A${serial}`,
    personId: 'U1',
    role,
    validFrom: '2026-01-01',
    sample: false,
    withdrawn: false,
    version: 1,
    updatedAt: new Date(0),
    ...more,
  };
}

/** What the person of a column holds. */
function heldIn(column: number): Assignment[] {
  const own = OWN[column];
  if (own) return [held(own, { classCode: 'SC-01' })];
  const other = OWN[column - OWN.length];
  if (other) return [held(other, { classCode: 'SC-02' })];
  if (column === 12) return [held('leading_group')];
  return column === 13 ? [held('admin')] : [];
}
const labelOf = (column: number): string =>
  heldIn(column)
    .map((one) => `${one.role} of ${one.classCode ?? 'the plan'}`)
    .join() || 'staff';

describe('who may do what', () => {
  it('is written down for every action, kind of record and role', () => {
    expect(new Set(ROWS.map(({ action }) => action))).toEqual(new Set(ACTIONS));
    for (const { cells } of ROWS) expect(cells).toHaveLength(15);
    expect(ROWS).toHaveLength(ACTIONS.length * 3);
    expect([...OWN, 'leading_group', 'admin'].sort()).toEqual([...ROLES].sort());
  });

  it.each(CELLS.map((cell) => ({ ...cell, who: labelOf(cell.column) })))(
    '$who: $action, $record record: $allowed',
    ({ action, record, column, allowed }) => {
      const decision = decide('U1', action, SUBJECTS[record], heldIn(column), TODAY);
      expect(decision.allowed).toBe(allowed);
      // Whoever is refused is told who may.
      if (!decision.allowed) {
        const who = ROLES.filter((role) => mayByMatrix(action, record, role));
        if (who.length > 0) expect([...decision.mayRoles].sort()).toEqual([...who].sort());
      }
    },
  );

  it('counts on the days of a responsibility only, both ends included, and not after it was withdrawn', () => {
    const lead = { classCode: 'SC-01', validFrom: '2026-06-10', validTo: '2026-06-15' };
    const may = (on: string, more: Partial<Assignment> = {}): boolean =>
      decide('U1', 'update', SUBJECTS.public, [held('lead', { ...lead, ...more })], on).allowed;
    expect(['2026-06-09', '2026-06-10', '2026-06-15', '2026-06-16'].map((on) => may(on))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(may('2026-06-12', { withdrawn: true })).toBe(false);
    expect(may('2030-01-01', { validTo: undefined })).toBe(true);
    expect(may('2026-06-12', { personId: 'U2' })).toBe(false);
  });

  it('gives no right over the plan by a leading role that somebody wrote for one class', () => {
    const written = [held('admin', { classCode: 'SC-01' }), held('leading_group', { classCode: 'SC-01' })];
    for (const action of ACTIONS) {
      const plain = decide('U1', action, SUBJECTS.plan, [], TODAY).allowed;
      expect(decide('U1', action, SUBJECTS.plan, written, TODAY).allowed, action).toBe(plain);
    }
  });

  it.each(['update', 'request_change', 'read'] as const)(
    'lets the lead of one item %s that item and no other',
    (action) => {
      const own = [held('lead', { itemCode: 'KT-01' })];
      const of = (itemCode: string) => ({ classCode: 'SC-01', itemCode, confidential: true });
      expect(decide('U1', action, of('KT-01'), own, TODAY).allowed).toBe(true);
      expect(decide('U1', action, of('KT-02'), own, TODAY).allowed).toBe(false);
    },
  );

  it('never lets anybody decide on their own request', () => {
    for (const role of ['head', 'supervising_official'] as const) {
      const own = [held(role, { classCode: 'SC-01' }), held('leading_group')];
      const request = { ...SUBJECTS.public, requestedBy: 'U1' };
      expect(decide('U1', 'review_request', request, own, TODAY)).toEqual({
        allowed: false,
        mayRoles: ['head', 'supervising_official', 'leading_group'],
      });
      expect(decide('U1', 'review_request', { ...request, requestedBy: 'U2' }, own, TODAY).allowed).toBe(
        true,
      );
    }
  });
});

function mayByMatrix(action: Action, record: Row['record'], role: Role): boolean {
  const column = role === 'leading_group' ? 12 : role === 'admin' ? 13 : OWN.indexOf(role);
  return ROWS.some((row) => row.action === action && row.record === record && row.cells[column] === '+');
}

/** Everybody who is in one of the channels. */
const PEOPLE: readonly Assignment[] = [
  held('lead', { personId: 'ULEAD1', classCode: 'SC-01' }),
  held('member', { personId: 'UMEMBER1', classCode: 'SC-01' }),
  held('member', { personId: 'UMEMBER2', classCode: 'SC-02' }),
  held('member', { personId: 'UBOTH', classCode: 'SC-01' }),
  held('member', { personId: 'UBOTH', classCode: 'SC-02' }),
  held('leading_group', { personId: 'UGROUP' }),
  held('admin', { personId: 'UADMIN' }),
  held('member', { personId: 'UFORMER', classCode: 'SC-01', validTo: '2026-05-31' }),
  held('lead', { personId: 'UITEM', itemCode: 'KT-01' }),
];
const channel = (memberIds: readonly string[] | undefined): Audience => ({
  kind: 'channel',
  channelId: 'C1',
  memberIds,
});

describe('what an audience may be shown', () => {
  const item = (code: string, classCode: string, confidential: boolean) => ({
    code,
    classCode,
    confidential,
  });
  const open = item('KT-09', 'SC-01', false);
  const own = item('KT-01', 'SC-01', true);
  const second = item('KT-02', 'SC-01', true);
  const other = item('KT-03', 'SC-02', true);

  // Public · confidential of SC-01 (KT-01, KT-02) · confidential of SC-02.
  it.each<[string, Audience, string]>([
    ['its lead alone', { kind: 'person', personId: 'ULEAD1' }, '+ + + .'],
    ['a member alone', { kind: 'person', personId: 'UMEMBER1' }, '+ + + .'],
    ['a member of another class alone', { kind: 'person', personId: 'UMEMBER2' }, '+ . . +'],
    ['the leading group alone', { kind: 'person', personId: 'UGROUP' }, '+ + + +'],
    ['an admin alone', { kind: 'person', personId: 'UADMIN' }, '+ . . .'],
    ['a former member alone', { kind: 'person', personId: 'UFORMER' }, '+ . . .'],
    ['the lead of one item alone', { kind: 'person', personId: 'UITEM' }, '+ + . .'],
    ['somebody nobody knows', { kind: 'person', personId: 'UNOBODY' }, '+ . . .'],
    ['a channel of its class', channel(['ULEAD1', 'UMEMBER1']), '+ + + .'],
    ['a channel of its class with the leading group', channel(['ULEAD1', 'UGROUP']), '+ + + .'],
    ['a channel of the leading group', channel(['UGROUP']), '+ + + +'],
    ['a channel of two classes', channel(['ULEAD1', 'UMEMBER2']), '+ . . .'],
    ['a channel of two classes in which one is of both', channel(['UBOTH', 'UMEMBER2']), '+ . . +'],
    ['a channel with an outsider', channel(['ULEAD1', 'UMEMBER1', 'UNOBODY']), '+ . . .'],
    ['a channel with an admin', channel(['ULEAD1', 'UADMIN']), '+ . . .'],
    ['a channel with a former member', channel(['ULEAD1', 'UFORMER']), '+ . . .'],
    ['a channel whose members nobody knows', channel(undefined), '+ . . .'],
    ['an empty channel', channel([]), '+ . . .'],
  ])('%s', (_who, audience, row) => {
    const expected = row.split(' ').map((cell) => cell === '+');
    const items = [open, own, second, other];
    const visibility = visibilityOf(audience, PEOPLE, TODAY);
    expect(items.map((one) => isVisible(one, visibility))).toEqual(expected);
    const decided = items.map(
      ({ code, classCode, confidential }) =>
        decideFor(audience, 'read', { classCode, itemCode: code, confidential }, PEOPLE, TODAY).allowed,
    );
    expect(decided).toEqual(expected);
  });
});

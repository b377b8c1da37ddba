import { describe, expect, it } from 'vitest';
import type { MemberFile } from '../../lib/core/team/member.ts';
import { questionOf } from '../../lib/core/team/pulse.ts';
import type { StoredSpace } from '../../lib/storage/spaces.ts';
import { membersOf } from '../../lib/surface/members.ts';

const WEEK = '2026-W47';
const MONTH = '2026-11';
const goal = (id: string, rank: number, more: object = {}) => ({ id, title: `Goal ${id}`, rank, ...more });
const member = (login: string, more: Partial<MemberFile> = {}): MemberFile => ({
  format: 'plumbline-member',
  version: 1,
  login,
  ...more,
});
const SPACE: StoredSpace = {
  address: 'github:github.com/acme/shop',
  state: 'joined',
  file: {
    format: 'plumbline',
    version: 1,
    goals: [goal('b', 2), goal('a', 1), goal('later', 3, { state: 'later' })],
  },
  ...{ version: null, etag: null, readAt: null, triedAt: null },
};
const of = (more: Partial<StoredSpace>) => membersOf({ ...SPACE, ...more }, WEEK, MONTH);

it('asks about the active goals of the team, in its order, before anyone answered', () => {
  expect(of({})).toEqual({
    count: 0,
    readAt: null,
    ranking: {
      week: WEEK,
      own: [goal('a', 1), goal('b', 2)].map(({ id, title }) => ({ id, title })),
      isAnswered: false,
      together: [
        { id: 'a', title: 'Goal a', first: 0 },
        { id: 'b', title: 'Goal b', first: 0 },
      ],
      answered: 0,
    },
    pulse: { month: MONTH, question: questionOf(MONTH), own: null, yes: 0, answered: 0 },
  });
});

describe('answers of members', () => {
  const question = questionOf(MONTH);
  const said = {
    membersReadAt: '2026-11-21T10:42:00.000Z',
    members: {
      dana: member('dana', { ranking: { [WEEK]: ['b', 'gone'] }, pulse: { [MONTH]: { [question]: true } } }),
      eli: member('eli', { ranking: { [WEEK]: ['b', 'a'] }, pulse: { [MONTH]: { [question]: false } } }),
      kim: member('kim', { ranking: { '2026-W46': ['a', 'b'] }, pulse: { '2026-10': { [question]: true } } }),
    },
  };

  it('are counted for this week and month, with all who have ever answered as the whole', () => {
    expect(of(said)).toMatchObject({
      count: 3,
      readAt: said.membersReadAt,
      ranking: { together: [{ id: 'b', first: 2 }, { id: 'a' }], answered: 2, isAnswered: false },
      pulse: { yes: 1, answered: 2, own: null },
    });
    expect(JSON.stringify(of(said))).not.toMatch(/dana|eli|kim/);
  });

  it('begin with one’s own, and with what came since last', () => {
    expect(of({ ...said, login: 'dana' })).toMatchObject({
      ranking: { own: [{ id: 'b' }, { id: 'a' }], isAnswered: true },
      pulse: { own: true },
    });
    expect(of({ ...said, login: 'kim' })).toMatchObject({
      ranking: { isAnswered: false },
      pulse: { own: null },
    });
  });
});

it('a Jira project keeps no files of members, and one goal is not ranked', () => {
  expect(of({ address: 'jira:acme.atlassian.net/SHOP' })).toBeNull();
  expect(of({ file: null })).toMatchObject({ ranking: null });
  expect(of({ file: { format: 'plumbline', version: 1, goals: [goal('a', 1)] } })).toMatchObject({
    ranking: null,
  });
});

// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Publishing } from '../../components/options/team-data.ts';
import { handlers } from '../../lib/background/handlers.ts';
import type { Edit } from '../../lib/core/edit.ts';
import type { PlumblineFile } from '../../lib/core/file.ts';
import { answer } from '../../lib/messages/serve.ts';
import { applyEdit } from '../../lib/storage/edits.ts';
import { readGoals, readRecords } from '../../lib/storage/read.ts';
import { changeSpace, readSpace } from '../../lib/storage/spaces.ts';
import { saveToken } from '../../lib/storage/tokens.ts';
import { optionsActions } from '../../lib/surface/options.ts';
import { readTeamData, teamActions } from '../../lib/surface/team.ts';
import { local } from '../local.ts';
import { browser, resetBrowser } from '../platform/fake-browser.ts';
import { freshDatabase } from '../storage/fresh.ts';
import { type Repository, repository } from '../team/repository.ts';
import { type Server, startServer } from '../team/server.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

const OWN = { id: 'plumbline-id', url: 'chrome-extension://plumbline-id/options.html' };
const PATH = '.github/plumbline.json';
const SHOP = 'github:github.com/acme/shop';
const WEEK = '2026-W47';
const checkout = {
  ...{ id: 'checkout', title: 'Checkout', rank: 1, state: 'active' as const },
  ...{ rules: ['label:checkout'], due: '2026-11-30' },
};
const PLAN: PlumblineFile = { format: 'plumbline', version: 1, goals: [checkout] };
const NOTHING = { goals: [], weeks: [], scopes: [], exempt: [], answers: false };
const request = vi.fn(async (_: { origins: string[] }) => true);
let server: Server;
let there: Repository;
let edits = 0;

const edit = (change: Edit) => {
  edits += 1;
  return applyEdit(`edit-number-${edits}`, change);
};
const put = (file: unknown) => void there.files.set(PATH, JSON.stringify(file));
const written = (): PlumblineFile => JSON.parse(there.files.get(PATH) ?? '{}');
const choose = (share: Partial<Publishing['share']>, take: string[] = []): Publishing => ({
  address: SHOP,
  share: { ...NOTHING, ...share },
  take,
});
/** As the lead changes the team's goal. */
async function draft(due: string): Promise<void> {
  await edit({ kind: 'draft', goal: 'checkout' });
  await edit({ kind: 'goal', goal: { id: 'checkout', title: 'Checkout', rules: ['label:checkout'], due } });
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(local('2026-11-21T10:42')) });
  await freshDatabase();
  resetBrowser();
  // As the browser carries it: JSON.
  browser.runtime.sendMessage.mockImplementation(async (message) =>
    JSON.parse(JSON.stringify(await answer(handlers, JSON.parse(JSON.stringify(message)), OWN))),
  );
  request.mockClear().mockResolvedValue(true);
  Object.assign(browser.permissions, { request });
  server = startServer();
  there = repository(server);
  put(PLAN);
  await saveToken('github.com', 'ghp_0123456789');
});

afterEach(() => vi.useRealTimers());

describe('joining', () => {
  it('takes one address, and no permission where none is needed', async () => {
    expect(await teamActions.join(' acme/shop ')).toBe('acme/shop');
    expect(request).not.toHaveBeenCalled();
    expect(await readTeamData()).toMatchObject({
      spaces: [{ address: SHOP, name: 'acme/shop', state: 'joined', goals: 1, trouble: null }],
    });
  });

  it('asks for the host within the click itself', async () => {
    request.mockResolvedValue(false);
    const joining = teamActions.join('https://acme.atlassian.net/browse/SHOP-9');
    expect(request).toHaveBeenCalledWith({
      origins: ['https://acme.atlassian.net/*', 'http://acme.atlassian.net/*'],
    });
    await expect(joining).rejects.toThrow(/not allowed to read acme.atlassian.net, so nothing was joined/);
    expect(server.asked).toEqual([]);
  });

  it('says what can be written, and what is wrong with the document', async () => {
    await expect(teamActions.join('nonsense')).rejects.toThrow(/Write acme\/shop/);
    put({ format: 'else' });
    await expect(teamActions.join('acme/shop')).rejects.toThrow(/This is no plumbline.json/);
    expect((await readTeamData()).spaces).toEqual([]);
  });

  it('lists what was joined before what is offered, and nothing that was declined', async () => {
    const bare = { file: null, version: null, etag: null, readAt: null, triedAt: null };
    for (const [name, state] of [
      ['a', 'offered'],
      ['b', 'declined'],
      ['c', 'absent'],
    ] as const) {
      const address = `github:github.com/acme/${name}`;
      await changeSpace(address, () => ({ address, state, ...bare }));
    }
    await teamActions.join('acme/shop');
    const names = (await readTeamData()).spaces.map(({ name, state }) => [name, state]);
    expect(names).toEqual([
      ['acme/shop', 'joined'],
      ['acme/a', 'offered'],
    ]);
    await teamActions.leave('github:github.com/acme/a');
    expect((await readTeamData()).spaces).toHaveLength(1);
  });
});

describe('publishing', () => {
  beforeEach(() => teamActions.join('acme/shop'));

  it('offers changes of the team’s goals apart from what is one’s own', async () => {
    await draft('2026-12-31');
    await edit({ kind: 'goal', goal: { title: 'Search', rules: ['label:search'] } });
    await edit({ kind: 'focus', focus: { week: WEEK, goal: 'checkout' } });
    await edit({ kind: 'settings', patch: { scopes: [SHOP] } });
    expect(await teamActions.offering(SHOP)).toMatchObject({
      drafts: [{ id: 'checkout', words: 'Checkout' }],
      goals: [{ words: 'Search' }],
      weeks: [{ id: WEEK, words: `${WEEK.slice(5)}: Checkout` }],
      scopes: [{ id: SHOP, words: 'acme/shop' }],
      answers: 0,
    });
  });

  it('shows the difference and who tells of others, writes it, and hands the draft over', async () => {
    await draft('2026-12-31');
    await edit({ kind: 'focus', focus: { week: WEEK, goal: 'checkout' } });
    const choice = choose({ goals: ['checkout'], weeks: [WEEK] });
    const shown = await teamActions.preview(choice);
    expect(shown).toMatchObject({
      changes: ['Goal Checkout: due 31 Dec, was 30 Nov', `Focus of ${WEEK.slice(5)}: Checkout`],
      history: 'https://github.com/acme/shop/commits/HEAD/.github/plumbline.json',
    });
    expect(await teamActions.publish(choice, shown.seen)).toBeNull();
    expect(written()).toMatchObject({ goals: [{ due: '2026-12-31' }], focus: [{ goal: 'checkout' }] });
    expect(await readGoals()).toEqual([]);
    expect((await readRecords()).focuses).toEqual([]);
    expect(await teamActions.offering(SHOP)).toMatchObject({ drafts: [], weeks: [] });
  });

  it('says what others changed, and both sides of a conflict, one of them gone', async () => {
    await draft('2026-12-31');
    put({ ...PLAN, goals: [] });
    const choice = choose({ goals: ['checkout'] });
    const shown = await teamActions.preview(choice);
    expect(shown.since).toEqual(['Goal Checkout removed']);
    expect(shown.conflicts).toMatchObject([{ what: 'Goal Checkout', theirs: 'none', mine: 'Checkout' }]);
    const mine = choose(
      { goals: ['checkout'] },
      shown.conflicts.map(({ id }) => id),
    );
    expect((await teamActions.preview(mine)).changes).toEqual(['Goal Checkout added']);
  });

  it('gives the new difference when someone else wrote in between, and keeps the draft', async () => {
    await draft('2026-12-31');
    const choice = choose({ goals: ['checkout'] });
    const { seen } = await teamActions.preview(choice);
    put({ ...PLAN, note: 'quicker' });
    const again = await teamActions.publish(choice, seen);
    expect(again).toMatchObject({
      since: ['note quicker'],
      changes: ['Goal Checkout: due 31 Dec, was 30 Nov'],
    });
    expect(await readGoals()).toHaveLength(1);
    expect(await teamActions.publish(choice, again?.seen ?? '')).toBeNull();
    expect(written()).toMatchObject({ note: 'quicker', goals: [{ due: '2026-12-31' }] });
  });

  it('keeps the draft when someone else changed in between just what it changes', async () => {
    await draft('2026-12-31');
    const choice = choose({ goals: ['checkout'] });
    const { seen } = await teamActions.preview(choice);
    put({ ...PLAN, goals: [{ ...checkout, due: '2027-01-31' }] });
    const again = await teamActions.publish(choice, seen);
    expect(again).toMatchObject({ conflicts: [expect.anything()] });
    expect(await readGoals()).toMatchObject([{ id: 'checkout', due: '2026-12-31' }]);
  });

  it('is done when the answer was lost and the question came twice', async () => {
    await draft('2026-12-31');
    const choice = choose({ goals: ['checkout'] });
    const { seen } = await teamActions.preview(choice);
    expect(await teamActions.publish(choice, seen)).toBeNull();
    expect(await teamActions.publish(choice, seen)).toBeNull();
  });

  it('has no history where the tracker keeps none, and a branch’s own where there is one', async () => {
    const at = 'github:github.com/acme/shop@plan/w48';
    const known = await readSpace(SHOP);
    if (!known) throw new Error('not joined');
    await changeSpace(at, () => ({ ...known, address: at }));
    const { history } = await teamActions.preview({ ...choose({}), address: at });
    expect(history).toBe('https://github.com/acme/shop/commits/plan/w48/.github/plumbline.json');
  });
});

it('a proposal says what it would do to the team’s plan and to one’s own', async () => {
  await teamActions.join('acme/shop');
  const next = { ...PLAN, goals: [{ ...checkout, due: '2026-12-31' }] };
  const proposed = await teamActions.proposal(SHOP, JSON.stringify(next));
  expect(proposed).toMatchObject({
    changes: ['Goal Checkout: due 31 Dec, was 30 Nov'],
    words: 'Would add 1 goal.',
    count: 1,
  });
  const choice = { ...choose({}), proposal: proposed.file };
  const { seen } = await teamActions.preview(choice);
  expect(await teamActions.publish(choice, seen)).toBeNull();
  expect(written().goals).toMatchObject([{ due: '2026-12-31' }]);
  await expect(teamActions.proposal(SHOP, 'two words')).rejects.toThrow(/Paste the text/);
});

it('a new token reads the spaces of its host again', async () => {
  await teamActions.join('acme/shop');
  const { answer: asBefore } = there;
  server.answers(() => Response.json({}, { status: 401 }));
  await teamActions.read(SHOP);
  expect((await readTeamData()).spaces[0]?.trouble).toMatch(/does not take the token/);
  server.answers(asBefore);
  await optionsActions.saveToken('github.com', 'ghp_9876543210');
  await vi.waitFor(async () => expect((await readTeamData()).spaces[0]?.trouble).toBeNull());
});

describe('members', () => {
  const FOLDER = '.github/plumbline';
  const SEARCH = { ...checkout, id: 'search', title: 'Search', rank: 2 };
  const membersNow = async () => (await readTeamData()).spaces[0]?.members;

  it('answer in a file of their own, and what all say is read and counted', async () => {
    put({ ...PLAN, goals: [checkout, SEARCH] });
    await teamActions.join('acme/shop');
    await teamActions.answer(SHOP, { period: WEEK, ranking: ['search', 'checkout'] });
    expect(await membersNow()).toMatchObject({
      count: 1,
      ranking: { isAnswered: true, own: [{ id: 'search' }, { id: 'checkout' }], answered: 1 },
    });
    there.files.set(
      `${FOLDER}/eli.json`,
      JSON.stringify({
        ...{ format: 'plumbline-member', version: 1, login: 'eli' },
        ranking: { [WEEK]: ['search', 'checkout'] },
      }),
    );
    expect(await membersNow()).toMatchObject({ count: 1 });
    await teamActions.readMembers(SHOP);
    expect(await membersNow()).toMatchObject({
      count: 2,
      readAt: expect.stringMatching(/^\d{4}-/),
      ranking: {
        together: [
          { id: 'search', first: 2 },
          { id: 'checkout', first: 0 },
        ],
        answered: 2,
      },
    });
  });

  it('without a token are told what is missing, and nothing was written', async () => {
    await teamActions.join('acme/shop');
    await saveToken('github.com', null);
    await expect(teamActions.answer(SHOP, { period: WEEK, ranking: ['checkout'] })).rejects.toThrow(
      'No token for github.com is stored. Add one in the options.',
    );
    expect([...there.files.keys()]).toEqual([PATH]);
  });
});

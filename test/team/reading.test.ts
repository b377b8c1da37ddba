import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PlumblineFile } from '../../lib/core/file.ts';
import { VIEW_KEY } from '../../lib/core/view.ts';
import { applyEdit } from '../../lib/storage/edits.ts';
import { deleteEverything } from '../../lib/storage/erase.ts';
import { changeSpace, readSpace, readSpaces } from '../../lib/storage/spaces.ts';
import { refusedHosts, saveToken } from '../../lib/storage/tokens.ts';
import { offerSpaces } from '../../lib/team/offers.ts';
import { READ_EVERY_MS } from '../../lib/team/pace.ts';
import { joinSpace, leaveSpace, readDueSpaces } from '../../lib/team/reading.ts';
import { browser, resetBrowser } from '../platform/fake-browser.ts';
import { freshDatabase } from '../storage/fresh.ts';
import { type Repository, repository } from './repository.ts';
import { type Server, startServer } from './server.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

const PATH = '.github/plumbline.json';
const SHOP = 'github:github.com/acme/shop';
const plan = (title: string): PlumblineFile => ({
  format: 'plumbline',
  version: 1,
  scopes: [SHOP],
  goals: [{ id: 'checkout', title, rank: 1, state: 'active', rules: ['label:checkout'] }],
});
const DAY = 86_400_000;
const START = Date.parse('2026-11-21T10:00:00Z');
let server: Server;
let there: Repository;

const later = (ms: number) => vi.setSystemTime(Date.now() + ms);
/** Goals as tracker pages get them. */
const shown = async () => {
  const stored: { view?: { goals: { title: string; space?: string }[] } } =
    await browser.storage.local.get(VIEW_KEY);
  return stored.view?.goals.map(({ title, space }) => [title, space]);
};

beforeEach(async () => {
  await freshDatabase();
  resetBrowser();
  server = startServer();
  there = repository(server);
  there.files.set(PATH, JSON.stringify(plan('Checkout under two seconds')));
  vi.useFakeTimers({ now: START, toFake: ['Date'] });
});

describe('joinSpace', () => {
  it('brings the goals of a repository to every page', async () => {
    expect(await joinSpace('https://github.com/acme/shop')).toBe(SHOP);
    expect(await shown()).toEqual([['Checkout under two seconds', SHOP]]);
    expect(await readSpace(SHOP)).toMatchObject({ state: 'joined', readAt: '2026-11-21T10:00:00.000Z' });
  });

  it('in another case is the same space, under the name it has here', async () => {
    await joinSpace('acme/shop');
    expect(await joinSpace('Acme/Shop')).toBe(SHOP);
    expect((await readSpaces()).map(({ address }) => address)).toEqual([SHOP]);
  });

  it.each([
    ['no address', 'my team', /Write acme\/shop/],
    ['a document of another kind', 'acme/shop', /This is no plumbline.json.*The last good copy stays/],
  ])('refuses %s in words, and joins nothing', async (_, typed, words) => {
    there.files.set(PATH, '{"format":"other"}');
    await expect(joinSpace(typed)).rejects.toMatchObject({
      message: expect.stringMatching(words),
      field: 'address',
    });
    expect(await readSpaces()).toEqual([]);
  });

  it('joins a repository without a document, for whoever writes the first one', async () => {
    there.files.clear();
    await joinSpace('acme/shop');
    expect(await readSpace(SHOP)).toMatchObject({ state: 'joined', file: null });
    expect(await shown()).toEqual([]);
  });

  it('takes the goals away again when the space is left', async () => {
    await joinSpace('acme/shop');
    await leaveSpace(SHOP);
    expect(await shown()).toEqual([]);
    expect(await readSpace(SHOP)).toMatchObject({ state: 'declined', file: null });
  });
});

describe('readDueSpaces', () => {
  beforeEach(async () => {
    await joinSpace('acme/shop');
    server.asked.length = 0;
  });

  it('asks at most every 15 minutes, and when it is told to', async () => {
    await readDueSpaces();
    later(READ_EVERY_MS - 1);
    await readDueSpaces();
    expect(server.asked).toHaveLength(0);
    later(1);
    await readDueSpaces();
    expect(server.asked).toHaveLength(1);
    await readDueSpaces(SHOP);
    expect(server.asked).toHaveLength(2);
  });

  it('an answer that was under way takes back neither what was published meanwhile nor a leaving', async () => {
    const answers = there.answer;
    const meanwhile = (change: () => Promise<void>) =>
      server.answers(async (asked) => {
        await change();
        return answers(asked);
      });
    later(READ_EVERY_MS);
    const triedAt = new Date(Date.now() - 1).toISOString();
    const published = { file: plan('Published'), version: 'b1', etag: null, triedAt };
    meanwhile(() => changeSpace(SHOP, (known) => known && { ...known, ...published }));
    await readDueSpaces();
    expect(await readSpace(SHOP)).toMatchObject(published);
    later(READ_EVERY_MS);
    meanwhile(() => leaveSpace(SHOP));
    await readDueSpaces();
    expect(await readSpace(SHOP)).toMatchObject({ state: 'declined', file: null });
  });

  it('fault 56: shows what changed, and asks the next time with its ETag', async () => {
    there.files.set(PATH, JSON.stringify(plan('Search first')));
    later(READ_EVERY_MS);
    await readDueSpaces();
    expect(await shown()).toEqual([['Search first', SHOP]]);
    const writes = browser.storage.local.set.mock.calls.length;
    later(READ_EVERY_MS);
    await readDueSpaces();
    expect(server.asked.at(-1)?.headers['if-none-match']).toBeDefined();
    expect(await readSpace(SHOP)).toMatchObject({
      readAt: new Date(START + 2 * READ_EVERY_MS).toISOString(),
    });
    expect(browser.storage.local.set.mock.calls).toHaveLength(writes);
  });

  it.each([
    [401, 'signed-out'],
    [403, 'forbidden'],
    [404, 'missing'],
  ])('fault 51: keeps the last good copy with its age at %i', async (status, why) => {
    server.answers(() => new Response('{}', { status }));
    later(READ_EVERY_MS);
    await readDueSpaces();
    expect(await shown()).toEqual([['Checkout under two seconds', SHOP]]);
    expect(await readSpace(SHOP)).toMatchObject({
      readAt: new Date(START).toISOString(),
      triedAt: new Date(START + READ_EVERY_MS).toISOString(),
      trouble: { why },
    });
  });

  it('fault 51: sends a refused token no more', async () => {
    await saveToken('github.com', 'ghp_0123456789');
    server.answers(() => new Response('{}', { status: 401 }));
    await readDueSpaces(SHOP);
    await readDueSpaces(SHOP);
    expect(server.asked.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer ghp_0123456789',
      undefined,
    ]);
    expect(await refusedHosts()).toEqual(['github.com']);
  });

  it('fault 33: reads on, limit or not, once a clock that was a year ahead is set right', async () => {
    const retry = { headers: { 'retry-after': '1800' } };
    vi.setSystemTime(START + 365 * DAY);
    server.answers(() => new Response('{}', { status: 429, ...retry }));
    await readDueSpaces();
    expect((await readSpace(SHOP))?.trouble).toMatchObject({ why: 'limited' });
    vi.setSystemTime(START + 1);
    server.answers(there.answer);
    await readDueSpaces();
    expect(await readSpace(SHOP)).not.toHaveProperty('trouble');
  });

  it('fault 52: asks nothing before the time that a limit names, then doubles where it names none', async () => {
    server.answers(() => new Response('{}', { status: 429, headers: { 'retry-after': '1800' } }));
    later(READ_EVERY_MS);
    await readDueSpaces();
    await readDueSpaces(SHOP);
    later(READ_EVERY_MS);
    await readDueSpaces();
    expect(server.asked).toHaveLength(1);
    later(READ_EVERY_MS);
    server.answers(() => new Response('{}', { status: 429 }));
    await readDueSpaces();
    const { trouble } = (await readSpace(SHOP)) ?? {};
    expect(Date.parse(trouble?.until ?? '') - Date.now()).toBe(2 * 60_000);
    expect(trouble?.words).toMatch(/GitHub lets us read again at \d\d:\d\d\./);
  });

  it.each([
    ['half of it', '{"format":"plumbline","version":1,"goals":[{"id"'],
    ['another format', 'goals: [a, &a *a]'],
    ['a title over the limit', JSON.stringify(plan('x'.repeat(61)))],
    ['more than 64 kB', JSON.stringify({ ...plan('A'), note: 'x'.repeat(70_000) })],
  ])('fault 54: keeps the last good copy where the file is %s', async (_, text) => {
    there.files.set(PATH, text);
    await readDueSpaces(SHOP);
    expect(await shown()).toEqual([['Checkout under two seconds', SHOP]]);
    expect((await readSpace(SHOP))?.trouble?.words).toMatch(/stays/);
    there.files.set(PATH, JSON.stringify(plan('Mended')));
    await readDueSpaces(SHOP);
    expect(await shown()).toEqual([['Mended', SHOP]]);
    expect(await readSpace(SHOP)).not.toHaveProperty('trouble');
  });
});

it('fault 57: everyone is in the spaces of a policy for as long as it names them', async () => {
  await browser.storage.managed.set({ spaces: ['acme/shop'] });
  await readDueSpaces();
  expect(await shown()).toEqual([['Checkout under two seconds', SHOP]]);
  await browser.storage.managed.set({ spaces: [] });
  await readDueSpaces();
  expect(await readSpaces()).toEqual([]);
});

describe('offerSpaces', () => {
  const track = (scopes: string[]) =>
    applyEdit(`track-${scopes.length}-${scopes[0]}`, { kind: 'settings', patch: { scopes } });

  it('offers the space of a scope once, and brings nothing of it before it is joined', async () => {
    await track([SHOP]);
    await offerSpaces();
    expect(await readSpace(SHOP)).toMatchObject({ state: 'offered', file: null });
    await leaveSpace(SHOP);
    await offerSpaces();
    expect(await readSpace(SHOP)).toMatchObject({ state: 'declined' });
    expect(server.asked).toHaveLength(1);
  });

  it('keeps nothing of a scope that is gone before the answer came, by an erase too', async () => {
    await track([SHOP]);
    server.answers(async () => {
      await deleteEverything();
      return Response.json({ message: 'Not Found' }, { status: 404 });
    });
    await offerSpaces();
    expect(server.asked).toHaveLength(1);
    expect(await readSpaces()).toEqual([]);
  });

  it('scopes that may not be read, and hosts that do not answer, hold up no other', async () => {
    const jira = (host: string) => [1, 2, 3].map((n) => `jira:${host}/SHOP${n}`);
    await track([...jira('closed.example'), ...jira('jira.example'), 'github:github.com/acme/private', SHOP]);
    browser.state.origins = [...browser.state.origins, 'https://jira.example/*'];
    const answers = there.answer;
    server.answers((asked) => {
      if (asked.url.pathname.includes('private')) return Response.json({}, { status: 403 });
      return asked.url.host === 'jira.example' ? Response.json({}, { status: 401 }) : answers(asked);
    });
    await offerSpaces();
    expect(server.asked.map(({ url }) => url.host)).toEqual([
      'jira.example',
      'api.github.com',
      'api.github.com',
    ]);
    expect(await readSpace(SHOP)).toMatchObject({ state: 'offered' });
    await offerSpaces();
    expect(server.asked.slice(3).map(({ url }) => url.host)).toEqual(['jira.example']);
  });

  it('looks again after a week where there was none, and never where reading is not allowed', async () => {
    there.files.clear();
    await track([SHOP, 'jira:acme.atlassian.net/SHOP', 'github:github.com/acme/*']);
    await offerSpaces();
    await offerSpaces();
    expect(server.asked).toHaveLength(1);
    later(8 * DAY);
    there.files.set(PATH, JSON.stringify(plan('A')));
    await offerSpaces();
    expect(await readSpace(SHOP)).toMatchObject({ state: 'offered' });
    expect(server.asked).toHaveLength(2);
  });

  it('looks again where it looked by a clock that was a year ahead', async () => {
    there.files.clear();
    await track([SHOP]);
    vi.setSystemTime(START + 365 * DAY);
    await offerSpaces();
    vi.setSystemTime(START);
    there.files.set(PATH, JSON.stringify(plan('A')));
    await offerSpaces();
    expect(await readSpace(SHOP)).toMatchObject({ state: 'offered' });
  });
});

describe('spaces of a policy (fault 57)', () => {
  const set = (spaces: string[]) => browser.storage.managed.set({ spaces });

  it('everyone is in them, and nobody leaves by hand', async () => {
    await set(['https://github.com/acme/shop']);
    await readDueSpaces();
    expect(await shown()).toEqual([['Checkout under two seconds', SHOP]]);
    await expect(leaveSpace(SHOP)).rejects.toThrow('Your organisation sets this.');
    expect(await readSpace(SHOP)).toMatchObject({ state: 'joined', byPolicy: true });
  });

  it('that it names no more are left, and their goals go', async () => {
    await set(['acme/shop']);
    await readDueSpaces();
    await set([]);
    await readDueSpaces();
    expect(await readSpaces()).toEqual([]);
    expect(await shown()).toEqual([]);
  });

  it('one that was declined by hand is joined by it', async () => {
    await joinSpace('acme/shop');
    await leaveSpace(SHOP);
    await set(['acme/shop']);
    await readDueSpaces();
    expect(await shown()).toEqual([['Checkout under two seconds', SHOP]]);
  });
});

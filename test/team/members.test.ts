import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import { mergeMembers } from '../../lib/core/team/member.ts';
import { readSpace } from '../../lib/storage/spaces.ts';
import { refusedHosts, saveToken } from '../../lib/storage/tokens.ts';
import { answerAsMember, readMembers } from '../../lib/team/members.ts';
import { joinSpace } from '../../lib/team/reading.ts';
import { resetBrowser } from '../platform/fake-browser.ts';
import { describeCaptures } from '../shared.ts';
import { freshDatabase } from '../storage/fresh.ts';
import { type Repository, repository } from './repository.ts';
import { type Server, startServer, violationsOf } from './server.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

const SHOP = 'github:github.com/acme/shop';
const FOLDER = '.github/plumbline';
const RANKING = { period: '2026-W48', ranking: ['checkout', 'search'] };
const file = (login: string, more: object = {}) =>
  JSON.stringify({
    format: 'plumbline-member',
    version: 1,
    login,
    ranking: { '2026-W48': ['search'] },
    ...more,
  });
let server: Server;
let there: Repository;

beforeEach(async () => {
  await freshDatabase();
  resetBrowser();
  server = startServer();
  there = repository(server);
  vi.useRealTimers();
  await saveToken('github.com', 'ghp_0123456789');
  await joinSpace('acme/shop');
  server.asked.length = 0;
});

it("puts an answer into one's own file, and keeps what else stands in it", async () => {
  await answerAsMember(SHOP, RANKING);
  expect(JSON.parse(there.files.get(`${FOLDER}/dana.json`) ?? '')).toEqual({
    format: 'plumbline-member',
    version: 1,
    login: 'dana',
    ranking: { '2026-W48': ['checkout', 'search'] },
  });
  there.files.set(`${FOLDER}/dana.json`, file('dana', { note: 'kept' }));
  await answerAsMember(SHOP, { month: '2026-11', question: 'Who decides is known', yes: true });
  expect(JSON.parse(there.files.get(`${FOLDER}/dana.json`) ?? '')).toMatchObject({
    note: 'kept',
    ranking: { '2026-W48': ['search'] },
    pulse: { '2026-11': { 'Who decides is known': true } },
  });
});

it('knows at once what it has written, and whose it is', async () => {
  await answerAsMember(SHOP, RANKING);
  expect(await readSpace(SHOP)).toMatchObject({
    login: 'dana',
    members: { dana: { ranking: { '2026-W48': ['checkout', 'search'] } } },
  });
  server.asked.length = 0;
  await readMembers(SHOP);
  expect(server.asked).toHaveLength(1);
  expect((await readSpace(SHOP))?.membersReadAt).toMatch(/^\d{4}-/);
});

it('tries again when the branch took another write in between', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  let others = 2;
  const answers = there.answer;
  server.answers((asked) => {
    if (asked.method !== 'PUT' || others === 0) return answers(asked);
    others -= 1;
    return new Response('{}', { status: 409 });
  });
  const done = answerAsMember(SHOP, RANKING);
  await vi.waitFor(async () => {
    await vi.runAllTimersAsync();
    expect(there.files.has(`${FOLDER}/dana.json`)).toBe(true);
  });
  await done;
});

it('reads what changed, and speaks for nobody who says to be another', async () => {
  there.files.set(`${FOLDER}/dana.json`, file('dana'));
  there.files.set(`${FOLDER}/kim.json`, file('kim'));
  there.files.set(`${FOLDER}/eve.json`, file('kim'));
  there.files.set(`${FOLDER}/bad.json`, '{');
  expect(Object.keys(await readMembers(SHOP)).sort()).toEqual(['dana', 'kim']);
  server.asked.length = 0;
  there.files.set(`${FOLDER}/kim.json`, file('kim', { ranking: { '2026-W48': ['checkout'] } }));
  there.files.delete(`${FOLDER}/eve.json`);
  there.files.delete(`${FOLDER}/bad.json`);
  const members = await readMembers(SHOP);
  expect(server.asked.map(({ url }) => decodeURIComponent(url.pathname.split('/').at(-1) ?? ''))).toEqual([
    FOLDER,
    `${FOLDER}/kim.json`,
  ]);
  expect(mergeMembers(Object.values(members)).ranking.get('2026-W48')).toEqual([['checkout'], ['search']]);
  there.files.delete(`${FOLDER}/kim.json`);
  await readMembers(SHOP);
  expect(Object.keys((await readSpace(SHOP))?.members ?? {})).toEqual(['dana']);
});

it('a folder that is not shown any more takes no copy away', async () => {
  there.files.set(`${FOLDER}/dana.json`, file('dana'));
  await readMembers(SHOP);
  there.files.delete(`${FOLDER}/dana.json`);
  expect(Object.keys(await readMembers(SHOP))).toEqual(['dana']);
  expect(Object.keys((await readSpace(SHOP))?.members ?? {})).toEqual(['dana']);
});

it('fault 52: asks for no file of a member before the time that a limit names', async () => {
  for (let n = 0; n < 20; n++) there.files.set(`${FOLDER}/dana${n}.json`, file(`dana${n}`));
  const answers = there.answer;
  server.answers((asked) => {
    if (/dana\d/.test(asked.url.pathname)) return new Response('{}', { status: 429 });
    return answers(asked);
  });
  await readMembers(SHOP);
  expect(server.asked.length).toBeLessThanOrEqual(7);
  server.asked.length = 0;
  await expect(readMembers(SHOP)).rejects.toThrow(/GitHub lets us read again at/);
  expect(server.asked).toHaveLength(0);
});

it('fault 51: a token that is refused for the folder is sent no more', async () => {
  server.answers(() => new Response('{}', { status: 401 }));
  await expect(readMembers(SHOP)).rejects.toThrow(/does not take the token/);
  expect(await refusedHosts()).toEqual(['github.com']);
});

describeCaptures('the official contract of GitHub', () => {
  it("allows every request for members' files", async () => {
    await answerAsMember(SHOP, RANKING);
    await answerAsMember(SHOP, RANKING);
    await readMembers(SHOP);
    expect(server.asked.length).toBeGreaterThan(6);
    expect(await violationsOf(server.asked, 'github')).toEqual([]);
  });
});

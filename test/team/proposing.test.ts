import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import type { PlumblineFile } from '../../lib/core/file.ts';
import type { Choice } from '../../lib/messages/protocol.ts';
import { readSpace, readSpaces } from '../../lib/storage/spaces.ts';
import { saveToken } from '../../lib/storage/tokens.ts';
import { readProposed } from '../../lib/team/proposing.ts';
import { previewPublish, publishTo } from '../../lib/team/publishing.ts';
import { joinSpace } from '../../lib/team/reading.ts';
import { resetBrowser } from '../platform/fake-browser.ts';
import { freshDatabase } from '../storage/fresh.ts';
import { type Repository, repository } from './repository.ts';
import { type Server, startServer } from './server.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

const PATH = '.github/plumbline.json';
const SHOP = 'github:github.com/acme/shop';
const checkout = { id: 'checkout', title: 'Checkout', rules: ['label:checkout'], due: '2026-11-30' };
const PLAN: PlumblineFile = { format: 'plumbline', version: 1, goals: [checkout] };
const NEXT: PlumblineFile = { ...PLAN, goals: [{ ...checkout, due: '2026-12-31' }] };
const LINES = ['Goal Checkout: due 31 Dec, was 30 Nov'];
let server: Server;
let there: Repository;

beforeEach(async () => {
  await freshDatabase();
  resetBrowser();
  server = startServer();
  there = repository(server);
  there.files.set(PATH, JSON.stringify(PLAN));
  await saveToken('github.com', 'ghp_0123456789');
  await joinSpace('acme/shop');
});

/** The repository has another document on a branch. */
function branch(name: string, file: unknown): void {
  server.answers((asked) => {
    if (asked.url.searchParams.get('ref') !== name) return there.answer(asked);
    const content = Buffer.from(JSON.stringify(file)).toString('base64');
    return Response.json({ type: 'file', encoding: 'base64', content, sha: 'b', size: 9 });
  });
}

it('shows a pasted text as a difference, and changes nothing', async () => {
  const before = await readSpace(SHOP);
  const asked = server.asked.length;
  expect(await readProposed(SHOP, JSON.stringify(NEXT))).toMatchObject({ differences: LINES });
  expect(await readSpace(SHOP)).toEqual(before);
  expect(server.asked).toHaveLength(asked);
});

it('reads one from a branch, which is joined by nobody for that', async () => {
  branch('next-week', NEXT);
  for (const typed of ['next-week', 'acme/shop@next-week'])
    expect(await readProposed(SHOP, typed)).toMatchObject({ file: NEXT, differences: LINES });
  expect((await readSpaces()).map(({ address }) => address)).toEqual([SHOP]);
});

it.each([
  ['{"format":"plumbline"', 'refused', /not JSON, or only a part/],
  ['two words', 'refused', /Paste the text/],
])('refuses %s in words', async (typed, code, words) => {
  await expect(readProposed(SHOP, typed)).rejects.toMatchObject({
    code,
    message: expect.stringMatching(words),
  });
});

it('says that a branch was deleted', async () => {
  server.answers(() => Response.json({ message: 'Not Found' }, { status: 404 }));
  await expect(readProposed(SHOP, 'gone')).rejects.toThrow(
    'There is no plumbline.json at acme/shop, branch gone',
  );
});

it('is made to a space that one is in', async () => {
  await expect(readProposed('github:github.com/acme/web', '{}')).rejects.toThrow('Join acme/web first');
});

it('is published with what others changed meanwhile kept', async () => {
  const { file } = await readProposed(SHOP, JSON.stringify(NEXT));
  there.files.set(PATH, JSON.stringify({ ...PLAN, note: 'quicker' }));
  const share = { goals: [], weeks: [], scopes: [], exempt: [], answers: false };
  const choice: Choice = { address: SHOP, share, take: [], proposal: file };
  const preview = await previewPublish(choice);
  expect(preview).toMatchObject({ differences: LINES, since: ['note quicker'], conflicts: [] });
  expect(await publishTo(choice, preview.seen)).toEqual({ is: 'published' });
  expect(JSON.parse(there.files.get(PATH) ?? '')).toMatchObject({ ...NEXT, note: 'quicker' });
});

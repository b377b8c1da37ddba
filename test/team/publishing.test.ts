import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Edit } from '../../lib/core/edit.ts';
import type { PlumblineFile } from '../../lib/core/file.ts';
import type { Choice } from '../../lib/messages/protocol.ts';
import { applyEdit } from '../../lib/storage/edits.ts';
import { readGoals } from '../../lib/storage/read.ts';
import { changeSpace, readSpace } from '../../lib/storage/spaces.ts';
import { saveToken } from '../../lib/storage/tokens.ts';
import { previewPublish, publishTo } from '../../lib/team/publishing.ts';
import { joinSpace, leaveSpace } from '../../lib/team/reading.ts';
import { resetBrowser } from '../platform/fake-browser.ts';
import { describeCaptures } from '../shared.ts';
import { freshDatabase } from '../storage/fresh.ts';
import { type Repository, repository, shaOf } from './repository.ts';
import { type Server, startServer, violationsOf } from './server.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

const PATH = '.github/plumbline.json';
const SHOP = 'github:github.com/acme/shop';
const NOTHING: Choice = {
  address: SHOP,
  share: { goals: [], weeks: [], scopes: [], exempt: [], answers: false },
  take: [],
};
const choose = (share: Partial<Choice['share']>, take: string[] = []): Choice => ({
  ...NOTHING,
  share: { ...NOTHING.share, ...share },
  take,
});
const PLAN: PlumblineFile = {
  format: 'plumbline',
  version: 1,
  goals: [
    {
      id: 'checkout',
      title: 'Checkout',
      rank: 1,
      state: 'active',
      rules: ['label:checkout'],
      due: '2026-11-30',
    },
  ],
  focus: [{ week: '2026-W48', goal: 'checkout' }],
};
let server: Server;
let there: Repository;
let edits = 0;

const edit = (change: Edit) => {
  edits += 1;
  return applyEdit(`edit-number-${edits}`, change);
};
const written = (): PlumblineFile => JSON.parse(there.files.get(PATH) ?? '{}');
const put = (file: unknown) => void there.files.set(PATH, JSON.stringify(file));
const puts = () => server.asked.filter(({ method }) => method === 'PUT');
const newGoal = (title: string) => edit({ kind: 'goal', goal: { title, rules: ['label:search'] } });
const idOf = async (title: string) => (await readGoals()).find((goal) => goal.title === title)?.id ?? '';

beforeEach(async () => {
  await freshDatabase();
  resetBrowser();
  server = startServer();
  there = repository(server);
  put(PLAN);
  vi.useFakeTimers({ now: Date.parse('2026-11-21T10:00:00Z'), toFake: ['Date'] });
  await saveToken('github.com', 'ghp_0123456789');
  await joinSpace('acme/shop');
});

describe('publishing', () => {
  it('shows the difference, then writes exactly that with a line of history', async () => {
    await newGoal('Search first');
    const choice = choose({ goals: [await idOf('Search first')] });
    const preview = await previewPublish(choice);
    expect(preview).toMatchObject({ differences: ['Goal Search first added'], since: [], conflicts: [] });
    expect(puts()).toEqual([]);
    expect(await publishTo(choice, preview.seen)).toEqual({ is: 'published' });
    expect(written().goals?.map(({ title }) => title)).toEqual(['Checkout', 'Search first']);
    expect(JSON.parse(puts()[0]?.body ?? '')).toMatchObject({
      message: 'Goal Search first added (Plumbline)',
      sha: shaOf(JSON.stringify(PLAN)),
    });
    expect(await readSpace(SHOP)).toMatchObject({ version: shaOf(there.files.get(PATH) ?? '') });
    expect((await previewPublish(choice)).differences).toEqual([]);
  });

  it('writes the first document of a repository', async () => {
    await leaveSpace(SHOP);
    there.files.clear();
    await joinSpace('acme/shop');
    await newGoal('Search first');
    const choice = choose({ goals: [await idOf('Search first')] });
    await publishTo(choice, (await previewPublish(choice)).seen);
    expect(written()).toMatchObject({ format: 'plumbline', version: 1, goals: [{ title: 'Search first' }] });
  });

  it('writes no new document where one has vanished: who took it away may know why', async () => {
    there.files.clear();
    await expect(previewPublish(choose({ scopes: [SHOP] }))).rejects.toMatchObject({ code: 'not-found' });
  });

  it('shows what others changed since, and keeps it', async () => {
    await newGoal('Search first');
    put({ ...PLAN, goals: [{ ...PLAN.goals?.[0], due: '2026-12-31' }], note: 'kept' });
    const choice = choose({ goals: [await idOf('Search first')] });
    const preview = await previewPublish(choice);
    expect(preview.since).toEqual(['Goal Checkout: due 31 Dec, was 30 Nov', 'note kept']);
    expect(preview.differences).toEqual(['Goal Search first added']);
    await publishTo(choice, preview.seen);
    expect(written()).toMatchObject({
      note: 'kept',
      goals: [{ due: '2026-12-31' }, { title: 'Search first' }],
    });
  });

  it('signs what it changes, and says who changed what since', async () => {
    await newGoal('Search first');
    const choice = choose({ goals: [await idOf('Search first')] });
    await publishTo(choice, (await previewPublish(choice)).seen);
    expect(written().goals).toMatchObject([{ id: 'checkout' }, { title: 'Search first', by: 'dana' }]);
    expect(written().goals?.[0]).not.toHaveProperty('by');
    const [checkout = {}, search] = written().goals ?? [];
    put({
      ...written(),
      goals: [{ ...checkout, title: 'Pay', by: 'kim' }, search],
      focus: [{ week: '2026-W48', goal: 'checkout', slice: 'retries', by: 'jo' }],
    });
    expect((await previewPublish(choose({ scopes: [SHOP] }))).since).toEqual([
      'Goal Pay: was called Checkout (kim)',
      'Focus of W48: this week retries (jo)',
    ]);
  });

  it('refuses more than a space can hold, before anything is sent', async () => {
    const scopes = Array.from({ length: 100 }, (_, i) => `github:github.com/acme/${'x'.repeat(90)}-${i}`);
    await edit({ kind: 'settings', patch: { scopes } });
    put({ ...PLAN, note: 'x'.repeat(60_000) });
    const choice = choose({ scopes });
    const { seen } = await previewPublish(choice);
    await expect(publishTo(choice, seen)).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining('64 kB'),
    });
    expect(puts()).toEqual([]);
  });

  it('fault 51: writes nothing over what someone wrote between preview and click', async () => {
    await newGoal('Search first');
    const choice = choose({ goals: [await idOf('Search first')] });
    const { seen } = await previewPublish(choice);
    put({ ...PLAN, focus: [] });
    const answer = await publishTo(choice, seen);
    expect(puts()).toEqual([]);
    if (answer.is !== 'again') throw new Error('was published');
    expect(answer.preview.since).toEqual(['Focus of W48: none, was Checkout']);
    expect(await publishTo(choice, answer.preview.seen)).toEqual({ is: 'published' });
    expect(written().focus).toEqual([]);
  });

  it('fault 51: is merged when someone writes in the very moment of writing (409)', async () => {
    await newGoal('Search first');
    const choice = choose({ goals: [await idOf('Search first')] });
    const { seen } = await previewPublish(choice);
    there.beforeWrite = () => {
      there.beforeWrite = null;
      put({ ...PLAN, note: 'quicker' });
    };
    const answer = await publishTo(choice, seen);
    expect(written()).toMatchObject({ note: 'quicker', goals: [{ id: 'checkout' }] });
    if (answer.is !== 'again') throw new Error('was published');
    await publishTo(choice, answer.preview.seen);
    expect(written()).toMatchObject({
      note: 'quicker',
      goals: [{ id: 'checkout' }, { title: 'Search first' }],
    });
  });

  it('takes a write whose answer was lost for written', async () => {
    await newGoal('Search first');
    const choice = choose({ goals: [await idOf('Search first')] });
    const { seen } = await previewPublish(choice);
    const answers = there.answer;
    server.answers((asked) => {
      const answer = answers(asked);
      // The write arrives, its answer does not; ky's second try finds another version.
      return asked.method === 'PUT' && answer.ok ? new Response('{}', { status: 409 }) : answer;
    });
    expect(await publishTo(choice, seen)).toEqual({ is: 'published' });
    expect(written().goals).toHaveLength(2);
  });

  it('asked again because the answer was lost, it is published, once, and stands here as the copy', async () => {
    await newGoal('Search first');
    const choice = choose({ goals: [await idOf('Search first')] });
    const { seen } = await previewPublish(choice);
    const before = await readSpace(SHOP);
    await publishTo(choice, seen);
    const after = await readSpace(SHOP);
    // The background died before it kept anything of it.
    const trouble = { why: 'offline', words: 'No connection. What was read before stays.' };
    await changeSpace(SHOP, () => before && { ...before, trouble });
    expect(await publishTo(choice, seen)).toEqual({ is: 'published' });
    expect(puts()).toHaveLength(1);
    expect((await readSpace(SHOP))?.file).toEqual(after?.file);
    expect(await readSpace(SHOP)).not.toHaveProperty('trouble');
  });

  it('fault 51: says so when someone changes in between just what was to be published', async () => {
    const title = 'Checkout under two seconds';
    await edit({ kind: 'draft', goal: 'checkout' });
    await edit({
      kind: 'goal',
      goal: { id: 'checkout', title, rules: ['label:checkout'], due: '2026-11-30' },
    });
    const choice = choose({ goals: ['checkout'] });
    const { seen } = await previewPublish(choice);
    put({ ...PLAN, goals: [{ ...PLAN.goals?.[0], title: 'Pay' }] });
    const answer = await publishTo(choice, seen);
    expect(answer).toMatchObject({
      is: 'again',
      preview: { differences: [], conflicts: [{ mine: title, theirs: 'Pay' }] },
    });
    expect(puts()).toHaveLength(0);
  });

  it('names a conflict: theirs stands until a person takes their own side', async () => {
    await edit({ kind: 'draft', goal: 'checkout' });
    const title = 'Checkout under two seconds';
    await edit({
      kind: 'goal',
      goal: { id: 'checkout', title, rules: ['label:checkout'], due: '2026-11-30' },
    });
    put({ ...PLAN, goals: [{ ...PLAN.goals?.[0], title: 'Pay' }] });
    const preview = await previewPublish(choose({ goals: ['checkout'] }));
    expect(preview.file.goals).toMatchObject([{ title: 'Pay' }]);
    expect(preview.conflicts).toMatchObject([{ mine: title, theirs: 'Pay' }]);
    const mine = choose(
      { goals: ['checkout'] },
      preview.conflicts.map(({ id }) => id),
    );
    const taken = await previewPublish(mine);
    expect(taken.seen).not.toBe(preview.seen);
    await publishTo(mine, taken.seen);
    expect(written().goals).toMatchObject([{ title }]);
  });

  it.each([
    [401, 'signed-out', /Put a new one into the options/],
    [403, 'no-right', /may not write acme\/shop.*Needs: Contents, write/],
    [500, 'wrong-answer', /did not answer as expected, and may have taken it or not/],
  ])('fault 51, 53: says what to do at %i, and changes nothing here', async (status, code, words) => {
    await newGoal('Search first');
    const choice = choose({ goals: [await idOf('Search first')] });
    const { seen } = await previewPublish(choice);
    const before = await readSpace(SHOP);
    const answers = there.answer;
    server.answers((asked) => (asked.method === 'PUT' ? new Response('{}', { status }) : answers(asked)));
    vi.useFakeTimers({ now: Date.now(), toFake: ['Date', 'setTimeout'] });
    let failed: unknown;
    publishTo(choice, seen).catch((error: unknown) => {
      failed = error;
    });
    await vi.waitFor(async () => {
      await vi.runAllTimersAsync();
      expect(failed).toBeDefined();
    });
    expect(failed).toMatchObject({ code, message: expect.stringMatching(words) });
    expect(await readSpace(SHOP)).toEqual(before);
  });

  it('needs a token', async () => {
    await saveToken('github.com', null);
    const choice = choose({ scopes: [SHOP] });
    const { seen } = await previewPublish(choice);
    await expect(publishTo(choice, seen)).rejects.toMatchObject({ code: 'signed-out' });
    expect(puts()).toEqual([]);
  });
});

describeCaptures('the official contract of GitHub', () => {
  it('allows every request of joining and publishing', async () => {
    await newGoal('Search first');
    const choice = choose({ goals: [await idOf('Search first')] });
    await publishTo(choice, (await previewPublish(choice)).seen);
    expect(puts()).toHaveLength(1);
    expect(await violationsOf(server.asked, 'github')).toEqual([]);
  });
});

import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Edit } from '../../lib/core/edit.ts';
import { compileView } from '../../lib/core/rules/compile.ts';
import { actsSchema, viewSchema } from '../../lib/core/schemas/view.ts';
import { judge } from '../../lib/core/verdict.ts';
import { actsKey, VIEW_KEY } from '../../lib/core/view.ts';
import { now } from '../../lib/platform/clock.ts';
import { reportTo } from '../../lib/platform/report.ts';
import { applyEdit } from '../../lib/storage/edits.ts';
import { readEffective, readManaged, readScopes, readShownGoals } from '../../lib/storage/effective.ts';
import { publishAll, publishChanges, publishMissing } from '../../lib/storage/publish.ts';
import { readGoals, readRecords } from '../../lib/storage/read.ts';
import type { StoredSpace } from '../../lib/storage/space-row.ts';
import { changeSpace, readSpace, readSpaces } from '../../lib/storage/spaces.ts';
import { document, PLAN, SHOP } from '../core/team/documents.ts';
import { browser, resetBrowser } from '../platform/fake-browser.ts';
import { freshDatabase, putRaw, rawRows } from './fresh.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

const problems = vi.fn(async () => undefined);
let count = 0;
const save = async (edit: Edit) => {
  const { saved, made } = await applyEdit(`edit-${String(++count).padStart(6, '0')}`, edit);
  await publishChanges(made.changes);
  return saved;
};
const view = async () => viewSchema.parse((await browser.storage.local.get(VIEW_KEY))[VIEW_KEY]);
const acts = async () => actsSchema.parse((await browser.storage.local.get(actsKey(SHOP)))[actsKey(SHOP)]);

const ISSUE = `${SHOP}#7`;
const joined: StoredSpace = {
  address: SHOP,
  state: 'joined',
  file: document({
    scopes: [SHOP],
    goals: [{ id: 'checkout', title: 'Checkout', rules: ['label:checkout'] }],
    focus: [{ week: '2026-W47', goal: 'checkout', slice: 'retries' }],
    links: [{ issue: `${SHOP}#8`, goal: 'checkout' }],
  }),
  version: 'abc',
  etag: 'W/"1"',
  readAt: '2026-11-21T10:00:00Z',
  triedAt: '2026-11-21T10:00:00Z',
};
const join = (space = joined) => changeSpace(space.address, () => space);

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-21T10:42:00Z') });
  resetBrowser();
  problems.mockClear();
  reportTo(problems);
  await freshDatabase();
});
afterEach(() => vi.useRealTimers());

describe('spaces', () => {
  it('are kept as they were read, changed at once, and forgotten', async () => {
    expect(await readSpace(SHOP)).toBeNull();
    await join();
    await join({
      ...joined,
      address: PLAN,
      state: 'declined',
      file: null,
      version: null,
      etag: null,
      readAt: null,
    });
    expect((await readSpaces()).map(({ address }) => address)).toEqual([PLAN, SHOP]);
    await changeSpace(
      SHOP,
      (known) => known && { ...known, trouble: { why: 'offline', words: 'No connection.' } },
    );
    expect(await readSpace(SHOP)).toEqual({
      ...joined,
      trouble: { why: 'offline', words: 'No connection.' },
    });
    await changeSpace(SHOP, () => null);
    expect(await readSpace(SHOP)).toBeNull();
  });

  it('changed at once by two are changed by both', async () => {
    await join();
    await Promise.all([
      changeSpace(SHOP, (known) => known && { ...known, etag: 'new' }),
      changeSpace(SHOP, (known) => known && { ...known, triedAt: '2026-11-21T10:15:00Z' }),
    ]);
    expect(await readSpace(SHOP)).toEqual({ ...joined, etag: 'new', triedAt: '2026-11-21T10:15:00Z' });
  });

  it('with a document that nobody checked bring nothing, and are told', async () => {
    await putRaw('spaces', { ...joined, file: { format: 'plumbline', version: 1, goals: [{ id: 7 }] } });
    expect(await readShownGoals()).toEqual([]);
    expect(problems).toHaveBeenCalledWith(expect.objectContaining({ part: 'stored spaces' }));
    expect(await rawRows('spaces')).toHaveLength(1);
  });
});

describe('what a joined space brings', () => {
  it('shows on pages: scope, goal, focus and links, so that a verdict is the team’s', async () => {
    await save({ kind: 'goal', goal: { title: 'Mine', rules: [] } });
    await join();
    await publishAll();
    const published = await view();
    expect(published.scopes).toEqual([SHOP]);
    expect(published.goals.map(({ title, rank, space }) => [rank, title, space])).toEqual([
      [1, 'Checkout', SHOP],
      [2, 'Mine', undefined],
    ]);
    const facts = { key: ISSUE, kind: 'issue' as const, labels: ['checkout'], readAt: '', source: 'page' };
    const compiled = compileView(published, await acts(), now());
    expect(judge(facts, compiled)).toMatchObject({
      state: 'focus',
      slice: 'retries',
      goal: { id: 'checkout' },
    });
    expect(judge({ ...facts, key: `${SHOP}#8`, labels: [] }, compiled)).toMatchObject({
      state: 'focus',
      because: [{ by: 'link', space: SHOP }],
    });
  });

  it('goes with the space, and none of it was ever one’s own', async () => {
    await join();
    await save({ kind: 'link', issue: ISSUE, goal: 'checkout' });
    expect((await acts()).links[ISSUE]).toHaveLength(1);
    expect((await acts()).links[`${SHOP}#8`]).toHaveLength(1);
    expect(await readScopes()).toEqual([SHOP]);
    expect(await readRecords()).toMatchObject({ goals: [], focuses: [], settings: { scopes: [] } });
    await changeSpace(SHOP, (known) => known && { ...known, state: 'declined' });
    await publishAll();
    expect((await view()).goals).toEqual([]);
    expect(await readScopes()).toEqual([]);
  });

  it('a draft is stored, marked on pages, and settles no rank of one’s own', async () => {
    await join();
    await save({ kind: 'goal', goal: { title: 'Mine', rules: [] } });
    await save({ kind: 'draft', goal: 'checkout' });
    const { undo } = await save({ kind: 'goal', goal: { id: 'checkout', title: 'Faster', rules: [] } });
    expect(undo).toBeTruthy();
    expect((await view()).goals.map(({ title, draft }) => [title, draft])).toEqual([
      ['Checkout', true],
      ['Mine', undefined],
    ]);
    expect((await readGoals()).map(({ id, rank }) => [id, rank])).toEqual([
      ['checkout', 1],
      ['mine', 1],
    ]);
    await save({ kind: 'hand-over', goals: ['checkout'], weeks: [] });
    expect((await view()).goals[0]?.draft).toBeUndefined();
    expect((await readGoals()).map(({ id }) => id)).toEqual(['mine']);
  });
});

describe('a policy (fault 57)', () => {
  it('brings its document, and locks what it sets', async () => {
    await browser.storage.managed.set({
      file: document({ goals: [{ id: 'all', title: 'All' }] }),
      settings: { weekStart: 7, scopes: [SHOP] },
    });
    const { goals, settings, team } = await readEffective();
    expect(goals).toMatchObject([{ id: 'all', space: 'policy', rank: 1 }]);
    expect(settings).toMatchObject({ weekStart: 7, scopes: [SHOP] });
    expect(team.locked.settings).toEqual(['scopes', 'weekStart']);
    await expect(save({ kind: 'settings', patch: { weekStart: 1 } })).rejects.toThrow(
      'Your organisation sets this.',
    );
  });

  it('that is absent, or of wrong types, changes nothing and is told where', async () => {
    browser.storage.managed.get.mockRejectedValueOnce(new Error('Managed storage manifest not found'));
    expect(await readManaged()).toEqual({ policy: {}, problems: [] });
    await browser.storage.managed.set({ spaces: 7, colour: 'teal', settings: { weekStart: 9 } });
    expect((await readEffective()).settings.weekStart).toBe(1);
    expect((await readManaged()).problems.toSorted()).toEqual([
      'colour: No policy can set this.',
      'settings.weekStart: Days go from 1, Monday, to 7, Sunday.',
      'spaces: Put a list here.',
    ]);
  });

  it('that was changed while no background ran is published by the next one, and no other time', async () => {
    await publishAll();
    browser.storage.local.set.mockClear();
    await publishMissing();
    expect(browser.storage.local.set).not.toHaveBeenCalled();
    await browser.storage.managed.set({ file: document({ goals: [{ id: 'all', title: 'All' }] }) });
    await publishMissing();
    expect((await view()).goals.map(({ title }) => title)).toEqual(['All']);
    await browser.storage.managed.clear();
    await publishMissing();
    expect((await view()).goals).toEqual([]);
  });
});

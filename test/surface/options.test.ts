import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { applyEdit } from '../../lib/storage/edits.ts';
import { readRecords } from '../../lib/storage/read.ts';
import { optionsActions, readOptions } from '../../lib/surface/options.ts';
import { browser } from '../platform/fake-browser.ts';
import { freshDatabase } from '../storage/fresh.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

beforeEach(freshDatabase);

const text = (value: unknown) => new File([JSON.stringify(value)], 'plumbline.json');
const head = { format: 'plumbline', version: 1 };

describe('previewing an import', () => {
  it.each<[string, File, RegExp]>([
    ['over 5 MB', new File([new Uint8Array(30_000_000).fill(32)], 'big.json'), /larger than 5 MB/],
    ['a little over', new File([`"${'ä'.repeat(5_000_000)}"`], 'big.json'), /larger than 5 MB/],
    ['no JSON', new File(['<html>'], 'page.json'), /not JSON/],
    ['empty', new File([''], 'empty.json'), /not JSON/],
    ['another file', text({ name: 'package' }), /no plumbline\.json/],
    ['newer', text({ ...head, version: 99 }), /newer Plumbline/],
    ['a title too long', text({ ...head, goals: [{ id: 'a', title: 'x'.repeat(61) }] }), /goals\[0\]\.title/],
    ['a bad rule', text({ ...head, goals: [{ id: 'a', title: 'A', rules: ['lable:x'] }] }), /lable/],
    [
      'a key that is none',
      text({ ...head, links: [{ issue: '__proto__', goal: 'a' }] }),
      /links\[0\]\.issue/,
    ],
  ])('refuses %s with a clear error and changes nothing', async (_, file, message) => {
    const before = await readRecords();
    await expect(optionsActions.preview(file)).rejects.toThrow(message);
    expect(await readRecords()).toEqual(before);
  });

  it('says what would change and changes nothing', async () => {
    const hostile = '<img src=x onerror=alert(1)>';
    const file = text({ ...head, goals: [{ id: 'a', title: hostile }], exempt: ['is:bot'] });
    const preview = await optionsActions.preview(file);
    expect(preview).toMatchObject({ words: 'Would add 1 goal.', changes: 1 });
    expect((await readRecords()).goals).toEqual([]);
  });
});

describe('what options show', () => {
  it('starts with the shipped rules, no scope and nothing saved', async () => {
    expect(await readOptions()).toMatchObject({
      scopes: [],
      problems: [],
      hasToken: false,
      savedAt: null,
      answers: { 'is:bot': 0 },
    });
  });

  it('tells of each scope whether its host is allowed, and when it was last saved', async () => {
    const scopes = ['github:github.com/acme/shop', 'jira:jira.acme.example/PAY'];
    const { saved } = await applyEdit('edit-000001', { kind: 'settings', patch: { scopes } });
    const data = await readOptions();
    expect(data.scopes.map(({ name, host, granted }) => [name, host, granted])).toEqual([
      ['acme/shop', 'github.com', true],
      ['PAY', 'jira.acme.example', false],
    ]);
    expect(data.savedAt).toBe(saved.savedAt);
  });
});

describe('a policy (fault 57)', () => {
  it('stands in the place of own settings, locked, and what is wrong with it is told', async () => {
    await applyEdit('edit-000001', { kind: 'settings', patch: { weekStart: 6, exempt: ['is:bot'] } });
    await browser.storage.managed.set({ settings: { weekStart: 7 }, colour: 'teal' });
    const data = await readOptions();
    expect(data.settings).toMatchObject({ weekStart: 7, exempt: ['is:bot'] });
    expect(data.locked).toEqual(['weekStart']);
    expect(data.policyProblems).toEqual(['colour: No policy can set this.']);
    await browser.storage.managed.clear();
    expect(await readOptions()).toMatchObject({ settings: { weekStart: 6 }, locked: [], policyProblems: [] });
  });
});

import { expect, it } from 'vitest';
import type { Edit, Records } from '../../../lib/core/edit.ts';
import { applyChanges } from '../../../lib/core/edits/changes.ts';
import { planEdit } from '../../../lib/core/edits/plan.ts';
import type { Settings } from '../../../lib/core/settings.ts';
import { counter, EMPTY, NOW } from '../records.ts';

const patched = (patch: Partial<Settings>): Edit => ({ kind: 'settings', patch });
const plan = (edit: Edit, records: Records) => planEdit(edit, records, NOW, counter());
const edited = (edit: Edit, records: Records) => applyChanges(records, plan(edit, records).changes).settings;

it('scopes are taken as people write them, each once', () => {
  const scopes = [
    'acme/shop',
    'https://github.com/Acme/Shop/issues/7',
    'https://acme.atlassian.net/browse/SHOP-9',
    'acme/*',
  ];
  const made = edited(patched({ scopes }), EMPTY);
  expect(made).toEqual({
    ...EMPTY.settings,
    scopes: ['github:github.com/acme/shop', 'jira:acme.atlassian.net/SHOP', 'github:github.com/acme/*'],
  });
  expect(edited(patched({ noInheritance: ['acme/*'] }), EMPTY).noInheritance).toEqual([
    'github:github.com/acme/*',
  ]);
});

it('stops to inherit in every scope that holds the issue, and nowhere else', () => {
  const scopes = ['github:github.com/Acme/shop', 'github:github.com/acme/*', 'jira:acme.atlassian.net/SHOP'];
  const stop: Edit = { kind: 'stop-inheriting', issue: 'github:github.com/acme/shop#7' };
  const inScope = {
    ...EMPTY,
    settings: { ...EMPTY.settings, scopes, noInheritance: ['github:github.com/acme/*'] },
  };
  expect(edited(stop, inScope).noInheritance).toEqual([
    'github:github.com/acme/*',
    'github:github.com/Acme/shop',
  ]);
  expect(plan(stop, inScope).words).toBe('Parents and dependencies count for nothing in Acme/shop');
  expect(() => plan(stop, EMPTY)).toThrow('This issue is in no scope.');
});

it('says what happened', () => {
  const one = { ...EMPTY, settings: { ...EMPTY.settings, scopes: ['github:github.com/acme/shop'] } };
  expect(plan(patched({ scopes: ['acme/shop'] }), EMPTY).words).toBe('Plumbline now draws in acme/shop');
  expect(plan(patched({ scopes: [] }), one).words).toBe('Plumbline draws in acme/shop no more');
  expect(plan(patched({ weekStart: 7 }), one).words).toBe('Settings are saved');
  expect(plan(patched({ columnCounts: true }), one).words).toBe('Counts per column are on');
  const off = { ...one, settings: { ...one.settings, partsOff: ['strip github:github.com/acme/shop'] } };
  expect(plan(patched({ partsOff: ['list-mark'] }), one).words).toBe('Mark in lists is off');
  expect(plan(patched({ partsOff: [] }), off).words).toBe('Strip above lists in acme/shop is on');
});

it.each([
  [{ scopes: ['acme'] }, 'invalid', 'scopes', '"acme" names no repository or project. Write acme/shop,'],
  [{ noInheritance: ['?'] }, 'invalid', 'noInheritance', '"?" names no repository or project.'],
  [{ exempt: ['is:bot', 'is:bott'] }, 'rule', 'exempt', 'Line 2, column 4: '],
  [{ weekStart: 8 }, 'invalid', 'weekStart', 'Choose the day on which your week begins.'],
])('refuses %j', (patch, code, field, message) => {
  expect(() => plan(patched(patch), EMPTY)).toThrow(
    expect.objectContaining({ code, field, message: expect.stringContaining(message) }),
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOff } from '../../lib/core/is-off.ts';
import { pageView } from '../../lib/core/page-view.ts';
import {
  type LostPart,
  nameInPage,
  offEntry,
  offEntryName,
  PARTS,
  partCalled,
  scopesOff,
} from '../../lib/core/parts.ts';
import { scopeHolds } from '../../lib/core/scope.ts';
import type { PublishedView } from '../../lib/core/view.ts';
import { anyKey } from './arbitrary.ts';

const SHOP = 'github:github.com/acme/shop';
const NOTHING: PublishedView = {
  version: 1,
  savedAt: '2026-11-20T08:00:00.000Z',
  scopes: [],
  goals: [],
  focus: [],
  weekStart: 1,
  exempt: [],
  noInheritance: [],
  partsOff: [],
  hasToken: false,
};
const viewOf = (partsOff: string[], lost: LostPart[] = []) => pageView({ ...NOTHING, partsOff }, lost);

it('a part has one name in settings and one in pages, and other things that break have none', () => {
  for (const part of PARTS)
    expect(partCalled(nameInPage(part), part === 'title-badge' ? 'pull' : 'project-board')).toBe(part);
  expect(nameInPage('board-mark')).toBe('board mark');
  expect(['issue facts', 'toString', 'title  badge', ''].map((name) => partCalled(name, 'issue'))).toEqual([
    null,
    null,
    null,
    null,
  ]);
});

it('an entry of the settings is of a part, everywhere or in a scope', () => {
  expect(scopesOff(['strip', offEntry('strip', SHOP)], 'strip')).toBeNull();
  expect(scopesOff([offEntry('strip', SHOP), 'list-mark', 'strips x'], 'strip')).toEqual([SHOP]);
  expect(scopesOff(['row-badge'], 'strip')).toEqual([]);
  expect(['strip', offEntry('list-mark', SHOP), 'row-badge', 'row-badge x'].map(offEntryName)).toEqual([
    'Strip above lists',
    'Mark in lists in acme/shop',
    'row-badge',
    'row-badge x',
  ]);
});

describe('what a page is told', () => {
  it('is nothing while all parts are on, and nothing of parts that this version does not know', () => {
    expect(viewOf([])).not.toHaveProperty('off');
    expect(viewOf(['row-badge'])).not.toHaveProperty('off');
    expect(isOff(viewOf([]), 'strip', { kind: 'issue-list', host: 'github.com' }, `${SHOP}#7`)).toBe(false);
  });

  it('says of a part that is off everywhere that it is off at any issue', () => {
    fc.assert(
      fc.property(anyKey, fc.constantFrom(...PARTS), (key, part) => {
        const view = viewOf(['list-mark']);
        expect(isOff(view, nameInPage(part), { kind: 'pull', host: 'x' }, key)).toBe(part === 'list-mark');
      }),
    );
  });

  it('says of a part that is off in scopes that it is off where one holds the issue', () => {
    const scopes = ['github:github.com/acme/*', SHOP, 'jira:acme.atlassian.net/SHOP'];
    fc.assert(
      fc.property(fc.subarray(scopes), anyKey, (some, key) => {
        const view = viewOf(some.map((scope) => offEntry('strip', scope)));
        const isIn = some.some((scope) => scopeHolds(scope, key.replace(/[#-]\d+$/, '')));
        expect(isOff(view, 'strip', { kind: 'board', host: 'x' }, key)).toBe(isIn);
        expect(isOff(view, 'list mark', { kind: 'board', host: 'x' }, key)).toBe(false);
      }),
    );
  });

  it('tells the badge of a page of its own from that in a pane', () => {
    const pages = ['issue', 'pull', 'project-board', 'pane'];
    const off = (...partsOff: string[]) =>
      pages.filter((kind) => isOff(viewOf(partsOff), 'title badge', { kind, host: 'x' }, `${SHOP}#7`));
    expect(off('title-badge')).toEqual(['issue', 'pull']);
    expect(off(offEntry('pane-badge', SHOP))).toEqual(['project-board', 'pane']);
    expect(off('pane-badge', offEntry('title-badge', SHOP))).toEqual(pages);
  });

  it('says of a part that was not found that it is off on that kind of pages of that host', () => {
    const view = viewOf(
      [],
      [
        { part: 'board-mark', pageKind: 'project-board', host: 'github.com' },
        { part: 'board-mark', pageKind: 'project-board', host: 'ghe.acme.dev:8443' },
        { part: 'strip', pageKind: 'backlog', host: 'acme.atlassian.net' },
      ],
    );
    const off = (part: string, kind: string, key: string, host = '') =>
      isOff(view, part, { kind, host }, key);
    expect(off('board mark', 'project-board', 'github:github.com/Acme/shop#7')).toBe(true);
    expect(off('board mark', 'project-board', 'github:ghe.acme.dev:8443/a/b#1')).toBe(true);
    expect(off('board mark', 'project-board', 'github:ghe.acme.dev/a/b#1')).toBe(false);
    expect(off('board mark', 'board', 'github:github.com/acme/shop#7')).toBe(false);
    expect(off('list mark', 'project-board', 'github:github.com/acme/shop#7')).toBe(false);
    expect(off('strip', 'backlog', 'jira:acme.atlassian.net/SHOP-9')).toBe(true);
    // A list across containers has no key of its own.
    expect(off('strip', 'backlog', '', 'acme.atlassian.net')).toBe(true);
    expect(off('strip', 'backlog', '', 'acme.atlassian.net.evil.example')).toBe(false);
    expect(
      isOff(viewOf([offEntry('strip', SHOP)]), 'strip', { kind: 'issue-list', host: 'github.com' }, ''),
    ).toBe(false);
  });
});

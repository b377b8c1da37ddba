import { describe, expect, it } from 'vitest';
import type { Records } from '../../../lib/core/edit.ts';
import { applyChanges } from '../../../lib/core/edits/changes.ts';
import { activeGoals } from '../../../lib/core/edits/goals.ts';
import { planImport } from '../../../lib/core/file/import.ts';
import { makeFile } from '../../../lib/core/file/make.ts';
import type { PlumblineFile } from '../../../lib/core/file.ts';
import { EMPTY, goal, SHOP_9, SHOP7, SHOP8, withGoals } from '../records.ts';

const EARLY = '2026-11-01T00:00:00Z';
const LATE = '2026-11-02T00:00:00+05:00';
const file = (more: object): PlumblineFile => ({ format: 'plumbline', version: 1, ...more });
const imported = (records: Records, more: object) =>
  applyChanges(records, planImport(file(more), records).changes);
const counts = (records: Records, more: object) => planImport(file(more), records).preview;

describe('goals', () => {
  it('are added with what the file leaves out', () => {
    expect(
      imported(EMPTY, {
        goals: [
          { id: 'a', title: 'A' },
          { id: 'b', title: 'B', state: 'later' },
        ],
      }).goals,
    ).toEqual([
      { id: 'a', title: 'A', rank: 1, state: 'active', rules: [] },
      { id: 'b', title: 'B', rank: 2, state: 'later', rules: [] },
    ]);
  });

  it('are changed, and keep what the file leaves out', () => {
    const here = withGoals(1, { goals: [goal('a', 1, { owner: '@dana', rules: ['label:x'] })] });
    expect(imported(here, { goals: [{ id: 'a', title: 'New' }] }).goals).toEqual([
      goal('a', 1, { title: 'New', owner: '@dana', rules: ['label:x'] }),
    ]);
    expect(counts(here, { goals: [{ id: 'a', title: 'New' }] }).goals).toEqual({
      add: 0,
      change: 1,
      same: 0,
      kept: 0,
    });
  });

  it.each([
    ['newer here', LATE, EARLY, 'Goal a', { add: 0, change: 0, same: 0, kept: 1 }],
    ['newer in the file', EARLY, LATE, 'New', { add: 0, change: 1, same: 0, kept: 0 }],
    ['equally old', EARLY, EARLY, 'New', { add: 0, change: 1, same: 0, kept: 0 }],
    ['without a date in the file', LATE, undefined, 'New', { add: 0, change: 1, same: 0, kept: 0 }],
  ])('%s', (_, here, there, title, count) => {
    const records = withGoals(1, { goals: [goal('a', 1, { updated: here })] });
    const more = { goals: [{ id: 'a', title: 'New', ...(there ? { updated: there } : {}) }] };
    expect(imported(records, more).goals[0]?.title).toBe(title);
    expect(counts(records, more).goals).toEqual(count);
  });

  it('beyond five wait for later; those here stay active', () => {
    const more = { goals: ['x', 'y', 'z'].map((id, i) => ({ id, title: id, rank: 3 - i })) };
    const made = imported(withGoals(4), more);
    expect(activeGoals(made.goals).map(({ id, rank }) => `${rank} ${id}`)).toEqual([
      '1 a',
      '2 z',
      '3 b',
      '4 c',
      '5 d',
    ]);
    expect(made.goals.filter(({ state }) => state === 'later').map(({ id }) => id)).toEqual(['x', 'y']);
    expect(counts(withGoals(4), more).notes).toEqual(['2 goals wait for later: 5 goals can be active.']);
    expect(counts(withGoals(4), more).goals.add).toBe(3);
  });

  it('wait where more than five are active already', () => {
    const six = withGoals(5, { goals: [...withGoals(5).goals, goal('f', 6)] });
    const made = imported(six, {
      goals: [
        { id: 'x', title: 'X' },
        { id: 'y', title: 'Y' },
      ],
    });
    expect(made.goals.slice(6).map(({ state }) => state)).toEqual(['later', 'later']);
  });

  it('that end close the ranks', () => {
    const made = imported(withGoals(3), { goals: [{ id: 'a', title: 'Goal a', state: 'reached' }] });
    expect(activeGoals(made.goals).map(({ id, rank }) => `${rank} ${id}`)).toEqual(['1 b', '2 c']);
  });

  it('with a rule that cannot be read are refused, and nothing is imported', () => {
    const more = {
      goals: [
        { id: 'a', title: 'A' },
        { id: 'b', title: 'Search', rules: ['label:x', 'epik:SHOP-1'] },
      ],
    };
    expect(() => planImport(file(more), EMPTY)).toThrow(
      expect.objectContaining({
        code: 'rule',
        message: 'Goal "Search": Line 2, column 1: no qualifier is called "epik". Did you mean epic:?',
      }),
    );
    expect(() =>
      planImport(file({ focus: [{ week: '2026-W47', goal: 'a', stop: ['is:x'] }] }), EMPTY),
    ).toThrow(/^Focus of 2026-W47: Line 1, column 4: /);
    expect(() => planImport(file({ exempt: ['is:x'] }), EMPTY)).toThrow(/^Exempt rules: Line 1, column 4: /);
  });
});

describe('acts', () => {
  const link = (at?: string) => ({ issue: SHOP7, goal: 'a', ...(at ? { at } : {}) });
  const upkeep = (at?: string) => ({ issue: SHOP7, kind: 'upkeep' as const, ...(at ? { at } : {}) });

  it.each([
    ['a newer disposition', LATE, 'file', 0, 1],
    ['an older disposition', undefined, 'here', 1, 0],
  ])('%s in the file', (_, at, wins, links, dispositions) => {
    const here = withGoals(1, { links: [link(wins === 'here' ? LATE : EARLY)] });
    const made = imported(here, { dispositions: [upkeep(at ?? EARLY)] });
    expect([made.links.length, made.dispositions.length]).toEqual([links, dispositions]);
    expect(counts(here, { dispositions: [upkeep(at ?? EARLY)] }).dispositions).toEqual({
      add: wins === 'file' ? 1 : 0,
      change: 0,
      same: 0,
      kept: wins === 'here' ? 1 : 0,
    });
  });

  it('without dates: the file speaks', () => {
    const said = imported(withGoals(1, { dispositions: [upkeep()] }), { links: [link()] });
    expect([said.links, said.dispositions]).toEqual([[link()], []]);
    const linked = imported(withGoals(1, { links: [link()] }), { dispositions: [upkeep()] });
    expect([linked.links, linked.dispositions]).toEqual([[], [upkeep()]]);
  });

  it('an exception stays beside a disposition', () => {
    const exception = { ...link(EARLY), not: true };
    const made = imported(withGoals(1, { links: [exception] }), { dispositions: [upkeep(LATE)] });
    expect([made.links, made.dispositions]).toEqual([[exception], [upkeep(LATE)]]);
  });

  it('an exception does not speak for its issue, however new', () => {
    const here = withGoals(1, { dispositions: [upkeep(EARLY)] });
    const exception = { ...link(LATE), not: true };
    expect(imported(here, { links: [exception] })).toMatchObject({
      links: [exception],
      dispositions: [upkeep(EARLY)],
    });
  });

  it('other issues are left alone', () => {
    const here = withGoals(1, { links: [link()], dispositions: [{ issue: SHOP_9, kind: 'parked' }] });
    const made = imported(here, { links: [{ issue: SHOP8, goal: 'a' }] });
    expect(made.links).toEqual([link(), { issue: SHOP8, goal: 'a' }]);
    expect(made.dispositions).toEqual(here.dispositions);
  });
});

describe('settings', () => {
  it('shipped exempt rules give way, chosen ones are added to', () => {
    expect(imported(EMPTY, { exempt: ['label:chore'] }).settings.exempt).toEqual(['label:chore']);
    expect(imported(EMPTY, {}).settings).toEqual(EMPTY.settings);
    const chosen = { ...EMPTY, settings: { ...EMPTY.settings, exempt: ['label:x'] } };
    expect(imported(chosen, { exempt: ['label:chore', 'label:x'] }).settings.exempt).toEqual([
      'label:x',
      'label:chore',
    ]);
    expect(counts(chosen, { exempt: ['label:chore', 'label:x'] }).exempt).toEqual({
      add: 1,
      change: 0,
      same: 1,
      kept: 0,
    });
  });

  it('scopes are added, each once', () => {
    const here = { ...EMPTY, settings: { ...EMPTY.settings, scopes: ['github:github.com/acme/shop'] } };
    const scopes = ['github:github.com/Acme/Shop', 'jira:acme.atlassian.net/SHOP'];
    expect(imported(here, { scopes }).settings.scopes).toEqual([
      'github:github.com/acme/shop',
      'jira:acme.atlassian.net/SHOP',
    ]);
    expect(counts(here, { scopes }).scopes).toEqual({ add: 1, change: 0, same: 1, kept: 0 });
  });

  it('unknown fields of the file come out again', () => {
    const more = { team: { name: 'Shop' } };
    const made = imported(EMPTY, more);
    expect(makeFile(made)).toMatchObject(more);
    expect(planImport(file(more), EMPTY).total).toBe(1);
    expect(planImport(file(more), made).changes).toEqual([]);
  });

  it('more than can be stored is refused, not cut', () => {
    const rules = (word: string) => Array.from({ length: 50 }, (_, i) => `label:${word}${i}`);
    const here = { ...EMPTY, settings: { ...EMPTY.settings, exempt: rules('a') } };
    expect(() => planImport(file({ exempt: rules('b') }), here)).toThrow(
      expect.objectContaining({
        code: 'limit',
        message: 'Together with what is here: A set of rules has at most 50 entries; leave some out.',
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import type { Edit, Records } from '../../../lib/core/edit.ts';
import { applyChanges } from '../../../lib/core/edits/changes.ts';
import { planEdit } from '../../../lib/core/edits/plan.ts';
import { counter, goal, NOW, SHOP_9, SHOP7, SHOP8, sorted, withGoals } from '../records.ts';

function edited(edit: Edit, records: Records): Records {
  return applyChanges(records, planEdit(edit, records, NOW, counter()).changes);
}
const words = (edit: Edit, records: Records) => planEdit(edit, records, NOW, counter()).words;
const dispose = (issues: string[], disposition: Extract<Edit, { kind: 'dispose' }>['disposition']): Edit => ({
  kind: 'dispose',
  issues,
  disposition,
});

const shop7Again = 'github:github.com/ACME/shop#7';
const start = withGoals(3, {
  links: [
    { issue: SHOP7, goal: 'a' },
    { issue: SHOP7, goal: 'b', not: true },
    { issue: SHOP7, goal: 'c', not: true },
    { issue: SHOP8, goal: 'a' },
  ],
  dispositions: [{ issue: SHOP_9, kind: 'upkeep' }],
});

describe('link', () => {
  it('takes the place of other links and of the exception to this goal, however the key is written', () => {
    const { links } = edited(
      { kind: 'link', issue: shop7Again, goal: 'b', reason: ' seen in the review ' },
      start,
    );
    expect(links.toSorted((x, y) => x.goal.localeCompare(y.goal))).toEqual([
      { issue: SHOP8, goal: 'a' },
      { issue: shop7Again, goal: 'b', reason: 'seen in the review', at: NOW.at },
      { issue: SHOP7, goal: 'c', not: true },
    ]);
  });

  it('takes the place of a disposition', () => {
    const made = edited({ kind: 'link', issue: SHOP_9, goal: 'a' }, start);
    expect(made.dispositions).toEqual([]);
    expect(made.links).toContainEqual({ issue: SHOP_9, goal: 'a', at: NOW.at });
  });

  it('says what happened', () => {
    expect(words({ kind: 'link', issue: SHOP7, goal: 'b' }, start)).toBe('acme/shop#7 serves Goal b');
    expect(words({ kind: 'link', issue: SHOP_9, goal: 'b' }, start)).toBe('SHOP-9 serves Goal b');
  });

  it('is refused to a goal that is not here or not active', () => {
    expect(() => edited({ kind: 'link', issue: SHOP7, goal: 'x' }, start)).toThrow(
      expect.objectContaining({ code: 'missing', field: 'goal' }),
    );
    const later = { ...start, goals: [goal('z', 1, { state: 'later' })] };
    expect(() => edited({ kind: 'link', issue: SHOP7, goal: 'z' }, later)).toThrow(
      expect.objectContaining({
        code: 'invalid',
        message: 'Goal z is not active. Make it active, then link to it.',
      }),
    );
  });
});

describe('except', () => {
  it('takes the place of the link to the same goal only', () => {
    const { links } = edited({ kind: 'except', issue: SHOP7, goal: 'a' }, start);
    expect(links).toContainEqual({ issue: SHOP7, goal: 'a', not: true, at: NOW.at });
    expect(links).not.toContainEqual({ issue: SHOP7, goal: 'a' });
    expect(links).toHaveLength(4);
    expect(edited({ kind: 'except', issue: SHOP8, goal: 'b' }, start).links).toContainEqual({
      issue: SHOP8,
      goal: 'a',
    });
  });

  it('leaves a disposition', () => {
    expect(edited({ kind: 'except', issue: SHOP_9, goal: 'a' }, start).dispositions).toEqual(
      start.dispositions,
    );
    expect(words({ kind: 'except', issue: SHOP_9, goal: 'a' }, start)).toBe('SHOP-9 does not serve Goal a');
  });
});

describe('dispose', () => {
  it('takes the place of links, keeps exceptions, leaves one disposition an issue', () => {
    const made = edited(
      dispose([SHOP7, shop7Again, SHOP_9], { kind: 'parked', reason: 'after the release' }),
      start,
    );
    expect(sorted(made).dispositions).toEqual([
      { issue: shop7Again, kind: 'parked', reason: 'after the release', at: NOW.at },
      { issue: SHOP_9, kind: 'parked', reason: 'after the release', at: NOW.at },
    ]);
    expect(made.links.filter(({ issue }) => issue === SHOP7).map((link) => link.not)).toEqual([true, true]);
    expect(made.links).toContainEqual({ issue: SHOP8, goal: 'a' });
  });

  it('keeps what belongs to its kind only', () => {
    const all = { until: '2026-11-23', untilActivity: NOW.at, of: SHOP8 };
    expect(edited(dispose([SHOP7], { kind: 'parked', ...all }), start).dispositions).toContainEqual({
      issue: SHOP7,
      kind: 'parked',
      at: NOW.at,
    });
    expect(edited(dispose([SHOP7], { kind: 'duplicate', ...all }), start).dispositions).toContainEqual({
      issue: SHOP7,
      kind: 'duplicate',
      of: SHOP8,
      at: NOW.at,
    });
  });

  it.each([
    [{ kind: 'upkeep' as const }, 'acme/shop#7 is upkeep', '2 issues are upkeep'],
    [{ kind: 'parked' as const }, 'acme/shop#7 is parked', '2 issues are parked'],
    [{ kind: 'muted' as const }, 'acme/shop#7 is muted', '2 issues are muted'],
    [{ kind: 'stopped' as const }, 'acme/shop#7 should stop', '2 issues should stop'],
    [
      { kind: 'snoozed' as const, until: '2026-11-23' },
      'acme/shop#7 is snoozed to Mon 23 Nov',
      '2 issues are snoozed to Mon 23 Nov',
    ],
    [
      { kind: 'snoozed' as const, untilActivity: NOW.at },
      'acme/shop#7 is snoozed until something happens',
      '2 issues are snoozed until something happens',
    ],
    [
      { kind: 'duplicate' as const, of: SHOP8 },
      'acme/shop#7 repeats Acme/Shop#8',
      '2 issues repeat Acme/Shop#8',
    ],
  ])('says %j', (answer, one, two) => {
    expect(words(dispose([SHOP7], answer), start)).toBe(one);
    expect(words(dispose([SHOP7, SHOP_9], answer), start)).toBe(two);
  });

  it.each([
    ['nothing chosen', [], { kind: 'upkeep' as const }, 'Choose at least one issue.'],
    ['no end', [SHOP7], { kind: 'snoozed' as const }, 'Choose a day, or "until something happens".'],
    ['today', [SHOP7], { kind: 'snoozed' as const, until: NOW.today }, 'Choose a day after today.'],
    ['of nothing', [SHOP7], { kind: 'duplicate' as const }, 'Choose the issue that this one repeats.'],
    [
      'of itself',
      [SHOP7],
      { kind: 'duplicate' as const, of: shop7Again },
      'An issue cannot repeat itself. Choose another one.',
    ],
  ])('is refused with %s', (_, issues, answer, message) => {
    expect(() => edited(dispose(issues, answer), start)).toThrow(message);
  });
});

it('clear forgets everything about the issue and nothing else', () => {
  const made = edited({ kind: 'clear', issue: shop7Again }, start);
  expect(made.links).toEqual([{ issue: SHOP8, goal: 'a' }]);
  expect(made.dispositions).toEqual(start.dispositions);
  expect(edited({ kind: 'clear', issue: SHOP_9 }, start).dispositions).toEqual([]);
  expect(words({ kind: 'clear', issue: SHOP7 }, start)).toBe('Rules decide about acme/shop#7 again');
});

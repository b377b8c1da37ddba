import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differences, plainText } from '../../../lib/core/team/differences.ts';
import { readProposal } from '../../../lib/core/team/proposal.ts';
import { SHOP7, SHOP8 } from '../records.ts';
import { anyDocument, document, PLAN, SHOP } from './documents.ts';
import { HOSTILE_TEXT } from './hostile.ts';

const checkout = {
  id: 'checkout',
  title: 'Checkout under two seconds',
  due: '2026-11-30',
  owner: '@dana',
  rank: 1,
};
const search = { id: 'search', title: 'Search', rank: 2 };
const base = document({ goals: [checkout, search], focus: [{ week: '2026-W48', goal: 'checkout' }] });
const lines = (more: object, from = base) => differences(from, { ...from, ...more });
const changed = (more: object) => lines({ goals: [{ ...checkout, ...more }, search] });

describe('differences in words', () => {
  it.each<[object, string[]]>([
    [{ due: '2026-12-31' }, ['due 31 Dec, was 30 Nov']],
    [{ due: '2027-11-30' }, ['due 30 Nov 2027, was 30 Nov 2026']],
    [{ due: undefined }, ['due none, was 30 Nov']],
    [{ title: 'Faster' }, ['was called Checkout under two seconds']],
    [{ owner: '@eli', state: 'retired' }, ['state retired, was active', 'owner @eli, was @dana']],
    [{ rules: ['label:a'] }, ['rule label:a added']],
    [{ outcome: 'x'.repeat(100) }, ['outcome changed']],
    [{ wipLimit: 3 }, ['most started at once 3']],
    [
      { measure: { name: 'p75', unit: 's', current: 3 } },
      ['measure p75', "measure's unit s", "measure's current 3"],
    ],
    [{ updated: '2026-11-21T00:00:00Z' }, []],
    [{ colour: 'teal' }, ['colour teal']],
  ])('of a goal: %j', (more, words) => {
    const title = 'title' in more ? 'Faster' : 'Checkout under two seconds';
    const found = changed(more);
    expect(found.toSorted()).toEqual(
      words.map((one) => `Goal ${title}: ${one}`.replace(': rule', ': rule')).toSorted(),
    );
  });

  it.each<[object, string[]]>([
    [{ goals: [checkout] }, ['Goal Search removed']],
    [{ goals: [checkout, search, { id: 'a', title: 'A' }] }, ['Goal A added']],
    [
      { focus: [{ week: '2026-W48', goal: 'search' }] },
      ['Focus of W48: Search, was Checkout under two seconds'],
    ],
    [{ focus: [] }, ['Focus of W48: none, was Checkout under two seconds']],
    [
      {
        focus: [
          { week: '2026-W48', goal: 'checkout', slice: 'retries', also: ['search'], stop: ['label:x'] },
        ],
      },
      [
        'Focus of W48: this week retries',
        'Focus of W48: also allowed Search',
        'Focus of W48: not this week label:x added',
      ],
    ],
    [
      {
        links: [
          { issue: SHOP7, goal: 'search' },
          { issue: SHOP8, goal: 'search' },
        ],
      },
      ['2 links added'],
    ],
    [{ dispositions: [{ issue: SHOP7, kind: 'upkeep' }] }, ['1 answer added']],
    [{ scopes: [SHOP, PLAN] }, ['Scope acme/shop added', 'Scope acme/plan added']],
    [{ exempt: ['is:bot'] }, ['Needs no goal: is:bot added']],
    [
      { settings: { weekStart: 7, noInheritance: [SHOP] } },
      ['The week begins on Sunday', 'Settings changed'],
    ],
    [{ team: 'Shop' }, ['team Shop']],
  ])('of the rest: %j', (more, words) => expect(lines(more)).toEqual(words));

  it('are none where nothing is different, whatever was left out', () => {
    fc.assert(
      fc.property(anyDocument, (file) => {
        expect(differences(file, structuredClone(file))).toEqual([]);
      }),
    );
    const whole = document({ goals: [{ ...search, rank: 1, state: 'active', rules: [] }] });
    expect(differences(document({ goals: [{ id: 'search', title: 'Search' }] }), whole)).toEqual([]);
  });

  it('are single lines, whatever stands in the documents', () => {
    const hostile = document({
      goals: [{ id: 'a', title: HOSTILE_TEXT, owner: HOSTILE_TEXT, rules: [HOSTILE_TEXT] }],
      ...{ [HOSTILE_TEXT]: HOSTILE_TEXT },
    });
    const named = document({ goals: [{ id: 'a', title: 'A', owner: 'x', rules: [] }] });
    for (const line of [...differences(named, hostile), ...differences(document(), hostile)]) {
      expect(line).not.toMatch(/\p{Cc}|[\u202e\u2067]/u);
      expect(line).toMatch(/^(Goal|<img)/);
    }
    expect(plainText('a\u202eb\n c')).toBe('ab c');
    expect([...plainText('x'.repeat(500))]).toHaveLength(120);
    expect(plainText('👩‍👩‍👧 می‌خواهم')).toBe('👩‍👩‍👧 می‌خواهم');
  });
});

describe('a proposal', () => {
  it('is a document beside the one that is there', () => {
    const next = { ...base, goals: [{ ...checkout, due: '2026-12-31' }, search] };
    expect(readProposal(JSON.stringify(next), base)).toEqual({
      proposal: { file: next, differences: ['Goal Checkout under two seconds: due 31 Dec, was 30 Nov'] },
    });
    expect(readProposal(JSON.stringify(base), base)).toMatchObject({ proposal: { differences: [] } });
    expect(readProposal(JSON.stringify(document({ goals: [search] })), null)).toMatchObject({
      proposal: { differences: ['Goal Search added'] },
    });
    expect(readProposal('{"format":', base)).toEqual({
      error: 'plumbline.json is not JSON, or only a part of it. The last good copy stays.',
    });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DOCUMENT_LIMIT } from '../../../lib/core/team/limits.ts';
import { readPolicy } from '../../../lib/core/team/policy.ts';
import { document, PLAN, SHOP } from './documents.ts';
import { counting, HOSTILE } from './hostile.ts';

describe('a policy (fault 57)', () => {
  it('is read as it was written; its document may stand as a text', () => {
    const settings = {
      scopes: [SHOP],
      exempt: ['is:bot'],
      weekStart: 7,
      noInheritance: [PLAN],
      partsOff: ['strip'],
    };
    const file = document({ goals: [{ id: 'all', title: 'All' }] });
    const policy = { spaces: [SHOP], file, settings };
    expect(readPolicy(policy)).toEqual({ policy, problems: [] });
    expect(readPolicy({ file: JSON.stringify(file) })).toEqual({ policy: { file }, problems: [] });
    expect(readPolicy({ settings: { scopes: ['acme/shop'] } }).policy).toEqual({
      settings: { scopes: [SHOP] },
    });
  });

  it('names spaces in any way that people do; what names none is told', () => {
    const { policy, problems } = readPolicy({ spaces: ['acme/shop', 'our team', 'policy', ''] });
    expect(policy).toEqual({ spaces: [SHOP] });
    expect(problems.map((line) => line.slice(0, 22))).toEqual(
      [1, 2, 3].map((i) => `spaces[${i}]: Write acme/`),
    );
  });

  it.each([undefined, null, 7, 'text', [], {}])('that is %j sets nothing', (managed) => {
    expect(readPolicy(managed).policy).toEqual({});
  });

  it('loses what is wrong in it, member by member and entry by entry, and says what', () => {
    const { policy, problems } = readPolicy({
      spaces: [SHOP, 7, PLAN],
      colour: 'teal',
      settings: {
        weekStart: 'Sunday',
        scopes: ['acme/shop', 'acme', 'acme/plan'],
        exempt: ['label:x', 'epik:y'],
        kept: {},
      },
      file: { format: 'plumbline', version: 1, goals: [{ id: 'a b', title: 'A' }] },
    });
    expect(policy).toEqual({
      spaces: [SHOP, PLAN],
      settings: { scopes: [SHOP, PLAN], exempt: ['label:x'] },
    });
    expect(problems.toSorted()).toEqual([
      'colour: No policy can set this.',
      'file: goals[0].id: Make this id of 1 to 40 letters, digits, "-" and "_".',
      'settings.exempt[1]: Line 1, column 1: no qualifier is called "epik". Did you mean epic:?',
      'settings.kept: No policy can set this.',
      'settings.scopes[1]: Write acme/shop, acme/*, or an address like https://acme.atlassian.net/browse/SHOP-9.',
      'settings.weekStart: Put a number here.',
      'spaces[1]: Put a text here.',
    ]);
  });

  it.each(HOSTILE)('brings no document that is %s', (_, text) => {
    const { result, parsed } = counting(() => readPolicy({ spaces: [SHOP], file: text }));
    const { policy, problems } = result;
    expect(parsed).toBeLessThanOrEqual(DOCUMENT_LIMIT);
    expect(policy).toEqual({ spaces: [SHOP] });
    expect(problems).toHaveLength(1);
  });

  it('whatever it is, nothing is thrown', () => {
    const anyManaged = fc.oneof(
      fc.jsonValue(),
      fc.record(
        { spaces: fc.jsonValue(), file: fc.jsonValue(), settings: fc.jsonValue() },
        { requiredKeys: [] },
      ),
      fc.record({ settings: fc.record({ scopes: fc.jsonValue(), exempt: fc.array(fc.jsonValue()) }) }),
    );
    fc.assert(
      fc.property(anyManaged, (managed) => {
        const { policy } = readPolicy(managed);
        expect(readPolicy(policy)).toEqual({ policy, problems: [] });
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DOCUMENT_LIMIT } from '../../../lib/core/team/limits.ts';
import {
  answered,
  type MemberFile,
  memberPath,
  mergeMembers,
  readMember,
} from '../../../lib/core/team/member.ts';
import { counting, HOSTILE } from './hostile.ts';

const file = (login: string, more: Partial<MemberFile> = {}): MemberFile => ({
  format: 'plumbline-member',
  version: 1,
  login,
  ...more,
});
const read = (value: unknown, of = 'dana') => readMember(JSON.stringify(value), of);

describe("a member's file", () => {
  it('is read as it was written, with what is not known here', () => {
    const whole = {
      ...file('dana', {
        ranking: { '2026-W48': ['search', 'checkout'], '2026-Q4': ['checkout'] },
        pulse: { '2026-11': { 'Do you know the top three?': true } },
      }),
      mood: 'calm',
    };
    expect(read(whole)).toEqual({ file: whole });
    expect(read(file('Dana'))).toEqual({ file: file('Dana') });
  });

  it('speaks for nobody else', () => {
    expect(read(file('eli'))).toEqual({
      error: "This file says it is eli's, and it stands where dana's should be. The last good copy stays.",
    });
    expect(memberPath('Dana-2')).toBe('.github/plumbline/dana-2.json');
    for (const name of ['../x', 'a/b', '', '__proto__', 'a b'])
      expect(() => memberPath(name)).toThrow(RangeError);
  });

  it.each<[string, object]>([
    ['ranking.2026-W48', { ranking: { '2026-W48': ['a', 'a'] } }],
    ['ranking.2026-W48', { ranking: { '2026-W48': Array.from({ length: 21 }, (_, i) => `g${i}`) } }],
    ['ranking.soon', { ranking: { soon: ['a'] } }],
    ['pulse.2026-13', { pulse: { '2026-13': {} } }],
    ['pulse.2026-11.Known?', { pulse: { '2026-11': { 'Known?': 'yes' } } }],
    ['login', { login: 'a b' }],
  ])('with a bad %s is refused, and says where', (where, more) => {
    const result = read({ ...file('dana'), ...more });
    expect('error' in result && result.error.startsWith(`${where}: `)).toBe(true);
  });

  it.each(HOSTILE.filter(([what]) => !what.includes('member')))('refuses %s in time', (_, text) => {
    const ofMember = text.replace('"plumbline"', '"plumbline-member"');
    const { result, parsed } = counting(() => readMember(ofMember, 'dana'));
    expect(parsed).toBeLessThanOrEqual(DOCUMENT_LIMIT);
    expect('error' in result).toBe(true);
  });

  it('takes in an answer and keeps all others', () => {
    const first = answered(null, 'dana', { month: '2026-11', question: 'Known?', yes: true });
    const second = answered(first, 'dana', { month: '2026-11', question: 'Decided?', yes: false });
    const third = answered(second, 'dana', { period: '2026-W48', ranking: ['a', 'b'] });
    expect(third).toEqual(
      file('dana', {
        ranking: { '2026-W48': ['a', 'b'] },
        pulse: { '2026-11': { 'Known?': true, 'Decided?': false } },
      }),
    );
    expect(read(third)).toEqual({ file: third });
  });
});

describe('members together', () => {
  const anyMember = fc.record({
    login: fc.constantFrom('dana', 'Dana', 'eli', 'kim'),
    ranking: fc.dictionary(
      fc.constantFrom('2026-W47', '2026-W48'),
      fc.uniqueArray(fc.constantFrom('a', 'b', 'c')),
    ),
    pulse: fc.dictionary(
      fc.constantFrom('2026-10', '2026-11'),
      fc.dictionary(fc.constantFrom('Known?', 'Decided?'), fc.boolean()),
    ),
  });

  it('give rankings without names, and of the pulse only how many', () => {
    const { ranking, pulse } = mergeMembers([
      file('dana', { ranking: { '2026-W48': ['b'] }, pulse: { '2026-11': { 'Known?': true } } }),
      file('eli', { ranking: { '2026-W48': ['a', 'b'] }, pulse: { '2026-11': { 'Known?': false } } }),
      file('kim', { pulse: { '2026-11': { 'Known?': true } } }),
    ]);
    expect(ranking.get('2026-W48')).toEqual([['a', 'b'], ['b']]);
    expect(pulse.get('2026-11')?.get('Known?')).toEqual({ yes: 2, no: 1 });
    const told = JSON.stringify([...pulse].map(([month, answers]) => [month, [...answers]]));
    expect(told).not.toMatch(/dana|eli|kim/);
  });

  it('are the same whatever the order, and count each member once', () => {
    fc.assert(
      fc.property(fc.array(anyMember, { maxLength: 6 }), (members) => {
        const files = members.map(({ login, ...more }) => file(login, more));
        const merged = mergeMembers(files);
        expect(mergeMembers(files.toReversed())).toEqual(merged);
        expect(mergeMembers([...files, ...files])).toEqual(merged);
        const people = new Set(members.map(({ login }) => login.toLowerCase())).size;
        for (const answers of merged.pulse.values())
          for (const { yes, no } of answers.values()) expect(yes + no).toBeLessThanOrEqual(people);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LINE_LIMIT, LINES_LIMIT, parseRule, parseRules } from '../../../lib/core/rules/parse.ts';
import type { RuleError, Term } from '../../../lib/core/rules/rule.ts';

function terms(line: string): Term[] {
  const parsed = parseRule(line);
  if ('errors' in parsed) throw new Error(parsed.errors.map(({ message }) => message).join(' '));
  return parsed.rule.terms;
}

function errors(line: string): RuleError[] {
  const parsed = parseRule(line);
  return 'errors' in parsed ? parsed.errors : [];
}

describe('parseRule', () => {
  it.each<[string, Term[]]>([
    ['label:checkout', [{ q: 'label', any: ['checkout'] }]],
    ['label:checkout,payments', [{ q: 'label', any: ['checkout', 'payments'] }]],
    ['-label:wontfix', [{ q: 'label', any: ['wontfix'], not: true }]],
    ['milestone:"v2.0, late"', [{ q: 'milestone', any: ['v2.0, late'] }]],
    ['label:"good first issue",bug', [{ q: 'label', any: ['good first issue', 'bug'] }]],
    ['LABEL:Bug', [{ q: 'label', any: ['Bug'] }]],
    ['label:type:bug', [{ q: 'label', any: ['type:bug'] }]],
    ['crash', [{ q: 'title', any: ['crash'] }]],
    ['-"on login"', [{ q: 'title', any: ['on login'], not: true }]],
    ['"a: b"', [{ q: 'title', any: ['a: b'] }]],
    ['crash,freeze', [{ q: 'title', any: ['crash', 'freeze'] }]],
    ['"say \\"hi\\" \\\\ C:\\new"', [{ q: 'title', any: ['say "hi" \\ C:\\new'] }]],
    [
      '  repo:acme/shop\tis:open ',
      [
        { q: 'repo', any: ['acme/shop'] },
        { q: 'is', any: ['open'] },
      ],
    ],
    ['key:SHOP-12,acme/shop#7,#3,SHOP-*', [{ q: 'key', any: ['SHOP-12', 'acme/shop#7', '#3', 'SHOP-*'] }]],
    ['updated:>2026-01-01', [{ q: 'updated', any: ['>2026-01-01'] }]],
    ['created:2026-01-01..2026-01-31', [{ q: 'created', any: ['2026-01-01..2026-01-31'] }]],
    ['no:milestone,label', [{ q: 'no', any: ['milestone', 'label'] }]],
  ])('reads %s', (line, expected) => {
    expect(terms(line)).toEqual(expected);
  });

  it.each<[string, Partial<RuleError>]>([
    [
      'label:bug epik:SHOP-1',
      { column: 11, length: 4, message: 'no qualifier is called "epik".', hint: 'epic:' },
    ],
    ['-lable:bug', { column: 2, length: 5, message: 'no qualifier is called "lable".', hint: 'label:' }],
    ['http://acme.example', { column: 1, length: 4, message: 'no qualifier is called "http".' }],
    [':bug', { column: 1, length: 1, message: 'a colon needs a qualifier before it.' }],
    ['label:', { column: 1, length: 6, message: 'a value is missing here.' }],
    ['-label: bug', { column: 2, length: 6, message: 'a value is missing here.' }],
    ['label:a,,b', { column: 8, length: 1, message: 'a value is missing here.' }],
    ['label:a,', { column: 8, length: 1, message: 'a value is missing here.' }],
    ['label:" "', { column: 1, length: 9, message: 'a value is missing here.' }],
    [',bug', { column: 1, length: 1, message: 'a value is missing here.' }],
    ['is:open label:"two words', { column: 15, length: 10, message: 'this quote is never closed.' }],
    ['"ends with \\"', { column: 1, length: 13, message: 'this quote is never closed.' }],
    ['label:"a"b', { column: 7, length: 4, message: 'quotes stand around a whole value.' }],
    ['5"disk', { column: 1, length: 6, message: 'quotes stand around a whole value.' }],
    ['bug - crash', { column: 5, length: 1, message: 'a minus needs something after it.' }],
    ['bug -', { column: 5, length: 1, message: 'a minus needs something after it.' }],
    ['is:opne', { column: 4, length: 4, hint: 'open' }],
    ['no:"mileston"', { column: 4, length: 10, hint: 'milestone' }],
    ['no:repo', { column: 4, length: 4 }],
    ['updated:yesterday', { column: 9, length: 9 }],
    ['updated:2026-02-30', { column: 9, length: 10 }],
    ['updated:2026-02-02..2026-02-01', { column: 9, length: 22 }],
    ['created:>2026-01-01..2026-02-01', { column: 9, length: 23 }],
    ['key:SHOP', { column: 5, length: 4, message: '"SHOP" is no key; write SHOP-12, acme/shop#12 or #12.' }],
    ['repo:shop', { column: 6, length: 4 }],
    ['', { column: 1, length: 1 }],
    ['a\nb', { column: 2, length: 1 }],
  ])('refuses %j where it goes wrong', (line, expected) => {
    const [first] = errors(line);
    expect(first).toMatchObject({ line: 1, ...expected });
    expect(first?.hint).toBe(expected.hint);
  });

  it('says everything that is wrong, from left to right', () => {
    expect(errors('epik:1 label:a,,"b is:x').map(({ column }) => column)).toEqual([1, 15, 17]);
  });

  it('guesses only what is near', () => {
    expect(errors('quarterly:q4')[0]?.hint).toBeUndefined();
    expect(errors('is:fresh')[0]?.hint).toBeUndefined();
  });

  it('refuses a line that is too long without reading it', () => {
    const line = `bug ${'x'.repeat(LINE_LIMIT)}`;
    expect(errors(line)).toEqual([
      { line: 1, column: LINE_LIMIT + 1, length: 4, message: 'a rule has at most 2,000 characters.' },
    ]);
  });

  it('never throws, and points inside the line', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^[-:,"\\* abi#./<>\n]{0,40}$/),
      fc
        .array(fc.constantFrom('is:', 'label:', '-', '"', ',', ' ', 'no:', 'x', '2026-01-01', '..', '\\'))
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (line) => {
        for (const { column, length } of errors(line)) {
          expect(column).toBeGreaterThanOrEqual(1);
          expect(length).toBeGreaterThanOrEqual(1);
          expect(column + length - 1).toBeLessThanOrEqual(Math.max(1, line.length));
        }
        const { errors: found } = parseRules(line);
        const lines = line.split(/\r\n|\r|\n/);
        for (const { line: at, column, length } of found)
          expect(column + length - 1).toBeLessThanOrEqual(lines[at - 1]?.length ?? 0);
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('parseRules', () => {
  it('keeps the good lines working beside a bad one', () => {
    const parsed = parseRules('label:a\r\n\n  epik:b\nis:open ');
    expect(parsed.rules.map(({ line, text }) => [line, text])).toEqual([
      [1, 'label:a'],
      [4, 'is:open'],
    ]);
    expect(parsed.errors).toEqual([
      { line: 3, column: 3, length: 4, message: 'no qualifier is called "epik".', hint: 'epic:' },
    ]);
  });

  it('reads so many lines and says where it stopped', () => {
    const { rules, errors: found } = parseRules(
      Array.from({ length: LINES_LIMIT + 5 }, () => 'bug').join('\n'),
    );
    expect(rules).toHaveLength(LINES_LIMIT);
    expect(found).toMatchObject([{ line: LINES_LIMIT + 1, column: 1, length: 3 }]);
  });

  it('takes no time that grows out of proportion', () => {
    const hostile = ['"', '\\', '*', 'a:', ',', '-', ':', '"\\']
      .map((part) => part.repeat(2_000 / part.length))
      .join('\n');
    const before = performance.now();
    for (let i = 0; i < 20; i++) parseRules(hostile);
    expect(performance.now() - before).toBeLessThan(2_000);
  });
});

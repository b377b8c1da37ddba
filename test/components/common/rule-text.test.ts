import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyHint, piecesOf } from '../../../components/common/rule-text.ts';
import { parseRules } from '../../../lib/core/rules/parse.ts';

const looks = (line: string) => piecesOf(line, []).map(({ text, look }) => [text, look]);

describe('piecesOf', () => {
  it('tells qualifiers from values', () => {
    expect(looks('repo:acme/shop -label:"a b" x')).toEqual([
      ['repo:', 'q'],
      ['acme/shop ', 'plain'],
      ['-label:', 'q'],
      ['"a b" x', 'plain'],
    ]);
  });

  it('takes nothing within quotes or words for a qualifier', () => {
    expect(looks('"repo: x" http://a')).toEqual([
      ['"repo: x" ', 'plain'],
      ['http:', 'q'],
      ['//a', 'plain'],
    ]);
  });

  it('never loses or doubles a character, whatever is at fault', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab:- "\\,*#') }), (line) => {
        const { errors } = parseRules(line);
        expect(
          piecesOf(line, errors)
            .map(({ text }) => text)
            .join(''),
        ).toBe(line);
      }),
    );
  });
});

describe('applyHint', () => {
  const error = { line: 1, column: 1, length: 4, message: '', hint: 'epic:' };

  it('keeps one colon whether the fault has it or not', () => {
    expect(applyHint('epik:A-1', error)).toBe('epic:A-1');
    expect(applyHint('epik:A-1', { ...error, length: 5 })).toBe('epic:A-1');
  });

  it('leaves the text where there is no hint or no such line', () => {
    const { hint: _, ...without } = error;
    expect(applyHint('epik:A-1', without)).toBe('epik:A-1');
    expect(applyHint('epik:A-1', { ...error, line: 3 })).toBe('epik:A-1');
  });
});

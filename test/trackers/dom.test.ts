// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { all, clean, first, textOf } from '../../lib/trackers/dom.ts';

function page(body: string): Document {
  return new DOMParser().parseFromString(`<body>${body}</body>`, 'text/html');
}

describe('all and first', () => {
  it('finds in document order, never a form', () => {
    const doc = page('<b class=x>1</b><form class=x><i class=x>2</i></form><u class=x>3</u>');
    expect(all(doc, '.x').map((it) => it.textContent)).toEqual(['1', '2', '3']);
    expect(all(doc, 'form')).toEqual([]);
  });

  it('asks the prototype, as a page may have taken the name', () => {
    const doc = page('<p>here</p>');
    Object.defineProperty(doc, 'querySelectorAll', { value: () => [] });
    expect(first(doc, 'p')?.textContent).toBe('here');
  });

  it('takes the first in document order', () => {
    const doc = page('<i>one</i><b>two</b>');
    expect(first(doc, 's, b, i')?.textContent).toBe('one');
    expect(first(doc, 's')).toBeUndefined();
  });
});

describe('clean', () => {
  it.each([
    ['collapses spaces of every kind', ' a\n\t b\u00a0\u2003c ', 'a b c'],
    ['takes direction overrides out', 'pay\u202Eevil\u202C\u2066x\u2069', 'payevilx'],
    ['takes zero-width spaces and controls out', 'a\u200bb\ufeffc\u2060d\u0000e\u0007', 'abcde'],
    ['keeps joiners', '👩‍🚀 می‌روم', '👩‍🚀 می‌روم'],
    ['keeps markup as text', '<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['makes lone surrogates whole', 'a\ud800b', 'a\ufffdb'],
  ])('%s', (_what, text, cleaned) => {
    expect(clean(text)).toBe(cleaned);
  });

  it('cuts at 1,024 and never in the middle of a character', () => {
    expect(clean('x'.repeat(65_536))).toHaveLength(1024);
    expect(clean(`${'x'.repeat(1023)}😀`)).toBe('x'.repeat(1023));
  });

  it('is well formed, short and clean again, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
        const cleaned = clean(text);
        expect(cleaned.isWellFormed()).toBe(true);
        expect(cleaned.length).toBeLessThanOrEqual(1024);
        expect(clean(cleaned)).toBe(cleaned.trim());
      }),
    );
  });
});

describe('textOf', () => {
  it('leaves out what is not to be read', () => {
    const doc = page('<p>a <b class=no>b <i>c</i></b><i>d</i><span hidden>e</span></p>');
    const p = first(doc, 'p');
    expect(textOf(p)).toBe('a b cde');
    expect(textOf(p, '.no, [hidden]')).toBe('a d');
  });

  it('is empty where there is nothing', () => {
    expect(textOf(null)).toBe('');
    expect(textOf(undefined, 'b')).toBe('');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DOCUMENT_LIMIT } from '../../../lib/core/team/limits.ts';
import { readTeamFile, writeTeamFile } from '../../../lib/core/team/team-file.ts';
import { SHOP7 } from '../records.ts';
import { anyDocument, document, SHOP } from './documents.ts';
import { counting, HOSTILE } from './hostile.ts';

const read = (value: unknown) => readTeamFile(JSON.stringify(value));

describe("a space's document", () => {
  it('is read as it was written, with what is not known here', () => {
    fc.assert(
      fc.property(anyDocument, (file) => {
        expect(read(file)).toEqual({ file });
      }),
    );
    expect(readTeamFile(`\uFEFF${JSON.stringify(document())}`)).toEqual({ file: document() });
  });

  it('loses __proto__ at any depth, and what only a device says of its own records', () => {
    const text = `{"format":"plumbline","version":1,"__proto__":{"a":1},"team":{"__proto__":{}},
      "goals":[{"id":"a","title":"A","space":"policy","draft":true,"draftOf":{"space":"x","was":{"id":"a","title":"A"}}}],
      "links":[{"issue":"${SHOP7}","goal":"a","space":"policy"}]}`;
    expect(readTeamFile(text)).toEqual({
      file: document({
        goals: [{ id: 'a', title: 'A' }],
        links: [{ issue: SHOP7, goal: 'a' }],
        ...{ team: {} },
      }),
    });
  });

  it('is written so that it reads the same, or not at all', () => {
    const file = document({ scopes: [SHOP], goals: [{ id: 'a', title: 'A', rules: ['label:x'] }] });
    const written = writeTeamFile(file);
    expect(written).toEqual({ text: `${JSON.stringify(file, null, 2)}\n` });
    const large = { ...file, note: 'x'.repeat(70_000) };
    expect(writeTeamFile(large)).toEqual({ error: expect.stringContaining('larger than 64 kB') });
  });
});

describe('a document that nobody should have written is refused in words, in time (fault 54)', () => {
  it.each(HOSTILE)('%s', (_, text) => {
    const { result, parsed } = counting(() => readTeamFile(text));
    expect(parsed).toBeLessThanOrEqual(DOCUMENT_LIMIT);
    expect('error' in result && result.error).toMatch(/^\S.*\. ?[\s\S]*The last good copy stays\.$/s);
  });

  it('names where', () => {
    const goals = [
      { id: 'a', title: 'A' },
      { id: 'b', title: 'x'.repeat(61) },
    ];
    expect(read(document({ goals }))).toEqual({
      error:
        'goals[1].title: A goal title has at most 60 characters; this one has 61.\nThe last good copy stays.',
    });
    expect(read(document({ goals: [{ id: 'a', title: 'A', rules: ['label:x', 'epik:SHOP-1'] }] }))).toEqual({
      error:
        'Goal "A": Line 2, column 1: no qualifier is called "epik". Did you mean epic:? The last good copy stays.',
    });
  });

  it('whatever it is', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.json({ maxDepth: 40 }).map((json) => `{"format":"plumbline","version":1,"goals":${json}}`),
          fc.json().map((json) => `{"format":"plumbline","version":1,"settings":${json},"focus":[${json}]}`),
        ),
        (text) => {
          const result = readTeamFile(text);
          expect('file' in result || result.error.length > 0).toBe(true);
        },
      ),
    );
  });
});

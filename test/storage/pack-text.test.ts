import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IssueFacts } from '../../lib/core/facts.ts';
import type { Sighting } from '../../lib/core/sighting.ts';
import { rowsIn, textOf } from '../../lib/storage/pack-text.ts';

const SHOP = 'github:github.com/acme/shop';
const JIRA = 'jira:acme.atlassian.net/SHOP';

const name = fc.constantFrom('', 'a', 'b', 'é 日本', '__proto__', '#7');
const related = fc.record({ key: fc.constant(`${SHOP}#3`), title: name }, { requiredKeys: ['key'] });
const facts = (container: string) =>
  fc.record(
    {
      key: fc.constantFrom(`${container}#7`, `${container.toUpperCase()}#17`, `${container}-8`, 'none'),
      url: fc.constantFrom('https://github.com/acme/shop/issues/7', 'https://acme.test/17?x', ''),
      title: name,
      status: fc.option(name),
      labels: fc.array(name, { maxLength: 2 }),
      parent: fc.option(related),
      closes: fc.array(related, { maxLength: 2 }),
      author: fc.option(fc.record({ name, bot: fc.boolean() })),
      readAt: name,
      source: name,
    },
    { requiredKeys: ['key', 'readAt', 'source'] },
  );
const sighting = (container: string, mark: string): fc.Arbitrary<Sighting> =>
  fc
    .tuple(fc.integer({ min: 1, max: 300 }), facts(container), name, fc.boolean())
    .map(([number, read, seenAt, isElsewhere]) => ({
      key: `${container}${mark}${number}`,
      container: isElsewhere ? `${container}s` : container,
      // Texts in place of moments: the text knows nothing of what facts mean.
      facts: read as IssueFacts,
      seenAt,
    }));

const sorted = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).toSorted();

describe('the text of a pack', () => {
  it.each([
    [SHOP, '#'],
    [JIRA, '-'],
  ])('gives back every issue that was put in, and what is none: %s', (container, mark) => {
    fc.assert(
      fc.property(fc.array(sighting(container, mark)), fc.array(fc.json()), (issues, texts) => {
        const loose = texts.map((text): unknown => JSON.parse(text));
        const read = rowsIn(textOf(container, issues, loose), container);
        expect(sorted(read)).toEqual(sorted([...issues, ...loose]));
      }),
    );
  });

  it('keeps no fact that is undefined: it is not read, and not empty', () => {
    const read: IssueFacts = { key: `${SHOP}#7`, readAt: 'then', source: 'page' };
    const issue = { key: `${SHOP}#7`, container: SHOP, facts: read, seenAt: 'now' };
    // Past the types, which do not let it.
    const odd = { ...issue, facts: Object.assign({ milestone: undefined }, read) };
    expect(rowsIn(textOf(SHOP, [Object.assign({}, issue, odd)], []), SHOP)).toStrictEqual([issue]);
  });

  it('says only what is new', () => {
    const of = (number: number): Sighting => ({
      ...{ key: `${SHOP}#${number}`, container: SHOP, seenAt: '2026-11-21T10:42:00.000Z' },
      facts: { key: `${SHOP}#${number}`, labels: [], readAt: '2026-11-21T10:42:00.000Z', source: 'row' },
    });
    const one = textOf(SHOP, [of(7)], []);
    expect(textOf(SHOP, [of(7), of(8)], []).length - one.length).toBeLessThan(20);
  });

  it('reads what version 3 has written', () => {
    expect(rowsIn('[{"key":"a"},5]', SHOP)).toEqual([{ key: 'a' }, 5]);
  });
});

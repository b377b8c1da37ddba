import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FILE_LIMIT, readFile } from '../../../lib/core/file/read.ts';

const read = (value: unknown) => readFile(JSON.stringify(value));
const file = (more: object) => ({ format: 'plumbline', version: 1, ...more });

/** Every section, as the format is written down. */
const WHOLE = file({
  scopes: ['github:github.com/acme/shop', 'github:github.com/acme/*', 'jira:acme.atlassian.net/SHOP'],
  goals: [
    {
      id: 'checkout',
      title: 'Checkout under two seconds',
      outcome: 'Shoppers do not leave at payment',
      owner: '@dana',
      rank: 1,
      state: 'active',
      due: '2026-12-31',
      measure: {
        name: 'p75 checkout time',
        unit: 's',
        start: 4.1,
        target: 2,
        current: 3.2,
        updated: '2026-11-16',
      },
      rules: ['repo:acme/shop label:checkout', 'project:SHOP epic:SHOP-12'],
    },
  ],
  focus: [
    { week: '2026-W47', goal: 'checkout', slice: 'retries', also: ['search'], stop: ['label:nice-to-have'] },
  ],
  links: [
    { issue: 'github:github.com/acme/shop#7', goal: 'checkout', reason: 'found in the incident review' },
  ],
  dispositions: [{ issue: 'jira:acme.atlassian.net/SHOP-9', kind: 'parked', reason: 'after the release' }],
  exempt: ['is:bot', 'label:dependencies,security'],
});

describe('a file', () => {
  it('is read as it was written', () => {
    expect(read(WHOLE)).toEqual({ file: WHOLE });
    expect(read(file({}))).toEqual({ file: file({}) });
    expect(readFile(`\uFEFF${JSON.stringify(WHOLE)}`)).toEqual({ file: WHOLE });
  });

  it('keeps unknown fields, at the top and in entries', () => {
    const more = file({ team: { name: 'Shop' }, goals: [{ id: 'a', title: 'A', colour: 'teal' }] });
    expect(read(more)).toEqual({ file: more });
  });

  it('loses __proto__ at any depth', () => {
    const result = readFile(
      '{"format":"plumbline","version":1,"__proto__":{"a":1},"team":{"__proto__":{"b":1},"x":[{"__proto__":1}]}}',
    );
    expect(result).toEqual({ file: file({ team: { x: [{}] } }) });
    expect(JSON.stringify(result)).not.toContain('proto');
  });
});

describe('a file that cannot be read says why', () => {
  it.each([
    ['nothing', '', 'This file is not JSON. Choose a plumbline.json that Plumbline exported.'],
    [
      'no JSON',
      '{"format":"plumbline",',
      'This file is not JSON. Choose a plumbline.json that Plumbline exported.',
    ],
    [
      'nested without end',
      '['.repeat(200_000),
      'This file is not JSON. Choose a plumbline.json that Plumbline exported.',
    ],
    [
      'another format',
      '{"format":"plum","version":1}',
      'This is no plumbline.json: it does not begin with "format": "plumbline" and a version.',
    ],
    [
      'null',
      'null',
      'This is no plumbline.json: it does not begin with "format": "plumbline" and a version.',
    ],
    [
      'a newer version',
      '{"format":"plumbline","version":2,"goals":"other"}',
      'This file was written by a newer Plumbline (version 2). Update Plumbline, then import it again. Nothing was changed.',
    ],
    [
      'too large',
      `"${'x'.repeat(FILE_LIMIT)}"`,
      'This file is larger than 5 MB. Choose a plumbline.json that Plumbline exported.',
    ],
  ])('%s', (_, text, error) => expect(readFile(text)).toEqual({ error }));

  it('by naming each bad entry', () => {
    const bad = file({
      scopes: ['acme'],
      goals: [
        { id: 'a', title: 'x'.repeat(73) },
        { id: 'b', title: 'B', state: 'paused' },
        { id: 'b', title: 'Again' },
      ],
      focus: [{ week: '2026-W54', goal: 'a' }],
    });
    expect(read(bad)).toEqual({
      error: [
        'scopes[0]: Write acme/shop, acme/*, or an address like https://acme.atlassian.net/browse/SHOP-9.',
        'goals[0].title: A goal title has at most 60 characters; this one has 73.',
        'goals[1].state: Use one of: active, later, retired, reached.',
        'focus[0].week: Write this week as an ISO week that exists, like "2026-W47".',
        'Nothing was changed.',
      ].join('\n'),
    });
    expect(
      read(
        file({
          goals: [
            { id: 'b', title: 'B' },
            { id: 'b', title: 'Again' },
          ],
        }),
      ),
    ).toEqual({
      error: 'goals[1].id: "b" stands here for the second time: take one out.\nNothing was changed.',
    });
    expect(read(file({ links: Array(9).fill({}) }))).toEqual({
      error: expect.stringMatching(/links\[2\].*\n13 more\.\nNothing was changed\.$/s),
    });
  });

  it('and never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.json().map((json) => `{"format":"plumbline","version":1,"goals":${json}}`),
        ),
        (text) => {
          const result = readFile(text);
          expect('file' in result || result.error.length > 0).toBe(true);
        },
      ),
    );
  });
});

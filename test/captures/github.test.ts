// @vitest-environment jsdom
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeCaptures, SHARED_PAGES } from '../shared.ts';
import { COMPARED, check, compareFile, readData, readPage } from './github-reading.ts';
import { compareItem, type Disagreement } from './vocabulary.ts';

const FOLDER = join(SHARED_PAGES, 'github');

const DISAGREEMENTS: readonly Disagreement[] = [
  {
    file: 'rest-issue-typed-2025.json',
    field: 'blockingTotal',
    stated: 0,
    found: 1,
    reason:
      'the answer says issue_dependencies_summary.total_blocking: 1; 0 is `blocking`, which counts the open ones',
  },
  {
    file: 'rest-issue-typed-2025.json',
    field: 'blocking',
    stated: [],
    found: undefined,
    reason:
      'one issue is blocked by it (total_blocking: 1) and is not named: a count above 0 is unread (SCHEMA, rule 2)',
  },
];

describeCaptures('captures of GitHub', () => {
  const files = existsSync(FOLDER)
    ? readdirSync(FOLDER).filter((name) => name.endsWith('.expected.json'))
    : [];
  for (const name of files)
    it(name.replace('.expected.json', ''), async () => {
      const expected = check(readFileSync(join(FOLDER, name), 'utf8'));
      const text = readFileSync(join(FOLDER, expected.file), 'utf8');
      const found = expected.file.endsWith('.html')
        ? await readPage(text, expected)
        : readData(JSON.parse(text), expected);
      compareFile(expected, found, DISAGREEMENTS);
    });

  it('disagreements speak of captures that are there', () => {
    for (const { file } of DISAGREEMENTS) expect(existsSync(join(FOLDER, file))).toBe(true);
  });
});

describe('the comparison itself', () => {
  it('fails on a stated field that no reader tells', () => {
    const none = { unknown: [], notApplicable: [] };
    expect(() => compareItem('x', { mood: 'good' }, {}, COMPARED, none)).toThrow('no reader tells "mood"');
    expect(() => compareItem('x', { title: 'a' }, { title: 'b' }, COMPARED, none)).toThrow();
    expect(() => compareItem('x', { milestone: null }, {}, COMPARED, none)).toThrow();
    expect(() =>
      compareItem('x', {}, { parent: null }, COMPARED, { ...none, unknown: ['parent'] }),
    ).toThrow();
    expect(() =>
      compareItem('x', {}, { parent: 'a/b#1' }, COMPARED, { ...none, notApplicable: ['parent'] }),
    ).toThrow();
  });
});

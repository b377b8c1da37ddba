import { expect, it } from 'vitest';
import { planImport } from '../../lib/core/file/import.ts';
import { DEFAULT_SETTINGS } from '../../lib/core/settings.ts';
import { importWords } from '../../lib/surface/import-words.ts';

const records = {
  goals: [
    { id: 'a', title: 'A', rank: 1, state: 'active' as const, rules: [] },
    { id: 'b', title: 'B', rank: 2, state: 'active' as const, rules: [] },
  ],
  focuses: [],
  links: [{ issue: 'github:github.com/acme/shop#1', goal: 'a', at: '2026-11-18T00:00:00Z', reason: 'newer' }],
  dispositions: [],
  settings: DEFAULT_SETTINGS,
};
const file = { format: 'plumbline', version: 1 } as const;

it('counts what would be added and changed, and what stays', () => {
  const plan = planImport(
    {
      ...file,
      goals: [
        { id: 'a', title: 'A renamed' },
        { id: 'c', title: 'C' },
      ],
      links: [
        { issue: 'github:github.com/acme/shop#1', goal: 'a', at: '2026-11-01T00:00:00Z', reason: 'older' },
        { issue: 'github:github.com/acme/shop#2', goal: 'a' },
        { issue: 'github:github.com/acme/shop#3', goal: 'a' },
      ],
    },
    records,
  );
  expect(importWords(plan)).toBe(
    'Would add 1 goal and 2 links, and change 1 goal. 1 entry stays as here, which is newer.',
  );
});

it('says when nothing would change', () => {
  expect(importWords(planImport({ ...file, scopes: [] }, records))).toBe(
    'Would change nothing: all of it is here already.',
  );
});

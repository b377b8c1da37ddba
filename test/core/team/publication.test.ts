import { describe, expect, it } from 'vitest';
import type { Edit, Records } from '../../../lib/core/edit.ts';
import { applyChanges } from '../../../lib/core/edits/changes.ts';
import { planEdit } from '../../../lib/core/edits/plan.ts';
import type { PlumblineFile } from '../../../lib/core/file.ts';
import { publication, publishPreview, type Share, shareable } from '../../../lib/core/team/publication.ts';
import { NO_FILE, readTeamFile, writeTeamFile } from '../../../lib/core/team/team-file.ts';
import { counter, EMPTY, NOW, SHOP7, SHOP8, withGoals } from '../records.ts';
import { document, SHOP, withSpaces } from './documents.ts';

const NOTHING: Share = { goals: [], weeks: [], scopes: [], exempt: [], answers: false };
const WEEK = '2026-W47';
const file = document({
  scopes: [SHOP],
  goals: [
    { id: 'checkout', title: 'Checkout', due: '2026-11-30' },
    { id: 'search', title: 'Search' },
  ],
});

function edited(own: Records, ...edits: Edit[]): Records {
  let records = { ...own, team: withSpaces(EMPTY, [{ address: SHOP, file, readAt: '' }]).team };
  for (const edit of edits)
    records = {
      ...applyChanges(records, planEdit(edit, records, NOW, counter()).changes),
      team: records.team,
    };
  return records;
}

const renamed = edited(
  withGoals(2),
  { kind: 'draft', goal: 'checkout' },
  { kind: 'goal', goal: { id: 'checkout', title: 'Faster', due: '2026-11-30', rules: [] } },
);
const preview = (own: Records, share: Partial<Share>, theirs: PlumblineFile = file, last = file) =>
  publishPreview(publication(own, SHOP, last, { ...NOTHING, ...share }), theirs);

describe('what can be published', () => {
  it('is what differs: drafts, own goals, a focus from this week on, scopes, rules and answers', () => {
    const own: Records = {
      ...renamed,
      focuses: [
        { week: '2026-W46', goal: 'search' },
        { week: '2026-W48', goal: 'search' },
      ],
      links: [
        { issue: SHOP7, goal: 'search' },
        { issue: SHOP7, goal: 'a', not: true },
      ],
      dispositions: [
        { issue: SHOP8, kind: 'upkeep' },
        { issue: 'github:github.com/acme/api#1', kind: 'upkeep' },
        { issue: 'github:github.com/acme/shop#9', kind: 'snoozed', until: '2026-12-01' },
      ],
      settings: { ...EMPTY.settings, scopes: [SHOP, 'github:github.com/acme/api'], exempt: ['is:bot'] },
    };
    const found = shareable(own, SHOP, file, WEEK);
    expect(found.drafts.map(({ title }) => title)).toEqual(['Faster']);
    expect(found.goals.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(found.focuses).toEqual([{ week: '2026-W48', goal: 'search' }]);
    expect(found.scopes).toEqual(['github:github.com/acme/api']);
    expect(found.exempt).toEqual(['is:bot']);
    expect(found.answers).toBe(2);
  });

  it('is no draft that says what the team says, nor one of another space', () => {
    expect(shareable(edited(EMPTY, { kind: 'draft', goal: 'checkout' }), SHOP, file, WEEK).drafts).toEqual(
      [],
    );
    expect(shareable(renamed, 'github:github.com/acme/plan', document(), WEEK).drafts).toEqual([]);
  });
});

describe('publishing', () => {
  it('the first document of a space', () => {
    const own = { ...withGoals(2), focuses: [{ week: '2026-W48', goal: 'a', updated: NOW.at }] };
    const share = { goals: ['b', 'a'], weeks: ['2026-W48'], scopes: [SHOP] };
    const { file: made, differences } = preview(own, share, NO_FILE, NO_FILE);
    expect(made).toEqual({
      ...document(),
      ...share,
      ...{ weeks: undefined },
      goals: own.goals,
      focus: own.focuses,
    });
    expect(differences).toEqual([
      'Goal Goal a added',
      'Goal Goal b added',
      'Focus of W48: Goal a',
      'Scope acme/shop added',
    ]);
    expect(writeTeamFile(made)).toEqual({ text: expect.stringContaining('"plumbline"') });
  });

  it('a draft changes what was changed in it, and nothing that others changed since', () => {
    const since = document({
      ...file,
      goals: [
        { id: 'checkout', title: 'Checkout', due: '2026-12-31', owner: '@eli' },
        { id: 'search', title: 'Search', due: '2026-12-01' },
      ],
    });
    for (const last of [file, since]) {
      const found = preview(renamed, { goals: ['checkout'] }, since, last);
      expect(found.conflicts).toEqual([]);
      expect(found.differences).toEqual(['Goal Faster: was called Checkout']);
      expect(found.since).toContain('Goal Checkout: due 31 Dec, was 30 Nov');
      expect(found.file.goals?.[0]).toMatchObject({ title: 'Faster', due: '2026-12-31', owner: '@eli' });
      expect(found.file.goals?.[0]).not.toHaveProperty('draftOf');
      expect(readTeamFile(JSON.stringify(found.file))).toEqual({ file: found.file });
    }
  });

  it('a field that both changed is theirs until it is taken', () => {
    const since = document({
      ...file,
      goals: [
        { id: 'checkout', title: 'Quicker', due: '2026-11-30' },
        { id: 'search', title: 'Search' },
      ],
    });
    const made = publication(renamed, SHOP, since, { ...NOTHING, goals: ['checkout'] });
    const [conflict] = publishPreview(made, since).conflicts;
    expect(conflict).toMatchObject({
      path: ['goals', 'checkout', 'title'],
      mine: 'Faster',
      theirs: 'Quicker',
    });
    expect(publishPreview(made, since).differences).toEqual([]);
    expect(publishPreview(made, since, new Set([conflict?.id ?? ''])).differences).toEqual([
      'Goal Faster: was called Quicker',
    ]);
  });

  it('of nothing chosen changes nothing', () => {
    expect(preview(renamed, {})).toEqual({ file, differences: [], since: [], conflicts: [], notes: [] });
  });

  it('own goals come after the team’s, and what would not work is said', () => {
    const found = preview(
      { ...withGoals(5), focuses: [{ week: '2026-W48', goal: 'nobody' }] },
      { goals: ['a', 'b', 'c', 'd', 'e'], weeks: ['2026-W48'] },
    );
    expect(found.file.goals?.map(({ id, rank }) => [id, rank]).slice(2)).toEqual([
      ['a', 3],
      ['b', 4],
      ['c', 5],
      ['d', 6],
      ['e', 7],
    ]);
    expect(found.notes).toEqual([
      '7 goals would be active: the last 2 of them would wait for later.',
      'The focus of W48 names nobody, which is no active goal of the team.',
    ]);
  });

  it('answers go where the newer one does not speak already', () => {
    const own = {
      ...EMPTY,
      dispositions: [{ issue: SHOP7, kind: 'upkeep' as const, at: '2026-11-10T00:00:00Z' }],
    };
    const said = (at: string) => document({ ...file, links: [{ issue: SHOP7, goal: 'search', at }] });
    const [old, late] = [said('2026-11-01T00:00:00Z'), said('2026-11-20T00:00:00Z')];
    expect(preview(own, { answers: true }, old, old).differences).toEqual([
      '1 link removed',
      '1 answer added',
    ]);
    expect(preview(own, { answers: true }, late, late).differences).toEqual([]);
  });
});

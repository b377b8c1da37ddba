import { describe, expect, it } from 'vitest';
import { becauseWords } from '../../lib/core/because.ts';
import { parseRule } from '../../lib/core/rules/parse.ts';
import type { Reason } from '../../lib/core/view.ts';
import { local } from '../local.ts';

const ruled = (text: string) => {
  const parsed = parseRule(text);
  if ('errors' in parsed) throw new Error(text);
  return { text, rule: parsed.rule };
};
const words = (reason: Reason, near?: string) => becauseWords(reason, near).text;

describe('becauseWords', () => {
  it.each([
    ['repo:acme/shop label:checkout', 'label checkout in acme/shop'],
    [
      'label:a,b -label:c milestone:v2 project:SHOP',
      'label a or b, not label c, milestone v2 in project SHOP',
    ],
    ['is:bot', 'from a bot'],
    ['is:pr no:label', 'a pull request, no label'],
    ['"release v*"', 'title "release v*"'],
    ['updated:>2026-01-01', 'updated after 2026-01-01'],
    ['created:2026-01-01..2026-01-31', 'created from 2026-01-01 to 2026-01-31'],
    ['author:dana assignee:jo', 'opened by dana, assigned to jo'],
    ['-repo:acme/shop bug', 'not in acme/shop, title "bug"'],
    ['org:acme host:github.com', 'in acme on github.com'],
  ])('a rule: %s', (text, expected) => {
    expect(becauseWords({ by: 'rule', goal: 'g', ...ruled(text) })).toEqual({ text: expected, code: text });
  });

  it('the stop list and an exemption', () => {
    expect(words({ by: 'stop', ...ruled('label:nice') })).toBe('not done this week: label nice');
    expect(words({ by: 'exempt', ...ruled('is:bot') })).toBe('needs no goal: from a bot');
  });

  it('other issues, with their title', () => {
    const parent: Reason = {
      by: 'parent',
      goal: 'g',
      key: 'jira:acme.atlassian.net/SHOP-12',
      title: 'Retries',
    };
    expect(becauseWords(parent)).toEqual({ text: 'parent SHOP-12', key: parent.key, title: 'Retries' });
    const closes: Reason = { by: 'closes', goal: 'g', key: 'github:github.com/acme/shop#461' };
    expect(becauseWords(closes)).toEqual({ text: 'closes #461', key: closes.key });
    expect(words(closes, 'github:github.com/acme/shop#1')).toBe('closes #461');
    expect(words(closes, 'github:github.com/acme/api#1')).toBe('closes acme/shop#461');
    expect(words({ by: 'blocks', goal: 'g', key: 'github:github.com/acme/shop#455' })).toBe('blocks #455');
  });

  it.each<[Reason, string]>([
    [{ by: 'link', goal: 'g' }, 'linked by hand'],
    [
      { by: 'link', goal: 'g', at: local('2026-11-12T12:00'), reason: 'found in the incident review' },
      'linked by hand on 12 Nov: "found in the incident review"',
    ],
    [{ by: 'act', kind: 'upkeep', at: local('2026-11-12T12:00') }, 'marked as upkeep by hand on 12 Nov'],
    [{ by: 'act', kind: 'parked', reason: 'after the release' }, 'parked by hand: "after the release"'],
    [{ by: 'act', kind: 'snoozed', until: '2026-11-23' }, 'snoozed to Mon 23 Nov by hand'],
    [{ by: 'act', kind: 'muted', at: 'some day' }, 'muted by hand'],
    [{ by: 'act', kind: 'stopped' }, 'marked to stop by hand'],
    [
      { by: 'act', kind: 'duplicate', of: 'jira:acme.atlassian.net/SHOP-1' },
      'marked as a duplicate of SHOP-1 by hand',
    ],
    [{ by: 'nothing' }, 'No goal holds it.'],
    [
      { by: 'unread', field: 'parent', text: 'epic:SHOP-12', goal: 'g' },
      'A rule asks for the parent, and this page does not show it.',
    ],
    [
      { by: 'unread', field: 'parent', text: '' },
      'A parent may serve a goal, and this page does not show it.',
    ],
    [{ by: 'unread', field: 'assignees', text: '' }, 'This page does not show the assignees.'],
  ])('%j', (reason, expected) => {
    expect(words(reason)).toBe(expected);
  });

  it('gives the rule that asks for what was not read', () => {
    expect(becauseWords({ by: 'unread', field: 'labels', text: 'label:a' }).code).toBe('label:a');
  });
});

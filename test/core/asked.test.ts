import { describe, expect, it } from 'vitest';
import { askedFacts } from '../../lib/core/asked.ts';
import { pageView } from '../../lib/core/page-view.ts';
import { parseRule } from '../../lib/core/rules/parse.ts';
import type { PublishedView } from '../../lib/core/view.ts';
import { aView } from '../page/support.ts';

const GITHUB = 'github:tracker.example/acme/shop#7';
const JIRA = 'jira:acme.atlassian.net/SHOP-9';
const TODAY = '2026-11-21';

function rules(...lines: string[]) {
  return lines.map((text) => {
    const parsed = parseRule(text);
    if ('errors' in parsed) throw new Error(text);
    return { text, rule: parsed.rule };
  });
}

function view(lines: string[], changes: Partial<PublishedView> = {}): PublishedView {
  const { goals, ...rest } = aView();
  return { ...rest, goals: goals.map((goal) => ({ ...goal, rules: rules(...lines) })), ...changes };
}

const asked = (lines: string[], changes: Partial<PublishedView> = {}, key = GITHUB) =>
  askedFacts(pageView(view(lines, changes)), key, TODAY);

describe('askedFacts', () => {
  it('are what the rules ask for, the state, and who is at it', () => {
    expect(asked(['label:checkout milestone:"v2.0"', 'repo:acme/shop key:#7'])).toEqual([
      'assignees',
      'labels',
      'milestone',
      'pulls',
      'state',
    ]);
    expect(asked(['sprint:"Sprint 4"'], { noInheritance: ['jira:acme.atlassian.net/*'] }, JIRA)).toEqual([
      'assignees',
      'pulls',
      'sprints',
      'statusCategory',
    ]);
  });

  it('ask for what is negated or exempt, too', () => {
    const changes = { exempt: rules('-author:dana', 'is:blocked') };
    expect(asked(['no:milestone'], changes)).toEqual(
      expect.arrayContaining(['author', 'blockedBy', 'milestone']),
    );
  });

  it('include what is inherited only where that counts, and what it blocks only while there is a focus', () => {
    expect(asked(['label:x'], { noInheritance: [] })).toEqual(
      expect.arrayContaining(['parent', 'closes', 'blocks']),
    );
    expect(asked(['label:x'], { noInheritance: [], focus: [] })).toEqual([
      'closes',
      'labels',
      'parent',
      'state',
    ]);
    expect(asked(['label:x'], { focus: [] })).toEqual(['labels', 'state']);
  });

  it('take the stop list of this week alone', () => {
    const week = { goal: 'pay', stop: rules('priority:low') };
    expect(asked([], { focus: [{ week: '2026-W47', ...week }] })).toContain('priority');
    expect(asked([], { focus: [{ week: '2026-W48', ...week }] })).toEqual(['state']);
  });

  it('include the epic where its issues are counted, of Jira alone', () => {
    const changes = { noInheritance: ['jira:acme.atlassian.net/*'], columnCounts: true };
    expect(asked(['label:x'], changes, JIRA)).toContain('parent');
    expect(asked(['label:x'], { ...changes, columnCounts: false }, JIRA)).not.toContain('parent');
    expect(
      asked(['label:x'], { noInheritance: ['github:tracker.example/acme/*'], columnCounts: true }),
    ).not.toContain('parent');
  });
});

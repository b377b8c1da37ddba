import type { IssueFacts } from '../../lib/core/facts.ts';
import { containerOf, parseKey, sameKey } from '../../lib/core/issue.ts';
import type { Sighting } from '../../lib/core/sighting.ts';
import type { PublishedGoal, PublishedView, Verdict, VerdictState } from '../../lib/core/view.ts';
import { EMPTY, NOW } from './records.ts';

/** An issue seen: of acme/shop by its number, or by its whole key. */
export function seen(issue: number | string, facts: Partial<IssueFacts> = {}, seenAt = NOW.at): Sighting {
  const key = typeof issue === 'number' ? `github:github.com/acme/shop#${issue}` : issue;
  const ref = parseKey(key);
  if (!ref) throw new Error(`${key} is no key`);
  return {
    key: sameKey(key),
    container: sameKey(containerOf(ref)),
    facts: { kind: 'issue', state: 'open', ...facts, key, readAt: NOW.at, source: 'page' },
    seenAt,
  };
}

export function verdict(state: VerdictState, goals: PublishedGoal[] = []): Verdict {
  return { state, goals, because: [{ by: 'nothing' }], confidence: 'certain' };
}

export function viewGoal(id: string, rank: number, more: Partial<PublishedGoal> = {}): PublishedGoal {
  return { id, title: `Goal ${id}`, rank, state: 'active', rules: [], ...more };
}

export function viewWith(more: Partial<PublishedView>): PublishedView {
  const { exempt, ...settings } = EMPTY.settings;
  return {
    version: 1,
    savedAt: NOW.at,
    goals: [],
    focus: [],
    exempt: [],
    hasToken: false,
    ...settings,
    ...more,
  };
}

import type { IssueFacts } from '../core/facts.ts';
import type { PageApi } from '../platform/page-api.ts';
import { type Page, PartMissing } from '../trackers/tracker.ts';
import { ask, isNull } from './ask.ts';

/** What the background is told of its own accord: each thing once in a page load. */
export type Teller = {
  /** Facts that differ from those last told of the issue. */
  seen(facts: IssueFacts): void;
  /** A part that found no place or no facts. */
  problem(error: unknown, page: Page): void;
};

export function teller(api: PageApi): Teller {
  const facts = new Map<string, string>();
  const problems = new Set<string>();

  return {
    seen(read) {
      const text = JSON.stringify({ ...read, readAt: '' });
      if (facts.get(read.key) === text) return;
      facts.set(read.key, text);
      ask(api, 'seen', { facts: [read] }, isNull);
    },
    problem(error, { host, kind: pageKind }) {
      // Of an error that is a bug, the name alone: its message might quote the page.
      const { part, sets, message } =
        error instanceof PartMissing
          ? error
          : { part: 'badge', sets: [], message: error instanceof Error ? error.name : 'Error' };
      if (problems.has(part + pageKind)) return;
      problems.add(part + pageKind);
      ask(
        api,
        'problem',
        { part, host, pageKind, sets: [...sets], message, at: new Date().toISOString() },
        isNull,
      );
    },
  };
}

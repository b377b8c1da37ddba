import { expect, it } from 'vitest';
import type { Trouble } from '../../lib/core/facts.ts';
import { notReadWords } from '../../lib/surface/not-read-words.ts';

const TROUBLES: Trouble[] = ['signed-out', 'forbidden', 'missing', 'limited', 'broken', 'offline'];

it('says why rows are not read, in whole sentences', () => {
  for (const trouble of TROUBLES) {
    const words = notReadWords({ host: 'acme.atlassian.net', trouble, until: '2026-11-21T10:20:00Z' });
    expect(words).toMatch(/^[A-Z].*not read.*\.$/);
  }
});

it('says until when a host wants to be left alone, by this device’s clock', () => {
  const until = new Date(2026, 10, 21, 9, 5).toISOString();
  expect(notReadWords({ host: 'acme.atlassian.net', trouble: 'limited', until })).toContain('at 09:05');
});

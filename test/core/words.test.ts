import { describe, expect, it } from 'vitest';
import type { PublishedGoal, Reason, Verdict } from '../../lib/core/view.ts';
import { badgeText } from '../../lib/core/words.ts';

const goal: PublishedGoal = {
  id: 'pay',
  title: 'Checkout under two seconds',
  rank: 2,
  state: 'active',
  rules: [],
};
const verdict = (changes: Partial<Verdict> & Pick<Verdict, 'state'>): Verdict => ({
  goals: [],
  because: [{ by: 'nothing' }],
  confidence: 'certain',
  ...changes,
});
const act = (changes: Partial<Reason & { by: 'act' }>): Reason[] => [
  { by: 'act', kind: 'parked', ...changes },
];

/** The table of ui.md, section 4. */
const TABLE: [name: string, verdict: Verdict, says: string, reads: string][] = [
  [
    'focus',
    verdict({ state: 'focus', goal, slice: 'retries' }),
    'Checkout under two seconds',
    "This week's focus, goal 2: Checkout under two seconds, this week: retries",
  ],
  [
    'focus, no slice',
    verdict({ state: 'focus', goal }),
    goal.title,
    `This week's focus, goal 2: ${goal.title}`,
  ],
  ['linked', verdict({ state: 'linked', goal }), goal.title, `Linked to goal 2: ${goal.title}`],
  [
    'unlinked',
    verdict({ state: 'unlinked' }),
    'Unlinked work',
    'Unlinked work: started, and no goal holds it',
  ],
  ['idle', verdict({ state: 'idle' }), 'Not linked yet', 'Not linked yet, not started'],
  ['idle, no focus set', verdict({ state: 'idle', noFocus: true }), 'Not linked yet', 'Not linked yet'],
  ['upkeep', verdict({ state: 'upkeep' }), 'Upkeep', 'Upkeep, needs no goal'],
  ['upkeep, no focus set', verdict({ state: 'upkeep', noFocus: true }), 'Upkeep', 'Upkeep, needs no goal'],
  ['parked', verdict({ state: 'parked', because: act({}) }), 'Parked', 'Parked'],
  [
    'parked for a reason',
    verdict({ state: 'parked', because: act({ reason: 'after the release' }) }),
    'Parked, after the release',
    'Parked, after the release',
  ],
  ['parked, moving', verdict({ state: 'parked', moving: true }), 'Parked, but moving', 'Parked, but moving'],
  ['snoozed', verdict({ state: 'snoozed', because: act({ kind: 'snoozed' }) }), 'Snoozed', 'Snoozed'],
  [
    'snoozed to a day',
    verdict({ state: 'snoozed', because: act({ kind: 'snoozed', until: '2026-11-23' }) }),
    'Snoozed to Mon 23 Nov',
    'Snoozed to Mon 23 Nov',
  ],
  [
    'snoozed to a day of one figure',
    verdict({ state: 'snoozed', because: act({ kind: 'snoozed', until: '2027-01-05' }) }),
    'Snoozed to Tue 5 Jan',
    'Snoozed to Tue 5 Jan',
  ],
  ['unknown', verdict({ state: 'unknown' }), 'Not read', 'Could not be judged: some facts were not read'],
  ['done', verdict({ state: 'done' }), 'Done', 'Done, no goal was linked'],
];

describe.each(TABLE)('%s', (_, given, says, reads) => {
  it('says the words of the interface', () => {
    expect(badgeText(given).text).toBe(says);
  });

  it('reads as a whole sentence with what pressing does', () => {
    expect(badgeText(given).name).toBe(`${reads}. Open card`);
  });
});

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

describe('what stands beside the state', () => {
  const note = { word: 'blocks focus', name: 'Blocks this week’s focus: #7', found: [] };

  it('is a muted end of the badge, and a sentence of its own before what pressing does', () => {
    expect(badgeText(verdict({ state: 'unlinked', note }))).toEqual({
      text: 'Unlinked work',
      muted: ' · blocks focus',
      name: `Unlinked work: started, and no goal holds it. ${note.name}. Open card`,
    });
  });

  it("comes after the week's slice", () => {
    expect(badgeText(verdict({ state: 'focus', goal, slice: 'retries', note })).muted).toBe(
      ' · retries · blocks focus',
    );
    expect(badgeText(verdict({ state: 'focus', goal, slice: 'retries' })).muted).toBe(' · retries');
  });

  it('is silent where the card alone speaks of it', () => {
    const said = badgeText(verdict({ state: 'done', note: { found: [] } }));
    expect([said.muted, said.name]).toEqual(['', 'Done, no goal was linked. Open card']);
  });
});

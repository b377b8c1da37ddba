import type { Stamped } from '../../lib/core/stamped.ts';
import type { Dice } from './cloud.ts';
import type { MemoryStore, Row } from './memory-store.ts';

/** Edits of few records, so that devices meet at the same ones; each sets a value that no other one sets. */
export function editAtRandom(store: MemoryStore, dice: Dice, nth: number): Stamped {
  const goal = dice(2) === 0 ? 'speed' : 'search';
  const text = `edit ${nth}`;
  const issue = `jira:acme.atlassian.net/SHOP-${1 + dice(2)}`;
  const put = (more: Row) => (row: Row | null) => ({ ...row, ...more });
  const whole = { id: goal, title: goal, rank: 1, state: 'active', rules: [] };
  switch (dice(10)) {
    case 0:
    case 1:
      return store.edit('goals', goal, (row) => ({ ...whole, ...row, title: text }));
    case 2:
      return store.edit('goals', goal, (row) => ({ ...whole, ...row, owner: text }));
    case 3:
      return store.edit('goals', goal, (row) => ({
        ...whole,
        ...row,
        rank: 1 + dice(2),
        ...(dice(2) === 0 && { wipLimit: 1 + dice(5) }),
        state: dice(2) === 0 ? 'active' : 'retired',
      }));
    case 4:
      return store.edit('goals', goal, () => null);
    case 5:
      return store.edit('focuses', '2026-W47', put({ week: '2026-W47', goal, slice: text }));
    case 6:
      return store.edit('links', `${issue} ${goal}`, put({ issue, goal, reason: text }));
    case 7:
      return store.edit(
        dice(2) === 0 ? 'links' : 'dispositions',
        dice(2) ? issue : `${issue} ${goal}`,
        () => null,
      );
    case 8:
      return store.edit('dispositions', issue, put({ issue, kind: 'parked', reason: text }));
    default:
      return store.edit('settings', 'settings', (row) => ({
        ...row,
        weekStart: 1 + dice(7),
        columnCounts: dice(2) === 0,
        scopes: [`github:github.com/acme/${text.replace(' ', '-')}`],
      }));
  }
}

import type { Edit, Planned, Records } from '../edit.ts';
import { planImport } from '../file/import.ts';
import type { Now } from '../view.ts';
import { clear, dispose, except, link } from './acts.ts';
import { changesBetween } from './changes.ts';
import type { Edited } from './edited.ts';
import { dropFocus, setFocus } from './focus.ts';
import { rankGoals, saveGoal, setGoalState } from './goals.ts';
import { changeSettings, stopInheriting } from './settings.ts';
import { take } from './take.ts';
import { draft, handOver } from './team.ts';

/**
 * What an edit changes, and in words what happened. No changes: it is so already.
 * @param newId a new id of letters, digits and "-", never the same twice
 * @throws EditRefused when it cannot be
 */
export function planEdit(edit: Edit, records: Records, now: Now, newId: () => string): Planned {
  if (edit.kind === 'import') {
    const { changes, total } = planImport(edit.file, records);
    return { changes, words: `${total} ${total === 1 ? 'entry is' : 'entries are'} imported` };
  }
  const { records: after, words } = edited(edit, records, now, newId);
  return { changes: changesBetween(records, after), words };
}

function edited(
  edit: Exclude<Edit, { kind: 'import' }>,
  records: Records,
  now: Now,
  newId: () => string,
): Edited {
  switch (edit.kind) {
    case 'link':
      return link(edit, records, now);
    case 'except':
      return except(edit, records, now);
    case 'dispose':
      return dispose(edit, records, now);
    case 'clear':
      return clear(edit, records);
    case 'goal':
      return saveGoal(edit, records, now, newId);
    case 'goal-state':
      return setGoalState(edit, records, now);
    case 'rank':
      return rankGoals(edit, records, now);
    case 'focus':
      return setFocus(edit, records, now);
    case 'no-focus':
      return dropFocus(edit, records);
    case 'draft':
      return draft(edit, records, now);
    case 'hand-over':
      return handOver(edit, records, now);
    case 'stop-inheriting':
      return stopInheriting(edit, records);
    case 'settings':
      return changeSettings(edit, records);
    case 'take':
      return take(edit, records, now);
  }
}

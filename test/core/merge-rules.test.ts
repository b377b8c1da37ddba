import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as clock from '../../lib/core/clock.ts';
import * as merge from '../../lib/core/merge.ts';
import * as rowOf from '../../lib/core/row-of.ts';
import * as stampChange from '../../lib/core/stamp-change.ts';
import * as weekOf from '../../lib/core/week-of.ts';
import type { Core } from './device.ts';
import { CHECKS, type CheckName } from './sync-rules/index.ts';

const TRUE: Core = { ...clock, ...merge, ...rowOf, ...stampChange, ...weekOf };

describe('the merge of records', () => {
  it.each(Object.entries(CHECKS))('%s', (_, check) => check(TRUE));
});

/** A rule, the words of the source that make it, what stands there once it is broken, and the check that says so. */
type Break = [rule: string, file: string, find: string, put: string, caught: CheckName];

const ORDER = 'merge: order, grouping and repetition make no difference';
const LARGEST = 'merge: each field has the largest of its stamps, and a value that came with it';
const FAULT_27 = 'fault 27: two devices change different fields of a goal, and both stand';
const FAULT_28 =
  'fault 28: two devices change one field: the later one stands on both, the other one is told once';
const CONFLICTS = 'conflicts: the same value, an older one and what others did among themselves are none';
const FAULT_29 = 'fault 29: an edit after a deletion brings the record back, and one before it does not';
const OLD_DEVICE = 'fault 29: an old device brings nothing back, and what travels late neither';
const TAKEN_BACK = 'a deletion taken back stands against what was deleted meanwhile, with all its fields';
const ROWS = 'rows: what a change says, its fields say, through any edits and back';
const KEEPS = 'a deleted record keeps what it said, so that it can come back';
const BETWEEN = 'settings: an entry that comes between others, or leaves, touches no other one';
const GOOD =
  'rows: an edit makes good what came in and cannot be shown, and leaves a goal the rank it was given';
const TOUCHED =
  'rows: a field that was taken away is null with its moment, one that was not touched keeps its own';
const NAMES = 'rows: what came in cannot change what a record is called, nor an object';
const FIELD_ORDER = 'rows: the order of fields makes no difference';
const LISTS = 'settings: entries that two devices add both stand, and what one takes out is out';
const SETTLED = 'ranks: settled goals are ranked without gaps, alike in any order, and no more than five';
const LAST =
  'fault 33: what a person sets last, having seen all, stands everywhere and exactly, whatever the clock says';
const CLOCKS = 'fault 33: on one device the later edit wins, whichever way its clock is set';
const RANKED =
  'ranks: an order that a person gives after goals of several devices met is the order everywhere';
const WEEKS =
  'weeks: active goals and settings are of every week, a deleted goal is of the week it was deleted in';

const BREAKS: Break[] = [
  ['the larger stamp wins', 'merge', ': stamp > otherStamp', ': stamp < otherStamp', LARGEST],
  ['what comes in later does not win by that', 'merge', '!other || wins(field, other)', 'true', ORDER],
  ['what was first does not win by that', 'merge', '!other || wins(field, other)', '!other', ORDER],
  [
    'fields of one side only stay',
    'merge',
    '!other || wins(field, other)',
    'other && wins(field, other)',
    FAULT_27,
  ],
  ['of equal stamps the larger value wins', 'merge', 'textOf(value) > textOf(otherValue)', 'false', ORDER],
  [
    'values are compared whatever the order of their names',
    'merge',
    '.toSorted(([a], [b]) => (a < b ? -1 : 1))',
    '',
    'merge: the order of names in a value makes no difference',
  ],
  ['a conflict is told', 'merge', 'saysTheSame(field, own, other)) return []', 'true) return []', FAULT_28],
  [
    'a conflict says which one stands',
    'merge',
    '? { field, kept: own, lost: other }',
    '? { field, kept: other, lost: own }',
    FAULT_28,
  ],
  ['equal values are no conflict', 'merge', ': sameValue(a, b)', ': false', CONFLICTS],
  ['places in a list are no conflict', 'merge', 'isListed(name) ?', 'false ?', CONFLICTS],
  ['moments are no conflict', 'merge', "[LATE, 'updated', 'at', 'created']", '[LATE]', CONFLICTS],
  ['what came in before is no conflict again', 'merge', '&& stamp > foreign', '', CONFLICTS],
  [
    'what others did is no conflict here',
    'merge',
    'isMine(stamp) && stamp > theyKnew',
    'stamp > theyKnew',
    CONFLICTS,
  ],
  [
    'what this device did itself is no conflict',
    'merge',
    '!isMine(stamp) && stamp > foreign',
    'stamp > foreign',
    CONFLICTS,
  ],
  ['what they knew and changed is no conflict', 'merge', ' && stamp > theyKnew', '', LAST],
  [
    'what is known when a record changes is noted',
    'stamp-change',
    '...knewOf(old, deviceOf(stamp))',
    '',
    LAST,
  ],
  ['what is known goes into no row', 'row-of', ' || name.startsWith(KNEW)', '', LAST],
  [
    'a change that a deletion outlives is told',
    'merge',
    'isGoneThere ? deletion(theirs, mine)',
    'isGoneThere ? []',
    FAULT_29,
  ],
  ['a deletion that is outlived is told', 'merge', 'if (newest > gone[1])', 'if (false)', FAULT_29],
  ['an edit after a deletion brings back', 'stamped', 'name === LATE || stamp <= gone[1]', 'true', FAULT_29],
  [
    'an edit before a deletion does not',
    'stamped',
    'name === LATE || stamp <= gone[1]',
    'name === GONE',
    FAULT_29,
  ],
  ['what travels late does not bring back', 'stamped', 'name === LATE || ', '', OLD_DEVICE],
  ['a deletion is remembered', 'stamp-change', '{ ...base, [GONE]: [true, stamp] }', 'base', FAULT_29],
  [
    'a deletion keeps the fields',
    'stamp-change',
    '{ ...base, [GONE]: [true, stamp] }',
    '{ [GONE]: [true, stamp] }',
    KEEPS,
  ],
  [
    'a deletion taken back sets all fields anew',
    'stamp-change',
    'change.before ?? shipped',
    "change.before ?? rowOf({ table, id, fields: { ...old, '$gone': [false, stamp] } })",
    TAKEN_BACK,
  ],
  [
    'a field that was taken away is null',
    'stamp-change',
    '[now.get(name) ?? null, stamp]',
    '[now.get(name) ?? before.get(name), stamp]',
    ROWS,
  ],
  [
    'what came in and cannot be shown is made good',
    'stamp-change',
    '!sameValue(said, now.get(name))',
    'false',
    GOOD,
  ],
  [
    'a rank that was settled stays as it was given',
    'stamp-change',
    " && !(table === 'goals' && isSettled(name, said))",
    '',
    GOOD,
  ],
  [
    'what was not touched keeps its stamp',
    'stamp-change',
    '!sameValue(before.get(name), now.get(name))',
    'true',
    TOUCHED,
  ],
  ['each entry of a list is its own field', 'settings-fields', 'if (list) {', 'if (false) {', LISTS],
  [
    'what is shipped can be taken out',
    'row-of',
    "table === 'settings' ? mergeFields(DEFAULT_FIELDS, fields) : fields",
    'fields',
    LISTS,
  ],
  ['entries keep their places', 'settings-fields', 'a.place - b.place || ', '', ROWS],
  [
    'entries of one place are in the order of their stamps',
    'settings-fields',
    'compare(a.stamp, b.stamp) || compare(a.text, b.text)',
    '0',
    FIELD_ORDER,
  ],
  ['an entry goes between its neighbours', 'settings-fields', 'isBetween ? middle : end', 'end', BETWEEN],
  ['an id says what the record is called', 'row-of', ', ...namesOf(table, id, shown)', '', NAMES],
  ['no field changes what an object is', 'row-of', "'__proto__', ", '', NAMES],
  ['ranks are those that were given', 'row-of', 'a.rank - b.rank || ', '', SETTLED],
  [
    'of equal ranks the one given first is first',
    'row-of',
    'a.at < b.at ? -1 : a.at > b.at ? 1 : ',
    '',
    SETTLED,
  ],
  ['of equal moments the id decides', 'row-of', 'a.id < b.id ? -1 : 1', '0', SETTLED],
  ['no more than five goals are active', 'row-of', 'rank > ACTIVE_LIMIT', 'false', SETTLED],
  ['ranks have no gaps', 'row-of', 'row : { ...row, rank }', 'row : row', SETTLED],
  ['only active goals are ranked', 'row-of', "row.state === 'active'", 'true', SETTLED],
  ['an order holds those that kept their rank', 'stamp-change', 'if (!reorders) return', 'return', RANKED],
  ['a clock goes on from what it saw', 'clock', 'if (now > seen)', 'if (true)', CLOCKS],
  ['what is newest counts for the clock', 'merge', '(stamp > newest ? stamp : newest)', '(newest)', CLOCKS],
  ['settings never leave', 'week-of', "if (table === 'settings') return ALWAYS;", '', WEEKS],
  ['active goals never leave', 'week-of', "fields.state?.[0] === 'active'", 'false', WEEKS],
  ['deleted goals leave', 'week-of', ' && !isGone(fields)', '', WEEKS],
];

describe('a broken rule is found', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'plumbline-rules-'));
    // The first failure will do, however large.
    fc.configureGlobal({ endOnFailure: true });
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
    fc.configureGlobal({});
  });

  it.each(BREAKS)('%s', (rule, file, find, put, caught) => {
    const copy = join(folder, String(BREAKS.findIndex(([one]) => one === rule)));
    cpSync(join(import.meta.dirname, '../../lib/core'), copy, { recursive: true });
    const path = join(copy, `${file}.ts`);
    const source = readFileSync(path, 'utf8');
    expect(source.split(find), `the source says "${find}" once`).toHaveLength(2);
    writeFileSync(
      path,
      source.replace(find, () => put),
    );
    const broken = load(copy);
    expect(failureOf(() => CHECKS[caught](broken))).toBe('AssertionError');
  });

  it('and a copy of the true source is none', () => {
    const copy = join(folder, 'true');
    cpSync(join(import.meta.dirname, '../../lib/core'), copy, { recursive: true });
    const core = load(copy);
    for (const check of Object.values(CHECKS)) check(core);
  });
});

/** What a check ends with: its own refusal, or an error that says nothing of the rule. */
function failureOf(check: () => void): string {
  try {
    check();
    return 'none';
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    return cause instanceof Error ? cause.name : String(cause);
  }
}

/** The sources in a folder, read by Node itself, which leaves their types out. */
function load(folder: string): Core {
  const require = createRequire(import.meta.url);
  const parts = ['clock', 'merge', 'row-of', 'stamp-change', 'week-of'];
  // Copies of the very modules that TRUE is made of.
  return Object.assign({}, ...parts.map((part) => require(join(folder, `${part}.ts`)))) as Core;
}

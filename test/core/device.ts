import { NO_STAMP, type Stamp } from '../../lib/core/clock.ts';
import { type Change, type Edit, EditRefused, type Records, type TableName } from '../../lib/core/edit.ts';
import { applyChanges, changesBetween, undoChanges } from '../../lib/core/edits/changes.ts';
import { planEdit } from '../../lib/core/edits/plan.ts';
import { DEFAULT_SETTINGS } from '../../lib/core/settings.ts';
import type { Conflict, Fields, Stamped } from '../../lib/core/stamped.ts';
import { counter, EMPTY, NOW, sorted } from './records.ts';

/** What decides between devices, so that a test can put a broken part in the place of a true one. */
export type Core = Pick<typeof import('../../lib/core/clock.ts'), 'nextStamp'> &
  Pick<typeof import('../../lib/core/merge.ts'), 'mergeFields' | 'mergeRecord' | 'newestStamp'> &
  Pick<typeof import('../../lib/core/row-of.ts'), 'rowOf' | 'settleGoals'> &
  Pick<typeof import('../../lib/core/stamp-change.ts'), 'stampChange' | 'changesToStamp'> &
  Pick<typeof import('../../lib/core/week-of.ts'), 'weekOfRecord'>;

const newId = counter();

/** A device with its records and nothing else: no database, no mailbox, no transport. */
export class Device {
  rows: Records = EMPTY;
  readonly conflicts: Conflict[] = [];
  #stamped = new Map<string, Stamped>();
  #last: Stamp = NO_STAMP;
  #foreign: Stamp = NO_STAMP;

  constructor(
    readonly core: Core,
    readonly name: string,
  ) {}

  /** Makes the edit, as the clock of the device says at `ms`; null when it is refused or changes nothing. */
  edit(edit: Edit, ms: number): Change[] | null {
    try {
      const { changes } = planEdit(edit, this.rows, NOW, newId);
      return changes.length > 0 ? this.make(changes, ms) : null;
    } catch (error) {
      if (error instanceof EditRefused) return null;
      throw error;
    }
  }

  /** Puts the records in the place of those that are here. */
  put(records: Records, ms: number): void {
    this.make(changesBetween(this.rows, records), ms);
  }

  undo(changes: readonly Change[], ms: number): void {
    this.make(undoChanges(changes), ms);
  }

  make(changes: Change[], ms: number): Change[] {
    this.#last = this.core.nextStamp(this.#last, ms, this.name);
    const goals = this.rows.goals.map((row) => ({ row, fields: this.fields('goals', row.id) ?? {} }));
    for (const change of this.core.changesToStamp(changes, goals)) {
      const { table, id } = change;
      const fields = this.core.stampChange(change, this.fields(table, id), this.#last);
      this.#stamped.set(`${table} ${id}`, { table, id, fields });
    }
    this.rows = applyChanges(this.rows, changes);
    return changes;
  }

  fields(table: TableName, id: string): Fields | undefined {
    return this.#stamped.get(`${table} ${id}`)?.fields;
  }

  get stamped(): Stamped[] {
    return [...this.#stamped.values()];
  }

  /** Merges what another device has, or had. */
  take(incoming: readonly Stamped[]): void {
    let foreign = this.#foreign;
    for (const { table, id, fields } of incoming) {
      const known = { device: this.name, foreign: this.#foreign };
      const { fields: merged, conflicts } = this.core.mergeRecord(this.fields(table, id), fields, known);
      this.#stamped.set(`${table} ${id}`, { table, id, fields: merged });
      this.conflicts.push(...conflicts.map((one) => ({ table, id, ...one })));
      for (const [, stamp] of Object.values(fields))
        if (!stamp.endsWith(this.name) && stamp > foreign) foreign = stamp;
      const newest = this.core.newestStamp(fields);
      if (newest > this.#last) this.#last = newest;
    }
    this.#foreign = foreign;
    this.rows = this.#made();
  }

  #made(): Records {
    // What the test put in is sound, and so is what comes of it: the schemas of the rows have tests of their own.
    const of = <T>(table: TableName) =>
      this.stamped
        .filter((one) => one.table === table)
        .map((one) => ({ row: this.core.rowOf(one) as T, fields: one.fields }))
        .filter(({ row }) => row !== null);
    const rows = <T>(table: TableName) => of<T>(table).map(({ row }) => row);
    const [settings = DEFAULT_SETTINGS] = rows<Records['settings']>('settings');
    return sorted({
      goals: this.core.settleGoals(of('goals')),
      focuses: rows('focuses'),
      links: rows('links'),
      dispositions: rows('dispositions'),
      settings,
    });
  }
}

/** Each device takes all that the others have, until nothing is new. */
export function meet(...devices: readonly Device[]): void {
  for (const device of [...devices, ...devices])
    for (const other of devices) if (other !== device) device.take(other.stamped);
}

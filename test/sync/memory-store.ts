import { NO_STAMP, nextStamp, type Stamp } from '../../lib/core/clock.ts';
import type { TableName } from '../../lib/core/edit.ts';
import type { Goal } from '../../lib/core/goal.ts';
import { mergeRecord, newestStamp } from '../../lib/core/merge.ts';
import { rowOf, settleGoals } from '../../lib/core/row-of.ts';
import { stampChange } from '../../lib/core/stamp-change.ts';
import { type Conflict, type Fields, LATE, type Stamped } from '../../lib/core/stamped.ts';
import { ALWAYS, weekOfRecord } from '../../lib/core/week-of.ts';
import { canonical } from '../../lib/sync/canonical.ts';
import { isOutdated, isUnsent } from '../../lib/sync/late.ts';
import {
  FIRST_STATE,
  type Merged,
  type SyncState,
  type SyncStore,
  type Unreadable,
} from '../../lib/sync/sync-store.ts';

export type Row = Record<string, unknown>;

/** The database of a device, in memory, on the same merge as the real one. */
export class MemoryStore implements SyncStore {
  readonly device: string;
  readonly now: () => number;
  readonly records = new Map<string, Stamped & { week: string }>();
  readonly conflicts = new Map<string, Conflict>();
  readonly aside = new Map<string, Unreadable>();
  last: Stamp = NO_STAMP;
  knows: SyncState = FIRST_STATE;
  /** Called before and after everything that a pass awaits: there the worker may die, or an edit come between. */
  hook: () => void = () => undefined;

  /** @param now what the device believes the time to be */
  constructor(device: string, now: () => number) {
    this.device = device;
    this.now = now;
  }

  state(): Promise<SyncState> {
    return this.#step(() => this.knows);
  }

  save(patch: Partial<SyncState>): Promise<void> {
    return this.#step(() => {
      this.knows = { ...this.knows, ...patch };
    });
  }

  clock(): Promise<{ device: string; last: Stamp }> {
    return this.#step(() => ({ device: this.device, last: this.last }));
  }

  merge(incoming: readonly Stamped[], floor: Stamp = NO_STAMP): Promise<Merged> {
    return this.#step(() => {
      if (floor > this.last) this.last = floor;
      const found: Conflict[] = [];
      for (const { table, id, fields } of incoming) {
        const here = this.records.get(`${table} ${id}`)?.fields;
        const known = { device: this.device, foreign: this.knows.foreign };
        const merged = mergeRecord(here, fields, known);
        this.put({ table, id, fields: merged.fields });
        found.push(...merged.conflicts.map((one) => ({ table, id, ...one })));
      }
      for (const one of found)
        this.conflicts.set([one.table, one.id, one.field, one.kept[1], one.lost[1]].join(' '), one);
      return { changes: [], conflicts: found };
    });
  }

  touchLate(since: Stamp, from: string): Promise<void> {
    return this.#step(() =>
      this.#touch([...this.records.values()].filter((one) => isUnsent(one, this.device, since, from))),
    );
  }

  answer(records: readonly Stamped[]): Promise<boolean> {
    return this.#step(() => {
      const here = records.flatMap((one) => {
        const known = this.records.get(`${one.table} ${one.id}`);
        return known && isOutdated(one, known.fields) ? [known] : [];
      });
      this.#touch(here);
      return here.length > 0;
    });
  }

  setAside(items: readonly Unreadable[]): Promise<void> {
    return this.#step(() => {
      for (const one of items) this.aside.set(one.key, one);
    });
  }

  weeks(): Promise<string[]> {
    return this.#step(() => {
      const weeks = new Set([ALWAYS]);
      for (const { week } of this.records.values()) weeks.add(week);
      return [...weeks].sort().reverse();
    });
  }

  ofWeek(week: string): Promise<Stamped[]> {
    return this.#step(() => [...this.records.values()].filter((one) => one.week === week));
  }

  /** Changes a record as an edit does; null deletes it. Gives the fields that it set. */
  edit(table: TableName, id: string, change: (row: Row | null) => Row | null): Stamped {
    const name = `${table} ${id}`;
    const fields = this.records.get(name)?.fields;
    const before = rowOf({ table, id, fields: fields ?? {} });
    const after = change(isRow(before) ? before : null);
    const stamp = this.#tick();
    const stamped = stampChange({ table, id, before, after }, fields, stamp);
    this.put({ table, id, fields: stamped });
    const set = Object.entries(stamped).filter(([, field]) => field[1] === stamp);
    return { table, id, fields: Object.fromEntries(set) };
  }

  fieldsOf(table: TableName, id: string): Fields {
    return this.records.get(`${table} ${id}`)?.fields ?? {};
  }

  row(table: TableName, id: string): Row | null {
    const row = rowOf({ table, id, fields: this.fieldsOf(table, id) });
    return isRow(row) ? row : null;
  }

  /** What a person sees, as text. */
  seen(): string {
    const all = [...this.records.values()].sort((a, b) =>
      `${a.table} ${a.id}` < `${b.table} ${b.id}` ? -1 : 1,
    );
    const others = all.filter(({ table }) => table !== 'goals');
    const goals = all.flatMap(({ table, id, fields }) => {
      const row = table === 'goals' ? rowOf({ table, id, fields }) : null;
      return isGoal(row) ? [{ row, fields }] : [];
    });
    return canonical([settleGoals(goals), others.map(rowOf).filter((row) => row !== null)]);
  }

  put(record: Stamped): void {
    const { table, id, fields } = record;
    this.records.set(`${table} ${id}`, { table, id, fields, week: weekOfRecord(table, fields) });
    const newest = newestStamp(record.fields);
    if (newest > this.last) this.last = newest;
  }

  #touch(records: readonly Stamped[]): void {
    for (const { table, id, fields } of records)
      this.put({ table, id, fields: { ...fields, [LATE]: [true, this.#tick()] } });
  }

  #tick(): Stamp {
    this.last = nextStamp(this.last, this.now(), this.device);
    return this.last;
  }

  async #step<T>(work: () => T): Promise<T> {
    this.hook();
    const done = work();
    this.hook();
    return done;
  }
}

/** What ranking asks of a goal; the schema is not what is tested here, and it takes its time. */
function isGoal(value: unknown): value is Goal {
  return isRow(value) && typeof value.rank === 'number' && typeof value.state === 'string';
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null;
}

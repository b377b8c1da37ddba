import 'fake-indexeddb/auto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Dexie from 'dexie';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { reportTo } from '../../lib/platform/report.ts';
import { DATABASE, openStore } from '../../lib/storage/db.ts';
import { MIGRATIONS, VERSION } from '../../lib/storage/migrations/index.ts';
import { readEdits, readProblems, readRecords, readSightings } from '../../lib/storage/read.ts';
import { readToken } from '../../lib/storage/tokens.ts';
import { freshDatabase, rawRows } from './fresh.ts';

vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'));

/** What one version of the data looked like, frozen when it was released: never to be edited. */
const exampleSchema = z.object({
  version: z.int(),
  /** Indexes as that version had them. */
  stores: z.record(z.string(), z.string()),
  /** Rows with the keys that stand outside of them, null where the key is in the row. */
  rows: z.record(z.string(), z.array(z.tuple([z.nullable(z.string()), z.unknown()]))),
});

const versions = MIGRATIONS.map(({ version }) => version);
const exampleOf = (version: number) =>
  exampleSchema.parse(JSON.parse(readFileSync(join(import.meta.dirname, `v${version}.json`), 'utf8')));

async function restore(version: number): Promise<void> {
  const { stores, rows } = exampleOf(version);
  const db = new Dexie(DATABASE);
  db.version(version).stores(stores);
  for (const [table, list] of Object.entries(rows)) {
    for (const [key, row] of list) await db.table(table).put(row, key ?? undefined);
  }
  db.close();
}

describe('migrations', () => {
  beforeEach(freshDatabase);

  it('go from 1 to today without gaps, with a frozen example of each', () => {
    expect(versions).toEqual(versions.map((_, i) => i + 1));
    expect(VERSION).toBe(versions.length);
    expect(globSync('v*.json', { cwd: import.meta.dirname }).toSorted()).toEqual(
      versions.map((n) => `v${n}.json`).toSorted(),
    );
  });

  it('leave the newest example as the code has it', () => {
    expect(exampleOf(VERSION).stores).toEqual(MIGRATIONS.at(-1)?.stores);
  });

  it.each(versions)('every row of version %i opens and reads back', async (version) => {
    const problems = vi.fn(async () => undefined);
    reportTo(problems);
    await restore(version);
    const { db, readOnly } = await openStore();
    expect({ readOnly, version: db.verno }).toEqual({ readOnly: false, version: VERSION });
    const { rows } = exampleOf(version);
    for (const [table, list] of Object.entries(rows)) expect(await rawRows(table)).toHaveLength(list.length);
    const records = await readRecords();
    const counts = Object.fromEntries(
      [
        ...Object.entries(records),
        ['sightings', await readSightings()],
        ['edits', await readEdits(9)],
        ['problems', await readProblems()],
      ].map(([name, list]) => [name, Array.isArray(list) ? list.length : 1]),
    );
    expect(counts).toEqual(Object.fromEntries(Object.keys(counts).map((name) => [name, rows[name]?.length])));
    expect(records.settings.scopes).toEqual(['github:github.com/acme/shop', 'jira:acme.atlassian.net/SHOP']);
    expect(await readToken('github.com')).toBe('ghp_example00000000000000000000000000000');
    expect(problems).not.toHaveBeenCalled();
  });
});

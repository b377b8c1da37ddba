import { browser } from '../platform/browser.ts';
import { isCopyKey } from './copy.ts';
import { openStore } from './db.ts';
import { DEVICE_KEY } from './device.ts';
import { PACKS, sightingsIn } from './packs.ts';

/** One kind of what is stored here; `oldest` is an ISO 8601 moment, `also` where else it may be. */
export type Stored = { what: string; records: number; bytes: number; oldest: string | null; also: string };

const WORDS: Readonly<Record<string, string>> = {
  goals: 'Goals',
  focuses: 'Weekly focus',
  links: 'Links to goals',
  dispositions: 'Answers other than a goal',
  settings: 'Settings',
  decisions: 'Decisions',
  seen: 'Issues seen',
  snapshots: 'Weeks in figures',
  edits: 'Edits that can be undone',
  outbox: 'Waiting to be sent',
  problems: 'Problems',
  tokens: 'API tokens',
  stamped: 'When each field was set',
  sync: 'Where sync stands',
  conflicts: 'Changes that met',
  spaces: 'Team spaces',
  quarantine: 'Not readable, kept as it came',
};

/** Where else what a table holds may be, in a team space once it was published; the rest is only here. */
const ALSO: Readonly<Record<string, string>> = {
  goals: 'browser’s sync; team space',
  focuses: 'browser’s sync, newest weeks; team space',
  links: 'browser’s sync, newest weeks; team space',
  dispositions: 'browser’s sync, newest weeks; team space',
  settings: 'browser’s sync',
  stamped: 'browser’s sync',
  spaces: 'where your team keeps it',
  tokens: 'nowhere, and never exported',
};

/** Moments that records carry, by the names they have in the several tables. */
const MOMENTS = ['created', 'updated', 'at', 'seenAt', 'savedAt'];

/** Everything that Plumbline keeps on this device, sized as JSON; kinds of which there is nothing are left out. */
export async function readStored(): Promise<Stored[]> {
  const { db } = await openStore();
  const tables = await Promise.all(
    db.tables.map(async ({ name }) => {
      const rows = name === PACKS ? await sightingsIn(db) : await db.table(name).toArray();
      return sized(WORDS[name] ?? name, rows, ALSO[name]);
    }),
  );
  const local: Record<string, unknown> = await browser.storage.local.get(null);
  const { [DEVICE_KEY]: device, ...others } = local;
  const { copy = [], published = [] } = Object.groupBy(Object.keys(others), (key) =>
    isCopyKey(key) ? 'copy' : 'published',
  );
  const areas = [
    sized(
      'Copy for tracker pages',
      published.map((key) => others[key]),
    ),
    sized(
      'Second copy, for when the database is lost',
      copy.map((key) => others[key]),
    ),
    sized('Last export and reminder', device === undefined ? [] : [device]),
  ];
  return [...tables, ...areas].filter(({ records }) => records > 0);
}

function sized(what: string, rows: readonly unknown[], also = 'only here'): Stored {
  const bytes = rows.reduce<number>(
    (sum, row) => sum + new TextEncoder().encode(JSON.stringify(row)).length,
    0,
  );
  const oldest = rows.flatMap(momentsOf).toSorted()[0] ?? null;
  return { what, records: rows.length, bytes, oldest, also };
}

function momentsOf(row: unknown): string[] {
  if (typeof row !== 'object' || row === null) return [];
  return Object.entries(row).flatMap(([name, value]) =>
    MOMENTS.includes(name) && typeof value === 'string' ? [value] : [],
  );
}

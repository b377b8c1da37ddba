import { type Items, LIMITS } from '../../lib/sync/mailbox.ts';
import { reconcile } from '../../lib/sync/reconcile.ts';
import { Area, CHROMIUM, FIREFOX } from './area.ts';
import type { Device, Devices, Engine } from './devices.ts';
import { MemoryStore, type Row } from './memory-store.ts';

export const GOAL = { id: 'speed', title: 'Speed', rank: 1, state: 'active', rules: [] };

export const put = (more: Row) => (row: Row | null) => ({ ...row, ...more });

export const disposition = (n: number) => `jira:acme.atlassian.net/SHOP-${n}`;

export function park(store: MemoryStore, n: number, reason: string): void {
  const issue = disposition(n);
  store.edit('dispositions', issue, put({ issue, kind: 'parked', reason }));
}

/** The devices, by name. */
export function pair(devices: Devices): [Device, Device] {
  const [here, there] = devices.list;
  if (!here || !there) throw new Error('There are two');
  return [here, there];
}

/** With room for some 20 dispositions. */
export const SMALL = { ...LIMITS, bytes: 4_000 };

export const small: Engine = (store, mailbox, now) => reconcile(store, mailbox, now, SMALL);

/** One device with its mailbox. */
export function single(rules = CHROMIUM) {
  const time = { now: Date.UTC(2026, 10, 21, 10) };
  const now = () => time.now;
  const store = new MemoryStore('dev-0', now);
  const area = new Area(rules, now);
  const pass = () => reconcile(store, area, new Date(now()).toISOString());
  return { time, store, area, pass };
}

export async function itemsOf(store: MemoryStore): Promise<Items> {
  const area = new Area(FIREFOX, store.now);
  store.knows = { ...store.knows, digest: '' };
  await reconcile(store, area, '2026-11-21T10:00:00.000Z');
  return area.get();
}

export function itemsIn({ link }: Device): Promise<Items> {
  return link.area.get();
}

export function raise(): never {
  throw new Error('There is none');
}

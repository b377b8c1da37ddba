import type { Items, Mailbox } from '../../lib/sync/mailbox.ts';

/** What a browser enforces of storage.sync. */
export type Rules = {
  bytes: number;
  itemBytes: number;
  items: number;
  minute: number;
  hour: number;
  /** Bytes of an item. */
  count(key: string, value: unknown): number;
};

/** Measured on Chromium: `<` and line separators as six bytes, numbers without a fraction beyond 32 bits with `.0`. */
export const CHROMIUM: Rules = {
  bytes: 102_400,
  itemBytes: 8_192,
  items: 512,
  minute: 120,
  hour: 1_800,
  count: (key, value) => Buffer.byteLength(key) + chromiumBytes(value),
};

/** Measured on Firefox: no rates. */
export const FIREFOX: Rules = {
  ...CHROMIUM,
  minute: Number.POSITIVE_INFINITY,
  hour: Number.POSITIVE_INFINITY,
  count: (key, value) => Buffer.byteLength(key) + Buffer.byteLength(JSON.stringify(value)),
};

function chromiumBytes(value: unknown): number {
  if (typeof value === 'string')
    return Buffer.byteLength(JSON.stringify(value.toWellFormed()).replace(/[<\u2028\u2029]/g, '\\u003C'));
  if (typeof value === 'number') {
    const text = JSON.stringify(value);
    const isInt = Number.isInteger(value) && Math.abs(value) < 2 ** 31 && !Object.is(value, -0);
    return isInt || /[.e]/.test(text) ? text.length : text.length + (Object.is(value, -0) ? 3 : 2);
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value).length;
  const parts = Array.isArray(value)
    ? value.map(chromiumBytes)
    : Object.entries(value).map(([name, part]) => chromiumBytes(name) + 1 + chromiumBytes(part));
  return parts.reduce((sum, part) => sum + part, 2 + Math.max(0, parts.length - 1));
}

/** Half a pair of surrogates, as JSON writes it; storage keeps whole characters only. */
const LONE = /\\ud[89a-f][0-9a-f]{2}/g;

/** The part of storage.sync that is on the device. */
export class Area implements Mailbox {
  readonly rules: Rules;
  readonly now: () => number;
  items = new Map<string, unknown>();
  /** Keys that were set or removed here, told to whoever carries them. */
  onWrite: (keys: string[]) => void = () => undefined;
  hook: () => void = () => undefined;
  /** Calls of set(), refused ones too. */
  sets = 0;
  removes = 0;
  #moments: number[] = [];
  #sizes = new Map<unknown, number>();

  constructor(rules: Rules, now: () => number) {
    this.rules = rules;
    this.now = now;
  }

  async get(): Promise<Items> {
    this.hook();
    const items = Object.fromEntries(this.items);
    this.hook();
    return items;
  }

  async set(items: Items): Promise<void> {
    this.hook();
    this.sets += 1;
    this.#rate();
    const next = new Map(this.items);
    for (const [key, value] of Object.entries(items)) {
      const stored: unknown = JSON.parse(JSON.stringify(value).replace(LONE, '\ufffd'));
      if (this.#size(key, stored) > this.rules.itemBytes)
        throw new Error('QUOTA_BYTES_PER_ITEM quota exceeded');
      next.set(key, stored);
    }
    if (next.size > this.rules.items) throw new Error('MAX_ITEMS quota exceeded');
    if (this.#used(next) > this.rules.bytes) throw new Error('QUOTA_BYTES quota exceeded');
    this.items = next;
    this.onWrite(Object.keys(items));
    this.hook();
  }

  async remove(keys: string[]): Promise<void> {
    this.hook();
    this.removes += 1;
    for (const key of keys) this.items.delete(key);
    this.onWrite(keys);
    this.hook();
  }

  bytes(): number {
    return this.#used(this.items);
  }

  #used(items: Map<string, unknown>): number {
    let used = 0;
    for (const [key, value] of items) used += this.#size(key, value);
    return used;
  }

  /** A value in storage never changes. */
  #size(key: string, value: unknown): number {
    const known = this.#sizes.get(value);
    if (known !== undefined && typeof value === 'object') return known;
    const size = this.rules.count(key, value);
    this.#sizes.set(value, size);
    return size;
  }

  #rate(): void {
    if (this.rules.hour === Number.POSITIVE_INFINITY) return;
    const now = this.now();
    this.#moments = [...this.#moments.filter((at) => at > now - 3_600_000), now];
    if (this.#moments.length > this.rules.hour)
      throw new Error('This request exceeds the MAX_WRITE_OPERATIONS_PER_HOUR quota.');
    if (this.#moments.filter((at) => at > now - 60_000).length > this.rules.minute)
      throw new Error('This request exceeds the MAX_WRITE_OPERATIONS_PER_MINUTE quota.');
  }
}

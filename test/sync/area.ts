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
  /** Bytes of an item beside these that count for all items together. */
  around: number;
  /** Whether half a character is refused, and not replaced. */
  refusesHalves: boolean;
};

/** Measured on Chromium: `<` and line separators as six bytes, numbers without a fraction beyond 32 bits with `.0`, larger ones as powers. */
export const CHROMIUM: Rules = {
  bytes: 102_400,
  itemBytes: 8_192,
  items: 512,
  minute: 120,
  hour: 1_800,
  count: (key, value) => Buffer.byteLength(key) + chromiumBytes(value),
  around: 0,
  refusesHalves: false,
};

/** Measured on Firefox: no rates; all together count as one JSON. */
export const FIREFOX: Rules = {
  ...CHROMIUM,
  minute: Number.POSITIVE_INFINITY,
  hour: Number.POSITIVE_INFINITY,
  count: (key, value) => Buffer.byteLength(key) + Buffer.byteLength(JSON.stringify(value)),
  around: '"":,'.length,
  refusesHalves: true,
};

function chromiumBytes(value: unknown): number {
  if (typeof value === 'string')
    return Buffer.byteLength(JSON.stringify(value.toWellFormed()).replace(/[<\u2028\u2029]/g, '\\u003C'));
  if (typeof value === 'number') {
    if (Math.abs(value) >= 1e12) return value.toExponential().length;
    const text = JSON.stringify(value);
    const isInt = Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31;
    return isInt || /[.e]/.test(text) ? text.length : text.length + 2;
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value).length;
  const parts = Array.isArray(value)
    ? value.map(chromiumBytes)
    : Object.entries(value).map(([name, part]) => chromiumBytes(name) + 1 + chromiumBytes(part));
  return parts.reduce((sum, part) => sum + part, 2 + Math.max(0, parts.length - 1));
}

/** The value with whole characters only. */
function wholeOf(json: string): unknown {
  // Nothing else is written so, but for a text that says it.
  if (!json.includes('\\ud')) return JSON.parse(json);
  return JSON.parse(json, (_, one: unknown) => {
    if (typeof one === 'string') return one.toWellFormed();
    if (typeof one !== 'object' || one === null || Array.isArray(one)) return one;
    return Object.fromEntries(Object.entries(one).map(([name, part]) => [name.toWellFormed(), part]));
  });
}

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
      const json = JSON.stringify(value);
      const stored = wholeOf(json);
      if (this.rules.refusesHalves && JSON.stringify(stored) !== json)
        throw new Error('An unexpected error occurred');
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
    let used = items.size === 0 ? 0 : Math.sign(this.rules.around);
    for (const [key, value] of items) used += this.#size(key, value) + this.rules.around;
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

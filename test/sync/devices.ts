import type { Mailbox } from '../../lib/sync/mailbox.ts';
import { reconcile } from '../../lib/sync/reconcile.ts';
import { ChromiumLink, Cloud, FirefoxLink, type Link } from './cloud.ts';
import { MemoryStore } from './memory-store.ts';

export const MINUTE = 60_000;
export const DAY = 86_400_000;

/** A pass of sync. */
export type Engine = (store: MemoryStore, mailbox: Mailbox, now: string) => Promise<unknown>;

const ENGINE: Engine = (store, mailbox, now) => reconcile(store, mailbox, now);

export type Transport = 'chromium' | 'firefox';
export const TRANSPORTS: Transport[] = ['chromium', 'firefox'];

/** `clock`: by how much its clock is off, in milliseconds. */
export type Device = { store: MemoryStore; link: Link; clock: number };

const ROUNDS = 12;

/** The devices of one person, and the time. */
export class Devices {
  readonly cloud = new Cloud();
  readonly list: Device[];
  now = Date.UTC(2026, 10, 21, 10);
  readonly #engine: Engine;

  /** @param clocks one for each device */
  constructor(transport: Transport, clocks: readonly number[], engine: Engine = ENGINE) {
    this.#engine = engine;
    const time = () => this.now;
    this.list = clocks.map((clock, i): Device => {
      const link =
        transport === 'chromium' ? new ChromiumLink(this.cloud, time) : new FirefoxLink(this.cloud, time);
      const device: Device = {
        store: new MemoryStore(`dev-${i}`, () => this.now + device.clock),
        link,
        clock,
      };
      return device;
    });
  }

  pass({ store, link }: Device): Promise<unknown> {
    return this.#engine(store, link.area, new Date(this.now).toISOString());
  }

  /**
   * Everybody is online, and all that is under way arrives, until nobody writes any more.
   * @returns whether that came to be, within {@link ROUNDS} rounds
   */
  async rest(): Promise<boolean> {
    for (const { link } of this.list) link.start();
    let quiet = 0;
    for (let round = 0; quiet < 2 && round < ROUNDS; round++) {
      quiet += 1;
      this.now += 15 * MINUTE;
      for (const device of this.list) {
        const { area } = device.link;
        device.link.all();
        const before = area.sets + area.removes;
        await this.pass(device);
        device.link.all();
        if (area.sets + area.removes > before) quiet = 0;
      }
    }
    return quiet === 2;
  }

  /** What the devices show; one entry when they agree. */
  seen(): Set<string> {
    return new Set(this.list.map(({ store }) => store.seen()));
  }
}

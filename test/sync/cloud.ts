import { Area, CHROMIUM, FIREFOX, type Rules } from './area.ts';

/** Choices of a run, one after the other. */
export type Dice = (sides: number) => number;

/** What the browsers of one person share. A key that is not there was deleted. */
export class Cloud {
  items = new Map<string, unknown>();
  links: Link[] = [];
}

/** The way between the area of a device and the cloud. Both ways lose data, as the browsers do. */
export interface Link {
  readonly area: Area;
  /** Some of what is under way arrives: late, twice, in any order. */
  some(dice: Dice): void;
  /** All of it arrives. */
  all(): void;
  pause(): void;
  /** Sync starts or goes on. */
  start(): void;
}

type Delivery = { key: string; value: unknown; isThere: boolean };

/**
 * Chromium: changes travel one by one. When sync starts, what differs here is overwritten and what is only here is deleted,
 * unless there is nothing in the cloud yet.
 */
export class ChromiumLink implements Link {
  readonly area: Area;
  #cloud: Cloud;
  #isOn = true;
  #out = new Set<string>();
  #in: Delivery[] = [];

  constructor(cloud: Cloud, now: () => number, rules: Rules = CHROMIUM) {
    this.#cloud = cloud;
    this.area = new Area(rules, now);
    this.area.onWrite = (keys) => {
      if (this.#isOn) for (const key of keys) this.#out.add(key);
    };
    cloud.links.push(this);
  }

  some(dice: Dice): void {
    if (!this.#isOn) return;
    if (dice(2) === 0) this.#send(dice);
    for (let left = dice(4); left > 0 && this.#in.length > 0; left--) {
      const at = dice(this.#in.length);
      const [delivery] = dice(8) === 0 ? this.#in.slice(at, at + 1) : this.#in.splice(at, 1);
      if (delivery && !(this.#out.has(delivery.key) && dice(2) === 0)) this.#take(delivery);
    }
  }

  all(): void {
    if (!this.#isOn) return;
    this.#send(() => 1);
    this.#in = [];
    for (const key of new Set([...this.area.items.keys(), ...this.#cloud.items.keys()]))
      this.#take(this.#delivery(key));
  }

  pause(): void {
    this.#isOn = false;
    this.#out.clear();
    this.#in = [];
  }

  start(): void {
    if (this.#isOn) return;
    this.#isOn = true;
    if (this.#cloud.items.size === 0) for (const key of this.area.items.keys()) this.#out.add(key);
    else this.area.items = new Map(this.#cloud.items);
  }

  receive(key: string): void {
    if (this.#isOn) this.#in.push(this.#delivery(key));
  }

  /** What somebody else wrote meanwhile is overwritten, or stays in place of what is sent. */
  #send(dice: Dice): void {
    for (const key of this.#out) {
      const isMet = this.#in.some((delivery) => delivery.key === key);
      if (isMet && dice(2) === 0) continue;
      if (this.area.items.has(key)) this.#cloud.items.set(key, this.area.items.get(key));
      else this.#cloud.items.delete(key);
      for (const link of this.#cloud.links)
        if (link !== this && link instanceof ChromiumLink) link.receive(key);
    }
    this.#out.clear();
  }

  #delivery(key: string): Delivery {
    return { key, value: this.#cloud.items.get(key), isThere: this.#cloud.items.has(key) };
  }

  #take({ key, value, isThere }: Delivery): void {
    this.#out.delete(key);
    if (isThere) this.area.items.set(key, value);
    else this.area.items.delete(key);
  }
}

/** Firefox: from time to time all is compared with what was there the last time; for each key what comes in wins. */
export class FirefoxLink implements Link {
  readonly area: Area;
  #cloud: Cloud;
  #isOn = true;
  #mirror = new Map<string, unknown>();

  constructor(cloud: Cloud, now: () => number, rules: Rules = FIREFOX) {
    this.#cloud = cloud;
    this.area = new Area(rules, now);
    cloud.links.push(this);
  }

  some(dice: Dice): void {
    if (this.#isOn) this.#sync(() => dice(4) > 0);
  }

  all(): void {
    if (this.#isOn) this.#sync(() => true);
  }

  pause(): void {
    this.#isOn = false;
  }

  start(): void {
    if (this.#isOn) return;
    this.#isOn = true;
    this.#mirror.clear();
  }

  /** @param arrives whether a key is part of it, or waits for the next time */
  #sync(arrives: () => boolean): void {
    const { items } = this.area;
    const cloud = this.#cloud.items;
    for (const key of new Set([...items.keys(), ...cloud.keys(), ...this.#mirror.keys()])) {
      if (!arrives()) continue;
      const from = isSame(cloud, this.#mirror, key) ? items : cloud;
      const to = from === items ? cloud : items;
      for (const map of [to, this.#mirror])
        if (from.has(key)) map.set(key, from.get(key));
        else map.delete(key);
    }
  }
}

/** Values keep their identity under way. */
function isSame(a: Map<string, unknown>, b: Map<string, unknown>, key: string): boolean {
  return a.has(key) === b.has(key) && a.get(key) === b.get(key);
}

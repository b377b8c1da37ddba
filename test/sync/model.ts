import fc from 'fast-check';
import type { Field, Stamped } from '../../lib/core/stamped.ts';
import { canonical } from '../../lib/sync/canonical.ts';
import type { Dice } from './cloud.ts';
import { DAY, type Device, Devices, type Engine, MINUTE, type Transport } from './devices.ts';
import { editAtRandom } from './edits.ts';

/** Devices of one person over a transport that loses things, by a script of random steps. */

/** `clocks`: by how much each device's clock is off, in days; a device begins without sync where it is odd. */
export type Script = { clocks: number[]; steps: number[] };

export const script: fc.Arbitrary<Script> = fc.record({
  clocks: fc.array(fc.integer({ min: -365, max: 365 }), { minLength: 2, maxLength: 4 }),
  steps: fc.array(fc.nat(), { minLength: 4, maxLength: 24, size: 'max' }),
});

/** What a dying worker throws; one for all, as runs are many. */
const DEATH = new Error('The worker died');

/** What was found when all had come to rest. */
export type Outcome = {
  /** Fields of acknowledged edits that not all devices have, and that no later edit replaced. */
  lost: string[];
  /** How many different things the devices show. */
  shown: number;
  /** Whether devices stopped writing. */
  rests: boolean;
};

export class Model extends Devices {
  readonly #edits: Stamped[] = [];

  constructor({ clocks }: Script, transport: Transport, engine?: Engine) {
    super(
      transport,
      clocks.map((days) => days * DAY),
      engine,
    );
    for (const { link, clock } of this.list) if ((clock / DAY) % 2 !== 0) link.pause();
  }

  async step(number: number): Promise<void> {
    const dice = diceOf(number);
    const what = dice(16);
    const device = this.list[dice(this.list.length)];
    if (!device) return;
    this.now += dice(20) * MINUTE;
    if (what < 5) this.#edit(device, dice);
    else if (what < 10) await this.#passAtRisk(device, dice);
    else if (what < 13) device.link.some(dice);
    else if (what === 13) device.link.pause();
    else if (what === 14) this.#start(device, dice);
    else if (dice(2) === 0) this.now += dice(10) * DAY;
    else device.clock = (dice(731) - 365) * DAY;
  }

  async outcome(): Promise<Outcome> {
    const rests = await this.rest();
    return { lost: this.#lost(), shown: this.seen().size, rests };
  }

  #edit({ store }: Device, dice: Dice): void {
    const { last } = store;
    const made = editAtRandom(store, dice, this.#edits.length);
    const stamps = Object.values(made.fields).map(([, stamp]) => stamp);
    if (stamps.some((stamp) => stamp <= last)) throw new Error('A later edit has an earlier stamp');
    this.#edits.push(made);
  }

  /** The worker may die at any await of it, or the person edit meanwhile. */
  async #passAtRisk(device: Device, dice: Dice): Promise<void> {
    const { store, link } = device;
    const what = dice(4);
    let left = dice(24);
    const hook = () => {
      if (left-- > 0) return;
      if (what === 0) throw DEATH;
      if (what === 1 && left === -1) this.#edit(device, dice);
    };
    if (what < 2) {
      store.hook = hook;
      link.area.hook = hook;
    }
    try {
      await this.pass(device);
    } catch (error) {
      if (error !== DEATH) throw error;
    }
    store.hook = () => undefined;
    link.area.hook = () => undefined;
  }

  /** Sync goes on; or the person signs out, loses what the browser held for sync, and signs in. */
  #start({ link }: Device, dice: Dice): void {
    const how = dice(4);
    if (how === 0) link.pause();
    if (how === 0 && dice(2) === 0) link.area.items.clear();
    if (how === 1 && dice(4) === 0) this.cloud.items.clear();
    link.start();
  }

  #lost(): string[] {
    const newest = new Map<string, { record: Stamped; name: string; field: Field }>();
    for (const record of this.#edits)
      for (const [name, field] of Object.entries(record.fields)) {
        const key = `${record.table} ${record.id} ${name}`;
        if (field[1] > (newest.get(key)?.field[1] ?? '')) newest.set(key, { record, name, field });
      }
    return [...newest].flatMap(([key, { record, name, field }]) => {
      const isEverywhere = this.list.every(({ store }) => {
        const here = store.fieldsOf(record.table, record.id)[name];
        return here !== undefined && canonical(here) === canonical(field);
      });
      return isEverywhere ? [] : [key];
    });
  }
}

export async function run(script: Script, transport: Transport, engine?: Engine): Promise<Outcome> {
  const model = new Model(script, transport, engine);
  for (const step of script.steps) await model.step(step);
  return model.outcome();
}

/** Throws of dice that a number holds; when they are used up, a fixed sequence follows from them. */
function diceOf(number: number): Dice {
  let state = number;
  let rest = number;
  return (sides) => {
    if (rest < sides) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      rest = state >>> 3;
    }
    const thrown = rest % sides;
    rest = Math.floor(rest / sides);
    return thrown;
  };
}

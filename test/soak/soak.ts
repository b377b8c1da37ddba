import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import * as z from 'zod/mini';
import type { Edit } from '../../lib/core/edit.ts';
import type { PlumblineFile } from '../../lib/core/file.ts';
import { devicesOf, type Opened, tell } from '../e2e/support/device.ts';
import { type Dice, seeded } from '../e2e/support/dice.ts';
import { startSite } from '../tools/site.ts';
import { BEGINNING, FIELDS, parkEdit, parksOf, shownIn } from './edits.ts';
import { Model } from './model.ts';

/**
 * Two devices of one person for as long as one likes, and until so many edits were acknowledged: edits, kills, restarts,
 * files and sync at random.
 */

export type Soak = {
  counts: Record<string, number>;
  /** What is not as was acknowledged, on any device, at any time. */
  losses: string[];
  /** What pages and Plumbline itself have reported; no reason to fail by itself. */
  errors: string[];
};

/** `edits`: how many must have been acknowledged at least. */
export type Length = { minutes: number; seed: number; edits?: number };

const HOST = 'github.com';
const NAMES = ['desk', 'laptop'] as const;
/** Actions of each of two pages while a device is open. */
const ACTIONS = 12;
const RETRIES = 3;

const problem = z.object({ part: z.string(), message: z.string() });

export async function soak({ minutes, seed, edits = 0 }: Length): Promise<Soak> {
  const dice = seeded(seed);
  const until = Date.now() + minutes * 60_000;
  const site = await startSite([HOST]);
  const device = devicesOf(site, [HOST]);
  const devices = { desk: device('desk'), laptop: device('laptop') };
  const run = new Run(dice);
  try {
    await run.session('desk', await devices.desk.open(), (opened) => run.begin(opened));
    await run.session('laptop', await devices.laptop.open(), (opened) => run.meet('laptop', opened));
    let name: (typeof NAMES)[number] = 'desk';
    while (Date.now() < until || (run.counts.acknowledged ?? 0) < edits) {
      // Mostly one after the other, now and then the same one again.
      if (dice(4) > 0) name = name === 'desk' ? 'laptop' : 'desk';
      const sync = dice(5) < 2 ? 'off' : 'on';
      await run.session(name, await devices[name].open(sync), (opened) => run.play(name, sync, opened));
    }
    for (const one of [...NAMES, ...NAMES])
      await run.session(one, await devices[one].open(), (opened) => run.meet(one, opened));
    run.compare();
  } finally {
    await site.close();
  }
  return { counts: run.counts, losses: [...run.losses], errors: [...run.errors] };
}

class Run {
  readonly counts: Record<string, number> = {};
  readonly losses = new Set<string>();
  readonly errors = new Set<string>();
  readonly #dice: Dice;
  readonly #model = new Model();
  /** Devices with edits that the others cannot know. */
  readonly #unsent = new Set<string>();
  readonly #exports = new Map<string, string>();
  #file: PlumblineFile | null = null;
  #edits = 0;

  constructor(dice: Dice) {
    this.#dice = dice;
  }

  async session(name: string, opened: Opened, work: (opened: Opened) => Promise<unknown>): Promise<void> {
    this.#count(`times open: ${name}`);
    opened.browser.context.on('weberror', (error) => this.errors.add(`page: ${error.error().message}`));
    await work(opened);
  }

  /** Nothing is killed before there is something to lose. */
  async begin(opened: Opened): Promise<void> {
    for (const edit of BEGINNING) await opened.edit(edit);
    for (const [field, edit] of Object.entries(FIELDS)) {
      await opened.edit(edit('first'));
      this.#model.settleField(field, 'desk', 'first');
    }
    await opened.sent();
    await opened.close();
  }

  async play(name: string, sync: 'on' | 'off', opened: Opened): Promise<void> {
    if (sync === 'on') await opened.sent();
    await this.#check(name, opened);
    const second = await opened.browser.open('triage.html');
    const session = await opened.browser.context.newCDPSession(opened.page);
    await session.send('ServiceWorker.enable');
    this.#unsent.add(name);
    let isOver = false;
    const killing = async () => {
      while (!isOver) {
        await new Promise((passed) => setTimeout(passed, this.#dice(1_500)));
        if (isOver) return;
        this.#count('background kills');
        await session.send('ServiceWorker.stopAllWorkers');
      }
    };
    // What was sent when the browser is killed is answered by nobody.
    const kills = killing().catch(() => undefined);
    const pages = [this.#fields(name, opened.page), this.#parks(name, second)];
    const editing = Promise.all(pages.map((page) => page.catch((error: unknown) => this.#failed(error))));
    // While sync is on, the process is also the server, which no one kills in earnest.
    if (sync === 'off' && this.#dice(2) === 0) {
      await new Promise((passed) => setTimeout(passed, this.#dice(3_000)));
      this.#count('browser kills');
      this.#isKilled = true;
      await opened.browser.kill();
    }
    await editing;
    isOver = true;
    await kills;
    if (this.#isKilled) {
      this.#isKilled = false;
      return;
    }
    if (sync === 'on' && this.#dice(2) === 0) await this.#files(name, opened);
    if (sync === 'on') {
      await opened.sent();
      this.#unsent.delete(name);
    }
    await this.#check(name, opened);
    await opened.close();
  }

  /** All that is on its way arrives. */
  async meet(name: string, opened: Opened): Promise<void> {
    await opened.sent();
    this.#unsent.delete(name);
    await this.#check(name, opened);
    this.#exports.set(name, JSON.stringify(await opened.exported()));
    await opened.close();
  }

  compare(): void {
    if (new Set(this.#exports.values()).size > 1) this.losses.add('the exports of the devices differ');
  }

  #isKilled = false;

  #failed(error: unknown): void {
    if (!this.#isKilled) this.errors.add(`soak: ${error instanceof Error ? error.message : String(error)}`);
  }

  #count(what: string): void {
    this.counts[what] = (this.counts[what] ?? 0) + 1;
  }

  async #check(name: string, opened: Opened): Promise<void> {
    const rows = await opened.rows();
    this.#count('checks');
    const others = [...this.#unsent].some((other) => other !== name);
    const isAll = !others && opened.isSynced;
    for (const loss of this.#model.losses(shownIn(rows), isAll ? undefined : name))
      this.losses.add(`${name}: ${loss}`);
    for (const { part, message } of z.array(problem).parse(rows.problems ?? []))
      this.errors.add(`${part}: ${message}`);
  }

  /** Sets the fields that are set again and again, one after the other. */
  async #fields(name: string, page: Page): Promise<void> {
    const all = Object.entries(FIELDS);
    for (let i = 0; i < ACTIONS; i++) {
      const [field, edit] = all[this.#dice(all.length)] ?? [];
      if (!field || !edit) continue;
      const value = `Value ${this.#edits++}`;
      this.#model.sentField(field, name, value);
      if (await this.#save(page, edit(value))) this.#model.settleField(field, name, value);
    }
  }

  /** Makes records that are made once, and takes some of them back. */
  async #parks(name: string, page: Page): Promise<void> {
    for (let i = 0; i < ACTIONS; i++) {
      const n = this.#edits++;
      this.#model.sentPark(n, name);
      const id = await this.#save(page, parkEdit(n));
      if (!id) continue;
      this.#model.settlePark(n, name, 'there');
      if (this.#dice(4) > 0) continue;
      this.#model.sentPark(n, name);
      const reply = await again(() => tell(page, 'undo', { id }));
      this.#count(reply?.ok ? 'undone' : 'not undone');
      if (reply) this.#model.settlePark(n, name, reply.ok ? 'gone' : 'there');
    }
  }

  /** Imports what was exported before, and exports what is there now. */
  async #files(name: string, opened: Opened): Promise<void> {
    const file = this.#file;
    if (file && this.#dice(2) === 0) {
      const back = parksOf(file).filter((n) => this.#model.parks.get(n)?.is !== 'there');
      for (const n of back) this.#model.sentPark(n, name);
      if (await this.#save(opened.page, { kind: 'import', file }))
        for (const n of back) this.#model.settlePark(n, name, 'there');
      this.#count('imports');
    }
    this.#file = await opened.exported();
    this.#count('exports');
  }

  /** @returns the id of the edit once it is acknowledged, null when nobody answered */
  async #save(page: Page, edit: Edit): Promise<string | null> {
    const id = randomUUID();
    this.#count('edits');
    const reply = await again(() => tell(page, 'edit', { id, edit }));
    if (reply && !reply.ok) this.errors.add(`${edit.kind} was refused: ${reply.error.message}`);
    this.#count(reply?.ok ? 'acknowledged' : 'not acknowledged');
    return reply?.ok ? id : null;
  }
}

/** As ask.ts sends again, under a background that is killed more often. */
async function again<T>(send: () => Promise<T | undefined>): Promise<T | undefined> {
  for (let times = 0; times < RETRIES; times++) {
    const reply = await send();
    if (reply !== undefined) return reply;
  }
  return undefined;
}

import { randomUUID } from 'node:crypto';
import { setTimeout as passed } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { Edit } from '../../lib/core/edit.ts';
import { issuePage, listPage } from '../bench/pages/generated.ts';
import { ADDRESSES, benchFiles, HOSTS, servePages } from '../bench/pages/served.ts';
import { fillWith } from '../demo/fill.ts';
import { tell } from '../e2e/support/device.ts';
import { type Dice, seeded } from '../e2e/support/dice.ts';
import { type ChromiumWithPlumbline, chromiumWithPlumbline } from '../tools/chromium.ts';
import { type Memory, memoryOf } from '../tools/memory.ts';

/**
 * One tab through a whole day without a document load: from issue to issue and list to list, scrolling, edits elsewhere,
 * and a background that dies again and again. Nothing may be left behind.
 */

export type Walk = {
  counts: Record<string, number>;
  /** After the first steps, which load what stays, and at the end. */
  start: Memory;
  end: Memory;
  /** What was wrong, at any time: no badge or another one than its issue's, or one too many. */
  wrong: string[];
  /** Thrown in the page. */
  errors: string[];
};

const FIRST_STEPS = 15;
const ISSUES = 40;
const WAIT = { timeout: 10_000 };
/** Milliseconds: what waits for a page to become quiet, and holds what it waits for, is over by then. */
const UNTIL_QUIET = 6_000;

export async function walk({ minutes, seed }: { minutes: number; seed: number }): Promise<Walk> {
  const served = await servePages();
  const browser = await chromiumWithPlumbline(served.site, HOSTS);
  try {
    for (const file of benchFiles()) await fillWith(browser, file);
    const page = await browser.context.newPage();
    const walker = new Walker(browser, page, await browser.open('options.html'), seeded(seed));
    await page.goto(ADDRESSES.issue);
    for (let n = 0; n < FIRST_STEPS; n += 1) await walker.step();
    const start = await walker.rest();
    const until = Date.now() + minutes * 60_000;
    do await walker.step();
    while (Date.now() < until);
    const { counts, wrong, errors } = walker;
    return { counts, start, end: await walker.rest(), wrong, errors };
  } finally {
    await browser.close();
    await served.close();
  }
}

class Walker {
  readonly counts: Record<string, number> = {};
  readonly wrong: string[] = [];
  readonly errors: string[] = [];
  readonly #browser: ChromiumWithPlumbline;
  readonly #page: Page;
  /** One of the extension's own. */
  readonly #own: Page;
  readonly #dice: Dice;

  constructor(browser: ChromiumWithPlumbline, page: Page, own: Page, dice: Dice) {
    this.#browser = browser;
    this.#page = page;
    this.#own = own;
    this.#dice = dice;
    page.on('pageerror', (error) => this.errors.push(error.message));
  }

  async step(): Promise<void> {
    const steps = [
      () => this.#toIssue(),
      () => this.#toIssue(),
      () => this.#toIssue(),
      () => this.#toList(),
      () => this.#edit(),
      () => this.#die(),
    ];
    await steps[this.#dice(steps.length)]?.();
  }

  /** What it keeps on one and the same issue. */
  async rest(): Promise<Memory> {
    await this.#go(ADDRESSES.issue, issuePage(4));
    await this.#expectBadge(4);
    await passed(UNTIL_QUIET);
    return memoryOf(this.#page);
  }

  async #toIssue(): Promise<void> {
    this.#count('issues');
    const number = 1 + this.#dice(ISSUES);
    await this.#go(addressOf(number), issuePage(number));
    await this.#expectBadge(number);
  }

  async #toList(): Promise<void> {
    this.#count('lists');
    const count = [25, 100, 400][this.#dice(3)] ?? 25;
    await this.#go(ADDRESSES.list(count), listPage(count));
    for (let n = this.#dice(6); n > 0; n -= 1) {
      this.#count('scrolls');
      await this.#page.evaluate(
        (part) => scrollTo(0, document.body.scrollHeight * part),
        this.#dice(100) / 100,
      );
      await this.#expect('each row on screen with its mark', () =>
        this.#page.waitForFunction(rowsAgree, null, WAIT),
      );
    }
  }

  async #edit(): Promise<void> {
    this.#count('edits');
    const issue = `github:github.com/acme/shop#${1 + this.#dice(ISSUES)}`;
    const edit: Edit =
      this.#dice(2) === 0
        ? { kind: 'dispose', issues: [issue], disposition: { kind: 'upkeep' } }
        : { kind: 'clear', issue };
    await tell(this.#own, 'edit', { id: randomUUID(), edit });
  }

  async #die(): Promise<void> {
    this.#count('background deaths');
    await this.#browser.stopBackground();
  }

  async #go(address: string, html: string): Promise<void> {
    await this.#page.evaluate(show, { address, html });
  }

  #expectBadge(number: number): Promise<void> {
    const issue = `github:github.com/acme/shop#${number}`;
    return this.#expect(`one badge of ${number}`, () => this.#page.waitForFunction(hasOneBadge, issue, WAIT));
  }

  async #expect(what: string, wait: () => Promise<unknown>): Promise<void> {
    try {
      await wait();
    } catch {
      this.wrong.push(`after ${this.#sum()} steps: not ${what}`);
    }
  }

  #sum(): number {
    return Object.values(this.counts).reduce((sum, n) => sum + n, 0);
  }

  #count(what: string): void {
    this.counts[what] = (this.counts[what] ?? 0) + 1;
  }
}

function addressOf(number: number): string {
  return ADDRESSES.issue.replace(/\d+$/, `${number}`);
}

/** In the page: what a router does when a person follows a link. */
async function show({ address, html }: { address: string; html: string }): Promise<void> {
  history.pushState({}, '', address);
  await new Promise(requestAnimationFrame);
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  document.querySelector('main')?.replaceChildren(...(parsed.querySelector('main')?.childNodes ?? []));
  scrollTo(0, 0);
}

function hasOneBadge(issue: string): boolean {
  const badges = document.querySelectorAll<HTMLElement>('plumbline-badge');
  return badges.length === 1 && badges[0]?.dataset.issue === issue && badges[0].dataset.state !== undefined;
}

function rowsAgree(): boolean {
  return [...document.querySelectorAll<HTMLElement>('li[role=listitem]')].every((row) => {
    const { top, bottom } = row.getBoundingClientRect();
    if (bottom < 0 || top > innerHeight) return true;
    const marks = row.querySelectorAll<HTMLElement>('plumbline-badge[data-state]');
    const issue = `github:github.com/acme/shop#${Number(row.dataset.n) + 1}`;
    return marks.length === 1 && marks[0]?.dataset.issue === issue;
  });
}

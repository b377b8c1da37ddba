import type { Page } from '@playwright/test';
import { fillWith } from '../../demo/fill.ts';
import type { Bench, Figures, Measure, Scene } from '../job.ts';
import { type Lab, openLab } from './lab.ts';
import { sampleFile } from './sample.ts';
import { openShown } from './shown.ts';

const MANY = 100_000;
const FEWER = 10_000;
const FIRST_ROWS = `document.querySelectorAll('[data-testid="triage-row"]').length >= 10`;
/** What is typed: most titles do not have it. */
const WORD = 'timeout';

/** Row 12: triage. The floor is a window by hand over rows that it judges not. */
export const triageScene: Scene = {
  name: 'triage',
  jobs: [
    {
      ...{ id: 'first', row: 12, unit: 'ms', budget: { times: 1.2, of: 'floor' } },
      name: 'triage at 100,000 issues, first screen; against a window by hand',
    },
    {
      ...{ id: 'first', row: 12, unit: 'ms', budget: { times: 1.15, of: '10,000 issues' } },
      name: 'triage at 100,000 issues, first screen; against the same at 10,000',
    },
    {
      ...{ id: 'key', row: 12, unit: 'ms', budget: { times: 1.2, of: 'floor' } },
      name: 'triage, one keystroke of filter, drawn; against plain includes in a window by hand',
    },
    {
      ...{ id: 'key', row: 12, unit: 'ms', budget: { atMost: 16.7 } },
      name: 'triage, one keystroke of filter, drawn',
    },
    { ...{ id: 'answer', row: 12, unit: 'ms', budget: { atMost: 16.7 } }, name: 'triage, one answer, drawn' },
    { ...{ id: 'saved', row: 12, unit: 'ms', budget: { atMost: 50 } }, name: 'triage, one answer, saved' },
    {
      ...{ id: 'elements', row: 12, unit: 'count', budget: { atMost: 200 } },
      name: 'triage, elements in the list',
    },
  ],
  async open(bench) {
    const [many, fewer] = await Promise.all([filledLab(bench, MANY), filledLab(bench, FEWER)]);
    const measure =
      (
        lab: Lab,
        file: string,
        look: (page: Page, figures: Record<string, number>) => Promise<void>,
      ): Measure =>
      async () => {
        await rested(lab);
        const { browser } = lab;
        const figures: Record<string, number> = {};
        const { shown } = await openShown(browser.context, browser.base + file, FIRST_ROWS, (page) =>
          look(page, figures),
        );
        return { ...figures, first: shown } satisfies Figures;
      };
    return {
      contenders: new Map([
        ['ours', measure(many, 'triage.html', lookAtTriage)],
        ['floor', measure(many, `bench-window.html?count=${MANY}`, lookAtWindow)],
        ['10,000 issues', measure(fewer, 'triage.html', async () => undefined)],
      ]),
      close: async () => {
        await Promise.all([many.close(), fewer.close()]);
      },
    };
  },
};

/** So many issues for triage and, for the window by hand, as many rows; all of it is published. */
async function filledLab(bench: Bench, count: number): Promise<Lab> {
  const lab = await openLab(bench, ['fill', 'window']);
  await fillWith(lab.browser, sampleFile());
  const filler = await lab.open('fill');
  await filler.evaluate(`lab.fill(${count})`);
  await filler.close();
  const window = await lab.open('window', { fill: 1 });
  await window.evaluate(`lab.fill(${count})`);
  await window.close();
  await nudge(await lab.browser.open('options.html'));
  return lab;
}

/**
 * The pages of an extension share one thread: whatever the last one has left there, 100,000 rows for the floor, is taken
 * away before the next one is timed.
 */
async function rested(lab: Lab): Promise<void> {
  const page = await lab.open('fill');
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('HeapProfiler.collectGarbage');
  await page.evaluate(IDLE);
  await page.close();
}

const IDLE = 'new Promise((done) => requestIdleCallback(() => done()))';

/** An edit, after which everything is published anew. */
async function nudge(page: Page): Promise<void> {
  await page.evaluate(`new Promise((done) => {
    const edit = { kind: 'settings', patch: { exempt: ['is:bot', 'label:dependencies'] } };
    chrome.storage.local.onChanged.addListener((changes) => 'overview' in changes && done());
    chrome.runtime.sendMessage({ plumbline: 1, name: 'edit', ask: { id: 'bench-' + Date.now(), edit } });
  })`);
  await page.close();
}

async function lookAtTriage(page: Page, figures: Record<string, number>): Promise<void> {
  // The first screen is the beginning of a list of which the rest has come once it is this long.
  await page.waitForFunction(() => {
    const size = document.querySelector('[role="option"]')?.getAttribute('aria-setsize');
    return Number(size) > 1_000;
  });
  figures.key = await typed(page);
  await page.evaluate(CLEAR);
  figures.elements = await page.evaluate<number>(`document.querySelectorAll('[role="listbox"] *').length`);
  const published = page.evaluate(PUBLISHED);
  const { answer, saved } = await page.evaluate<{ answer: number; saved: number }>(ANSWER);
  Object.assign(figures, { answer, saved });
  await published;
}

async function lookAtWindow(page: Page, figures: Record<string, number>): Promise<void> {
  await page.waitForFunction(() => 'lab' in globalThis);
  figures.key = await typed(page);
}

/** The middle one of the word's keystrokes, from the event to the laid out list. */
async function typed(page: Page): Promise<number> {
  const times: number[] = [];
  for (let length = 1; length <= WORD.length; length++)
    times.push(await page.evaluate<number>(typing(WORD.slice(0, length))));
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}

/** React hears only of values that are set as the browser sets them. */
const typing = (text: string) => `new Promise((done) => requestAnimationFrame(async () => {
  const input = document.querySelector('input[type=search]');
  input.focus();
  const start = performance.now();
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, '${text}');
  input.dispatchEvent(new Event('input', { bubbles: true }));
  await null;
  document.body.getBoundingClientRect();
  done(performance.now() - start);
}))`;

const CLEAR = typing('');

/** A second after an answer the background looks at everything anew; whoever is measured next has the machine to itself. */
const PUBLISHED = `new Promise((done) =>
  chrome.storage.session.onChanged.addListener((changes) => 'triage' in changes && done()))`;

const ANSWER = `new Promise((done) => requestAnimationFrame(async () => {
  const list = document.querySelector('.triage-list');
  list.focus();
  const first = document.querySelector('[data-testid=triage-row][aria-selected=true]').dataset.issue;
  const start = performance.now();
  const saved = new Promise((said) => {
    const look = () => document.querySelector('.toast') && said(performance.now() - start);
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  list.dispatchEvent(new KeyboardEvent('keydown', { key: 'u', code: 'KeyU', bubbles: true, cancelable: true }));
  await null;
  document.body.getBoundingClientRect();
  const answer = performance.now() - start;
  if (document.querySelector('[data-issue="' + first + '"]')) throw new Error('The answered issue is still there.');
  done({ answer, saved: await saved });
}))`;

// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findRows } from '../../lib/page/list-find.ts';

/** A page and its idle time are told here: each call of `idle` is one moment in which it has nothing else to do. */
let waiting: (() => void)[] = [];
const rows = '.row, .card';
const names = (found: readonly Element[]) => found.map(({ id }) => id);

async function idle(): Promise<void> {
  const run = waiting;
  waiting = [];
  for (const one of run) one();
  // What goes on in promises.
  await new Promise((over) => setImmediate(over));
}

/** @returns what is found, and how often that was told of */
function search(signal = new AbortController().signal) {
  const found: Element[] = [];
  const told: number[] = [];
  const end = findRows({ rows }, found, () => told.push(found.length), signal);
  return { found, told, end };
}

function draw(count: number): HTMLElement[] {
  document.body.innerHTML = `<p></p><ul>${Array.from({ length: count }, (_, n) => `<li class="row" id="r${n}"><b></b></li>`).join('')}</ul>`;
  return [...document.querySelectorAll('li')];
}

beforeEach(() => {
  waiting = [];
  // However slow this machine is, no slice is over by its time.
  vi.spyOn(performance, 'now').mockReturnValue(0);
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => waiting.push(run));
  vi.stubGlobal('requestIdleCallback', (run: () => void) => waiting.push(run));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

test('finds all kinds of rows in the order of the page, also those in each other, at once where they are few', async () => {
  document.body.innerHTML = `<main><div class="card" id="a"></div><section><p class="row" id="b"><i class="row" id="c"></i></p></section>
    text <div><i class="card" id="d"></i></div></main><footer class="row" id="e"></footer>`;
  const { found, end } = search();
  await end;
  expect(names(found)).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('tells of the first rows of many, and finds the others when these were painted and the page is idle', async () => {
  const all = draw(1000);
  const { found, told, end } = search();
  expect(told).toHaveLength(1);
  expect(names(found)).toEqual(names(all.slice(0, 100)));
  while (waiting.length > 0) await idle();
  await end;
  expect(names(found)).toEqual(names(all));
});

test('does not wait for an idle moment with the first rows, however slow the machine is', async () => {
  const all = draw(90);
  let now = 0;
  vi.mocked(performance.now).mockImplementation(() => {
    now += 10;
    return now;
  });
  const { found, told, end } = search();
  expect(found.length).toBeLessThan(90);
  await end;
  expect(told).toEqual([]);
  expect(names(found)).toEqual(names(all));
});

test('keeps its place in a page that changes meanwhile', async () => {
  const all = draw(300);
  const list = document.querySelector('ul');
  const { found, end } = search();
  const [first, next, last] = [all[0], all[found.length], all.at(-1)];
  // The next one is gone, the first is the last now, and words stand between.
  next?.replaceWith('words');
  if (first && list) list.append(first);
  while (waiting.length > 0) await idle();
  await end;
  const expected = all.filter((one) => one !== next);
  expect(new Set(found)).toEqual(new Set(expected));
  expect(found).toContain(last);
});

test('goes on behind a list that the page took away', async () => {
  draw(300);
  document.body.insertAdjacentHTML(
    'beforeend',
    '<form><input name="childNodes"><p class="row" id="behind"></p></form>',
  );
  const { found, end } = search();
  document.querySelector('ul')?.remove();
  while (waiting.length > 0) await idle();
  await end;
  expect(names(found)).toContain('behind');
});

test('ends with its list', async () => {
  draw(300);
  const life = new AbortController();
  const { found, end } = search(life.signal);
  const { length } = found;
  life.abort();
  while (waiting.length > 0) await idle();
  await end;
  expect(found).toHaveLength(length);
});

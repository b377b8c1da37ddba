// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://tracker.example/" }
import { describe, expect, it, vi } from 'vitest';
import { actsKey, NO_ACTS } from '../../lib/core/view.ts';
import { ours } from '../../lib/page/world.ts';
import {
  drawList,
  FakeSight,
  inEachList,
  listAgain,
  markOf,
  rowElement,
  rowHtml,
  rowsNow,
  SOME,
  STATES,
  startList,
  statesNow,
} from './list-support.ts';
import { aView, badges, buttonOf, CONTAINER, FakeBrowser, frames, keyAt } from './support.ts';

inEachList();

describe('marks', () => {
  it('stand in each row, with what its facts deserve', async () => {
    drawList(SOME);
    const browser = new FakeBrowser();
    startList(browser);
    await frames();
    expect(statesNow()).toEqual(STATES);
    expect(markOf(rowsNow()[0])?.dataset).toMatchObject({
      issue: keyAt(1),
      goal: 'pay',
      size: 'row',
      row: '',
    });
    expect(markOf(rowsNow()[0])?.parentElement?.className).toBe('line');
    expect(buttonOf(markOf(rowsNow()[1]) ?? undefined)?.ariaLabel).toBe(
      'Linked to goal 2: Search finds it. Open card',
    );
    expect(browser.reads).toHaveLength(1);
  });

  it('are none in rows out of scope, without an issue, or whose line is missing', async () => {
    const list = drawList([{ number: 1, repo: 'other/repo' }, { number: 2 }]);
    list.append(document.createElement('li'), rowElement({ number: 3 }));
    list.querySelectorAll('.line')[1]?.remove();
    list.children[3]?.querySelector('a')?.removeAttribute('href');
    for (const row of list.children) row.setAttribute('role', 'listitem');
    startList(new FakeBrowser());
    await frames();
    expect(statesNow()).toEqual([null, null, null, null]);
  });

  it('stand only in rows that are on screen, and are used again', async () => {
    drawList(Array.from({ length: 100 }, (_, i) => ({ number: i + 1, labels: ['checkout'] })));
    const attach = vi.spyOn(Element.prototype, 'attachShadow');
    FakeSight.onScreen = new Set(rowsNow().slice(0, 10));
    startList(new FakeBrowser());
    await frames(20);
    const roots = attach.mock.calls.length;
    expect(badges()).toHaveLength(10);
    for (let from = 10; from < 100; from += 10) {
      FakeSight.scrollTo(rowsNow().slice(from, from + 10));
      await frames(3);
      expect(badges()).toHaveLength(10);
      expect(statesNow().slice(from, from + 10)).toEqual(Array(10).fill('focus'));
    }
    expect(attach.mock.calls.length).toBeLessThanOrEqual(roots + 10);
  });

  it('follow the key: a row that is given another issue has the mark of that', async () => {
    drawList(SOME);
    startList(new FakeBrowser());
    await frames();
    const [first, second] = rowsNow();
    if (!first || !second) throw new Error('no rows');
    // As a virtualised list does it: the same elements, other attributes and texts.
    const link = first.querySelector('h3 a');
    link?.setAttribute('href', 'https://tracker.example/acme/shop/issues/9');
    first.querySelector('[data-listview-component]')?.remove();
    await frames();
    expect(markOf(first)?.dataset).toMatchObject({ issue: keyAt(9), state: 'idle' });
    second.innerHTML = rowHtml({ number: 10, labels: ['checkout'] });
    await frames();
    expect(markOf(second)?.dataset).toMatchObject({ issue: keyAt(10), state: 'focus' });
    first.innerHTML = '';
    await frames();
    expect(statesNow()).toEqual([null, 'focus', 'idle', 'unlinked']);
  });

  it('come to rows that are added, and go with those that are taken away', async () => {
    const list = drawList(SOME);
    startList(new FakeBrowser());
    await frames();
    list.append(rowElement({ number: 5, labels: ['search'] }));
    rowsNow()[0]?.remove();
    await frames(6);
    expect(statesNow()).toEqual(['linked', 'idle', 'unlinked', 'linked']);
  });

  it('are all of the new week once one row is judged in it (fault 61)', async () => {
    drawList(SOME);
    startList(new FakeBrowser());
    await frames();
    expect(statesNow()).toEqual(STATES);
    vi.setSystemTime(new Date('2026-11-24T12:00:00Z'));
    rowsNow()[0]?.append('changed');
    await frames();
    expect(statesNow()).toEqual(['linked', 'linked', 'idle', 'idle']);
  });

  it('are one for each row, also of the same issue; a copied row has its own', async () => {
    const list = drawList([SOME[0] ?? { number: 1 }, SOME[0] ?? { number: 1 }]);
    startList(new FakeBrowser());
    await frames();
    const copy = rowsNow()[0]?.cloneNode(true);
    if (copy) list.append(copy);
    await frames(6);
    expect(statesNow()).toEqual(['focus', 'focus', 'focus']);
    expect(badges()).toHaveLength(3);
    for (const mark of badges()) expect(buttonOf(mark)).not.toBeNull();
  });

  it('go when the list is left, and come back without the script', async () => {
    drawList(SOME);
    const life = startList(new FakeBrowser());
    await frames();
    life.abort();
    expect(badges()).toEqual([]);
    const again = new AbortController();
    listAgain(again.signal);
    await frames();
    expect(statesNow()).toEqual(STATES);
    again.abort();
    await frames();
    expect(document.querySelector('plumbline-strip, style')).toBeNull();
  });
});

describe('what is published', () => {
  it('is followed', async () => {
    drawList(SOME);
    const browser = new FakeBrowser();
    startList(browser);
    await frames();
    const disposition = { issue: keyAt(3), kind: 'parked', at: '2026-11-20T09:00:00Z' };
    browser.store({ [actsKey(CONTAINER)]: { ...NO_ACTS, dispositions: { [keyAt(3)]: disposition } } });
    await frames();
    expect(statesNow()).toEqual(['focus', 'linked', 'parked', 'unlinked']);
    browser.publish(aView({ scopes: [] }));
    await frames();
    expect(statesNow()).toEqual([null, null, null, null]);
  });

  it('for several containers is read at once', async () => {
    const browser = new FakeBrowser(aView({ scopes: ['github:tracker.example/acme/*'] }));
    drawList(['a', 'b', 'c'].map((name, i) => ({ number: i + 1, repo: `acme/${name}`, labels: ['search'] })));
    startList(browser, '/issues');
    await frames(8);
    expect(statesNow()).toEqual([expect.any(String), expect.any(String), expect.any(String)]);
    expect(browser.reads).toHaveLength(2);
    expect(browser.reads[1]).toHaveLength(6);
  });

  it('is told what the rows show, once, when the page is idle', async () => {
    const list = drawList(SOME);
    const browser = new FakeBrowser();
    startList(browser);
    await frames(8);
    const told = () => browser.named('seen').map(({ facts }) => facts);
    expect(told()).toHaveLength(1);
    expect(told()[0]).toMatchObject(SOME.map(({ number }) => ({ key: keyAt(number), source: 'row' })));
    list.append(rowElement({ number: 5 }));
    browser.publish(aView());
    await frames(8);
    expect(told()).toHaveLength(2);
    expect(told()[1]).toMatchObject([{ key: keyAt(5) }]);
  });
});

describe('a page that is not ready', () => {
  it('is not written to while it takes over what its server has drawn', async () => {
    drawList(SOME);
    document.body.innerHTML = `<react-app data-ssr="true">${document.body.innerHTML}</react-app>`;
    startList(new FakeBrowser());
    await frames(10);
    expect(badges()).toEqual([]);
    document.querySelector('react-app')?.classList.add('loaded');
    await frames(3);
    expect(statesNow()).toEqual(STATES);
  });

  it('that never says so is written to after a while', async () => {
    drawList(SOME);
    document.body.innerHTML = `<react-app data-ssr="true">${document.body.innerHTML}</react-app>`;
    startList(new FakeBrowser());
    await vi.advanceTimersByTimeAsync(6000);
    expect(statesNow()).toEqual(STATES);
  });

  it('has its rows judged when it was parsed whole', async () => {
    const state = vi.spyOn(document, 'readyState', 'get').mockReturnValue('loading');
    drawList(SOME);
    startList(new FakeBrowser());
    await frames();
    expect(badges()).toEqual([]);
    state.mockReturnValue('interactive');
    await frames();
    expect(statesNow()).toEqual(STATES);
  });
});

describe('bad input', () => {
  it('hostile rows: nothing is thrown, and nothing of theirs is run', async () => {
    const list = drawList(SOME);
    list.insertAdjacentHTML(
      'beforeend',
      `<li role="listitem"><form><input name="querySelectorAll"><input name="closest"><input name="matches">
       <a data-testid="issue-pr-title-link" href="javascript:alert(1)">x</a></form></li>
       <li role="listitem"><a data-testid="issue-pr-title-link" href="https://tracker.example/acme/shop/issues/77">
       &lt;img src=x onerror=alert(1)&gt;</a><div><span data-testid="created-at"></span></div></li>
       <form role="listitem"><a data-testid="issue-pr-title-link" href="https://tracker.example/acme/shop/issues/5"></a></form>`,
    );
    const browser = new FakeBrowser();
    startList(browser);
    await frames(8);
    list.querySelector('form')?.append(document.createElement('b'));
    list.querySelectorAll('form')[1]?.append(document.createElement('b'));
    await frames(8);
    expect(statesNow()).toEqual([...STATES, null, 'unknown']);
    expect(browser.named('problem')).toEqual([]);
    expect(document.querySelector('img')).toBeNull();
  });

  it('a thousand changes a second of other things: rows are read no more for it', async () => {
    drawList(SOME);
    startList(new FakeBrowser());
    await frames();
    const clock = document.body.appendChild(document.createElement('p'));
    const query = vi.spyOn(Element.prototype, 'querySelectorAll');
    for (let n = 0; n < 1000; n += 1) {
      clock.textContent = `${n}`;
      if (n % 16 === 0) await frames(1);
    }
    await frames(2);
    const rowReads = query.mock.contexts.filter((root) => rowsNow().some((row) => row === root));
    expect(rowReads).toEqual([]);
    expect(statesNow()).toEqual(STATES);
  });

  it('an extension that is gone leaves at the next change', async () => {
    const list = drawList(SOME);
    const browser = new FakeBrowser();
    const life = startList(browser);
    ours.watch = life;
    await frames();
    browser.alive = false;
    list.append(rowElement({ number: 9 }));
    await frames();
    expect(badges()).toEqual([]);
    delete ours.watch;
  });
});

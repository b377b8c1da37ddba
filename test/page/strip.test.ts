// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createListRoom } from '../../lib/page/list-room.ts';
import { createStrip } from '../../lib/page/strip.ts';
import type { LayStrip } from '../../lib/page/strip-over.ts';
import { githubRows } from '../../lib/trackers/github/marks.ts';
import { insideOf, setUp, tearDown } from './support.ts';

beforeEach(setUp);
afterEach(tearDown);

const FOCUS = { title: 'Checkout under two seconds', rank: 1, slice: 'retries' };

describe('the strip', () => {
  const buttonsOf = (host: HTMLElement) => [...insideOf(host).querySelectorAll('button')];
  const shown = (host: HTMLElement) => buttonsOf(host).filter(({ hidden }) => !hidden);

  it('says what was counted, its parts and the focus', () => {
    const { host, show } = createStrip(vi.fn());
    expect(host.hasAttribute('data-shown')).toBe(false);
    show({ focus: 9, linked: 4, upkeep: 3, unlinked: 2, unknown: 7, done: 0 }, FOCUS, []);
    expect(host.hasAttribute('data-shown')).toBe(true);
    expect(insideOf(host).querySelector('p')?.textContent).toBe(
      '1Checkout under two secondsthis week: retries25 shown',
    );
    expect(shown(host).map(({ textContent }) => textContent)).toEqual([
      '9 focus',
      '4 other goals',
      '3 upkeep',
      '2 unlinked',
      '7 not read',
    ]);
    expect(shown(host).map(({ ariaLabel }) => ariaLabel)).toContain('2 unlinked, filter');
    expect(insideOf(host).querySelector('[role=toolbar]')?.ariaLabel).toBe('Plumbline: this list by goal');
  });

  it('says of a focus with a limit how many of its rows are started, in amber beyond it', () => {
    const { host, show } = createStrip(vi.fn());
    const said = (wipLimit: number | undefined, ...begun: (boolean | null | undefined)[]) => {
      show(
        { focus: 3 },
        { ...FOCUS, wipLimit },
        begun.map((one) => ({ begun: one })),
      );
      const words = insideOf(host).querySelector('small');
      return [words?.textContent, words?.className];
    };
    expect(said(3, true, true, true, false, undefined)).toEqual(['3 of 3 started', '']);
    expect(said(2, true, true, true)).toEqual(['3 of 2 started', 'moving']);
    expect(said(2, true, null)).toEqual(['at least 1 of 2 started', '']);
    expect(said(1, true, true, null)).toEqual(['at least 2 of 1 started', 'moving']);
    // All that is known of them is nothing.
    expect(said(2, null, false)).toEqual(['', '']);
    expect(said(2, false)).toEqual(['0 of 2 started', '']);
    expect(said(undefined, true)).toEqual(['', '']);
  });

  it('is empty while nothing is counted', () => {
    const { host, show } = createStrip(vi.fn());
    show({ focus: 1 }, FOCUS, []);
    show({ focus: 0 }, undefined, []);
    expect(host.hasAttribute('data-shown')).toBe(false);
    expect(shown(host)).toEqual([]);
  });

  it('is not pressed by the page', () => {
    const pick = vi.fn();
    const { host, show } = createStrip(pick);
    show({ focus: 1 }, FOCUS, []);
    shown(host)[0]?.click();
    expect(pick).not.toHaveBeenCalled();
    expect(shown(host)[0]?.ariaPressed).toBe('false');
  });
});

describe('its room', () => {
  const list = () => {
    document.body.innerHTML = '<div id="list"><div data-testid="list-header"></div></div>';
  };
  const stripNow = () => document.querySelector('plumbline-strip');
  const url = new URL('https://github.com/acme/shop/issues');
  const where = { page: { kind: 'issue-list' as const, url, host: url.host, key: '' }, of: '' };
  const roomFor = (signal: AbortSignal, reader = githubRows, over?: LayStrip) =>
    createListRoom(
      where,
      reader,
      () => undefined,
      () => false,
      signal,
      over,
    );
  const isPainted = () =>
    vi
      .spyOn(performance, 'getEntriesByType')
      .mockReturnValue([
        { name: 'first-paint', entryType: 'paint', startTime: 1, duration: 0, toJSON: () => ({}) },
      ]);

  it('is kept: the strip stands in it as soon as the page has drawn the list', () => {
    const life = new AbortController();
    const { follow } = roomFor(life.signal);
    follow();
    expect(stripNow()).toBeNull();
    list();
    follow();
    expect(document.querySelector('#list')?.firstChild).toBe(stripNow());
    life.abort();
  });

  it('is filled also where looking for its place was cut off, or came while that rests, and the page never changes again', async () => {
    const life = new AbortController();
    const slow = vi.spyOn(performance, 'now');
    const { follow } = roomFor(life.signal);
    // Each look at the clock takes 3 ms: no more than one place is looked for at a time.
    let looks = 0;
    slow.mockImplementation(() => {
      looks += 1;
      return Date.now() + looks * 3;
    });
    document.body.innerHTML = '<div id="list"><div data-testid="results-list"></div></div>';
    follow();
    expect(stripNow()).toBeNull();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(document.querySelector('#list')?.firstChild).toBe(stripNow());
    expect(vi.getTimerCount()).toBe(0);
    life.abort();
  });

  it('is filled also where the page drew the list behind a search for its place that was cut off', async () => {
    const life = new AbortController();
    const { follow } = roomFor(life.signal);
    let looks = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => {
      looks += 1;
      return Date.now() + looks * 3;
    });
    follow();
    // Its place is the first that is looked for, and that one was already.
    list();
    follow();
    expect(stripNow()).toBeNull();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(document.querySelector('#list')?.firstChild).toBe(stripNow());
    expect(vi.getTimerCount()).toBe(0);
    life.abort();
  });

  it('is not kept in a list that a person sees already: the strip would push it down', () => {
    isPainted();
    const life = new AbortController();
    list();
    const { follow } = roomFor(life.signal);
    follow();
    expect(stripNow()).toBeNull();
    expect(document.querySelector('html > style')?.textContent).not.toContain('::before');
    life.abort();
  });

  it('is given by what fills the window below it, for as long as it is kept', () => {
    const life = new AbortController();
    const { follow } = roomFor(life.signal, {
      ...githubRows,
      strips: [['#list', '16px 24px 0', '#list > .board']],
    });
    document.body.innerHTML = '<div id="list"><div class="board"></div></div>';
    const gives = () => getComputedStyle(document.querySelector('.board') ?? document.body).minHeight;
    follow();
    expect(document.querySelector('#list')?.firstChild).toBe(stripNow());
    expect(gives()).toBe('0px');
    follow(true);
    expect(gives()).not.toBe('0px');
    life.abort();
  });

  it('is not needed where the strip is laid over what is free: at once, and each time that the page has changed', () => {
    isPainted();
    const life = new AbortController();
    document.body.innerHTML = '<header></header>';
    const over = vi.fn<LayStrip>();
    const { follow } = roomFor(life.signal, { ...githubRows, strips: [['header', '']] }, over);
    follow();
    expect(document.querySelector('header')?.firstChild).toBe(stripNow());
    expect(document.querySelector('html > style')?.textContent).not.toContain('::before');
    over.mockClear();
    follow();
    expect(over).toHaveBeenCalledExactlyOnceWith(stripNow());
    life.abort();
  });

  it('is not kept where the strip is off', () => {
    const life = new AbortController();
    roomFor(life.signal).follow(true);
    expect(document.querySelector('html > style')?.textContent).not.toContain('::before');
    life.abort();
  });

  it('goes on to the next list, when that follows at once', async () => {
    list();
    const [first, second] = [new AbortController(), new AbortController()];
    roomFor(first.signal).follow();
    const strip = stripNow();
    first.abort();
    roomFor(second.signal).follow();
    await Promise.resolve();
    expect(stripNow()).toBe(strip);
    second.abort();
    await Promise.resolve();
    expect(stripNow()).toBeNull();
    expect(document.querySelector('html > style')).toBeNull();
  });

  it('holds one strip, and gets it back three times from a page that throws it out', () => {
    const life = new AbortController();
    list();
    document.querySelector('#list')?.append(document.createElement('plumbline-strip'));
    const { follow } = roomFor(life.signal);
    follow();
    for (let times = 0; times < 3; times += 1) {
      expect(document.querySelectorAll('plumbline-strip')).toHaveLength(1);
      stripNow()?.remove();
      follow();
    }
    stripNow()?.remove();
    follow();
    expect(stripNow()).toBeNull();
    life.abort();
  });
});

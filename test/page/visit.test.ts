// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { actsKey, NO_ACTS, notesKey, PAGE_KEY } from '../../lib/core/view.ts';
import {
  aView,
  badge,
  badges,
  buttonOf,
  CONTAINER,
  drawIssue,
  FakeBrowser,
  fakeTracker,
  frames,
  insideOf,
  keyAt,
  setUp,
  start,
  tearDown,
  titleNow,
} from './support.ts';

beforeEach(setUp);

afterEach(tearDown);

describe('from page to badge', () => {
  it('fills the reserved slot with the verdict on the facts', async () => {
    const browser = new FakeBrowser();
    drawIssue(7);
    start(fakeTracker({ labels: ['checkout'] }), browser);
    await frames();
    expect(badge()?.parentElement).toBe(titleNow());
    expect({ ...badge()?.dataset }).toEqual({
      issue: keyAt(7),
      size: 'title',
      state: 'focus',
      goal: 'pay',
    });
    expect(buttonOf(badge())?.getAttribute('aria-label')).toBe(
      "This week's focus, goal 1: Checkout under two seconds, this week: retries. Open card",
    );
  });

  it('reserves the slot before any fact is there', async () => {
    const tracker = fakeTracker();
    tracker.cost = 1000;
    drawIssue(7);
    start(tracker, new FakeBrowser());
    await frames();
    expect(badge()?.dataset).toMatchObject({ issue: keyAt(7), size: 'title' });
    expect(badge()?.dataset.state).toBeUndefined();
  });

  it('asks for storage once, at the start, and tells the background nothing before the badge', async () => {
    const browser = new FakeBrowser();
    const tracker = fakeTracker();
    start(tracker, browser);
    await Promise.resolve();
    expect(browser.reads).toEqual([[PAGE_KEY, actsKey(CONTAINER), notesKey(CONTAINER)]]);
    await frames();
    expect(browser.sent).toEqual([]);
    drawIssue(7);
    await frames(1);
    expect(badge()?.dataset.state).toBe('idle');
    expect(browser.sent).toEqual([]);
    await frames();
    expect(browser.sent).toEqual([
      {
        plumbline: 1,
        name: 'seen',
        ask: {
          facts: [expect.objectContaining({ key: keyAt(7), ...tracker.facts })],
          state: 'idle',
          pageKind: 'issue',
          parts: ['title badge'],
        },
      },
    ]);
    expect(browser.reads).toHaveLength(1);
  });

  it('shows the goal, its rank and the slice of the week', async () => {
    drawIssue(7);
    start(fakeTracker({ labels: ['checkout'] }), new FakeBrowser());
    await frames();
    const words = [...insideOf(badge()).querySelectorAll('span')].map(({ textContent }) => textContent);
    expect(words.join('')).toBe('Checkout under two seconds · retries');
    expect(insideOf(badge()).querySelector('text')?.textContent).toBe('1');
    expect(buttonOf(badge())?.className.split(' ')).toEqual(expect.arrayContaining(['focus', 'g1']));
  });

  it('shows a hostile title of a goal as text', async () => {
    const title = '<img src=x onerror=alert(1)>\u202e&amp;';
    const view = aView();
    drawIssue(7);
    start(
      fakeTracker({ labels: ['search'] }),
      new FakeBrowser({ ...view, goals: view.goals.map((goal) => ({ ...goal, title })) }),
    );
    await frames();
    const root = insideOf(badge());
    expect(root.querySelector('span')?.textContent).toBe(title);
    expect(root.querySelector('img')).toBeNull();
    expect(document.documentElement.outerHTML).not.toContain('onerror');
  });

  it('is laid at its place where the tracker has a way to, with the facts once more', async () => {
    const lay = vi.fn();
    drawIssue(7);
    start(fakeTracker(), new FakeBrowser(), { lay });
    await frames();
    const place = expect.objectContaining({ anchor: titleNow(), how: 'append' });
    expect(lay.mock.calls).toEqual([
      [badge(), place],
      [badge(), place],
    ]);
  });

  it("has the tracker's own style over the common one", async () => {
    const parsed = vi.spyOn(CSSStyleSheet.prototype, 'replaceSync').mockImplementation(() => undefined);
    drawIssue(7);
    start(fakeTracker(), new FakeBrowser(), { css: 'i { margin: 4px }' });
    await frames();
    expect(insideOf(badge()).adoptedStyleSheets).toHaveLength(1);
    expect(parsed.mock.lastCall?.[0]).toMatch(/i \{ margin: 4px \}$/);
    parsed.mockRestore();
  });

  it('has it in Firefox too, where roots cannot share a sheet', async () => {
    vi.stubEnv('FIREFOX', 'true');
    drawIssue(7);
    start(fakeTracker(), new FakeBrowser(), { css: 'button { border-radius: 4px }' });
    await frames();
    expect(insideOf(badge()).querySelector('style')?.textContent).toMatch(
      /button \{\s*border-radius: 4px;?\s*\}$/,
    );
    vi.unstubAllEnvs();
  });

  it('keeps what it says out of reach of the page', async () => {
    drawIssue(7);
    start(fakeTracker({ labels: ['checkout'] }), new FakeBrowser());
    await frames();
    expect(badge()?.shadowRoot).toBeNull();
    expect(document.documentElement.outerHTML).not.toContain('Checkout under');
  });

  it('follows the theme of the page', async () => {
    drawIssue(7);
    start(fakeTracker(), new FakeBrowser());
    await frames();
    expect(badge()?.style.colorScheme).toBe('light dark');
    document.documentElement.dataset.colorMode = 'dark';
    await frames();
    expect(badge()?.style.colorScheme).toBe('dark');
    delete document.documentElement.dataset.colorMode;
  });
});

describe('while the parser runs', () => {
  const parsing = (state: string) =>
    Object.defineProperty(document, 'readyState', { value: state, configurable: true });
  afterEach(() => Reflect.deleteProperty(document, 'readyState'));

  it('shows at once what half a page proves', async () => {
    parsing('loading');
    drawIssue(7);
    start(fakeTracker({ labels: ['checkout'] }), new FakeBrowser());
    await frames(2);
    expect(badge()?.dataset.state).toBe('focus');
  });

  it('warns of nothing before the page is whole', async () => {
    parsing('loading');
    const tracker = fakeTracker({ statusCategory: 'progress', assignees: ['dana'] });
    drawIssue(7);
    start(tracker, new FakeBrowser());
    await frames(20);
    expect(badge()?.dataset.state).toBeUndefined();
    expect(tracker.readings).toBe(1);
    parsing('interactive');
    await frames(2);
    expect(badge()?.dataset.state).toBe('unlinked');
  });
});

describe('when something changes', () => {
  it('judges again by a new view, without reading the page again', async () => {
    const browser = new FakeBrowser();
    const tracker = fakeTracker({ labels: ['search'] });
    drawIssue(7);
    start(tracker, browser);
    await frames();
    expect(badge()?.dataset.state).toBe('linked');
    const read = tracker.readings;
    browser.publish(aView({ focus: [{ week: '2026-W47', goal: 'find' }] }));
    expect(badge()?.dataset.state).toBe('focus');
    browser.store({
      [actsKey(CONTAINER)]: {
        links: {},
        dispositions: { [keyAt(7)]: { issue: keyAt(7), kind: 'parked', reason: 'after the release' } },
        serves: {},
      },
    });
    expect(badge()?.dataset).toMatchObject({ state: 'parked' });
    expect(badge()?.dataset.goal).toBeUndefined();
    expect(buttonOf(badge())?.textContent).toContain('Parked, after the release');
    expect(tracker.readings).toBe(read);
  });

  it('shows acts and notes together, whichever of them changed last', async () => {
    const browser = new FakeBrowser();
    drawIssue(7);
    start(fakeTracker({ labels: ['search'] }), browser);
    await frames();
    const said = (word: string) => ({ notes: { [keyAt(7)]: { word, name: word, found: [] } } });
    const parked = { [keyAt(7)]: { issue: keyAt(7), kind: 'parked' } };
    browser.store({ [notesKey(CONTAINER)]: said('blocks focus') });
    expect(badge()?.dataset.state).toBe('linked');
    expect(buttonOf(badge())?.textContent).toContain('blocks focus');
    browser.store({ [actsKey(CONTAINER)]: { ...NO_ACTS, dispositions: parked } });
    expect(badge()?.dataset.state).toBe('parked');
    expect(buttonOf(badge())?.textContent).toContain('blocks focus');
    browser.store({ [notesKey(CONTAINER)]: undefined });
    expect(badge()?.dataset.state).toBe('parked');
    expect(buttonOf(badge())?.textContent).not.toContain('blocks focus');
    browser.store({ [actsKey(CONTAINER)]: 'junk', [notesKey(CONTAINER)]: said('blocks focus') });
    expect(badge()?.dataset.state).toBe('linked');
    expect(buttonOf(badge())?.textContent).toContain('blocks focus');
  });

  it('reads again what the page changes, and tells new facts once', async () => {
    const browser = new FakeBrowser();
    const tracker = fakeTracker();
    drawIssue(7);
    start(tracker, browser);
    await frames();
    tracker.facts.labels = ['checkout'];
    titleNow().append('!');
    await frames();
    titleNow().append('?');
    await frames();
    expect(badge()?.dataset.state).toBe('focus');
    expect(browser.named('seen')).toHaveLength(2);
  });

  it('spends a fiftieth of the time at most on a page that never rests', async () => {
    const tracker = fakeTracker();
    tracker.cost = 5;
    drawIssue(7);
    start(tracker, new FakeBrowser());
    await frames();
    const before = tracker.readings;
    for (let n = 0; n < 600; n += 1) {
      document.body.append('x');
      await frames(1);
    }
    const share = ((tracker.readings - before) * tracker.cost) / (600 * 16);
    expect(share).toBeLessThan(1 / 50);
    expect(tracker.readings - before).toBeGreaterThan(10);
    expect(badges()).toHaveLength(1);
  });

  it("does not rest for as long as the tracker's server has answered", async () => {
    const tracker = fakeTracker();
    tracker.cost = 300;
    drawIssue(7);
    start(tracker, new FakeBrowser());
    await frames(20);
    expect(badge()?.dataset.state).toBe('idle');
    tracker.facts.labels = ['checkout'];
    titleNow().append('!');
    await vi.advanceTimersByTimeAsync(1400);
    expect(badge()?.dataset.state).toBe('focus');
  });

  it('rests when the page rests', async () => {
    drawIssue(7);
    start(fakeTracker(), new FakeBrowser());
    await frames(10);
    expect(vi.getTimerCount()).toBe(0);
  });
});

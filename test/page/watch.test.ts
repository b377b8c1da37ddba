// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { actsKey } from '../../lib/core/view.ts';
import {
  aView,
  badge,
  badges,
  checkout,
  drawIssue,
  FakeBrowser,
  frames,
  go,
  keyAt,
  setUp,
  start,
  startAt,
  tearDown,
  titleNow,
} from './support.ts';

beforeEach(setUp);

afterEach(tearDown);

describe('soft navigation', () => {
  it('keeps one badge with the right issue through 200 of them', async () => {
    const browser = new FakeBrowser();
    start(checkout(), browser);
    for (let number = 1; number <= 200; number += 1) {
      go(`/acme/shop/issues/${number}`);
      drawIssue(number);
      await frames(1);
      expect(badges()).toHaveLength(1);
      expect(badge()?.dataset).toMatchObject({ issue: keyAt(number), state: 'focus' });
      expect(badge()?.parentElement).toBe(titleNow());
    }
    expect(browser.reads).toHaveLength(1);
  });

  it('never shows the last verdict under the next address', async () => {
    start(checkout(), new FakeBrowser());
    drawIssue(7);
    await frames();
    go('/acme/shop/issues/8');
    dispatchEvent(new PopStateEvent('popstate'));
    expect(badge()?.dataset).toMatchObject({ issue: keyAt(8) });
    expect(badge()?.dataset.state).toBeUndefined();
    // The old title still stands; its issue must not be judged as the new one.
    await frames();
    expect(badge()?.dataset.state).toBeUndefined();
    drawIssue(8);
    await frames();
    expect(badge()?.dataset).toMatchObject({ issue: keyAt(8), state: 'focus' });
  });

  it('takes the badge away on a list, and brings it back', async () => {
    start(checkout(), new FakeBrowser());
    drawIssue(7);
    await frames();
    go('/acme/shop/issues');
    document.body.append('list');
    await frames();
    expect(badges()).toEqual([]);
    go('/acme/shop/issues/7');
    drawIssue(7);
    await frames();
    expect(badges()).toHaveLength(1);
  });

  it('is none when only the fragment changes', async () => {
    const tracker = checkout();
    start(tracker, new FakeBrowser());
    drawIssue(7);
    await frames();
    const read = tracker.readings;
    go('/acme/shop/issues/7#issuecomment-1');
    dispatchEvent(new PopStateEvent('popstate'));
    await frames();
    expect(badge()?.dataset.state).toBe('focus');
    expect(tracker.readings).toBe(read);
  });

  it('reads the acts of another container', async () => {
    const browser = new FakeBrowser(aView({ scopes: ['github:tracker.example/acme/*'] }));
    start(checkout(), browser);
    drawIssue(7);
    await frames();
    go('/acme/docs/issues/7');
    drawIssue(7);
    await frames();
    expect(browser.reads.at(-1)).toContain(actsKey('github:tracker.example/acme/docs'));
    expect(browser.reads).toHaveLength(2);
    expect(badge()?.dataset.issue).toBe('github:tracker.example/acme/docs#7');
  });

  it('is noticed by the Navigation API before anything is drawn', async () => {
    const navigation = new EventTarget();
    vi.stubGlobal('Navigation', class {});
    vi.stubGlobal('navigation', navigation);
    start(checkout(), new FakeBrowser());
    drawIssue(7);
    await frames();
    go('/acme/shop/issues/8');
    navigation.dispatchEvent(new Event('currententrychange'));
    expect(badge()?.dataset.issue).toBe(keyAt(8));
  });
});

describe('silence', () => {
  const loud = (browser: FakeBrowser) => [badges().length, browser.sent.length];

  it('on a page that is no issue: not even storage is read', async () => {
    const browser = new FakeBrowser();
    const tracker = checkout();
    startAt('/acme/shop/wiki', tracker, browser);
    drawIssue(7);
    await frames();
    expect([...loud(browser), browser.reads.length, tracker.readings]).toEqual([0, 0, 0, 0]);
  });

  it('outside every scope: nothing of the page is read', async () => {
    const browser = new FakeBrowser(aView({ scopes: ['github:tracker.example/other/*'] }));
    const tracker = checkout();
    drawIssue(7);
    start(tracker, browser);
    await frames();
    expect([...loud(browser), tracker.readings]).toEqual([0, 0, 0]);
  });

  it('ends when the scope is opted in, and returns when that is taken out', async () => {
    const browser = new FakeBrowser(aView({ scopes: [] }));
    drawIssue(7);
    start(checkout(), browser);
    await frames();
    browser.publish(aView());
    await frames();
    expect(badges()).toHaveLength(1);
    browser.publish(aView({ scopes: [] }));
    expect(badges()).toEqual([]);
    titleNow().append('!');
    await frames();
    expect(badges()).toEqual([]);
    browser.publish(aView());
    await frames();
    expect(badge()?.dataset.state).toBe('focus');
  });

  it('without the Navigation API costs one observer; with it, none', async () => {
    const observe = vi.spyOn(MutationObserver.prototype, 'observe');
    vi.stubGlobal('Navigation', class {});
    vi.stubGlobal('navigation', new EventTarget());
    startAt('/acme/shop/wiki', checkout(), new FakeBrowser());
    await frames();
    expect(observe).not.toHaveBeenCalled();
  });
});

describe('a page that throws the badge out', () => {
  beforeEach(async () => {
    start(checkout(), new FakeBrowser());
    drawIssue(7);
    await frames();
  });

  it('gets it back on the next frame', async () => {
    badge()?.remove();
    await frames(1);
    expect(badges()).toHaveLength(1);
  });

  it('is given up on after three times', async () => {
    for (let times = 0; times < 3; times += 1) {
      badge()?.remove();
      await frames(2);
      expect(badges()).toHaveLength(1);
    }
    badge()?.remove();
    await frames(20);
    titleNow().append('!');
    await frames(20);
    expect(badges()).toEqual([]);
  });

  it('by drawing its title anew may do so as often as it likes', async () => {
    for (let times = 0; times < 20; times += 1) {
      drawIssue(7);
      await frames(1);
      expect(badge()?.parentElement).toBe(titleNow());
      expect(badge()?.dataset.state).toBe('focus');
    }
  });

  it('and puts a copy in its place is left with the true one', async () => {
    const copy = badge()?.cloneNode(true);
    badge()?.remove();
    if (copy) document.body.append(copy);
    await frames();
    expect(badges()).toHaveLength(1);
    expect(badge()?.parentElement).toBe(titleNow());
  });
});

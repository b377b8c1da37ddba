// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pageView } from '../../lib/core/page-view.ts';
import { PAGE_KEY } from '../../lib/core/view.ts';
import {
  aView,
  badge,
  badges,
  checkout,
  drawIssue,
  FakeBrowser,
  frames,
  go,
  inject,
  setUp,
  start,
  tearDown,
  titleNow,
} from './support.ts';

beforeEach(setUp);

afterEach(tearDown);

describe('another script of ours', () => {
  it('that was injected again takes over', async () => {
    const first = new FakeBrowser();
    drawIssue(7);
    start(checkout(), first);
    await frames();
    const second = new FakeBrowser();
    inject(checkout(), second);
    await frames();
    expect(badges()).toHaveLength(1);
    first.publish(aView({ scopes: [] }));
    await frames();
    expect(badges()).toHaveLength(1);
  });

  it('that was left behind loses its badge', async () => {
    drawIssue(7).innerHTML = '<plumbline-badge data-state="linked"></plumbline-badge>';
    const browser = new FakeBrowser(aView({ scopes: [] }));
    start(checkout(), browser);
    expect(badges()).toEqual([]);
  });
});

describe('the extension reloaded under the page', () => {
  it('leaves quietly at the next change', async () => {
    const errors = vi.spyOn(console, 'error');
    const browser = new FakeBrowser();
    drawIssue(7);
    start(checkout(), browser);
    await frames();
    browser.alive = false;
    titleNow().append('!');
    await frames();
    expect(badges()).toEqual([]);
    titleNow().append('?');
    go('/acme/shop/issues/8');
    drawIssue(8);
    await frames();
    expect(badges()).toEqual([]);
    expect(errors).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each(['focus', 'pointerdown'])('leaves at the %s of a person on a page that rests', async (type) => {
    const browser = new FakeBrowser();
    drawIssue(7);
    start(checkout(), browser);
    await frames();
    titleNow().dispatchEvent(new Event(type));
    expect(badges()).toHaveLength(1);
    browser.alive = false;
    titleNow().dispatchEvent(new Event(type));
    expect(badges()).toEqual([]);
  });

  it('leaves quietly when a navigation finds storage gone', async () => {
    const browser = new FakeBrowser(aView({ scopes: ['github:tracker.example/acme/*'] }));
    drawIssue(7);
    start(checkout(), browser);
    await frames();
    browser.alive = false;
    go('/acme/docs/issues/1');
    dispatchEvent(new PopStateEvent('popstate'));
    await frames();
    expect(badges()).toEqual([]);
  });
});

describe('out of the back/forward cache', () => {
  it('shows fresh data in the one badge', async () => {
    const browser = new FakeBrowser();
    drawIssue(7);
    start(checkout(), browser);
    await frames();
    browser.stored[PAGE_KEY] = pageView(aView({ focus: [] }));
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await frames();
    expect(badges()).toHaveLength(1);
    expect(badge()?.dataset.state).toBe('linked');
  });

  it('leaves quietly when the extension is gone', async () => {
    const browser = new FakeBrowser();
    drawIssue(7);
    start(checkout(), browser);
    await frames();
    browser.alive = false;
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    expect(badges()).toEqual([]);
    expect(browser.reads).toHaveLength(1);
  });
});

describe('a new week (fault 61)', () => {
  it('is judged by when the person comes back to the tab', async () => {
    drawIssue(7);
    start(checkout(), new FakeBrowser());
    await frames();
    expect(badge()?.dataset.state).toBe('focus');
    vi.setSystemTime(new Date('2026-11-24T12:00:00Z'));
    dispatchEvent(new Event('visibilitychange'));
    expect(badge()?.dataset.state).toBe('linked');
  });

  it('is judged by in a tab that stays in sight, as soon as the new day is published', async () => {
    const browser = new FakeBrowser();
    drawIssue(7);
    start(checkout(), browser);
    await frames();
    expect(badge()?.dataset.state).toBe('focus');
    vi.setSystemTime(new Date('2026-11-24T12:00:00Z'));
    browser.store({ [PAGE_KEY]: { ...pageView(aView()), day: '2026-11-24' } });
    expect(badge()?.dataset.state).toBe('linked');
  });
});

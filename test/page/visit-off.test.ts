// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://tracker.example/" }
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pageView } from '../../lib/core/page-view.ts';
import type { LostPart } from '../../lib/core/parts.ts';
import {
  aView,
  badge,
  badges,
  CONTAINER,
  drawIssue,
  FakeBrowser,
  fakeTracker,
  frames,
  go,
  keyAt,
  setUp,
  start,
  tearDown,
  titleNow,
} from './support.ts';

/** A badge that is off, and what a visit tells of its place. */

beforeEach(setUp);
afterEach(tearDown);

const focus = () => fakeTracker({ labels: ['checkout'] });
/** An issue that is open beside a board. */
function pane() {
  const tracker = focus();
  const { issueAt } = tracker;
  tracker.issueAt = (url) => {
    const page = issueAt(url);
    return page && { ...page, kind: 'pane' };
  };
  return tracker;
}
function without<T extends ReturnType<typeof focus>>(tracker: T): T {
  tracker.place = () => null;
  return tracker;
}
const lost = (part: LostPart['part'], pageKind: string, host = 'tracker.example') =>
  new FakeBrowser(aView(), undefined, pageView(aView(), [{ part, pageKind, host }]));

describe('a badge that is off', () => {
  it.each(['title-badge', `title-badge ${CONTAINER}`])(
    'draws nothing, not even its slot, and the facts are told (%s)',
    async (entry) => {
      const browser = new FakeBrowser(aView({ partsOff: [entry] }));
      const append = vi.spyOn(Element.prototype, 'append');
      start(focus(), browser);
      drawIssue(7);
      const title = titleNow();
      await vi.advanceTimersByTimeAsync(20_000);
      expect(append.mock.contexts).not.toContain(title);
      expect(badges()).toEqual([]);
      expect(browser.named('seen')).toMatchObject([{ facts: [{ key: keyAt(7) }], parts: [] }]);
      expect(browser.named('problem')).toEqual([]);
    },
  );

  it('is still drawn in other scopes, and where another part is off', async () => {
    const partsOff = ['title-badge github:tracker.example/acme/other', 'pane-badge', 'strip', 'list-mark'];
    drawIssue(7);
    start(focus(), new FakeBrowser(aView({ partsOff })));
    await frames();
    expect(badge()?.dataset.state).toBe('focus');
  });

  it('leaves when a person switches it off, and is back when it is on', async () => {
    const browser = new FakeBrowser();
    drawIssue(7);
    start(focus(), browser);
    await frames();
    browser.publish(aView({ partsOff: ['title-badge'] }));
    await frames(1);
    expect(badges()).toEqual([]);
    browser.message({ plumbline: 1, name: 'open-card' });
    expect(browser.named('card')).toEqual([]);
    browser.publish(aView());
    await frames(1);
    expect(badge()?.parentElement).toBe(titleNow());
    expect(badge()?.dataset.state).toBe('focus');
  });

  it('is off on the kind of pages and the host where it was not found, and not looked for', async () => {
    const tracker = focus();
    const place = vi.spyOn(tracker, 'place');
    const browser = lost('title-badge', 'issue');
    drawIssue(7);
    start(tracker, browser);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(badges()).toEqual([]);
    expect(place).not.toHaveBeenCalled();
    expect(browser.named('problem')).toEqual([]);
  });

  it.each([
    lost('title-badge', 'pull'),
    lost('title-badge', 'issue', 'other.example'),
    lost('pane-badge', 'pane'),
  ])('is on elsewhere (%#)', async (browser) => {
    drawIssue(7);
    start(focus(), browser);
    await frames();
    expect(badges()).toHaveLength(1);
  });

  it('of a pane is another part than that of a page', async () => {
    drawIssue(7);
    start(pane(), new FakeBrowser(aView({ partsOff: ['title-badge'] })));
    await frames();
    expect(badges()).toHaveLength(1);
    tearDown();
    setUp();
    drawIssue(7);
    start(pane(), new FakeBrowser(aView({ partsOff: ['pane-badge'] })));
    await frames();
    expect(badges()).toEqual([]);
  });
});

describe('what a visit tells of the place of its badge', () => {
  it('is once that it was found, also when that was after the facts', async () => {
    const browser = new FakeBrowser();
    const tracker = focus();
    const { place } = tracker;
    tracker.place = () => null;
    drawIssue(7);
    start(tracker, browser);
    await frames();
    expect(browser.named('seen')).toMatchObject([{ parts: [] }]);
    tracker.place = place;
    for (let times = 0; times < 5; times += 1) {
      titleNow().append(document.createElement('i'));
      await vi.advanceTimersByTimeAsync(2000);
    }
    expect(browser.named('seen')).toMatchObject([
      { parts: [] },
      { parts: ['title badge'], pageKind: 'issue', facts: [{ key: keyAt(7) }] },
    ]);
    expect(browser.named('problem')).toEqual([]);
  });

  it('is that it was not, once a visit', async () => {
    const browser = new FakeBrowser();
    start(without(focus()), browser);
    for (const number of [7, 8, 7]) {
      go(`/acme/shop/issues/${number}`);
      drawIssue(number);
      await vi.advanceTimersByTimeAsync(20_000);
      titleNow().append('!');
      await vi.advanceTimersByTimeAsync(20_000);
    }
    const told = { part: 'title badge', pageKind: 'issue', sets: ['github'], message: '' };
    expect(browser.named('problem')).toEqual([told, told, told]);
  });

  it('names the kind of page, by which the background knows a pane', async () => {
    const browser = new FakeBrowser();
    drawIssue(7);
    start(without(pane()), browser);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(browser.named('problem')).toMatchObject([{ part: 'title badge', pageKind: 'pane' }]);
  });
});

it('a page that lays something over the badge is not fought', async () => {
  drawIssue(7);
  start(focus(), new FakeBrowser());
  await frames();
  const append = vi.spyOn(Element.prototype, 'append');
  const cover = document.createElement('div');
  cover.style.cssText = 'position: fixed; inset: 0; z-index: 9';
  titleNow().after(cover);
  badge()?.style.setProperty('display', 'none');
  await vi.advanceTimersByTimeAsync(20_000);
  expect(append.mock.calls.flat()).not.toContain(badge());
  expect(badge()?.style.display).toBe('none');
  expect(badges()).toHaveLength(1);
});

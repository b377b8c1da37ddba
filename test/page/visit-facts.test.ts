// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pageView } from '../../lib/core/page-view.ts';
import {
  aView,
  badge,
  badges,
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

beforeEach(setUp);

afterEach(tearDown);

describe('an unread fact', () => {
  const unread = () => {
    const tracker = fakeTracker();
    delete tracker.facts.labels;
    return tracker;
  };

  it('is told to the background, whose answer counts as read', async () => {
    const browser = new FakeBrowser();
    browser.answers.seen = () => ({ ok: true, value: { labels: ['search'] } });
    drawIssue(7);
    start(unread(), browser);
    await frames(10);
    const [first, second] = browser.named('seen');
    expect(first).toMatchObject({ facts: [expect.not.objectContaining({ labels: [] })], state: 'unknown' });
    expect(second).toMatchObject({
      facts: [expect.objectContaining({ labels: ['search'] })],
      state: 'linked',
    });
    expect(badge()?.dataset).toMatchObject({ state: 'linked', goal: 'find' });
  });

  it.each([
    ['no answer', undefined],
    ['a refusal', { ok: false, error: { code: 'bug', message: 'No.' } }],
    ['nothing more', { ok: true, value: null }],
    ['junk', 'junk'],
  ])('stays unknown with %s, and is told once while the facts are the same', async (_, answer) => {
    const browser = new FakeBrowser();
    browser.answers.seen = () => answer;
    drawIssue(7);
    start(unread(), browser);
    await frames(10);
    document.body.append('!');
    await vi.advanceTimersByTimeAsync(2000);
    expect(badge()?.dataset.state).toBe('unknown');
    expect(browser.named('seen')).toHaveLength(1);
  });

  it('is told anew where the person comes back to the issue', async () => {
    const browser = new FakeBrowser();
    browser.answers.seen = () => ({ ok: true, value: { labels: ['search'] } });
    const tracker = unread();
    start(tracker, browser);
    for (const number of [7, 8, 7]) {
      go(`/acme/shop/issues/${number}`);
      drawIssue(number);
      await frames(10);
      expect(badge()?.dataset).toMatchObject({ issue: keyAt(number), state: 'linked', goal: 'find' });
    }
  });
});

describe('what cannot be read', () => {
  it('is told once in a page load, and nothing is drawn', async () => {
    const browser = new FakeBrowser();
    document.body.innerHTML = '<main>stripped of all ids</main>';
    start(fakeTracker(), browser);
    await vi.advanceTimersByTimeAsync(60_000);
    document.body.append('more');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(browser.sent).toEqual([
      {
        plumbline: 1,
        name: 'problem',
        ask: {
          part: 'issue facts',
          pageKind: 'issue',
          sets: ['github'],
          message: '',
        },
      },
    ]);
    expect(badges()).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is told when there are facts and no place for the badge', async () => {
    const browser = new FakeBrowser();
    const tracker = fakeTracker();
    tracker.place = () => null;
    drawIssue(7);
    start(tracker, browser);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(browser.named('problem')).toEqual([
      expect.objectContaining({
        part: 'title badge',
        pageKind: 'issue',
        sets: ['github'],
        message: '',
      }),
    ]);
    expect(badges()).toEqual([]);
  });

  it('is told by its name alone when it is a bug', async () => {
    const browser = new FakeBrowser();
    const tracker = fakeTracker();
    tracker.place = () => {
      throw new RangeError('the secret title');
    };
    drawIssue(7);
    start(tracker, browser);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(browser.named('problem')).toEqual([expect.objectContaining({ message: 'RangeError' })]);
  });

  it.each([
    ['null', null],
    ['a text', 'x'.repeat(8192)],
    ['a list', []],
    ['a newer version', { ...pageView(aView()), version: 2 }],
  ])('as the view is %s, leaves the page alone', async (_, view) => {
    const browser = new FakeBrowser(aView(), undefined, view);
    drawIssue(7);
    start(fakeTracker(), browser);
    await frames();
    expect(badges()).toEqual([]);
    expect(browser.sent).toEqual([]);
  });

  it('in a view of the wrong shape inside is one problem, without a badge that might be wrong', async () => {
    const browser = new FakeBrowser(aView(), undefined, { ...pageView(aView()), goals: [null] });
    drawIssue(7);
    start(fakeTracker(), browser);
    await frames();
    titleNow().append('!');
    await frames();
    expect(badge()?.dataset.state).toBeUndefined();
    expect(browser.named('problem')).toEqual([expect.objectContaining({ message: 'TypeError' })]);
  });
});

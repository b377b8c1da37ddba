// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://tracker.example/" }
import { describe, expect, it, vi } from 'vitest';
import { pageView } from '../../lib/core/page-view.ts';
import type { LostPart } from '../../lib/core/parts.ts';
import { drawList, endLists, inEachList, SOME, STATES, startList, statesNow } from './list-support.ts';
import { aView, badges, CONTAINER, FakeBrowser, frames } from './support.ts';

/** Parts of a list that are off, and what a visit tells of the others. */

inEachList();

describe('parts that are off', () => {
  const off = (partsOff: string[], lost: LostPart[] = []) => {
    const view = aView({ partsOff });
    return new FakeBrowser(view, undefined, pageView(view, lost));
  };
  const strip = () => document.querySelector('plumbline-strip');

  it('draw nothing, everywhere or in a scope; the strip goes on to count', async () => {
    for (const entry of ['list-mark', `list-mark ${CONTAINER}`]) {
      drawList(SOME);
      const life = startList(off([entry]));
      await frames();
      expect(badges()).toEqual([]);
      expect(strip()?.hasAttribute('data-shown')).toBe(true);
      life.abort();
      await frames();
    }
  });

  it('leave other scopes alone', async () => {
    drawList(SOME);
    startList(off(['list-mark github:tracker.example/acme/other', 'board-mark', 'pane-badge']));
    await frames();
    expect(statesNow()).toEqual(STATES);
  });

  it('keep no room for a strip, and the marks stand', async () => {
    drawList(SOME);
    startList(off([`strip ${CONTAINER}`]));
    await frames();
    expect(strip()).toBeNull();
    expect([...document.querySelectorAll('style')].some(({ textContent }) => /40px/.test(textContent))).toBe(
      false,
    );
    expect(statesNow()).toEqual(STATES);
  });

  it('leave and come as a person switches them', async () => {
    drawList(SOME);
    const browser = new FakeBrowser();
    startList(browser);
    await frames();
    expect(strip()).not.toBeNull();
    browser.publish(aView({ partsOff: ['strip', 'list-mark'] }));
    await frames();
    expect([strip(), ...badges()]).toEqual([null]);
    browser.publish(aView());
    await frames();
    expect(statesNow()).toEqual(STATES);
  });

  it('are off on that kind of pages of that host where they were not found, and not looked for', async () => {
    drawList(SOME);
    for (const line of document.querySelectorAll('.line')) line.remove();
    const part = { part: 'list-mark', host: 'tracker.example' } as const;
    const browser = off([], [{ ...part, pageKind: 'issue-list' }]);
    startList(browser);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(browser.named('problem')).toEqual([]);
    endLists();
    drawList(SOME);
    startList(off([], [{ ...part, pageKind: 'pull-list' }]));
    await frames();
    expect(statesNow()).toEqual(STATES);
  });
});

describe('what a visit finds', () => {
  const found = (browser: FakeBrowser) =>
    browser.named('seen').flatMap(({ parts, pageKind }) => (pageKind === 'issue-list' ? [parts] : []));

  it('is told once: which parts have their place', async () => {
    drawList(SOME);
    const browser = new FakeBrowser();
    startList(browser);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(found(browser)).toEqual([['list mark', 'strip']]);
    expect(browser.named('problem')).toEqual([]);
  });

  it('is nothing where there is no row', async () => {
    drawList([]);
    const browser = new FakeBrowser();
    startList(browser);
    await vi.advanceTimersByTimeAsync(20_000);
    expect([...found(browser), ...browser.named('problem')]).toEqual([]);
  });

  it('is a strip without a place, beside marks that have one, at each visit again', async () => {
    drawList(SOME);
    document.querySelector('[data-testid=list-header]')?.remove();
    const browser = new FakeBrowser();
    for (let visit = 1; visit <= 2; visit += 1) {
      const life = startList(browser);
      await vi.advanceTimersByTimeAsync(20_000);
      expect(browser.named('problem')).toHaveLength(visit);
      life.abort();
    }
    expect(browser.named('problem')[0]).toMatchObject({ part: 'strip', pageKind: 'issue-list', message: '' });
    expect(found(browser)[0]).toEqual(['list mark']);
  });
});

describe('problems', () => {
  it('are told once when no row has a place for its mark', async () => {
    drawList(SOME);
    for (const line of document.querySelectorAll('.line')) line.remove();
    const browser = new FakeBrowser();
    startList(browser);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(browser.named('problem')).toEqual([
      { part: 'list mark', pageKind: 'issue-list', sets: expect.any(Array), message: '' },
    ]);
  });

  it('tell nothing of the page when something of ours breaks', async () => {
    drawList(SOME);
    const view = { ...aView(), goals: 'none' };
    const browser = new FakeBrowser(aView(), undefined, view);
    startList(browser);
    await frames();
    expect(badges()).toEqual([]);
    expect(JSON.stringify(browser.sent)).not.toContain('Issue 1');
  });

  it('are none on an empty list', async () => {
    drawList([]);
    const browser = new FakeBrowser();
    startList(browser);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(browser.sent).toEqual([]);
  });
});

// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://tracker.example/" }
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ours } from '../../lib/page/world.ts';
import {
  drawList,
  FakeSight,
  inEachList,
  markOf,
  rowHtml,
  rowsNow,
  SOME,
  STATES,
  startList,
  statesNow,
} from './list-support.ts';
import { buttonOf, FakeBrowser, frames, keyAt } from './support.ts';

inEachList();

describe('a page that throws a mark out', () => {
  it('gets it back three times, then not any more', async () => {
    drawList(SOME);
    startList(new FakeBrowser());
    await frames();
    const [row] = rowsNow();
    for (let times = 0; times < 3; times += 1) {
      markOf(row)?.remove();
      await frames(2);
      expect(markOf(row)).not.toBeNull();
    }
    markOf(row)?.remove();
    await frames(20);
    row?.append('!');
    await frames(20);
    expect(statesNow()).toEqual([null, ...STATES.slice(1)]);
  });

  it('by drawing the row anew may do so as often as it likes', async () => {
    drawList(SOME);
    startList(new FakeBrowser());
    await frames();
    const [row] = rowsNow();
    for (let times = 0; times < 20; times += 1) {
      if (row) row.innerHTML = rowHtml({ number: 1, labels: ['checkout'] });
      await frames(2);
      expect(markOf(row)?.dataset.state).toBe('focus');
    }
  });
});

describe('a mark that is pressed', () => {
  const listeners = new Map<EventTarget, EventListener>();
  beforeEach(() => {
    const add = EventTarget.prototype.addEventListener;
    vi.spyOn(EventTarget.prototype, 'addEventListener').mockImplementation(function (
      this: EventTarget,
      ...own
    ) {
      if (this instanceof HTMLButtonElement && typeof own[1] === 'function') listeners.set(this, own[1]);
      return add.apply(this, own);
    });
  });

  /** Only a browser can make a click that is trusted. */
  const press = (mark: HTMLElement | null | undefined) => {
    const button = buttonOf(mark ?? undefined);
    if (button) listeners.get(button)?.({ ...new Event('click'), isTrusted: true });
  };

  it('opens the card over it, whose script it asks for once; the page hears nothing', async () => {
    drawList(SOME);
    const heard = vi.fn();
    document.body.addEventListener('click', heard);
    const browser = new FakeBrowser();
    const opened: string[] = [];
    browser.answers.card = () => {
      ours.openCard = (hook) => opened.push(hook.state?.facts.key ?? '');
    };
    startList(browser);
    await frames();
    press(markOf(rowsNow()[1]));
    await frames(1);
    press(markOf(rowsNow()[2]));
    await frames(1);
    expect(opened).toEqual([keyAt(2), keyAt(3)]);
    expect(browser.named('card')).toHaveLength(1);
    buttonOf(markOf(rowsNow()[1]) ?? undefined)?.click();
    expect(heard).not.toHaveBeenCalled();
    delete ours.openCard;
  });

  it('closes its card when the row is given away', async () => {
    drawList(SOME);
    const close = vi.fn();
    ours.openCard = (hook) => {
      hook.close = close;
    };
    startList(new FakeBrowser());
    await frames();
    press(markOf(rowsNow()[1]));
    await frames(1);
    FakeSight.scrollTo([]);
    expect(close).toHaveBeenCalledOnce();
    delete ours.openCard;
  });
});

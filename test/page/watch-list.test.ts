// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://tracker.example/" }
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { actsKey, notesKey } from '../../lib/core/view.ts';
import { ours } from '../../lib/page/world.ts';
import {
  aView,
  badges,
  CONTAINER,
  drawIssue,
  FakeBrowser,
  fakeTracker,
  frames,
  go,
  keyAt,
  setUp,
  startAt,
  tearDown,
} from './support.ts';

/** How the content script sees to lists: when it asks for their script, and from when to when that works. */

const lists = {
  listAt({ pathname }: URL) {
    if (/^\/(issues|pulls)$/.test(pathname)) return '';
    const [, owner, repo, kind, more] = pathname.split('/');
    return /^(issues|pulls)$/.test(kind ?? '') && !more
      ? `github:tracker.example/${owner}/${repo}#0`
      : undefined;
  },
};

/** Of each work begun, whether it goes on. */
const work: AbortSignal[] = [];
const going = () => work.map(({ aborted }) => !aborted);

function aBrowser(...about: ConstructorParameters<typeof FakeBrowser>): FakeBrowser {
  const browser = new FakeBrowser(...about);
  browser.answers.part = () => {
    Object.assign(ours.parts ?? {}, {
      list(_: unknown, _store: unknown, signal: AbortSignal) {
        work.push(signal);
      },
    });
    return { ok: true, value: null };
  };
  return browser;
}

const asked = (browser: FakeBrowser) => browser.named('part').length;
const open = (path: string, browser = aBrowser()) => {
  startAt(path, fakeTracker({ labels: ['checkout'] }), browser, lists);
  return browser;
};
const visit = async (path: string) => {
  go(path);
  document.body.append('.');
  await frames();
};

beforeEach(() => {
  setUp();
  work.length = 0;
});
afterEach(() => {
  tearDown();
});

describe('a list in a scope', () => {
  it('asks for its script once, also when one comes back to it', async () => {
    const browser = open('/acme/shop/issues');
    await frames();
    expect(browser.named('part')).toEqual([{ script: 'github-list' }]);
    expect(going()).toEqual([true]);
    drawIssue(7);
    await visit('/acme/shop/issues/7');
    expect(going()).toEqual([false]);
    expect(badges()).toHaveLength(1);
    await visit('/acme/shop/pulls');
    expect(going()).toEqual([false, true]);
    expect(badges()).toEqual([]);
    expect(asked(browser)).toBe(1);
    expect(browser.reads).toHaveLength(1);
  });

  it('asks for the counts of its groups where those are switched on, behind its own script', async () => {
    const browser = open('/acme/shop/issues', aBrowser(aView({ columnCounts: false })));
    await frames();
    expect(asked(browser)).toBe(1);
    browser.answers.part = () => {
      Object.assign(ours.parts ?? {}, { groups: () => undefined });
      return { ok: true, value: null };
    };
    browser.publish(aView({ columnCounts: true }));
    await frames();
    expect(browser.named('part')).toEqual([{ script: 'github-list' }, { script: 'github-groups' }]);
    expect(going()).toEqual([true]);
  });

  it('goes on while only what is asked of it changes', async () => {
    open('/acme/shop/issues');
    await frames();
    await visit('/acme/shop/issues?q=label%3Abug&page=2');
    expect(going()).toEqual([true]);
    await visit('/acme/shop/pulls?q=label%3Abug');
    expect(going()).toEqual([false, true]);
  });

  it('ends with the scope, and begins with it', async () => {
    const browser = open('/acme/shop/issues', aBrowser(aView({ scopes: [] })));
    await frames();
    expect(asked(browser)).toBe(0);
    browser.publish(aView());
    await frames();
    expect(going()).toEqual([true]);
    browser.publish(aView({ scopes: [] }));
    expect(going()).toEqual([false]);
  });

  it('ends with the extension', async () => {
    const browser = open('/acme/shop/issues');
    await frames();
    browser.alive = false;
    document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }));
    expect(going()).toEqual([false]);
  });
});

describe('no work', () => {
  it.each(['/acme/shop/wiki', '/acme/shop/issues/7', '/acme/other/issues'])('%s', async (path) => {
    const browser = open(path);
    drawIssue(7);
    await frames();
    expect(asked(browser)).toBe(0);
  });

  it('on a list that a quick person has left before the script came', async () => {
    const browser = aBrowser();
    const offer = browser.answers.part;
    browser.answers.part = () => {
      go('/acme/shop/wiki');
      dispatchEvent(new PopStateEvent('popstate'));
      return offer?.();
    };
    open('/acme/shop/issues', browser);
    await frames();
    expect(work).toEqual([]);
  });
});

describe('a list across repositories', () => {
  it('asks for the script where its host has a scope', async () => {
    const browser = open('/issues', aBrowser(aView({ scopes: ['github:tracker.example/else/*'] })));
    await frames();
    expect(asked(browser)).toBe(1);
  });

  it('is left alone where its host has none', async () => {
    const browser = open('/issues', aBrowser(aView({ scopes: ['github:elsewhere.example/a/b'] })));
    await frames();
    expect(asked(browser)).toBe(0);
  });
});

it('rows on an issue’s own page bring the script when they are there, and end with the page', async () => {
  const browser = open('/acme/shop/issues/7');
  drawIssue(7);
  await frames();
  expect(asked(browser)).toBe(0);
  document.body.insertAdjacentHTML('beforeend', '<ul id="rows"><li></li></ul>');
  await frames();
  expect(asked(browser)).toBe(1);
  expect(going()).toEqual([true]);
  document.querySelector('#rows')?.remove();
  await visit('/acme/shop/issues/8');
  expect(going()).toEqual([false]);
});

it('reads the acts of the list and of its issues at once', async () => {
  const browser = open('/acme/shop/issues');
  await frames();
  expect(browser.reads).toEqual([expect.arrayContaining([actsKey(CONTAINER), notesKey(CONTAINER)])]);
  expect(keyAt(7)).toContain(CONTAINER);
});

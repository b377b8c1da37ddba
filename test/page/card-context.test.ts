// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { actsKey, notesKey } from '../../lib/core/view.ts';
import type { CardContext, CardState } from '../../lib/page/card-context.ts';
import { offerCard } from '../../lib/page/offer-card.ts';
import { ours } from '../../lib/page/world.ts';
import {
  aView,
  badge,
  buttonOf,
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
} from './support.ts';

/** The card as its script would offer it; here it only notes what it was given. */
let cards: { context: CardContext; signal: AbortSignal }[];
let browser: FakeBrowser;

beforeEach(async () => {
  setUp();
  cards = [];
  browser = new FakeBrowser();
  browser.answers.card = () => {
    offerCard((context, signal) => cards.push({ context, signal }));
    return { ok: true, value: null };
  };
  drawIssue(7);
  start(fakeTracker({ labels: ['checkout'] }), browser);
  await frames();
});
afterEach(() => {
  delete ours.openCard;
  tearDown();
});

async function open(): Promise<CardContext> {
  browser.message({ plumbline: 1, name: 'open-card' });
  await frames();
  const context = cards.at(-1)?.context;
  if (!context) throw new Error('no card was opened');
  return context;
}

const expanded = () => buttonOf(badge())?.getAttribute('aria-expanded');

describe('opening', () => {
  it('injects the card once, and hands it the state of this issue', async () => {
    browser.stored.overview = { at: '', counts: {}, goals: { pay: { open: 3, done: 1 } }, seen: 4 };
    expect(browser.named('card')).toEqual([]);
    const context = await open();
    expect(context.badge).toBe(badge());
    expect(context.state()).toMatchObject({
      facts: { key: keyAt(7) },
      verdict: { state: 'focus' },
      view: { version: 1 },
      overview: { goals: { pay: { open: 3, done: 1 } } },
    });
    expect(expanded()).toBe('true');
    context.closed();
    await open();
    expect(browser.named('card')).toEqual([{}]);
    expect(cards).toHaveLength(2);
  });

  it('is done by messages of the extension only', async () => {
    for (const message of [null, 'open-card', { name: 'open-card' }, { plumbline: 1, name: 'other' }])
      browser.message(message);
    await frames();
    expect(browser.named('card')).toEqual([]);
  });

  it('is not done by a click that the page has made', async () => {
    buttonOf(badge())?.click();
    badge()?.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    await frames();
    expect(browser.named('card')).toEqual([]);
  });

  it('fails quietly when the card does not come', async () => {
    browser.answers.card = () => ({ ok: false, error: { code: 'bug', message: 'No.' } });
    browser.message({ plumbline: 1, name: 'open-card' });
    await frames();
    expect(cards).toEqual([]);
    expect(expanded()).toBe('false');
  });
});

it('closes when the badge is pressed again, and opens anew', async () => {
  await open();
  browser.message({ plumbline: 1, name: 'open-card' });
  await frames();
  expect(cards.map(({ signal }) => signal.aborted)).toEqual([true]);
  expect(expanded()).toBe('false');
  await open();
  expect(cards.map(({ signal }) => signal.aborted)).toEqual([true, false]);
  expect(expanded()).toBe('true');
});

describe('an open card', () => {
  it('is told every new verdict until it no longer listens', async () => {
    const context = await open();
    const states: CardState['verdict']['state'][] = [];
    const stop = context.subscribe(({ verdict }) => states.push(verdict.state));
    browser.publish(aView({ focus: [] }));
    stop();
    browser.publish(aView({ goals: [] }));
    expect(states).toEqual(['linked']);
    expect(context.state().verdict.state).toBe('idle');
  });

  it('stays over what was saved, and sees it', async () => {
    const context = await open();
    browser.store({
      [actsKey(CONTAINER)]: {
        links: {},
        dispositions: { [keyAt(7)]: { issue: keyAt(7), kind: 'upkeep' } },
        serves: {},
      },
    });
    expect(cards[0]?.signal.aborted).toBe(false);
    expect(context.state().verdict.state).toBe('upkeep');
    const note = { word: 'blocks focus', found: [] };
    browser.store({ [notesKey(CONTAINER)]: { notes: { [keyAt(7)]: note } } });
    expect(context.state().verdict).toMatchObject({ state: 'upkeep', note });
    browser.store({ [actsKey(CONTAINER)]: undefined });
    expect(context.state().verdict).toMatchObject({ state: 'focus', note });
  });

  it('gives the focus back when it has closed', async () => {
    const button = buttonOf(badge());
    const focus = vi.spyOn(button ?? document.body, 'focus');
    (await open()).closed();
    expect(focus).toHaveBeenCalledOnce();
    expect(expanded()).toBe('false');
  });

  it('ends with its visit', async () => {
    await open();
    go('/acme/shop/issues/8');
    dispatchEvent(new PopStateEvent('popstate'));
    expect(cards[0]?.signal.aborted).toBe(true);
    expect(expanded()).toBe('false');
  });
});

describe('saving', () => {
  const edit = { kind: 'link' as const, issue: keyAt(7), goal: 'find' };
  const saved = { ok: true, value: { undo: 'u1', words: 'done', savedAt: '2026-11-20T12:00:00Z' } };

  it('sends the edit under a new id', async () => {
    browser.answers.edit = () => saved;
    const context = await open();
    expect(await context.save(edit)).toEqual(saved);
    await context.save(edit);
    const [first, second] = browser.named('edit');
    expect(first).toEqual({ id: expect.stringMatching(/^[0-9a-f-]{32,36}$/), edit });
    expect(second?.id).not.toBe(first?.id);
  });

  it('sends the same edit once more when nobody answered', async () => {
    const answers = [undefined, saved];
    browser.answers.edit = () => answers.shift();
    expect(await (await open()).save(edit)).toEqual(saved);
    const [first, second] = browser.named('edit');
    expect(second).toEqual(first);
  });

  it.each([
    ['nothing', undefined],
    ['no reply of ours', { ok: true, value: { undo: 1 } }],
    ['a page of another kind', 'ok'],
  ])('says so when the answer is %s, twice', async (_, answer) => {
    browser.answers.edit = () => answer;
    const reply = await (await open()).save(edit);
    expect(reply).toMatchObject({ ok: false, error: { code: 'no-answer' } });
    expect(browser.named('edit')).toHaveLength(2);
  });

  it('hands on why an edit was refused, without a second try', async () => {
    const refused = { ok: false, error: { code: 'limit', message: 'Five active goals.', field: 'goal' } };
    browser.answers.undo = () => refused;
    expect(await (await open()).undo('u1')).toEqual(refused);
    expect(browser.named('undo')).toEqual([{ id: 'u1' }]);
  });

  it('names the next step when the extension was updated meanwhile', async () => {
    const context = await open();
    browser.alive = false;
    expect(await context.save(edit)).toMatchObject({ ok: false, error: { code: 'gone' } });
  });
});

describe('reading now', () => {
  it('reads the page, and asks the tracker again for what is still unread', async () => {
    const tracker = fakeTracker();
    delete tracker.facts.labels;
    const { answers } = browser;
    browser = new FakeBrowser();
    Object.assign(browser.answers, answers);
    start(tracker, browser);
    await frames(10);
    const context = await open();
    browser.answers.seen = () => ({ ok: true, value: { labels: ['search'] } });
    const forget = vi.fn();
    tracker.forget = forget;
    await context.readNow();
    expect(forget).toHaveBeenCalledWith(keyAt(7));
    expect(browser.named('seen').map(({ state }) => state)).toEqual(['out-of-scope', 'unknown', 'unknown']);
    expect(badge()?.dataset.goal).toBe('find');
  });
});

describe('other pages', () => {
  it('are opened by the background', async () => {
    (await open()).openPage('triage', 'issue=x');
    await frames();
    expect(browser.named('open')).toEqual([{ page: 'triage', hash: 'issue=x' }]);
  });
});

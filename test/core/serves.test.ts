import { describe, expect, it } from 'vitest';
import type { IssueFacts } from '../../lib/core/facts.ts';
import { publishedView } from '../../lib/core/publish.ts';
import { servesByContainer } from '../../lib/core/serves.ts';
import type { Sighting } from '../../lib/core/sighting.ts';
import { NO_ACTS } from '../../lib/core/view.ts';
import { EMPTY, goal, NOW } from './records.ts';

const SHOP = 'github:github.com/acme/shop';
const settings = { ...EMPTY.settings, scopes: [SHOP], exempt: [] };
const goals = [goal('a', 1, { rules: ['label:a'] }), goal('b', 2, { rules: ['label:b'] })];
const { view } = publishedView({ ...EMPTY, settings, goals }, NOW, false);

function seen(number: number, more: Partial<IssueFacts>): Sighting {
  const key = `${SHOP}#${number}`;
  const none = { title: '', labels: [], parent: null, closes: [], blocks: [] };
  const facts: IssueFacts = {
    key,
    kind: 'issue',
    state: 'open',
    ...none,
    readAt: NOW.at,
    source: 'page',
    ...more,
  };
  return { key, container: SHOP, facts, seenAt: NOW.at };
}

/** What the shop's issues hang from, by number. */
function serves(sightings: Sighting[], acts = NO_ACTS) {
  const ofShop = servesByContainer(sightings, view, acts, NOW).get(SHOP) ?? {};
  return Object.fromEntries(Object.entries(ofShop).map(([key, ids]) => [key.replace(SHOP, ''), ids]));
}

describe('servesByContainer', () => {
  it('gives nothing where nothing hangs from anything', () => {
    expect(servesByContainer([seen(1, { labels: ['a'] })], view, NO_ACTS, NOW).size).toBe(0);
  });

  it('passes goals on along several steps', () => {
    const chain = [
      seen(1, { labels: ['a', 'b'] }),
      seen(2, { parent: { key: `${SHOP}#1`, parent: null } }),
      seen(3, { kind: 'pull', closes: [{ key: `${SHOP}#2` }] }),
      seen(4, { kind: 'pull', closes: [{ key: `${SHOP}#3` }] }),
    ];
    expect(serves(chain)).toEqual({ '#1': ['a', 'b'], '#2': ['a', 'b'], '#3': ['a', 'b'] });
  });

  it('comes to an end where issues hang from each other', () => {
    const circle = [
      seen(1, { closes: [{ key: `${SHOP}#2` }] }),
      seen(2, { closes: [{ key: `${SHOP}#1` }] }),
      seen(3, { closes: [{ key: `${SHOP}#3` }] }),
    ];
    expect(serves(circle)).toEqual({});
    const oneServes = [seen(1, { labels: ['a'], closes: [{ key: `${SHOP}#2` }] }), ...circle.slice(1)];
    expect(serves(oneServes)).toEqual({ '#1': ['a'], '#2': ['a'] });
  });

  it('leaves out what was never seen or is not known well enough', () => {
    const { labels: _, ...unread } = seen(1, {}).facts;
    const sightings = [
      { ...seen(1, {}), facts: unread },
      seen(2, { parent: { key: `${SHOP}#1`, parent: null } }),
      seen(3, { parent: { key: `${SHOP}#99`, parent: null } }),
      seen(4, { parent: { key: 'github:github.com/other/repo#1', parent: null } }),
    ];
    expect(serves(sightings)).toEqual({});
  });

  it('knows a linked issue that was never seen', () => {
    const parent = `${SHOP}#99`;
    const acts = { ...NO_ACTS, links: { [parent]: [{ issue: parent, goal: 'b' }] } };
    expect(serves([seen(3, { parent: { key: parent, parent: null } })], acts)).toEqual({ '#99': ['b'] });
  });
});

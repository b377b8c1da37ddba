import { describe, expect, it } from 'vitest';
import type { IssueFacts } from '../../lib/core/facts.ts';
import { readWords } from '../../lib/core/note-words.ts';
import { notesByContainer } from '../../lib/core/notes-by-container.ts';
import { publishedView } from '../../lib/core/publish.ts';
import { compileView } from '../../lib/core/rules/compile.ts';
import { servesByContainer } from '../../lib/core/serves.ts';
import type { Sighting } from '../../lib/core/sighting.ts';
import { judge } from '../../lib/core/verdict.ts';
import { NO_ACTS } from '../../lib/core/view.ts';
import { EMPTY, goal, NOW } from './records.ts';
import { seen as plain } from './sightings.ts';

const SHOP = 'github:github.com/acme/shop';
const JIRA = 'jira:acme.atlassian.net/';
const scopes = [SHOP, `${JIRA}SHOP`];
const settings = { ...EMPTY.settings, scopes, exempt: [], noInheritance: [...scopes] };
const goals = [goal('a', 1, { rules: ['label:a'] }), goal('b', 2, { rules: ['label:b'] })];
const focuses = [{ week: '2026-W47', goal: 'a' }];

const LATER = '2026-11-21T10:50:00.000Z';
const none = { labels: [], parent: null, closes: [], blocks: [], blockedBy: [], assignees: ['dana'] };

/** An issue of acme/shop by its number, or of Jira by its short key; read whole and started unless said otherwise. */
function seen(issue: number | string, more: Partial<IssueFacts> = {}): Sighting {
  if (typeof issue === 'number') return withReading(plain(issue, { ...none, title: '', ...more }), more);
  const progress = { statusCategory: 'progress' as const, status: 'Doing' };
  const { state: _, ...sighting } = plain(`${JIRA}${issue}`, {
    ...none,
    ...progress,
    title: '',
    ...more,
  }).facts;
  return withReading({ ...plain(`${JIRA}${issue}`), facts: sighting }, more);
}

/** The helper sets when and how it was read. */
function withReading(sighting: Sighting, { readAt, source }: Partial<IssueFacts>): Sighting {
  const read = { ...(readAt && { readAt }), ...(source && { source }) };
  return { ...sighting, facts: { ...sighting.facts, ...read } };
}

/** Notes by short key. */
function notes(sightings: Sighting[], more: Partial<typeof settings> = {}) {
  const { view } = publishedView(
    { ...EMPTY, settings: { ...settings, ...more }, goals, focuses },
    NOW,
    false,
  );
  const acts = { ...NO_ACTS, serves: {} };
  for (const serves of servesByContainer(sightings, view, acts, NOW).values())
    Object.assign(acts.serves, serves);
  const compiled = compileView(view, acts, NOW);
  const all = notesByContainer(sightings, { scopes: view.scopes, judge: (facts) => judge(facts, compiled) });
  return Object.fromEntries(
    [...all.values()].flatMap((of) =>
      Object.entries(of).map(([key, note]) => [key.replace(SHOP, '').replace(JIRA, ''), note] as const),
    ),
  );
}
const words = (...given: Parameters<typeof notes>) =>
  Object.fromEntries(Object.entries(notes(...given)).map(([key, { word }]) => [key, word]));

const key = (number: number) => ({ key: `${SHOP}#${number}` });

describe('what blocks the focus', () => {
  const focus = seen(1, { labels: ['a'], blockedBy: [key(2)] });

  it('says it on both sides', () => {
    expect(words([focus, seen(2)])).toEqual({ '#1': 'waits on unlinked', '#2': 'blocks focus' });
  });

  it('knows it from either side', () => {
    const sightings = [seen(1, { labels: ['a'] }), seen(2, { blocks: [{ ...key(1), state: 'open' }] })];
    expect(words(sightings)).toEqual({ '#1': 'waits on unlinked', '#2': 'blocks focus' });
  });

  it('says nothing where the blocker is of the focus itself, or inherits it', () => {
    expect(words([focus, seen(2, { labels: ['a'] })])).toEqual({});
    expect(words([focus, seen(2, { blocks: [key(1)] })], { noInheritance: [] })).toEqual({});
  });

  it('says that a blocker of another goal blocks the focus, which then waits on nothing unlinked', () => {
    expect(words([focus, seen(2, { labels: ['b'] })])).toEqual({ '#2': 'blocks focus' });
  });

  it('is at an end with either issue', () => {
    const closed = { state: 'closed' as const };
    expect(words([focus, seen(2, closed)])).toEqual({});
    expect(words([seen(1, { ...focus.facts, ...closed }), seen(2)])).toEqual({});
  });

  it('believes what was read last of the blocker', () => {
    const told = (state: 'open' | 'closed', readAt: string) =>
      seen(1, { labels: ['a'], blockedBy: [{ ...key(2), state }], readAt });
    const row = { readAt: LATER, source: 'row' };
    expect(words([told('closed', LATER), seen(2)])['#1']).toBeUndefined();
    expect(words([told('closed', NOW.at), seen(2, row)])['#1']).toBe('waits on unlinked');
    expect(words([told('open', NOW.at), seen(2, { ...row, state: 'closed' })])['#1']).toBeUndefined();
  });

  it('says nothing of a blocker that was never seen, or of which too little was read', () => {
    expect(words([focus])).toEqual({});
    const { labels: _, ...facts } = seen(2).facts;
    expect(words([focus, { ...seen(2), facts }])).toEqual({ '#2': 'blocks focus' });
  });

  it('does not believe an older reading against a newer one of the whole other issue', () => {
    expect(words([focus, seen(2, { readAt: LATER })])).toEqual({});
    expect(words([focus, seen(2, { readAt: LATER, source: 'row' })])).toEqual({
      '#1': 'waits on unlinked',
      '#2': 'blocks focus',
    });
  });

  it('needs a focus', () => {
    const all = seen(1, { labels: ['b'], blockedBy: [key(2)] });
    expect(words([all, seen(2)])).toEqual({});
  });
});

describe('the same work in the other tracker', () => {
  const closed = { state: 'closed' as const };

  it('is told on both sides, and marked where only one is done', () => {
    const found = notes([seen(7, { title: 'SHOP-9: Retry', ...closed }), seen('SHOP-9', { title: 'Retry' })]);
    expect(found['#7']).toMatchObject({
      word: 'SHOP-9 in progress',
      found: [{ is: 'twin-differs', here: { state: 'closed' }, others: [{ state: 'in progress' }] }],
    });
    expect(found['SHOP-9']).toMatchObject({
      word: 'shop#7 closed',
      found: [{ is: 'twin-differs', here: { state: 'in progress' }, others: [{ state: 'closed' }] }],
    });
    expect(found['#7']?.name).toBe(`Closed here, SHOP-9 in progress, ${readWords(NOW.at)}`);
  });

  it('has no word where both agree, and both states all the same', () => {
    const found = notes([seen(7, { title: '[SHOP-9] Retry' }), seen('SHOP-9')]);
    expect(found['#7']).toEqual({
      found: [
        {
          is: 'twin',
          here: expect.objectContaining({ key: `${SHOP}#7`, state: 'open' }),
          others: [
            {
              key: `${JIRA}SHOP-9`,
              url: 'https://acme.atlassian.net/browse/SHOP-9',
              state: 'in progress',
              readAt: NOW.at,
            },
          ],
        },
      ],
    });
  });

  it.each([
    ['acme/shop#7 again'],
    ['See https://github.com/Acme/Shop/issues/7'],
    ['https://github.com/acme/shop/pull/7/files'],
  ])('is named by a Jira summary: %s', (title) => {
    expect(Object.keys(notes([seen(7), seen('SHOP-9', { title })]))).toEqual(['#7', 'SHOP-9']);
  });

  it('is named by a body or a branch that names one issue only', () => {
    const mentioning = (...mentions: string[]) =>
      Object.keys(notes([seen(7, { mentions }), seen('SHOP-9'), seen('SHOP-10')]));
    expect(mentioning('SHOP-9')).toEqual(['#7', 'SHOP-9']);
    expect(mentioning('UTF-8', 'SHOP-9', 'SHOP-9')).toEqual(['#7', 'SHOP-9']);
    expect(mentioning('SHOP-9', 'SHOP-10')).toEqual([]);
  });

  it('believes the title before the body', () => {
    const named = notes([
      seen(7, { title: 'SHOP-9', mentions: ['SHOP-10'] }),
      seen('SHOP-9'),
      seen('SHOP-10'),
    ]);
    expect(Object.keys(named)).toEqual(['#7', 'SHOP-9']);
  });

  it.each(['UTF-8 names', 'COVID-19', 'SHOP-8', 'shop-9', 'XSHOP-9', 'SHOP-90', 'SHOP-09'])(
    'is not what only looks like it: %s',
    (title) => expect(notes([seen(7, { title }), seen('SHOP-9'), seen('OPS-8')])).toEqual({}),
  );

  it('is not in a project outside of the scopes, though it was seen once', () => {
    expect(notes([seen(7, { title: 'OPS-8' }), seen('OPS-8')])).toEqual({});
    expect(
      Object.keys(notes([seen(7, { title: 'OPS-8' }), seen('OPS-8')], { scopes: [SHOP, `${JIRA}*`] })),
    ).toEqual(['#7', 'OPS-8']);
  });

  it('is nothing where it may be on either of two hosts', () => {
    const other = 'jira:jira.acme.example/SHOP-9';
    const both = [seen(7, { title: 'SHOP-9' }), seen('SHOP-9'), plain(other)];
    expect(notes(both, { scopes: [...scopes, 'jira:jira.acme.example/*'] })).toEqual({});
    expect(Object.keys(notes(both))).toEqual(['#7', 'SHOP-9']);
  });

  it('is nothing to be marked where a state was not read', () => {
    const { statusCategory: _, ...facts } = seen('SHOP-9').facts;
    const found = notes([seen(7, { title: 'SHOP-9', ...closed }), { ...seen('SHOP-9'), facts }]);
    expect(found['#7']?.word).toBeUndefined();
    expect(found['#7']?.found).toMatchObject([{ is: 'twin', others: [{ state: 'Doing' }] }]);
  });

  describe('a pull request', () => {
    const apart = (state: IssueFacts['state'], statusCategory: IssueFacts['statusCategory']) => {
      const pull = seen(7, { title: 'SHOP-9', kind: 'pull', ...(state && { state }) });
      return words([pull, seen('SHOP-9', { ...(statusCategory && { statusCategory }) })])['#7'];
    };

    it('may be merged while its issue goes on, but not before it began', () => {
      expect(apart('merged', 'progress')).toBeUndefined();
      expect(apart('merged', 'todo')).toBe('SHOP-9 to do');
    });

    it('that was closed says nothing, one that is open differs from an issue that is done', () => {
      expect(apart('closed', 'progress')).toBeUndefined();
      expect(apart('open', 'done')).toBe('SHOP-9 done');
      expect(apart('draft', 'progress')).toBeUndefined();
    });
  });
});

describe('parents and children', () => {
  const open = { state: 'open' as const };
  const closed = { state: 'closed' as const };
  const child = (number: number, state = open.state as 'open' | 'closed') => ({ ...key(number), state });

  it('says it of a parent that is done and of its open children', () => {
    const parent = seen(1, { ...closed, subIssues: [child(2), child(3, 'closed'), child(4)] });
    expect(words([parent, seen(2), seen(4, { parent: { ...key(1), parent: null } })])).toEqual({
      '#1': '2 children open',
      '#2': 'parent closed',
      '#4': 'parent closed',
    });
  });

  it('knows children that only name their parent', () => {
    const epic = { key: `${JIRA}SHOP-1`, parent: null };
    const sightings = [seen('SHOP-1', { statusCategory: 'done' }), seen('SHOP-2', { parent: epic })];
    expect(words(sightings)).toEqual({ 'SHOP-1': '1 child open', 'SHOP-2': 'parent done' });
  });

  it('says it of a parent whose children are all done', () => {
    const parent = (...children: ReturnType<typeof child>[]) => seen(1, { ...open, subIssues: children });
    expect(words([parent(child(2, 'closed'), child(3, 'closed'))])).toEqual({ '#1': 'children done' });
    expect(words([parent(child(2, 'closed'), child(3))])).toEqual({});
    expect(words([parent()])).toEqual({});
  });

  it('needs the list of all children for that', () => {
    const done = seen(2, { ...closed, parent: { ...key(1), parent: null } });
    expect(words([seen(1), done])).toEqual({});
    // Listed, but one was opened again since.
    const parent = seen(1, { subIssues: [child(2, 'closed')] });
    expect(words([parent, seen(2, { readAt: LATER })])).toEqual({});
  });

  it('counts a child outside of the scopes without naming it', () => {
    const away = { key: 'github:github.com/other/repo#1', state: 'open' as const };
    expect(words([seen(1, { ...open, subIssues: [child(2, 'closed'), away] })])).toEqual({});
    expect(words([seen(1, { ...closed, subIssues: [away] })])).toEqual({});
  });

  it('names five of many', () => {
    const children = [2, 3, 4, 5, 6, 7, 8].map((number) => child(number));
    const note = notes([seen(1, { ...closed, subIssues: children })])['#1'];
    expect(note?.word).toBe('7 children open');
    expect(note?.found[0]).toMatchObject({ others: { length: 5 }, more: 2 });
    expect(note?.name).toMatch(/^Closed, but 7 children are open: .*; and 2 more$/);
  });
});

it('says all that is found, the first as its word', () => {
  const sightings = [
    seen(1, { labels: ['a'], blockedBy: [key(2)] }),
    seen(2, { title: 'SHOP-9' }),
    seen('SHOP-9', { statusCategory: 'done' }),
  ];
  const note = notes(sightings)['#2'];
  expect(note?.word).toBe('blocks focus');
  expect(note?.name).toMatch(
    /^Blocks this week’s focus: acme\/shop#1 open, read .*\. Open here, SHOP-9 done, read .*$/,
  );
});

it('says nothing of an issue that names itself, of one outside of the scopes, and of nothing', () => {
  expect(notes([])).toEqual({});
  expect(notes([seen(1, { blocks: [key(1)], blockedBy: [key(1)], subIssues: [key(1)] })])).toEqual({});
  expect(
    notes([seen(1, { labels: ['a'], blockedBy: [key(2)] }), seen(2)], { scopes: [`${JIRA}SHOP`] }),
  ).toEqual({});
});

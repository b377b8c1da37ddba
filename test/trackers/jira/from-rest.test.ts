import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Asked, issuesOf } from '../../../lib/trackers/jira/answers.ts';
import { factsOf } from '../../../lib/trackers/jira/from-rest.ts';
import { moment } from '../../../lib/trackers/jira/maps.ts';

const HOST = 'acme.atlassian.net';
const key = (short: string) => `jira:${HOST}/${short}`;
const CLOUD: Asked = { host: HOST, flavour: 'jira-cloud', fields: 'all', readAt: '2026-11-21T10:00:00.000Z' };
const DC: Asked = { ...CLOUD, flavour: 'jira-dc' };
const read = (fields: Record<string, unknown>, asked = CLOUD, more: Record<string, unknown> = {}) =>
  issuesOf({ key: 'SHOP-9', fields, ...more }, asked)[0] ?? null;

const FULL = {
  summary: ' Retry  failed payments ',
  issuetype: { name: 'Story', hierarchyLevel: 0, subtask: false },
  status: { name: 'In Review', statusCategory: { key: 'indeterminate' } },
  labels: ['checkout', 'payments'],
  components: [{ name: 'Bank' }, { id: '2' }],
  fixVersions: [{ name: '2.0' }],
  assignee: { displayName: 'Dana Reed', accountType: 'atlassian' },
  reporter: { displayName: 'Mira Stone' },
  creator: { displayName: 'Automation for Jira', accountType: 'app' },
  parent: { key: 'SHOP-12', fields: { summary: 'Checkout', issuetype: { name: 'Epic', hierarchyLevel: 1 } } },
  subtasks: [
    { key: 'SHOP-31', fields: { summary: 'Ask', status: { statusCategory: { key: 'done' } } } },
    { id: 1 },
  ],
  issuelinks: [],
  priority: { name: 'High' },
  resolution: null,
  duedate: '2026-12-01',
  created: '2026-11-02T09:12:00.000+0100',
  updated: '2026-11-20T16:40:00.000+0100',
  project: { key: 'SHOP', name: 'Shop' },
};

describe('factsOf', () => {
  it('reads every field of an issue', () => {
    expect(read(FULL)).toEqual({
      key: key('SHOP-9'),
      kind: 'issue',
      readAt: CLOUD.readAt,
      source: 'rest',
      title: 'Retry failed payments',
      type: 'Story',
      status: 'In Review',
      statusCategory: 'progress',
      labels: ['checkout', 'payments'],
      components: ['Bank'],
      fixVersions: ['2.0'],
      sprints: [],
      assignees: ['Dana Reed'],
      author: { name: 'Automation for Jira', bot: true },
      reporter: 'Mira Stone',
      parent: { key: key('SHOP-12'), title: 'Checkout', type: 'Epic' },
      subIssues: [{ key: key('SHOP-31'), title: 'Ask', state: 'closed' }],
      links: [],
      blockedBy: [],
      blocks: [],
      priority: 'High',
      resolution: null,
      dueDate: '2026-12-01',
      created: '2026-11-02T08:12:00.000Z',
      updated: '2026-11-20T15:40:00.000Z',
      projects: [{ title: 'Shop', key: 'SHOP' }],
      pulls: [],
      closes: [],
      milestone: null,
    });
  });

  it('knows a field that was asked for and left out to be empty, any other to be unread', () => {
    const asked = {
      ...CLOUD,
      fields: ['summary', 'labels', 'assignee', 'parent', 'creator', 'duedate', 'status'],
    };
    const facts = read({ summary: 'x' }, asked);
    expect(facts).toMatchObject({ labels: [], assignees: [], parent: null, author: null, dueDate: null });
    for (const unread of [
      'status',
      'statusCategory',
      'type',
      'components',
      'sprints',
      'links',
      'subIssues',
      'priority',
    ])
      expect(facts).not.toHaveProperty(unread);
  });

  it('takes what stands there though it was not asked for', () => {
    expect(read({ labels: [], priority: null }, { ...CLOUD, fields: [] })).toMatchObject({
      labels: [],
      priority: null,
    });
  });

  it.each([
    ['new', 'todo'],
    ['indeterminate', 'progress'],
    ['done', 'done'],
    ['undefined', undefined],
    [7, undefined],
  ])('status category %s is %s', (category, ours) => {
    expect(read({ status: { name: 'x', statusCategory: { key: category } } })?.statusCategory).toBe(ours);
  });

  it('leaves unread what stands there in a form it does not know', () => {
    const facts = read({ assignee: { accountId: '1' }, labels: 'checkout', priority: 3, duedate: {} });
    for (const unread of ['assignees', 'labels', 'priority', 'dueDate'])
      expect(facts).not.toHaveProperty(unread);
  });

  it('leaves an epic’s children unread: they are no subtasks', () => {
    expect(read({ issuetype: { name: 'Epic', hierarchyLevel: 1 }, subtasks: [] })).not.toHaveProperty(
      'subIssues',
    );
    expect(read({ issuetype: { name: 'Epic' }, subtasks: [] })).not.toHaveProperty('subIssues');
    expect(read({ issuetype: { name: 'Story' }, subtasks: [] })).toHaveProperty('subIssues', []);
  });

  it.each([
    null,
    7,
    'text',
    [],
    {},
    { key: 'SHOP-9' },
    { key: 'P-1', fields: {} },
    { key: 'SHOP-9', fields: [] },
  ])('%j is no issue', (answer) => {
    expect(factsOf(answer, HOST)).toBeNull();
    expect(issuesOf([answer], CLOUD)).toEqual([]);
  });

  it('never throws, and states no field as undefined', () => {
    const anything = fc.dictionary(
      fc.constantFrom(...Object.keys(FULL), 'customfield_1', 'epic'),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(anything, fc.option(fc.jsonValue()), (fields, schema) => {
        const facts = read(fields, DC, { schema });
        expect(Object.values(facts ?? {})).not.toContain(undefined);
      }),
    );
  });
});

describe('links', () => {
  const link = (
    type: Record<string, string>,
    direction: 'inward' | 'outward',
    other: string,
    category = 'new',
  ) => ({
    type,
    [`${direction}Issue`]: {
      key: other,
      fields: { summary: other, status: { statusCategory: { key: category } } },
    },
  });
  const BLOCKS = { name: 'Blocks', inward: 'is blocked by', outward: 'blocks' };

  it('tell what blocks and what is blocked, open or closed', () => {
    const facts = read({
      issuelinks: [
        link(BLOCKS, 'inward', 'SHOP-1', 'done'),
        link(BLOCKS, 'outward', 'SHOP-2'),
        link({ name: 'Duplicate', inward: 'is duplicated by', outward: 'duplicates' }, 'inward', 'SHOP-3'),
        { type: BLOCKS, id: '1' },
      ],
    });
    expect(facts?.blockedBy).toEqual([{ key: key('SHOP-1'), title: 'SHOP-1', state: 'closed' }]);
    expect(facts?.blocks).toEqual([{ key: key('SHOP-2'), title: 'SHOP-2', state: 'open' }]);
    expect(facts?.links).toEqual([
      { type: 'Blocks', direction: 'inward', text: 'is blocked by', key: key('SHOP-1') },
      { type: 'Blocks', direction: 'outward', text: 'blocks', key: key('SHOP-2') },
      { type: 'Duplicate', direction: 'inward', text: 'is duplicated by', key: key('SHOP-3') },
    ]);
  });

  it('go by their words where a site turned them round, by their type where it translated them', () => {
    const turned = { name: 'Hindernis', inward: 'blocks', outward: 'is blocked by' };
    const translated = { name: 'Blocks', inward: 'wird blockiert von', outward: 'blockiert' };
    const facts = read({
      issuelinks: [
        link(turned, 'inward', 'SHOP-1'),
        link(translated, 'inward', 'SHOP-2'),
        link(translated, 'outward', 'SHOP-3'),
      ],
    });
    expect(facts?.blocks?.map((it) => it.key)).toEqual([key('SHOP-1'), key('SHOP-3')]);
    expect(facts?.blockedBy?.map((it) => it.key)).toEqual([key('SHOP-2')]);
  });
});

describe('parent', () => {
  const EPIC = { schema: { customfield_1: { custom: 'com.pyxis.greenhopper.jira:gh-epic-link' } } };
  const PLAN = { schema: { customfield_1: { custom: 'com.atlassian.jpo:jpo-custom-field-parent' } } };

  it('is the field of that name before any epic', () => {
    expect(read({ ...FULL, customfield_1: 'SHOP-40' }, DC, EPIC)?.parent?.key).toBe(key('SHOP-12'));
  });

  it('is the epic link or parent link that the schema names', () => {
    expect(read({ customfield_1: 'SHOP-40' }, DC, EPIC)?.parent).toEqual({ key: key('SHOP-40') });
    expect(read({ customfield_1: { data: { key: 'INIT-4' } } }, DC, PLAN)?.parent).toEqual({
      key: key('INIT-4'),
    });
    expect(read({ customfield_1: null }, DC, EPIC)).toHaveProperty('parent', null);
    expect(read({ customfield_2: 'SHOP-40' }, DC, EPIC)).toHaveProperty('parent', null);
  });

  it('is unread where a custom field without a name may be the epic link', () => {
    expect(read({ customfield_1: 'SHOP-40' }, DC)).not.toHaveProperty('parent');
    expect(read({ customfield_1: 'a text' }, DC)).toHaveProperty('parent', null);
  });

  it('is unread on Data Center when custom fields were not asked for', () => {
    expect(read({}, { ...DC, fields: ['parent'] })).not.toHaveProperty('parent');
    expect(read({}, { ...CLOUD, fields: ['parent'] })).toHaveProperty('parent', null);
  });

  it('is the epic of the board API', () => {
    expect(read({ epic: { key: 'AR-37', name: 'Moderation' } }, { ...DC, fields: [] })?.parent?.key).toBe(
      key('AR-37'),
    );
  });
});

describe('sprints', () => {
  const print = (name: string, rest = ',goal=,startDate=<null>') =>
    `com.atlassian.greenhopper.service.sprint.Sprint@1a[id=1,rapidViewId=2,state=ACTIVE,name=${name}${rest},sequence=2]`;

  it.each([
    ['objects of Cloud', [{ id: 1, name: 'Sprint 7', state: 'active', boardId: 3 }], ['Sprint 7']],
    ['print-outs of Data Center', [print('Sprint 7'), print('One, two')], ['Sprint 7', 'One, two']],
    ['a sprint twice', [print('S'), print('S')], ['S']],
    ['options of a select', [{ id: '1', value: 'A' }], []],
    ['a team with a name', { id: '1', name: 'Brio' }, []],
    ['nothing', null, []],
  ])('of %s', (_name, value, names) => {
    expect(read({ customfield_10020: value })?.sprints).toEqual(names);
  });

  it('of the board API, open and closed', () => {
    const fields = {
      sprint: { name: 'S2', state: 'active' },
      closedSprints: [{ name: 'S1', state: 'closed' }],
    };
    expect(read(fields, { ...CLOUD, fields: [] })?.sprints).toEqual(['S2', 'S1']);
  });

  it('are unread when custom fields were not asked for', () => {
    expect(read({}, { ...CLOUD, fields: ['summary'] })).not.toHaveProperty('sprints');
  });
});

describe('moment', () => {
  it.each([
    ['2025-10-22T19:32:28.000+0000', '2025-10-22T19:32:28.000Z'],
    ['2015-09-03T17:07:14+0300', '2015-09-03T14:07:14.000Z'],
    ['2026-11-02T09:12:00.000-07:00', '2026-11-02T16:12:00.000Z'],
    ['yesterday', undefined],
    ['', undefined],
    [null, undefined],
  ])('%s is %s', (written, iso) => expect(moment(written)).toBe(iso));
});

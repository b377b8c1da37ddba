import { expect, test } from '@playwright/test';
import type { PlumblineFile } from '../../lib/core/file.ts';
import { type Site, startSite } from '../tools/site.ts';
import { type Device, devicesOf, type Opened } from './support/device.ts';
import { choose } from './support/file.ts';

/**
 * Three devices of one person over Chromium's real sync. They run one after the other, as that sync does without a
 * server: what one of them does while it is not signed in, the others cannot know.
 */

const HOST = 'github.com';
const [WEEK, NEXT_WEEK] = ['2026-W47', '2026-W48'];
const issue = (number: number) => `github:${HOST}/acme/shop#${number}`;
const scope = (name: string) => `github:${HOST}/acme/${name}`;

type Seen = { file: PlumblineFile; conflicts: unknown[]; mailbox: Record<string, unknown> };

/** What a device showed at the end of each time it was open. */
const seen: Record<string, Seen> = {};
let site: Site;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  site = await startSite([HOST]);
  const device = devicesOf(site, [HOST]);
  const [desk, laptop, third] = [device('desk'), device('laptop'), device('third')];

  await during(desk, 'on', 'desk, first', async ({ edit }) => {
    for (const title of ['Fields', 'Same', 'Retire'])
      await edit({ kind: 'goal', goal: { title, rules: [] } });
    await edit({ kind: 'settings', patch: { scopes: [scope('desk')] } });
    for (const n of [1, 2]) await edit({ kind: 'link', issue: issue(n), goal: 'fields' });
    for (const week of [WEEK, NEXT_WEEK]) await edit({ kind: 'focus', focus: { week, goal: 'same' } });
  });
  await during(laptop, 'off', 'laptop, never signed in', async ({ edit }) => {
    await edit({ kind: 'goal', goal: { title: 'Signed out', rules: [] } });
    await edit({ kind: 'settings', patch: { scopes: [scope('laptop')] } });
    await edit({
      kind: 'dispose',
      issues: [issue(10)],
      disposition: { kind: 'parked', reason: 'signed out' },
    });
  });
  await during(laptop, 'on', 'laptop, signed in', () => Promise.resolve());
  await during(desk, 'on', 'desk, changed', async ({ edit }) => {
    await edit({ kind: 'goal', goal: { id: 'fields', title: 'Fields', rules: [], owner: 'dana' } });
    await edit({ kind: 'goal', goal: { id: 'same', title: 'Same, from the desk', rules: [] } });
    await edit({ kind: 'goal-state', goal: 'retire', state: 'retired' });
    await edit({ kind: 'clear', issue: issue(1) });
    await edit({ kind: 'link', issue: issue(2), goal: 'fields', reason: 'from the desk' });
    await edit({ kind: 'no-focus', week: WEEK });
    await edit({ kind: 'focus', focus: { week: NEXT_WEEK, goal: 'same', slice: 'from the desk' } });
  });
  await during(laptop, 'off', 'laptop, sync off', async ({ edit }) => {
    await edit({ kind: 'goal', goal: { id: 'fields', title: 'Fields', rules: [], outcome: 'Faster' } });
    await edit({ kind: 'goal', goal: { id: 'same', title: 'Same, from the laptop', rules: [] } });
    await edit({ kind: 'goal', goal: { id: 'retire', title: 'Retire, renamed', rules: [] } });
    await edit({ kind: 'link', issue: issue(1), goal: 'fields', reason: 'from the laptop' });
    await edit({ kind: 'clear', issue: issue(2) });
    await edit({ kind: 'focus', focus: { week: WEEK, goal: 'same', slice: 'from the laptop' } });
    await edit({ kind: 'no-focus', week: NEXT_WEEK });
    await edit({ kind: 'dispose', issues: [issue(11)], disposition: { kind: 'upkeep' } });
  });
  await during(laptop, 'on', 'laptop, sync on again', () => Promise.resolve());
  await during(desk, 'on', 'desk, again', () => Promise.resolve());

  await during(third, 'off', 'third, by file', async ({ page, edit }) => {
    await choose(page, JSON.stringify(byHand(seen['desk, again']?.file)));
    await page.getByTestId('import-apply').click();
    await expect(page.getByTestId('import-apply')).toHaveCount(0);
    await edit({ kind: 'dispose', issues: [issue(12)], disposition: { kind: 'parked' } });
  });
  for (const [name, one] of Object.entries({ third, desk, laptop }))
    await during(one, 'on', `${name}, last`, () => Promise.resolve());
});
test.afterAll(() => site?.close());

async function during(
  device: Device,
  sync: 'on' | 'off',
  what: string,
  work: (opened: Opened) => Promise<void>,
) {
  const opened = await device.open(sync);
  // What came in is taken in before a person begins.
  if (sync === 'on') await opened.sent();
  await work(opened);
  if (sync === 'on') await opened.sent();
  const { conflicts = [] } = await opened.rows();
  seen[what] = { file: await opened.exported(), conflicts, mailbox: await opened.mailbox() };
  await opened.close();
}

/** As a person changes an export: another title, and one issue more. */
function byHand(file: PlumblineFile | undefined): PlumblineFile {
  const goals = (file?.goals ?? []).map(({ updated, ...goal }) =>
    goal.id === 'signed-out'
      ? { ...goal, title: 'Signed out, by hand' }
      : { ...goal, ...(updated && { updated }) },
  );
  return {
    format: 'plumbline',
    version: 1,
    ...file,
    goals,
    links: [...(file?.links ?? []), { issue: issue(20), goal: 'same' }],
  };
}

function shown(what: string): Seen {
  const found = seen[what];
  if (!found) throw new Error(`${what} was never open.`);
  return found;
}
const goalOf = (what: string, id: string) => shown(what).file.goals?.find((goal) => goal.id === id);
const LAST = ['third, last', 'desk, last', 'laptop, last'];

test('fault 30: what was done before sync began stands beside what the other device had', () => {
  for (const what of ['laptop, signed in', 'desk, changed']) {
    const { file } = shown(what);
    expect(file.goals?.map(({ id }) => id).sort()).toEqual(['fields', 'retire', 'same', 'signed-out']);
    expect(file.scopes?.toSorted()).toEqual([scope('desk'), scope('laptop')]);
    expect(file.dispositions).toMatchObject([{ issue: issue(10), reason: 'signed out' }]);
  }
  expect(shown('laptop, signed in').file.links).toHaveLength(2);
});

test('fault 27: different fields of one goal: both stand, on all devices', () => {
  for (const what of LAST) expect(goalOf(what, 'fields')).toMatchObject({ owner: 'dana', outcome: 'Faster' });
});

test('fault 28: the same field: the later one stands everywhere, the other is listed as a conflict', () => {
  for (const what of LAST) expect(goalOf(what, 'same')).toMatchObject({ title: 'Same, from the laptop' });
  for (const what of ['laptop, sync on again', 'desk, again']) {
    const titles = shown(what).conflicts.filter((one) => JSON.stringify(one).includes('"field":"title"'));
    expect(titles).toMatchObject([
      {
        id: 'same',
        kept: ['Same, from the laptop', expect.any(String)],
        lost: ['Same, from the desk', expect.any(String)],
      },
    ]);
  }
});

test('fault 29: an edit against a delete, a clear or a retiring: the later one stands, and nothing comes back', () => {
  for (const what of LAST) {
    const { file } = shown(what);
    expect(goalOf(what, 'retire')).toMatchObject({ title: 'Retire, renamed', state: 'retired' });
    expect(file.links?.find((link) => link.issue === issue(1))).toMatchObject({ reason: 'from the laptop' });
    expect(file.links?.find((link) => link.issue === issue(2))).toBeUndefined();
    expect(file.focus).toMatchObject([{ week: WEEK, slice: 'from the laptop' }]);
  }
});

test('fault 31: what was done while sync was off is everywhere once it is on again', () => {
  for (const what of ['laptop, sync on again', 'desk, again', ...LAST])
    expect(shown(what).file.dispositions).toContainEqual(
      expect.objectContaining({ issue: issue(11), kind: 'upkeep' }),
    );
});

test('two devices, and a third one that was edited by file, end with the same export to the byte', () => {
  expect(JSON.stringify(shown('desk, again').file)).toBe(JSON.stringify(shown('laptop, sync on again').file));
  const [first, ...others] = LAST.map((what) => JSON.stringify(shown(what).file));
  expect(others).toEqual([first, first]);
  expect(goalOf('desk, last', 'signed-out')).toMatchObject({ title: 'Signed out, by hand' });
  expect(shown('desk, last').file.links?.map((link) => link.issue)).toContain(issue(20));
  expect(shown('desk, last').file.dispositions).toHaveLength(3);
  expect(shown('laptop, last').mailbox).toEqual(shown('desk, last').mailbox);
});

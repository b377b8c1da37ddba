// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { jira } from '../../../lib/trackers/jira/index.ts';
import { type Asked, fetchDouble, ownPage, pageAt, signal } from './support.ts';

const parse = (html: string) => new DOMParser().parseFromString(html, 'text/html');
const EMPTY = '<main></main>';
type Fields = Record<string, unknown>;

/** Each test has a site of its own, as answers are held for a minute. */
let sites = 0;
function siteOf(issues: Record<string, Fields | Response>) {
  sites += 1;
  const host = `read${sites}.atlassian.net`;
  const double = fetchDouble(({ url }: Asked) => {
    const key = url.pathname.split('/').at(-1) ?? '';
    const fields = issues[key];
    if (fields instanceof Response) return fields.clone();
    return fields ? Response.json({ key, fields, schema: {} }) : new Response('', { status: 404 });
  });
  vi.stubGlobal('fetch', double.fetch);
  const asked = () => double.asked.map(({ url }) => url.pathname.split('/').at(-1));
  return { page: pageAt(`https://${host}/browse/SHOP-9`), host, asked };
}
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('read', () => {
  it('takes Jira’s answer first and fills it up from the page', async () => {
    const { page, host } = siteOf({
      'SHOP-9': { summary: 'By answer', labels: ['a'], status: { name: 'Done' } },
    });
    const html = ownPage('cloud-issue-2026-08.html');
    const facts = await jira.read(page, parse(html), signal());
    expect(facts).toMatchObject({
      title: 'By answer',
      labels: ['a'],
      status: 'Done',
      source: 'rest',
      parent: null,
    });
    expect(facts).toMatchObject({ key: `jira:${host}/SHOP-9`, url: `https://${host}/browse/SHOP-9` });
    // Named in the question and left out of the answer: empty, whatever the page shows.
    expect(facts).toMatchObject({ assignees: [], fixVersions: [], components: [] });
    expect(facts).not.toHaveProperty('trouble');
    expect(facts).not.toHaveProperty('statusCategory');
  });

  it('needs nothing of the page when Jira answers', async () => {
    const { page } = siteOf({ 'SHOP-9': { summary: 'By answer' } });
    expect(await jira.read(page, parse(EMPTY), signal())).toMatchObject({ title: 'By answer' });
  });

  it('keeps the key of the address when the issue has moved', async () => {
    const moved = Response.json({ key: 'NEW-1', fields: { summary: 'Moved' } });
    const { page, host } = siteOf({ 'SHOP-9': moved });
    expect(await jira.read(page, parse(EMPTY), signal())).toMatchObject({
      key: `jira:${host}/SHOP-9`,
      title: 'Moved',
    });
  });

  it.each([
    [401, 'signed-out'],
    [403, 'forbidden'],
    [404, 'missing'],
    [429, 'limited'],
    [500, 'broken'],
  ])('shows what stands on the page when Jira answers %i, and says %s', async (status, trouble) => {
    const { page } = siteOf({ 'SHOP-9': new Response('', { status }) });
    const facts = await jira.read(page, parse(ownPage('cloud-issue-2026-08.html')), signal());
    expect(facts).toMatchObject({ title: 'Retry failed payments', source: 'page', trouble });
    for (const unread of ['statusCategory', 'blocks', 'sprints', 'author'])
      expect(facts).not.toHaveProperty(unread);
  });

  it('has nothing to tell when neither Jira nor the page knows', async () => {
    const { page } = siteOf({ 'SHOP-9': new Response('', { status: 500 }) });
    expect(await jira.read(page, parse(EMPTY), signal())).toBeUndefined();
  });

  it('does not mistake a page that cannot be asked for one that was not drawn: an ended visit rejects as such', async () => {
    const { page } = siteOf({});
    await expect(jira.read(page, parse(EMPTY), AbortSignal.abort(new Error('left')))).rejects.toThrow('left');
  });
});

describe('the chain above an issue', () => {
  const type = (name: string) => ({ issuetype: { name } });
  const step = (key: string, name: string, parent?: string): Fields => ({
    summary: `${key} itself`,
    ...type(name),
    ...(parent && { parent: { key: parent, fields: { summary: 'as seen from below' } } }),
  });

  it('is read up to its end, each issue once', async () => {
    const { page, host, asked } = siteOf({
      'SHOP-9': step('SHOP-9', 'Sub-task', 'SHOP-5'),
      'SHOP-5': step('SHOP-5', 'Story', 'SHOP-12'),
      'SHOP-12': step('SHOP-12', 'Epic'),
    });
    for (let at = 0; at < 2; at += 1) {
      const facts = await jira.read(page, parse(EMPTY), signal());
      expect(facts?.parent).toEqual({
        key: `jira:${host}/SHOP-5`,
        title: 'SHOP-5 itself',
        type: 'Story',
        parent: { key: `jira:${host}/SHOP-12`, title: 'SHOP-12 itself', type: 'Epic', parent: null },
      });
    }
    expect(asked()).toEqual(['SHOP-9', 'SHOP-5', 'SHOP-12']);
  });

  it('is shared by the issues below it', async () => {
    const { page, asked } = siteOf({
      'SHOP-9': step('SHOP-9', 'Story', 'SHOP-12'),
      'SHOP-10': step('SHOP-10', 'Story', 'SHOP-12'),
      'SHOP-12': step('SHOP-12', 'Epic'),
    });
    await jira.read(page, parse(EMPTY), signal());
    await jira.read(pageAt(page.url.href.replace('-9', '-10')), parse(EMPTY), signal());
    expect(asked()).toEqual(['SHOP-9', 'SHOP-12', 'SHOP-10']);
  });

  it('stays unread above what cannot be read, and is no trouble of the issue', async () => {
    const { page, host } = siteOf({ 'SHOP-9': step('SHOP-9', 'Story', 'SHOP-12') });
    const facts = await jira.read(page, parse(EMPTY), signal());
    expect(facts?.parent).toEqual({ key: `jira:${host}/SHOP-12`, title: 'as seen from below' });
    expect(facts).not.toHaveProperty('trouble');
  });

  it('ends where issues are each other’s parents', async () => {
    const { page, asked } = siteOf({
      'SHOP-9': step('SHOP-9', 'Story', 'SHOP-12'),
      'SHOP-12': step('SHOP-12', 'Story', 'SHOP-9'),
    });
    await jira.read(page, parse(EMPTY), signal());
    expect(asked()).toEqual(['SHOP-9', 'SHOP-12']);
  });
});

describe('theme', () => {
  it.each([
    ['dark', 'dark'],
    ['auto', 'light dark'],
    ['light', 'light'],
    ['', 'light'],
    ['"><script>', 'light'],
  ])('%s is %s', (mode, theme) => {
    const doc = parse(EMPTY);
    doc.documentElement.setAttribute('data-color-mode', mode);
    expect(jira.theme(doc)).toBe(theme);
  });
});

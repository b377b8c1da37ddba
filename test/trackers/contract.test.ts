// @vitest-environment jsdom
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseKey } from '../../lib/core/issue.ts';
import { factsSchema } from '../../lib/core/schemas/facts.ts';
import { locate, type Registered, trackers } from '../../lib/trackers/registry.ts';
import type { Page } from '../../lib/trackers/tracker.ts';
import { SHARED_PAGES } from '../shared.ts';

/** Every tracker on every page that there is, captured or ours, its own and the others'. */

type Given = { name: string; html: string; url: URL; owner: string };

function given(folder: string, owner: string): Given[] {
  return globSync('*.html', { cwd: folder }).flatMap((file) => {
    const html = readFileSync(join(folder, file), 'utf8');
    const stated = ['.expected.json', '.json'].flatMap((end) =>
      globSync(file.replace('.html', end), { cwd: folder }).map((name) =>
        JSON.parse(readFileSync(join(folder, name), 'utf8')),
      ),
    )[0];
    const address: unknown = stated?.serveUrl ?? stated?.pageUrl ?? stated?.url;
    return typeof address === 'string'
      ? [{ name: `${owner}/${file}`, html, url: new URL(address), owner }]
      : [];
  });
}

const pages = trackers.flatMap(({ id }) => [
  ...given(join(SHARED_PAGES, id), id),
  ...given(resolve(import.meta.dirname, '../pages', id), id),
]);

const docOf = ({ html }: Given) => new DOMParser().parseFromString(html, 'text/html');
const located = (tracker: Registered, { url }: Given) => tracker.locate(url, [url.host]);

beforeEach(() => {
  // Nobody answers; what is read then comes from the page alone.
  vi.stubGlobal(
    'fetch',
    async () => new Response('<html>Sign in</html>', { headers: { 'content-type': 'text/html' } }),
  );
});
afterEach(() => vi.unstubAllGlobals());

describe.each(trackers.map((tracker) => ({ id: tracker.id, tracker })))('$id', ({ id, tracker }) => {
  const own = pages.filter(({ owner }) => owner === id);

  it('has pages to be tried on', () => {
    expect(own.length).toBeGreaterThan(5);
  });

  it.each(pages.filter(({ owner }) => owner !== id))('finds nothing at the address of $name', (foreign) => {
    expect(tracker.locate(foreign.url)).toBeNull();
  });

  it.each(own)('reads $name, or finds nothing there, and touches nothing', async (one) => {
    const page = located(tracker, one);
    if (!page) return;
    expect(page).toMatchObject({ tracker: id, host: one.url.host, url: one.url });
    const doc = docOf(one);
    const before = doc.documentElement.outerHTML;
    const facts = await tracker.read(page, doc, new AbortController().signal);
    if (facts) {
      const checked = factsSchema.safeParse(facts);
      expect(checked.error?.issues ?? [], JSON.stringify(facts)).toEqual([]);
      expect(facts.key).toBe(page.key);
      expect(parseKey(facts.key)).toEqual(page.ref);
    }
    const place = tracker.place(page, doc);
    if (place) {
      const { anchor, line } = place;
      expect(doc.contains(anchor)).toBe(true);
      if (line) expect(anchor.contains(line)).toBe(true);
    }
    expect(['light', 'dark', 'light dark']).toContain(tracker.theme(doc));
    expect(doc.documentElement.outerHTML).toBe(before);
  });

  it.each(pages)('finds no place and no facts of another issue in $name', async (one) => {
    const page = own
      .map((it) => located(tracker, it))
      .find((it) => it?.ref && !one.url.href.startsWith(it.url.href));
    if (!page?.ref) throw new Error('no page with an issue');
    // A number that no page speaks of.
    const elsewhere: Page = { ...page, key: page.key.replace(/\d+$/, '987654321') };
    const doc = docOf(one);
    expect(tracker.place(elsewhere, doc) ?? null).toBeNull();
  });
});

describe('the registry', () => {
  it('holds one tracker for each folder', () => {
    const folders = globSync('*/', { cwd: resolve(import.meta.dirname, '../../lib/trackers') });
    expect(folders.toSorted()).toEqual(trackers.map(({ id }) => id).toSorted());
  });

  it('takes a configured host for what it was configured as', () => {
    const url = new URL('https://code.acme.example/platform/api/issues/4');
    expect(locate(url)).toBeNull();
    expect(locate(url, [{ host: 'code.acme.example', tracker: 'jira' }])).toBeNull();
    expect(locate(url, [{ host: 'code.acme.example', tracker: 'github' }])).toMatchObject({
      tracker: 'github',
      flavour: 'github-enterprise',
    });
    const jira = new URL('https://code.acme.example/browse/SHOP-9');
    expect(locate(jira, [{ host: 'code.acme.example', tracker: 'jira' }])).toMatchObject({ tracker: 'jira' });
  });

  it('knows the hosts that need no telling', () => {
    expect(locate(new URL('https://github.com/acme/shop/issues/7'))?.tracker).toBe('github');
    expect(locate(new URL('https://acme.atlassian.net/browse/SHOP-9'))?.tracker).toBe('jira');
    expect(locate(new URL('https://example.com/browse/SHOP-9'))).toBeNull();
  });
});

import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BYTE_BUDGETS } from './size/budgets.ts';
import { loadedBy, sizeOf } from './size/sizes.ts';

/** What the build made (`npm run build`): sizes, permissions and what may not be in it. */

const OUTPUT = resolve(import.meta.dirname, '../.output');
const read = (built: string, file: string) => readFileSync(join(OUTPUT, built, file), 'utf8');
const manifestOf = (built: string) => JSON.parse(read(built, 'manifest.json'));

describe.each(['chrome-mv3', 'firefox-mv3'])('%s', (built) => {
  it.each(BYTE_BUDGETS)('$loads is at most $gzip bytes gzip', (budget) => {
    const size = sizeOf(join(OUTPUT, built), budget);
    if (!size) throw new Error('It was not built.');
    expect(size.zipped).toBeLessThanOrEqual(budget.gzip);
  });

  it('asks for the pinned permissions and no more', () => {
    const { permissions, host_permissions, optional_host_permissions, content_scripts } = manifestOf(built);
    const pinned = ['activeTab', 'alarms', 'scripting', 'storage', 'unlimitedStorage'];
    expect(permissions.toSorted()).toEqual(
      built === 'chrome-mv3' ? [...pinned, 'sidePanel'].toSorted() : pinned,
    );
    expect(host_permissions).toEqual(['https://github.com/*']);
    expect(optional_host_permissions).toEqual(['https://*/*', 'http://*/*']);
    const github = ['github-issue', 'github-list', 'github'];
    expect(content_scripts.map(({ js }: { js: string[] }) => js)).toEqual(
      github.map((script) => [`content-scripts/${script}.js`]),
    );
    for (const { matches } of content_scripts)
      for (const pages of matches) expect(pages).toMatch(/^https:\/\/github\.com\//);
  });

  it('exposes nothing to pages and lets no other extension speak to it', () => {
    const manifest = manifestOf(built);
    expect(manifest.web_accessible_resources ?? []).toEqual([]);
    if (built === 'chrome-mv3') expect(manifest.externally_connectable).toEqual({ ids: [] });
  });

  it('takes a policy of the published schema (fault 57)', () => {
    const { storage } = manifestOf(built);
    // Firefox knows no schema, and warns of one.
    expect(storage).toEqual(built === 'chrome-mv3' ? { managed_schema: 'schemas/managed.json' } : undefined);
    expect(Object.keys(JSON.parse(read(built, 'schemas/managed.json')).properties)).toContain('spaces');
  });

  it('has the pages that people and tests open', () => {
    const pages = ['popup.html', 'triage.html', 'sidepanel.html', 'options.html', 'welcome.html'];
    expect(globSync('*.html', { cwd: join(OUTPUT, built) })).toEqual(expect.arrayContaining(pages));
  });

  it.each([
    ['popup.html', 3],
    ['triage.html', 3],
  ])('%s waits for %i files and no style sheet before its first screen', (page, most) => {
    const html = read(built, page);
    const files = [...loadedBy(html)];
    expect(files.length).toBeLessThanOrEqual(most);
    expect(files.filter((file) => file.endsWith('.css'))).toEqual([]);
    expect(html).toContain('<style>');
  });

  it('holds no eval and loads no script from elsewhere', () => {
    for (const file of globSync('**/*.{js,html}', { cwd: join(OUTPUT, built) })) {
      expect(read(built, file), file).not.toMatch(/\beval\(|new Function\(|<script[^>]+src="https?:/);
    }
  });
});

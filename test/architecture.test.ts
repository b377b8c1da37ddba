import { globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { trackers } from '../lib/trackers/registry.ts';

/** The rules of models.md that a program can see, over the import graph of the sources. */

const ROOT = resolve(import.meta.dirname, '..');
const sources = globSync('{lib,components,entrypoints}/**/*.{ts,tsx}', { cwd: ROOT }).toSorted();
const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s(?:[^'";]*?\sfrom\s)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;
const TYPE_ONLY = /(?:^|\n)\s*(?:import|export)\stype\s[^'";]*?from\s['"][^'"]+['"];?/g;

type Import = { to: string; typeOnly: boolean };

function importsOf(file: string): Import[] {
  const source = readFileSync(join(ROOT, file), 'utf8');
  const runtime = source.replaceAll(TYPE_ONLY, '\n');
  const find = (text: string) =>
    [...text.matchAll(IMPORT)].map((match) => resolved(file, match[1] ?? match[2] ?? ''));
  const atRunTime = new Set(find(runtime));
  return [...new Set(find(source))].map((to) => ({ to, typeOnly: !atRunTime.has(to) }));
}

function resolved(from: string, specifier: string): string {
  return specifier.startsWith('.')
    ? relative(ROOT, resolve(ROOT, dirname(from), specifier.replace(/\?.*$/, '')))
    : specifier;
}

const graph = new Map(sources.map((file) => [file, importsOf(file)]));

/** Everything a file reaches when it runs, packages included. */
function reach(file: string, seen = new Set<string>()): Set<string> {
  for (const { to, typeOnly } of graph.get(file) ?? []) {
    if (typeOnly || seen.has(to)) continue;
    seen.add(to);
    reach(to, seen);
  }
  return seen;
}

function violations(files: readonly string[], allowed: (to: string, from: string) => boolean): string[] {
  return files.flatMap((from) =>
    (graph.get(from) ?? []).filter(({ to }) => !allowed(to, from)).map(({ to }) => `${from} → ${to}`),
  );
}

const inside = (folder: string) => sources.filter((file) => file.startsWith(`${folder}/`));

describe('architecture', () => {
  it('sees the sources and their imports', () => {
    expect(sources.length).toBeGreaterThan(50);
    expect([...reach('entrypoints/github-issue.content.ts')]).toContain('lib/core/decide.ts');
  });

  it('rule 1: lib/core imports only lib/core and zod', () => {
    expect(violations(inside('lib/core'), (to) => to.startsWith('lib/core/') || to === 'zod/mini')).toEqual(
      [],
    );
  });

  it('rule 1: components import no storage, platform, trackers or messages at run time', () => {
    const banned = /^lib\/(storage|platform|trackers|messages|background)\//;
    const found = inside('components').flatMap((from) =>
      (graph.get(from) ?? [])
        .filter(({ to, typeOnly }) => !typeOnly && banned.test(to))
        .map(({ to }) => `${from} → ${to}`),
    );
    expect(found).toEqual([]);
  });

  it('rule 2: trackers do not import each other, and the registry lists every folder', () => {
    const folders = readdirSync(join(ROOT, 'lib/trackers'), { withFileTypes: true }).filter((one) =>
      one.isDirectory(),
    );
    expect(folders.map(({ name }) => name).toSorted()).toEqual(trackers.map(({ id }) => id).toSorted());
    for (const { name } of folders) {
      const other = (to: string) =>
        /^lib\/trackers\/[^/]+\//.test(to) && !to.startsWith(`lib/trackers/${name}/`);
      expect(violations(inside(`lib/trackers/${name}`), (to) => !other(to))).toEqual([]);
    }
  });

  it.each(['github', 'jira'])(
    'rule 4: the content scripts of %s reach no React, zod, Dexie, polyfill, storage',
    (tracker) => {
      const banned =
        /^(react|react-dom|zod|dexie|webextension-polyfill|wxt\/browser)(\/|$)|^lib\/(storage|background|surface)\/|^components\//;
      const otherTracker = tracker === 'github' ? 'jira' : 'github';
      for (const part of ['', '-issue', '-list', '-groups']) {
        const reached = [...reach(`entrypoints/${tracker}${part}.content.ts`)];
        expect(reached).toContain(part === '-groups' ? 'lib/page/groups.ts' : 'lib/page/watch.ts');
        expect(reached.filter((to) => banned.test(to))).toEqual([]);
        expect(
          reached.filter(
            (to) => to.startsWith(`lib/trackers/${otherTracker}/`) || to === 'lib/trackers/registry.ts',
          ),
        ).toEqual([]);
      }
    },
  );

  it('rule 4: only extension pages and the background reach the database', () => {
    const withDexie = sources.filter((file) => (graph.get(file) ?? []).some(({ to }) => to === 'dexie'));
    expect(withDexie.filter((file) => !file.startsWith('lib/storage/'))).toEqual([]);
  });

  it('one seam to the browser: only lib/platform/browser.ts imports it', () => {
    const found = sources.filter((file) =>
      (graph.get(file) ?? []).some(({ to }) => /^(wxt\/browser|webextension-polyfill)$/.test(to)),
    );
    expect(found).toEqual(['lib/platform/browser.ts']);
  });

  it('rule 6: WXT adds no imports of its own', () => {
    expect(readFileSync(join(ROOT, 'wxt.config.ts'), 'utf8')).toMatch(/imports:\s*false/);
  });

  it('rule 9: files are short: median about 60 lines, none over 300, entrypoints at most 30', () => {
    const lengthOf = (file: string) => ({
      file,
      lines: readFileSync(join(ROOT, file), 'utf8').split('\n').length - 1,
    });
    const lengths = sources.map(lengthOf);
    const styles = globSync('{lib,components,entrypoints}/**/*.css', { cwd: ROOT }).map(lengthOf);
    expect([...lengths, ...styles].filter(({ lines }) => lines > 300)).toEqual([]);
    const thin = lengths.filter(({ file, lines }) => file.startsWith('entrypoints/') && lines > 30);
    expect(thin).toEqual([]);
    const sorted = lengths.map(({ lines }) => lines).toSorted((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(80);
  });
});

import { resolve } from 'node:path';
import { type JsMinifyOptions, minify } from '@swc/core';
import type { Plugin } from 'vite';
import { defineConfig } from 'wxt';

/** Hosts are asked for at run time, one at a time, with the reason; only github.com is there from the start. */
const OPTIONAL_HOSTS = ['https://*/*', 'http://*/*'];

const CONTENT_SCRIPT = 'virtual:wxt-content-script-isolated-world-entrypoint';
const COMPILE_ALL = '//# allFunctionsCalledOnLoad\n';

/**
 * What is left of a content script after the bundler's own minifier, which is kept to what changes no meaning. What is
 * "unsafe" of arrows and methods is that nobody may construct them, which we do with none. What is switched off makes
 * issues' scripts larger.
 */
const SMALLER: JsMinifyOptions = {
  compress: {
    ...{ ecma: 2022, passes: 3, toplevel: true, sequences: false, inline: 0, reduce_funcs: false },
    ...{ unsafe_arrows: true, unsafe_methods: true },
  },
  mangle: { toplevel: true },
  ecma: 2022,
  module: false,
};

/**
 * Around each content script WXT puts a context with the polyfill and events that a page can forge, and a logger. Ours
 * take nothing from them and end by a signal of their own, so nothing is left but what runs: where and when it does so
 * stands in the manifest and need not be carried into every page. Constants stand where they are used. The comment before
 * it tells V8 to compile all of it at once, as nearly all of it runs: a fifth less time on an issue's page
 * (https://v8.dev/blog/explicit-compile-hints). A second minifier takes what the bundler's leaves, a hundredth.
 */
const plainContentScripts: Plugin = {
  name: 'plain-content-scripts',
  apply: 'build',
  config({ build }) {
    const isOne = build?.lib && String(build.lib.entry).includes(CONTENT_SCRIPT);
    const output = { topLevelVar: false };
    const small = { optimization: { inlineConst: true }, output };
    return isOne ? { build: { rolldownOptions: small } } : null;
  },
  transform(code, id) {
    if (id.includes(CONTENT_SCRIPT))
      return replaced(code, /^import definition from (\S+);.*/s, 'import main from $1;\nmain();');
    if (/\.content\.ts$/.test(id)) return replaced(code, /defineContentScript\(\{.*\bmain: (.*)\}\)/s, '$1');
    return null;
  },
  async generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle))
      if (chunk.type === 'chunk' && chunk.facadeModuleId?.includes(CONTENT_SCRIPT))
        chunk.code = COMPILE_ALL + (await minify(chunk.code, SMALLER)).code;
  },
};

/** Pages whose first screen must not wait. */
const FIRST = ['popup', 'triage'];

/**
 * What these pages need for their first screen comes in three files instead of forty, as each one costs it time; and what
 * makes them live, React with it, in as few. Other pages share what they have in common with them.
 */
const fewerFiles: Plugin = {
  name: 'fewer-files',
  apply: 'build',
  config({ build }) {
    if (build?.lib) return null;
    const group = (name: string, script: string) => {
      let needed: ReadonlySet<string> | null = null;
      return (id: string, modules: Modules) => {
        needed ??= new Set(FIRST.flatMap((page) => importedBy(`entrypoints/${page}/${script}`, modules)));
        return needed.has(id) || id.includes(WXT_PLUGINS) ? name : null;
      };
    };
    const groups = [
      { name: group('first', 'main.tsx'), priority: 2, minShareCount: 2 },
      { name: group('live', 'live.tsx'), priority: 1, minShareCount: 2 },
    ];
    return {
      build: {
        // Both browsers know it by themselves.
        modulePreload: { polyfill: false },
        rolldownOptions: { output: { codeSplitting: { groups } } },
      },
    };
  },
};

/** WXT puts it before each page; without plugins it is empty, and would be a file. */
const WXT_PLUGINS = 'virtual:wxt-html-plugins';

/** Their styles stand in the page itself: it is painted before its scripts have come. */
const stylesInside: Plugin = {
  name: 'styles-inside',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(html, { path, bundle }) {
      if (!FIRST.some((page) => path.includes(`/${page}/`))) return html;
      return html.replace(/<link rel="stylesheet"[^>]*href="\/([^"]+)"[^>]*>/g, (link, file) => {
        const asset = bundle?.[file];
        return asset?.type === 'asset' ? `<style>${asset.source}</style>` : link;
      });
    },
  },
};

type Modules = { getModuleInfo(id: string): { importedIds: readonly string[] } | null };

/** All modules that the entry imports at once, without itself. */
function importedBy(entry: string, modules: Modules): string[] {
  const found = new Set<string>();
  const add = (id: string) => {
    for (const next of modules.getModuleInfo(id)?.importedIds ?? []) {
      if (found.has(next)) continue;
      found.add(next);
      add(next);
    }
  };
  add(resolve(import.meta.dirname, entry));
  return [...found];
}

function replaced(code: string, pattern: RegExp, by: string): string {
  if (!pattern.test(code)) throw new Error('WXT puts something else around a content script by now.');
  return code.replace(pattern, by);
}

export default defineConfig({
  imports: false,
  modules: ['@wxt-dev/webextension-polyfill'],
  manifestVersion: 3,
  outDirTemplate: '{{browser}}-mv{{manifestVersion}}',
  vite: () => ({
    // The oldest browsers below: they know light-dark(), which must reach a badge as it is written.
    build: { target: ['chrome123', 'firefox140'] },
    plugins: [plainContentScripts, fewerFiles, stylesInside],
  }),
  manifest: ({ browser }) => ({
    name: 'Plumbline',
    description: 'See, on every GitHub and Jira issue, which goal it serves.',
    permissions: [
      'storage',
      'scripting',
      'alarms',
      'unlimitedStorage',
      'activeTab',
      ...(browser === 'firefox' ? [] : ['sidePanel']),
    ],
    host_permissions: ['https://github.com/*'],
    optional_host_permissions: OPTIONAL_HOSTS,
    // With an empty list no other extension and no web page may send us a message.
    ...(browser === 'firefox' ? {} : { externally_connectable: { ids: [] } }),
    commands: {
      'open-card': {
        suggested_key: { default: 'Alt+Shift+P' },
        description: 'Open the goal card of this issue',
      },
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'plumbline@plumbline.example',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '123', storage: { managed_schema: 'schemas/managed.json' } }),
  }),
  hooks: {
    // The Jira script is registered for granted hosts only, so none of its patterns may stand in the manifest.
    'build:manifestGenerated': (_wxt, manifest) => {
      manifest.host_permissions = ['https://github.com/*'];
    },
  },
});

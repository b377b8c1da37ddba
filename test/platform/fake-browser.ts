import Dexie from 'dexie';
import { vi } from 'vitest';

/**
 * The parts of the browser that the background uses, in memory. A test puts it in the browser's place:
 * `vi.mock('../../lib/platform/browser.ts', async () => import('../platform/fake-browser.ts'))`.
 */

type Items = Record<string, unknown>;
type Listener = (...args: never[]) => unknown;

function area() {
  let items: Items = {};
  return {
    /** Replaced by a test that lets a write fail. */
    set: vi.fn(async (news: Items) => {
      outsideTransaction();
      items = { ...items, ...structuredClone(news) };
    }),
    get: vi.fn(async (keys: string | string[] | null) => {
      outsideTransaction();
      const wanted = keys === null ? Object.keys(items) : [keys].flat();
      return structuredClone(
        Object.fromEntries(wanted.filter((key) => key in items).map((key) => [key, items[key]])),
      );
    }),
    remove: vi.fn(async (keys: string | string[]) => {
      outsideTransaction();
      items = Object.fromEntries(Object.entries(items).filter(([key]) => ![keys].flat().includes(key)));
    }),
    clear: vi.fn(async () => {
      outsideTransaction();
      items = {};
    }),
  };
}

/** Awaiting the browser inside a transaction would commit half of it. */
function outsideTransaction(): void {
  if (Dexie.currentTransaction) throw new Error('the browser was asked inside a transaction');
}

function event() {
  const listeners = new Set<Listener>();
  return { addListener: (one: Listener) => listeners.add(one), listeners };
}

export type FakeScript = {
  id: string;
  matches: string[];
  js: string[];
  runAt: string;
  persistAcrossSessions: boolean;
};
export type FakeTab = { id?: number; url: string; discarded?: boolean; active?: boolean };

function fake() {
  const state = {
    version: '1.0.0',
    /** As the manifest says. */
    origins: ['https://github.com/*'],
    scripts: [] as FakeScript[],
    tabs: [] as FakeTab[],
    alarms: [] as { name: string; periodInMinutes: number }[],
  };
  return {
    state,
    action: {
      setIcon: vi.fn(async (_icon: object) => undefined),
      setTitle: vi.fn(async (_title: object) => undefined),
    },
    runtime: {
      id: 'plumbline-id',
      getManifest: () => ({ version: state.version }),
      getURL: (path: string) => `chrome-extension://plumbline-id${path}`,
      sendMessage: vi.fn(async (_message: unknown): Promise<unknown> => undefined),
      onMessage: event(),
      onInstalled: event(),
    },
    storage: {
      local: area(),
      session: area(),
      managed: { ...area(), onChanged: event() },
      sync: { ...area(), onChanged: event() },
    },
    alarms: {
      get: vi.fn(async (name: string) => state.alarms.find((one) => one.name === name)),
      create: vi.fn(async (name: string, { periodInMinutes }: { periodInMinutes: number }) => {
        state.alarms = [...state.alarms.filter((one) => one.name !== name), { name, periodInMinutes }];
      }),
      onAlarm: event(),
    },
    permissions: {
      getAll: async () => ({ origins: state.origins }),
      contains: async ({ origins }: { origins: string[] }) =>
        origins.every((origin) => state.origins.includes(origin)),
      onAdded: event(),
      onRemoved: event(),
    },
    extension: { inIncognitoContext: false },
    commands: { onCommand: event() },
    scripting: {
      getRegisteredContentScripts: async () => structuredClone(state.scripts),
      registerContentScripts: vi.fn(async (scripts: FakeScript[]) => {
        const twice = scripts.find(({ id }) => state.scripts.some((known) => known.id === id));
        if (twice) throw new Error(`Duplicate script ID '${twice.id}'`);
        state.scripts.push(...scripts);
      }),
      updateContentScripts: vi.fn(async (scripts: FakeScript[]) => {
        state.scripts = state.scripts.map((old) => scripts.find(({ id }) => id === old.id) ?? old);
      }),
      unregisterContentScripts: vi.fn(async ({ ids }: { ids: string[] }) => {
        state.scripts = state.scripts.filter(({ id }) => !ids.includes(id));
      }),
      executeScript: vi.fn(async (_injection: unknown): Promise<unknown[]> => []),
    },
    tabs: {
      query: vi.fn(async ({ url, active }: { url?: string[]; active?: boolean }) =>
        state.tabs.filter((tab) => (active ? tab.active : url?.some((pattern) => matches(pattern, tab.url)))),
      ),
      create: vi.fn(async (_tab: { url: string }) => ({})),
      sendMessage: vi.fn(async (_tab: number, _message: unknown): Promise<unknown> => undefined),
    },
  };
}

function matches(pattern: string, url: string): boolean {
  const [, scheme = '', host = ''] = /^(\w+):\/\/([^/]+)\/\*$/.exec(pattern) ?? [];
  const { protocol, hostname } = new URL(url);
  const isHost = host.startsWith('*.') ? `.${hostname}`.endsWith(host.slice(1)) : hostname === host;
  return protocol === `${scheme}:` && isHost;
}

export const browser = fake();

/** A browser that was just installed. */
export function resetBrowser(): void {
  Object.assign(browser, fake());
}

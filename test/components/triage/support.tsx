import { act, render } from '@testing-library/react';
import axe from 'axe-core';
import { useSyncExternalStore } from 'react';
import { Triage } from '../../../components/triage/Triage.tsx';
import type {
  TriageActions,
  TriageData,
  TriageItem,
  TriageTab,
} from '../../../components/triage/triage-data.ts';
import type { Edit } from '../../../lib/core/edit.ts';
import type { IssueFacts } from '../../../lib/core/facts.ts';
import type { PublishedGoal } from '../../../lib/core/view.ts';
import { local } from '../../local.ts';

/** What jsdom lacks: sizes, and modal dialogs. */
export function layOut(): void {
  const height = function (this: Element) {
    return this.classList.contains('triage-row') ? 52 : 640;
  };
  for (const name of ['offsetHeight', 'clientHeight'])
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: height });
  for (const [name, value] of [
    ['offsetWidth', 780],
    ['clientWidth', 780],
    ['scrollHeight', 6_000_000],
  ])
    Object.defineProperty(HTMLElement.prototype, String(name), { configurable: true, value });
  globalThis.ResizeObserver = class {
    observe = () => undefined;
    unobserve = () => undefined;
    disconnect = () => undefined;
  };
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function () {
    this.open = false;
  };
}

export const NOW = { at: local('2026-11-18T10:42'), today: '2026-11-18' };

export const GOALS: PublishedGoal[] = [
  { id: 'checkout', title: 'Checkout under two seconds', rank: 1, state: 'active', rules: [] },
  { id: 'search', title: 'Search finds it first time', rank: 2, state: 'active', rules: [] },
];

export function issue(number: number, more: Partial<IssueFacts> = {}): TriageItem {
  const facts: IssueFacts = {
    key: `github:github.com/acme/shop#${number}`,
    kind: 'issue',
    title: `Issue ${number}`,
    state: 'open',
    assignees: ['dana'],
    updated: local('2026-11-18T08:42'),
    readAt: NOW.at,
    source: 'page',
    ...more,
  };
  const verdict = {
    state: 'unlinked',
    goals: [],
    because: [{ by: 'nothing' }],
    confidence: 'certain',
  } as const;
  return { facts, verdict: { ...verdict, goals: [], because: [{ by: 'nothing' }] }, group: 'moving' };
}

export function put(item: TriageItem, kind: 'parked' | 'snoozed', reason?: string): TriageItem {
  const act = { kind, ...(reason && { reason }) };
  return {
    facts: item.facts,
    answer: { issue: item.facts.key, ...act },
    verdict: { state: kind, goals: [], because: [{ by: 'act', ...act }], confidence: 'certain' },
  };
}

/** A store like the background's: what is saved shows in the data that is read afterwards. */
export class Store {
  readonly edits: Edit[] = [];
  readonly undone: string[] = [];
  /** Set to refuse the next save with this message. */
  refusal: string | null = null;
  /** False: data that was read before an edit is all there is for now. */
  follows = true;
  private before: TriageData[] = [];
  private listener: () => void = () => undefined;

  constructor(public data: TriageData) {}

  subscribe = (listener: () => void) => {
    this.listener = listener;
    return () => undefined;
  };

  show(data: TriageData): void {
    this.data = { ...data, asOf: Date.now() + 1 };
    act(() => this.listener());
  }

  readonly actions: TriageActions = {
    save: async (edit) => {
      if (this.refusal) {
        const message = this.refusal;
        this.refusal = null;
        throw new Error(message);
      }
      this.edits.push(edit);
      this.before.push(this.data);
      if (this.follows) this.show({ ...this.data, lists: without(this.data, issueOf(edit)) });
      return { undo: `edit-${this.edits.length}`, words: `${issueOf(edit).split('/').at(-1)} is answered` };
    },
    undo: async (id) => {
      this.undone.push(id);
      const data = this.before.pop();
      if (data && this.follows) this.show(data);
      return { undo: id, words: 'Taken back' };
    },
    open: (facts) => void this.opened.push(facts.key),
    chooseFocus: () => undefined,
  };
  readonly opened: string[] = [];
}

function issueOf(edit: Edit): string {
  if (edit.kind === 'dispose') return edit.issues[0] ?? '';
  return 'issue' in edit ? edit.issue : '';
}

function without({ lists }: TriageData, key: string): TriageData['lists'] {
  const left = (tab: TriageTab) => lists[tab].filter((item) => item.facts.key !== key);
  return { unlinked: left('unlinked'), unread: left('unread'), drawer: left('drawer') };
}

export function dataOf(lists: Partial<TriageData['lists']>, more: Partial<TriageData> = {}): TriageData {
  const all = { unlinked: [], unread: [], drawer: [], ...lists };
  return {
    lists: all,
    goals: GOALS,
    focus: 'checkout',
    started: 25,
    seen: 25,
    readAt: NOW.at,
    now: NOW,
    weekStart: 1,
    asOf: 0,
    suggest: () => null,
    itemOf: (key) =>
      Object.values(all)
        .flat()
        .find((item) => item.facts.key === key) ?? null,
    ...more,
  };
}

export function showTriage(data: TriageData, at: string | null = null) {
  const store = new Store(data);
  function Page({ at }: { at: string | null }) {
    const now = useSyncExternalStore(store.subscribe, () => store.data);
    return <Triage data={now} actions={store.actions} at={at} />;
  }
  const view = render(<Page at={at} />);
  const { container } = view;
  return { store, container, openAt: (key: string) => view.rerender(<Page at={key} />) };
}

/** Numbers of the rows that are drawn, and of the selected one. */
export function rows(): number[] {
  return [...document.querySelectorAll<HTMLElement>('[data-testid="triage-row"]')].map(numberOf);
}

export function selected(): number | null {
  const row = document.querySelector<HTMLElement>('[data-testid="triage-row"][aria-selected="true"]');
  return row && numberOf(row);
}

function numberOf(row: HTMLElement): number {
  return Number(row.dataset.issue?.split('#')[1]);
}

/** Ids of the accessibility rules that the page breaks; colours are not known in jsdom. */
export async function broken(): Promise<string[]> {
  const { violations } = await axe.run(document, { rules: { 'color-contrast': { enabled: false } } });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** Three open questions, on issues 1 to 3. */
export const three = () => dataOf({ unlinked: [issue(1), issue(2), issue(3)] });

export const key = (n: number) => `github:github.com/acme/shop#${n}`;

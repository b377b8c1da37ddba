import { useEffect, useMemo, useRef, useState } from 'react';
import type { Edit } from '../../lib/core/edit.ts';
import { sameKey } from '../../lib/core/issue.ts';
import { clearEdit, disposeEdit, linkEdit } from './edits.ts';
import { type Command, commandOf } from './keys.ts';
import { lengthOf, markId, overlaid } from './overlay.ts';
import { TABS, type TriageActions, type TriageData, type TriageItem, type TriageTab } from './triage-data.ts';
import { useAnswers } from './use-answers.ts';
import { filtered } from './words.ts';

/** A question that an answer needs before it is given. */
export type Question = 'park' | 'stop' | 'snooze';

type Spot = { key: string | null; index: number };

const NOTHING: TriageItem[] = [];
const START: Spot = { key: null, index: 0 };

/**
 * The whole of triage but its looks: lists, selection, keys, answers. `first` stands before the unlinked list: the issue
 * of the open page, in the side panel.
 */
export function useTriage(data: TriageData | null, actions: TriageActions, first: TriageItem | null = null) {
  const [tab, setTab] = useState<TriageTab>('unlinked');
  const [spots, setSpots] = useState<Partial<Record<TriageTab, Spot>>>({});
  const [filter, setFilter] = useState('');
  const [question, setQuestion] = useState<Question | null>(null);
  const [help, setHelp] = useState(false);
  const [leaving, setLeaving] = useState<TriageItem | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const answers = useAnswers(data, actions);

  const all = useMemo(
    () => (data ? overlaid(data, tab, answers.overlay) : NOTHING),
    [data, tab, answers.overlay],
  );
  const items = useMemo(
    () => filtered(first ? all.filter((item) => item.facts.key !== first.facts.key) : all, filter),
    [all, first, filter],
  );
  const order = useMemo(() => (first && tab === 'unlinked' ? [first, ...items] : items), [first, tab, items]);
  const spot = spots[tab] ?? START;
  const found = useMemo(
    () => (spot.key === null ? -1 : order.findIndex((item) => item.facts.key === spot.key)),
    [order, spot.key],
  );
  const at = found >= 0 ? found : Math.min(spot.index, order.length - 1);
  const selected = order[at] ?? null;

  // Taken back, or not saved, it is in its list again.
  const hidden = leaving && answers.overlay.get(markId(tab, leaving.facts.key));
  const left = hidden && !hidden.shown ? leaving : null;

  function select(key: string, where = tab): void {
    const index = Math.max(
      0,
      order.findIndex((item) => item.facts.key === key),
    );
    setSpots((all) => ({ ...all, [where]: { key, index } }));
    setQuestion(null);
  }

  function show(next: TriageTab): void {
    setTab(next);
    setQuestion(null);
    setLeaving(null);
    setFilter('');
  }

  /** Selects the issue where it stands; false when it is in no list. */
  function go(key: string): boolean {
    const same = (item: TriageItem) => sameKey(item.facts.key) === sameKey(key);
    if (!data) return false;
    if (first && same(first)) {
      select(first.facts.key);
      return true;
    }
    for (const where of TABS) {
      const item = data.lists[where].find(same);
      if (!item) continue;
      show(where);
      select(item.facts.key, where);
      return true;
    }
    return false;
  }

  /** Gives the issue its answer; when it was the selected one of the list, the next is selected at once. */
  function answer(edit: (item: TriageItem) => Edit, target = selected): void {
    if (!target) return;
    const listed = all.some((item) => item.facts.key === target.facts.key);
    if (target === selected && target !== first)
      setSpots((all) => ({ ...all, [tab]: { key: null, index: at } }));
    setLeaving(target === first ? null : target);
    setQuestion(null);
    answers.answer(listed ? tab : null, target, edit(target));
    list.current?.focus();
  }

  function takeBack(): void {
    const back = answers.undo();
    if (!back) return;
    if (back.tab && back.tab !== tab) show(back.tab);
    select(back.item.facts.key, back.tab ?? tab);
  }

  function link(rank: number, target: TriageItem | null): void {
    const goal = data?.goals.find((goal) => goal.rank === rank);
    if (goal) answer((item) => linkEdit(item, goal), target);
  }

  function move(by: number): void {
    const next = order[Math.min(order.length - 1, Math.max(0, at + by))];
    if (next) select(next.facts.key);
  }

  function ask(next: Question, target: TriageItem | null): void {
    if (tab === 'drawer' || !target) return;
    select(target.facts.key);
    setQuestion(next);
  }

  const commands: Record<Extract<Command, string>, (target: TriageItem | null) => void> = {
    next: () => move(1),
    previous: () => move(-1),
    open: (target) => target && actions.open(target.facts),
    filter: () => search.current?.focus(),
    'next-tab': () => show(TABS[(TABS.indexOf(tab) + 1) % TABS.length] ?? tab),
    drawer: () => show('drawer'),
    undo: takeBack,
    upkeep: (target) => answer((item) => disposeEdit(item, { kind: 'upkeep' }), target),
    park: (target) => ask('park', target),
    stop: (target) => ask('stop', target),
    snooze: (target) => ask('snooze', target),
    'bring-back': (target) => tab === 'drawer' && answer(clearEdit, target),
    help: () => setHelp(true),
    escape: () => (question ? setQuestion(null) : setFilter('')),
  };

  /** Does what a key or a button asks for, with the selected issue unless told another. */
  function run(command: Command, target = selected): void {
    if (typeof command === 'string') commands[command](target);
    else link(command.link, target);
  }

  const onKey = useRef<(event: KeyboardEvent) => void>(undefined);
  onKey.current = (event) => {
    const command = help ? null : commandOf(event);
    if (command === null) return;
    event.preventDefault();
    run(command);
  };
  useEffect(() => {
    const press = (event: KeyboardEvent) => onKey.current?.(event);
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);

  function closeHelp(): void {
    setHelp(false);
    list.current?.focus();
  }

  return {
    ...{ tab, show, all, items, selected, select, go, filter, setFilter, leaving: left, list, search },
    /** How many a list has; none before it was read. */
    lengthOf: (of: TriageTab) => (data ? lengthOf(data, of, answers.overlay) : 0),
    ...{ run, answer, question, setQuestion, help, closeHelp, answers },
  };
}

export type TriageState = ReturnType<typeof useTriage>;

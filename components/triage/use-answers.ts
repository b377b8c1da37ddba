import { useCallback, useEffect, useRef, useState } from 'react';
import type { Edit } from '../../lib/core/edit.ts';
import type { SavedEdit } from '../common/saved-edit.ts';
import { caughtUp, type Mark, NO_MARKS, overlaid, withMark } from './overlay.ts';
import type { TriageActions, TriageData, TriageItem, TriageTab } from './triage-data.ts';

/** An answer that was not saved; the edit holds the person's words. */
export type Failure = { tab: TriageTab | null; item: TriageItem; edit: Edit; message: string };

/** Answers of this visit, newest last, so that each can be taken back. */
type Given = { tab: TriageTab | null; item: TriageItem; index: number; saved: Promise<SavedEdit | null> };

/** What was last done, for the toast; `id` tells two with the same words apart. */
export type Said = { id: number; words: string; undo: boolean };

/** Answers painted at once, saved behind, and put back where saving fails. */
export function useAnswers(data: TriageData | null, actions: TriageActions) {
  const [overlay, setOverlay] = useState(NO_MARKS);
  const [failures, setFailures] = useState<Failure[]>([]);
  const [said, setSaid] = useState<Said | null>(null);
  const given = useRef<Given[]>([]);
  const count = useRef(0);

  useEffect(() => {
    if (data) setOverlay((marks) => caughtUp(marks, data.asOf));
  }, [data]);

  const say = (words: string, undo: boolean) => setSaid({ id: ++count.current, words, undo });
  const mark = (tab: TriageTab | null, item: TriageItem, next: Omit<Mark, 'tab' | 'item'> | null) => {
    if (tab) setOverlay((marks) => withMark(marks, tab, item.facts.key, next && { tab, item, ...next }));
  };

  /** Saves the edit; with a tab, the issue leaves that list at once. */
  function answer(tab: TriageTab | null, item: TriageItem, edit: Edit): void {
    const index =
      data && tab ? overlaid(data, tab, overlay).findIndex((i) => i.facts.key === item.facts.key) : 0;
    setFailures((all) => all.filter((f) => f.item.facts.key !== item.facts.key));
    mark(tab, item, { index, shown: false, settledAt: null });
    const saved = actions.save(edit).then(
      (value) => {
        mark(tab, item, { index, shown: false, settledAt: Date.now() });
        say(value.words, true);
        return value;
      },
      (error: unknown) => {
        mark(tab, item, null);
        given.current = given.current.filter((g) => g !== entry);
        setFailures((all) => [...all, { tab, item, edit, message: messageOf(error) }]);
        return null;
      },
    );
    const entry: Given = { tab, item, index, saved };
    given.current.push(entry);
  }

  /** Takes the newest answer back. Returns what comes back, or null when nothing is left to take back. */
  function undo(): Pick<Given, 'tab' | 'item'> | null {
    const entry = given.current.pop();
    if (!entry) return null;
    const { tab, item, index } = entry;
    mark(tab, item, { index, shown: true, settledAt: null });
    void takeBack(entry);
    return { tab, item };
  }

  async function takeBack(entry: Given): Promise<void> {
    const { tab, item, index } = entry;
    try {
      const saved = await entry.saved;
      if (saved) say((await actions.undo(saved.undo)).words, false);
      mark(tab, item, { index, shown: true, settledAt: Date.now() });
    } catch (error) {
      mark(tab, item, { index, shown: false, settledAt: Date.now() });
      given.current.push(entry);
      say(`Not taken back: ${messageOf(error)}`, false);
    }
  }

  function retry(): void {
    for (const { tab, item, edit } of failures) answer(tab, item, edit);
  }

  return { overlay, answer, undo, retry, failures, said, hush: useCallback(() => setSaid(null), []) };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

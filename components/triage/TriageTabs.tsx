import type { KeyboardEvent } from 'react';
import { TABS, type TriageTab } from './triage-data.ts';
import { TAB_WORDS } from './words.ts';

type Props = {
  tab: TriageTab;
  /** How many each list has. */
  lengthOf: (tab: TriageTab) => number;
  onShow: (tab: TriageTab) => void;
};

/** The lists of triage with their counts; one tab stop, arrows move between them. It uses no hook. */
export function TriageTabs({ tab: shown, lengthOf, onShow }: Props) {
  function onKeyDown({ key, currentTarget: bar }: KeyboardEvent) {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[key];
    const next = by && TABS[(TABS.indexOf(shown) + by + TABS.length) % TABS.length];
    if (!next) return;
    onShow(next);
    bar.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus();
  }
  return (
    <div role="tablist" aria-label="Lists" className="triage-tabs" onKeyDown={onKeyDown}>
      {TABS.map((tab) => (
        <button
          key={tab}
          type="button"
          role="tab"
          data-tab={tab}
          aria-selected={tab === shown}
          aria-controls="triage-panel"
          tabIndex={tab === shown ? 0 : -1}
          onClick={() => onShow(tab)}
        >
          {TAB_WORDS[tab]} <span className="subtle small num">{lengthOf(tab)}</span>
        </button>
      ))}
    </div>
  );
}

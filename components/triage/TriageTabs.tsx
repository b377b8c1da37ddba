import { type KeyboardEvent, useRef } from 'react';
import { lengthOf } from './overlay.ts';
import { TABS, type TriageData } from './triage-data.ts';
import type { TriageState } from './use-triage.ts';
import { TAB_WORDS } from './words.ts';

/** The lists of triage with their counts; one tab stop, arrows move between them. */
export function TriageTabs({ triage, data }: { triage: TriageState; data: TriageData }) {
  const bar = useRef<HTMLDivElement>(null);
  function onKeyDown(event: KeyboardEvent) {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = by && TABS[(TABS.indexOf(triage.tab) + by + TABS.length) % TABS.length];
    if (!next) return;
    triage.show(next);
    bar.current?.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus();
  }
  return (
    <div ref={bar} role="tablist" aria-label="Lists" className="triage-tabs" onKeyDown={onKeyDown}>
      {TABS.map((tab) => (
        <button
          key={tab}
          type="button"
          role="tab"
          data-tab={tab}
          aria-selected={tab === triage.tab}
          aria-controls="triage-panel"
          tabIndex={tab === triage.tab ? 0 : -1}
          onClick={() => triage.show(tab)}
        >
          {TAB_WORDS[tab]}{' '}
          <span className="subtle small num">{lengthOf(data, tab, triage.answers.overlay)}</span>
        </button>
      ))}
    </div>
  );
}

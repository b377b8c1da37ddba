import { type ReactNode, useEffect, useRef } from 'react';

/** What is focused first, the nearest to the next step before the rest. */
const FIRST = ['[data-first]', 'input:checked', 'input', 'textarea'];

/** Gives the focus to a page's next step when the page opens. */
export function NextStep({ children }: { children: ReactNode }) {
  const page = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const found = FIRST.map((selector) => page.current?.querySelector<HTMLElement>(selector)).find(Boolean);
    found?.focus();
  }, []);
  return <div ref={page}>{children}</div>;
}

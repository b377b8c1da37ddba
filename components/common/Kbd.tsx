import type { ReactNode } from 'react';

/** A key, shown as one. Screen readers hear it from the control's `aria-keyshortcuts` instead. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <span className="kbd" aria-hidden="true">
      {children}
    </span>
  );
}

import type { ReactNode } from 'react';

/** A field below its name. @param hint more about it, muted */
export function Field({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the field stands in it
    <label className="field">
      <span className="label">
        {label} {hint && <span className="subtle">{hint}</span>}
      </span>
      {children}
    </label>
  );
}

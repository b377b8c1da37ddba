import type { ReactNode } from 'react';
import { Button } from '../common/Button.tsx';
import { Mark } from '../common/Mark.tsx';

/** The popup's first line at home: whose goals these are. */
export function Top({ scope, onOptions }: { scope: string; onOptions: () => void }) {
  return (
    <header className="pop-top">
      <Mark />
      <b className="grow ell" dir="auto">
        {scope}
      </b>
      <Button kind="ghost" icon="gear" aria-label="Options" onClick={onOptions} />
    </header>
  );
}

/** The first line of everything behind home. */
export function BackTop({ title, onBack }: { title: ReactNode; onBack: () => void }) {
  return (
    <header className="pop-top back">
      <Button kind="ghost" icon="chevron-right" className="pop-back" aria-label="Back" onClick={onBack} />
      <h1 className="grow ell" dir="auto">
        {title}
      </h1>
    </header>
  );
}

import { type ReactNode, useState } from 'react';
import { Button } from '../common/Button.tsx';
import { Icon } from '../common/Icon.tsx';

type Props = {
  number: number;
  title: string;
  /** What the step is for. */
  intro: string;
  /** What was set, once it was; null while the step is open. */
  done: string | null;
  /** The controls; absent while there is nothing to do here yet. */
  children?: ReactNode;
  /** Stands below, whether the step is done or not. */
  always?: ReactNode;
};

/** One step of the beginning. It can be done right here, in any order, and changed again. */
export function Step({ number, title, intro, done, children, always }: Props) {
  const [changing, setChanging] = useState(false);
  const open = done === null || changing;
  return (
    <li className={`step ${done === null ? '' : 'done'}`}>
      <span className="step-no" aria-hidden="true">
        {done === null ? number : <Icon name="done" size={12} />}
      </span>
      <div className="grow">
        <h2 className={children || done ? '' : 'muted'}>{title}</h2>
        <p className="muted" dir="auto">
          {done ?? intro}
        </p>
        {open && children && <div className="step-more">{children}</div>}
        {always}
      </div>
      {done !== null && (
        <Button
          kind="ghost"
          size="s"
          aria-label={changing ? `Close: ${title}` : `Change: ${title}`}
          aria-expanded={changing}
          onClick={() => setChanging(!changing)}
        >
          {changing ? 'Close' : 'Change'}
        </Button>
      )}
    </li>
  );
}

import { type ReactNode, useEffect, useState } from 'react';
import { Button } from './Button.tsx';

/** How long an offer to undo stays, in milliseconds. */
export const TOAST_STAYS = 8000;

type Props = {
  message: ReactNode;
  /** Words of the button, `Undo`; absent: the toast only tells. */
  action?: string;
  onAction?: () => void;
  /** Its time is over. Give each message its own `key`, so that its time begins anew. */
  onGone: () => void;
};

/** What was just done, and the way back. It waits while the pointer or the focus is on it. */
export function Toast({ message, action, onAction, onGone }: Props) {
  const [hovered, setHovered] = useState(false);
  const [focused, setFocused] = useState(false);
  const held = hovered || focused;
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(onGone, TOAST_STAYS);
    return () => clearTimeout(timer);
  }, [held, onGone]);
  return (
    <div
      className="toast"
      role="status"
      onPointerEnter={() => setHovered(true)}
      onPointerLeave={() => setHovered(false)}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
    >
      <span className="grow">{message}</span>
      {action && (
        <Button size="s" onClick={onAction}>
          {action}
        </Button>
      )}
    </div>
  );
}

import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { localDate } from '../../lib/core/week.ts';
import type { CardContext } from '../../lib/page/card-context.ts';
import { hangCard, onPressOutside } from './card-host.ts';
import { GoalCard } from './GoalCard.tsx';

type Props = { context: CardContext; onClose: () => void };

function LiveCard({ context, onClose }: Props) {
  const [state, setState] = useState(context.state);
  useEffect(() => context.subscribe(setState), [context]);
  const date = new Date();
  const now = { at: date.toISOString(), today: localDate(date) };
  return <GoalCard state={state} now={now} actions={context} onClose={onClose} />;
}

/**
 * Opens the card at the context's badge. It lives until it is closed or the signal ends it; only when it was closed by
 * the person is `context.closed` called, which gives the focus back.
 */
export function openCard(context: CardContext, css: string, signal: AbortSignal): void {
  const own = new AbortController();
  const life = AbortSignal.any([signal, own.signal]);
  if (life.aborted) return;
  const card = hangCard(context.badge, css, life);
  const top = document.createElement('div');
  top.className = 'root';
  card.root.append(top);
  const react = createRoot(top);
  const close = () => {
    own.abort();
    context.closed();
  };
  life.addEventListener('abort', () => react.unmount(), { once: true });
  onPressOutside(card, context.badge, close, life);
  react.render(<LiveCard context={context} onClose={close} />);
}

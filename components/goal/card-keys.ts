/** What a key asks the card for. */
export type CardKey =
  | { do: 'link'; rank: number }
  | { do: 'upkeep' | 'park' | 'snooze' | 'stop' | 'escape' }
  | { do: 'move'; by: 1 | -1 };

const LETTERS: Record<string, CardKey> = {
  u: { do: 'upkeep' },
  p: { do: 'park' },
  s: { do: 'snooze' },
  x: { do: 'stop' },
  escape: { do: 'escape' },
  arrowdown: { do: 'move', by: 1 },
  arrowright: { do: 'move', by: 1 },
  arrowup: { do: 'move', by: -1 },
  arrowleft: { do: 'move', by: -1 },
};

type Pressed = {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  target: EventTarget | null;
};

/** The key's meaning, or null where it belongs to the browser, or to a form that reads letters itself. */
export function cardKey(event: Pressed): CardKey | null {
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (key === 'escape') return { do: 'escape' };
  if (event.target instanceof Element && event.target.closest('[data-own-keys]')) return null;
  return /^[1-5]$/.test(key) ? { do: 'link', rank: Number(key) } : (LETTERS[key] ?? null);
}

/** Moves the focus to the next or previous answer; past the end it begins anew. */
export function moveFocus(card: HTMLElement, by: 1 | -1): void {
  const answers = [...card.querySelectorAll<HTMLElement>('[data-move]')];
  const now = answers.findIndex((answer) => answer.matches(':focus'));
  const next = now < 0 && by < 0 ? answers.length - 1 : (now + by + answers.length) % answers.length;
  answers[next]?.focus();
}

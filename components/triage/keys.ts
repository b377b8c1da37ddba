/** The keys of triage, once: what each does, and how the help says it. */

export type Command =
  | 'next'
  | 'previous'
  | 'open'
  | 'filter'
  | 'next-tab'
  | 'drawer'
  | 'undo'
  | 'upkeep'
  | 'park'
  | 'snooze'
  | 'stop'
  | 'bring-back'
  | 'help'
  | 'escape'
  | { link: number };

const COMMANDS: Record<string, Command> = {
  j: 'next',
  arrowdown: 'next',
  k: 'previous',
  arrowup: 'previous',
  enter: 'open',
  '/': 'filter',
  ']': 'next-tab',
  '0': 'drawer',
  z: 'undo',
  u: 'upkeep',
  p: 'park',
  s: 'snooze',
  x: 'stop',
  b: 'bring-back',
  '?': 'help',
  escape: 'escape',
};

/** The answers that are no goal, as buttons name them. */
export const ANSWERS = [
  { command: 'upkeep', words: 'Upkeep', key: 'U' },
  { command: 'park', words: 'Park', key: 'P' },
  { command: 'snooze', words: 'Snooze', key: 'S' },
  { command: 'stop', words: 'Should stop', key: 'X' },
] as const satisfies readonly { command: Command; words: string; key: string }[];

/** Words of the help beside the keys as they are printed. */
export const HELP: readonly (readonly [words: string, keys: readonly string[]])[] = [
  ['Next, previous', ['J', 'K']],
  ['Link to goal 1 to 5', ['1', '5']],
  ['Open in tracker', ['↵']],
  ['Upkeep', ['U']],
  ['Filter', ['/']],
  ['Park', ['P']],
  ['Next tab', [']']],
  ['Snooze', ['S']],
  ['Drawer', ['0']],
  ['Should stop', ['X']],
  ['Undo', ['Z']],
  ['Bring back from the drawer', ['B']],
];

/** The side panel has no filter. */
export const SIDE_HELP = HELP.filter(([words]) => words !== 'Filter');

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing' | 'target'>;

/** What a key press asks for, or null where it belongs to the browser, to a field or to a pressed button. */
export function commandOf(event: Pressed): Command | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return null;
  const key = event.key.toLowerCase();
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest('input, textarea, select, [contenteditable]')) return null;
  if (key === 'enter' && target?.closest('button, a')) return null;
  if (/^[1-5]$/.test(key)) return { link: Number(key) };
  return COMMANDS[key] ?? null;
}

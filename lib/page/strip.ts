import type { VerdictState } from '../core/view.ts';
import { addStyle, drawSign } from './badge.ts';
import { make } from './host.ts';
import type { Row } from './list-row.ts';
import type { ListView } from './list-view.ts';
import stripCss from './strip.css?inline';

/** What the strip counts, in its order, and what it calls it. */
const PARTS: readonly (readonly [VerdictState, string])[] = [
  ['focus', 'focus'],
  ['linked', 'other goals'],
  ['upkeep', 'upkeep'],
  ['unlinked', 'unlinked'],
  ['idle', 'not linked yet'],
  ['parked', 'parked'],
  ['snoozed', 'snoozed'],
  ['done', 'done'],
  ['unknown', 'not read'],
];

/** How many rows are in which state. */
export type Counts = Partial<Record<VerdictState, number>>;

export type Strip = {
  host: HTMLElement;
  /** @param rows of which those of the focus say whether they are started */
  show(counts: Counts, focus: ReturnType<ListView['focus']>, rows: Iterable<Pick<Row, 'begun'>>): void;
  /** Shows nothing, and nobody has chosen a state. */
  forget(): void;
};

/**
 * The strip above a list: the week's focus, how many rows are shown, and how many of them are in which state.
 * @param onPick a person chose a state, or none any more
 */
export function createStrip(onPick: (state: VerdictState | undefined) => void): Strip {
  const host = make('plumbline-strip');
  const root = host.attachShadow({ mode: 'closed' });
  let picked: VerdictState | undefined;
  let drawn = '';
  let inside: ReturnType<typeof draw> | undefined;

  addStyle(root, stripCss);

  /** What is in it: until something is counted it takes its room alone. */
  function draw() {
    const bar = make('div');
    const about = make('p');
    const [bob, rank] = drawSign();
    const [name, slice, whole, wip] = [make('strong'), make('span'), make('span'), make('small')];
    const one = make('button');
    const text = make('span');
    text.append(make('b'), make('span'));
    one.append(drawSign()[0], text);
    const parts = PARTS.map(([state, words]) => {
      // Said of any node, and a copy is what it was copied from.
      const button = one.cloneNode(true) as HTMLElement;
      const [count, what] = button.lastElementChild?.children ?? [];
      button.ariaPressed = 'false';
      what?.append(` ${words}`);
      button.addEventListener(
        'click',
        (event) => event.isTrusted && pick(picked === state ? undefined : state),
      );
      return { state, words, button, count };
    });
    name.dir = slice.dir = 'auto';
    about.append(bob, name, slice, whole, wip);
    bar.role = 'toolbar';
    bar.ariaLabel = 'Plumbline: this list by goal';
    bar.append(about, ...parts.map(({ button }) => button));
    root.append(bar);
    return { about, rank, name, slice, whole, wip, parts };
  }

  function pick(state: VerdictState | undefined): void {
    picked = state;
    for (const part of inside?.parts ?? []) part.button.ariaPressed = `${part.state === picked}`;
    onPick(picked);
  }

  return {
    host,
    forget() {
      pick(undefined);
      drawn = '';
      host.removeAttribute('data-shown');
    },
    show(counts, focus, rows) {
      const limit = focus?.wipLimit ?? 0;
      let n = 0;
      let least = '';
      if (limit)
        for (const { begun } of rows) {
          if (begun) n += 1;
          if (begun === null) least = 'at least ';
        }
      const now = JSON.stringify([counts, focus, n, least]);
      if (now === drawn) return;
      drawn = now;
      const shown = Object.values(counts).reduce((sum, n) => sum + n, 0);
      inside ??= draw();
      const { about, rank, name, slice, whole, wip, parts } = inside;
      about.className = focus ? `focus g${focus.rank}` : '';
      rank.textContent = `${focus?.rank}`;
      name.textContent = focus?.title ?? '';
      slice.textContent = focus?.slice ? `this week: ${focus.slice}` : '';
      whole.textContent = `${shown} shown`;
      wip.textContent = limit && (n || !least) ? `${least}${n} of ${limit} started` : '';
      wip.className = n > limit ? 'moving' : '';
      for (const { state, words, button, count } of parts) {
        const n = counts[state] ?? 0;
        // What a person has picked stays, so that it can be undone.
        button.hidden = n === 0 && state !== picked;
        button.className = state === 'focus' ? about.className : state;
        button.ariaLabel = `${n} ${words}, filter`;
        if (count) count.textContent = `${n}`;
      }
      host.toggleAttribute('data-shown', shown > 0);
    },
  };
}

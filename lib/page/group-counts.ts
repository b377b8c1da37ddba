import { badgeStyle, drawSign } from './badge.ts';
import css from './groups.css?inline';
import { make } from './host.ts';

/** What was counted of a group's rows: all that were judged, and those that speak. */
export type GroupCounts = { shown: number; focus: number; unlinked: number };

/** States that speak, and what they are called. */
const SPEAK = ['focus', 'unlinked'] as const;

export type GroupStrip = {
  host: HTMLElement;
  /** @param rank of the week's focus */
  show(counts: GroupCounts, rank: number | undefined): void;
};

/** The counts in the header of a group: a sign and a figure for each state that speaks; the name says the whole. */
export function createGroupStrip(): GroupStrip {
  const host = make('plumbline-strip');
  const style = make('style');
  const line = make('p');
  const parts = SPEAK.map((state) => {
    const part = make('b');
    const figure = make('span');
    const [sign, number] = drawSign();
    part.append(sign, figure);
    return { state, part, figure, number };
  });
  style.textContent = badgeStyle(css);
  host.dataset.group = '';
  // Figures without their words say nothing: one picture, with a name.
  line.role = 'img';
  line.append(...parts.map(({ part }) => part));
  host.attachShadow({ mode: 'closed' }).append(style, line);

  return {
    host,
    show(counts, rank) {
      const spoken = SPEAK.filter((state) => counts[state] > 0);
      line.ariaLabel = `${counts.shown} shown: ${spoken.map((state) => `${counts[state]} ${state}`).join(', ')}`;
      for (const { state, part, figure, number } of parts) {
        part.hidden = !spoken.includes(state);
        part.className = state === 'focus' ? `focus g${rank}` : state;
        figure.textContent = `${counts[state]}`;
        number.textContent = state === 'focus' && rank ? `${rank}` : '';
      }
    },
  };
}

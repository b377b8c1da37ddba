import type { Overview } from '../../lib/core/overview.ts';

type Props = { overview: Overview | null; onUnlinked: () => void };

/** Started work by what it serves. Only the open question is a way on. */
export function Counts({ overview, onUnlinked }: Props) {
  const counts = overview?.counts;
  return (
    <div className="pop-counts">
      <Count n={counts?.focus} words="focus" />
      <Count n={counts?.linked} words="other goals" />
      <Count n={counts?.upkeep} words="upkeep" />
      <button type="button" className={counts?.unlinked ? 'asks' : ''} onClick={onUnlinked}>
        <b>{counts?.unlinked ?? '–'}</b>
        <span>unlinked</span>
      </button>
    </div>
  );
}

function Count({ n, words }: { n: number | undefined; words: string }) {
  return (
    <div>
      <b>{n ?? '–'}</b>
      <span>{words}</span>
    </div>
  );
}

import type { VerdictState } from '../../lib/core/view.ts';
import type { IconName } from './glyphs.tsx';
import { Icon } from './Icon.tsx';
import { RankMark } from './RankMark.tsx';

const NAMES: Record<VerdictState, IconName> = {
  focus: 'plumb',
  linked: 'linked',
  unlinked: 'unlinked',
  idle: 'idle',
  upkeep: 'upkeep',
  parked: 'parked',
  snoozed: 'snoozed',
  unknown: 'unknown',
  done: 'done',
  'out-of-scope': 'plumb',
};

type Props = {
  state: VerdictState;
  /** Rank of the goal that shows; focus and linked are drawn as its mark. */
  rank?: number | undefined;
  /** Parked, yet someone works on it: amber. */
  moving?: boolean | undefined;
  size?: number;
};

/** The sign of a verdict's state. */
export function StateMark({ state, rank, moving = false, size = 16 }: Props) {
  if (rank && (state === 'focus' || state === 'linked'))
    return <RankMark rank={rank} solid={state === 'focus'} size={size} />;
  return <Icon name={NAMES[state]} size={size} className={`${state} ${moving ? 'moving' : ''}`} />;
}

import { StateMark } from '../common/StateMark.tsx';

const BADGES = [
  {
    state: 'focus',
    rank: 1,
    text: 'Checkout under two seconds',
    words: 'This week’s focus: solid, hanging from its line.',
  },
  {
    state: 'linked',
    rank: 2,
    text: 'Search finds it first time',
    words: 'Another goal: outlined, with its rank.',
  },
  {
    state: 'unlinked',
    rank: undefined,
    text: 'Unlinked work',
    words: 'A question, with four honest answers: link it, upkeep, not now, stop.',
  },
] as const;

const PROMISES = [
  ['No server of ours', 'Goals live on this device. Share them by a file, if you like.'],
  ['Nobody is scored', 'There is no figure about a person, and no way to make one.'],
  ['It asks for what it needs', 'github.com at install; each Jira host when you add it.'],
] as const;

/** How badges read, and what Plumbline promises. */
export function Examples() {
  return (
    <>
      <ul className="examples">
        {BADGES.map(({ state, rank, text, words }) => (
          <li key={state}>
            <span className={`look ${state} ${rank ? `g${rank}` : ''}`}>
              <StateMark state={state} rank={rank} size={14} />
              <span className="ell">{text}</span>
            </span>
            <p>{words}</p>
          </li>
        ))}
      </ul>
      <ul className="promises">
        {PROMISES.map(([title, words]) => (
          <li key={title}>
            <strong>{title}</strong>
            {words}
          </li>
        ))}
      </ul>
    </>
  );
}

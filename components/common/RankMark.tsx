import type { ReactNode } from 'react';

const SHAPES: ReactNode[] = [
  <circle key="1" className="shape" cx="8" cy="8" r="7" />,
  <rect key="2" className="shape" x="1.4" y="1.4" width="13.2" height="13.2" rx="3" />,
  <path
    key="3"
    className="shape"
    d="M2.7 1.3h10.6a1.1 1.1 0 0 1 1.1 1.1v5.1c0 3.5-3 5.6-6 7.4a.8.8 0 0 1-.8 0c-3-1.8-6-3.9-6-7.4V2.4a1.1 1.1 0 0 1 1.1-1.1z"
  />,
  <rect
    key="4"
    className="shape"
    x="2.8"
    y="2.8"
    width="10.4"
    height="10.4"
    rx="1.6"
    transform="rotate(45 8 8)"
  />,
  <path
    key="5"
    className="shape"
    d="M8.6.9l5.2 3c.4.2.6.6.6 1v6.2c0 .4-.2.8-.6 1l-5.2 3a1.2 1.2 0 0 1-1.2 0l-5.2-3a1.2 1.2 0 0 1-.6-1V4.9c0-.4.2-.8.6-1l5.2-3a1.2 1.2 0 0 1 1.2 0z"
  />,
];

type Props = {
  /** From 1. Beyond 5, where a team's goals and own ones stand together, the shape is that of 5. */
  rank: number;
  /** The goal is this week's focus. */
  solid?: boolean;
  /** In px; 16 unless told. */
  size?: number;
};

/** A goal's sign: its number in the shape and colour of its rank. */
export function RankMark({ rank, solid = false, size = 16 }: Props) {
  const n = Math.min(5, Math.max(1, rank));
  return (
    <svg
      className={`rank g${n} ${solid ? 'solid' : ''}`}
      viewBox="0 0 16 16"
      width={size}
      height={size}
      aria-hidden="true"
    >
      {SHAPES[n - 1]}
      <text x="8" y={n === 3 ? 10.7 : 11.4}>
        {rank}
      </text>
    </svg>
  );
}

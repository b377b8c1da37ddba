import { GLYPHS, type IconName } from './glyphs.tsx';

type Props = { name: IconName /** In px; 16 unless told. */; size?: number; className?: string };

/** A glyph. Never the only bearer of a meaning: the words stand beside it, so it is hidden from screen readers. */
export function Icon({ name, size = 16, className = '' }: Props) {
  return (
    <svg
      className={`icon ${className}`}
      viewBox="0 0 16 16"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {GLYPHS[name]}
    </svg>
  );
}

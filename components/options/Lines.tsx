import { useId } from 'react';

type Props = { title: string; lines: readonly string[] };

/** The lines of a difference; a long one scrolls by itself, with the keyboard too. */
export function Lines({ title, lines }: Props) {
  const id = useId();
  const isLong = lines.length > 8;
  return (
    <section className="lines" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <ul tabIndex={isLong ? 0 : undefined} aria-labelledby={id}>
        {[...new Set(lines)].map((line) => (
          <li key={line} dir="auto">
            {line}
          </li>
        ))}
      </ul>
    </section>
  );
}

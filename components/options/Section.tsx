import type { ReactNode } from 'react';

type Props = { id: string; title: string; intro: string; children: ReactNode };

/** One part of the options, with a sentence that says what it is for. */
export function Section({ id, title, intro, children }: Props) {
  return (
    <section id={id} className="option" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className="title">
        {title}
      </h2>
      <p className="muted">{intro}</p>
      {children}
    </section>
  );
}

import type { PublishedFocus } from '../../lib/core/view.ts';

/** What is not done this week. */
export function StopList({ focus, onEdit }: { focus: PublishedFocus; onEdit: () => void }) {
  return (
    <section className="pop-stop">
      <h2>Not this week</h2>
      <div className="tags grow">
        {focus.stop?.map(({ text }) => (
          <span className="tag" key={text}>
            <span className="ell">{text}</span>
          </span>
        ))}
      </div>
      <button type="button" className="link" onClick={onEdit}>
        {focus.stop?.length ? 'Edit' : 'Add'}
      </button>
    </section>
  );
}

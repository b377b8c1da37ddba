import { createRoot } from 'react-dom/client';
import { browser } from '../../../../lib/platform/browser.ts';

/** Bare React that shows the goals' titles from the one key in which they are published. */

const stored: Record<string, unknown> = await browser.storage.local.get('view');
// Our own page about what the extension has just published: nothing else is there.
const { goals } = stored.view as { goals: { title: string }[] };
const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <div className="popup">
      <ul>
        {goals.map(({ title }) => (
          <li key={title} className="goal-row">
            {title}
          </li>
        ))}
      </ul>
    </div>,
  );
